"""The technician's area as the window sees it: when it takes a verb, and what it shows instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.session.session import DeviceLine
from kiosk.technician.area import TechnicianArea
from ui.screens.screen import Screen, Stand
from ui.screens.technician import out_of_service, technician_screen
from ui.screens.technician_verbs import technician_event_for

CORNER = "corner_held"


class TechnicianFace:
    """Stands before the resident's screens while a technician is in or the service is closed."""

    def __init__(self, area: TechnicianArea, version: str) -> None:
        self.area = area
        self._version = version

    @property
    def has_screen(self) -> bool:
        """Whether residents see none of their own screens now."""
        return self.area.is_in or self.area.closed_for is not None

    def took(self, verb: str, detail: Any) -> bool:
        """Act on a verb that is not for the visit; say whether it was taken."""
        if verb == CORNER:
            self.area.corner_held()
            return True
        if not self.area.is_in:
            return self.has_screen
        self.area.touched()
        event = technician_event_for(verb, detail)
        if event is not None:
            self.area.happen(event)
        return True

    def screen(self, stand: Stand, devices: Mapping[str, DeviceLine]) -> Screen | None:
        """What is shown instead of the visit's screen; None when the visit has the window."""
        if self.area.is_in:
            return technician_screen(self.area, stand, devices, self._version)
        reason = self.area.closed_for
        return None if reason is None else out_of_service(reason, stand)

    def chrome(self, chrome: dict[str, Any]) -> dict[str, Any]:
        """Header and footer as they are here."""
        if not self.has_screen:
            return chrome
        is_in = self.area.is_in
        return {
            **chrome, "steps": [], "step": 0, "identified": False,
            "canGoBack": is_in, "canLeave": is_in, "voice": "",
        }  # fmt: skip

    def overlay(self) -> dict[str, Any]:
        """The countdown before the area closes by itself."""
        seconds = self.area.warning_s
        return {} if seconds is None else {"kind": "idle", "seconds": seconds}
