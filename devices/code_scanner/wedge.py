"""Drives a scanner that pretends to be a keyboard ("wedge"), through its own input device.

The device is grabbed: its keys reach neither the screen's text fields nor an input method, which
would swallow or change them - also while nobody wants a code. Better cables exist (`line_scanner`,
`hid_pos`): only ASCII can be typed. Commands and reports: see `outlet`.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from devices.code_scanner.frames import Code, Spoiled
from devices.code_scanner.key_codes import KeyReader
from devices.code_scanner.outlet import serve_codes
from devices.driver import Desk
from devices.links.evdev import InputLink
from kiosk import wire


@dataclass(frozen=True, slots=True)
class WedgeSettings:
    """`port`: best a name under /dev/input/by-id that ends in -event-kbd, or usb:VID:PID.

    Keys that are `silence_s` apart do not belong to one code; 0.1 is what scanners keep easily,
    more leaves room for a busy machine.
    """

    port: str
    silence_s: float = 0.3


class WedgeScanner:
    """`devices.driver.Driver` of a scanner that types."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = wire.convert(WedgeSettings, dict(settings))

    def serve(self, desk: Desk) -> None:
        """See `devices.driver.Driver`."""
        with InputLink(self._settings.port, "keys") as link:
            serve_codes(desk, _Typed(link, self._settings.silence_s))


class _Typed:
    """`CodeSource` of a keyboard."""

    def __init__(self, link: InputLink, silence_s: float) -> None:
        self._link = link
        self._silence_s = silence_s
        self._keys = KeyReader()
        self._heard_at = 0.0

    def listen(self, timeout_s: float) -> list[Code | Spoiled]:
        events = self._link.read_some(timeout_s)
        now = time.monotonic()
        if events:
            self._heard_at = now
            return self._keys.feed(events)
        if not self._keys.is_empty and now - self._heard_at >= self._silence_s:
            return self._keys.silence()
        return []

    def pass_over(self) -> None:
        while events := self._link.read_some(0):
            self._heard_at = time.monotonic()
            self._keys.feed(events)
