"""Learns what the empty tray looks like, between visits, and forgets it with the power.

Whatever this hand sees is nobody's business: frames are compared and dropped, and a camera that
saw anything but an empty tray is given a fresh process.
"""

from __future__ import annotations

from typing import Any, Final

from kiosk.materials.tray_reference import Tray, TrayLook, TrayMemory, TrayWatch
from kiosk.ports import Devices, FrameSource, PictureGone
from kiosk.session.visit import Visit
from kiosk.session.worker import Worker

CALM_S: Final = 5.0
"""How long nobody must have been there before the tray is looked at."""
EVERY_S: Final = 600.0
"""Lamps warm up and days go by; a look costs a second of one core."""
LOOK_LIMIT_S: Final = 10.0


class TrayHand:
    """Call on the owner's thread. `memory` is taught here and asked on the camera's worker."""

    def __init__(self, devices: Devices, frames: FrameSource, worker: Worker) -> None:
        self._devices = devices
        self._frames = frames
        self._worker = worker
        self.memory = TrayMemory()
        self._watch = TrayWatch()
        self._calm_since: float | None = None
        self._next_at: float = 0.0
        self._began_at: float | None = None
        self._is_busy = False

    @property
    def is_looking(self) -> bool:
        """Whether frames that come now are looked at for the tray's sake."""
        return self._began_at is not None

    def rest(self, now: float, *, is_quiet: bool) -> None:
        """Say how things are, a few times a second: `is_quiet` when no visit runs."""
        if not is_quiet:
            self.stop()
            self._calm_since, self._next_at = None, now
            return
        if self._calm_since is None:
            self._calm_since = now
        if self._began_at is not None:
            if now - self._began_at >= LOOK_LIMIT_S:
                self._end(now, None)
        elif now - self._calm_since >= CALM_S and now >= self._next_at:
            self._begin(now)

    def stop(self) -> None:
        """Somebody is there: look no further."""
        if self._began_at is not None:
            self._began_at = None
            self._devices.send("document", "preview_off")

    def report(self, visit: Visit, body: dict[str, Any]) -> None:
        """A frame came while nobody was there."""
        if self._began_at is None or self._is_busy:
            return
        self._is_busy = True
        self._worker.show(visit, lambda: self._look(body), self._saw)

    def _begin(self, now: float) -> None:
        self._next_at = now + EVERY_S
        if self._devices.send("document", "preview_on"):
            self._began_at, self._watch = now, TrayWatch()

    def _look(self, body: dict[str, Any]) -> TrayLook | None:
        """On the worker: look at one frame."""
        try:
            return self._watch.feed(self._frames.preview(body))
        except PictureGone:
            return None

    def _saw(self, look: TrayLook | None) -> None:
        self._is_busy = False
        if look is not None and self._began_at is not None:  # else somebody came meanwhile
            self.memory.learn(look)
            self._end(self._began_at, look)

    def _end(self, now: float, look: TrayLook | None) -> None:
        self.stop()
        self._next_at = now + EVERY_S
        if look is None or look.tray is not Tray.EMPTY:
            self._devices.renew("document")
