"""The document camera as a second place to hold a code: beside the scanner, or instead of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from kiosk.journey.events import CodeScanned, Event
from kiosk.materials.code_live import CodeSeeker, hold_to_one_core
from kiosk.ports import Devices, FrameSource, PictureGone
from kiosk.session.news import CODE_LIMIT
from kiosk.session.visit import Visit
from kiosk.session.worker import Worker


class Hears(Protocol):
    """What the hand needs of the session."""

    def touched(self) -> None:
        """Somebody is there."""

    def happen(self, event: Event) -> None:
        """Let an event decide."""


class CodeHand:
    """Call on the owner's thread. Whichever reads first, scanner or camera, is heard first.

    A code that was read is told once, until it was taken away: one that was refused and still
    lies there is not asked about again and again.
    """

    def __init__(self, devices: Devices, frames: FrameSource, worker: Worker) -> None:
        self._devices = devices
        self._frames = frames
        self._worker = worker
        self._seeker: CodeSeeker | None = None
        self._free_cores: Callable[[], None] = lambda: None
        self._is_busy = False

    @property
    def is_reading(self) -> bool:
        """Whether frames that come now are searched for a code."""
        return self._seeker is not None

    def begin(self) -> None:
        """Start to look; harmless when it was begun already."""
        if self._seeker is None and self._devices.send("document", "preview_on"):
            self._seeker = CodeSeeker()
            self._free_cores = hold_to_one_core()

    def stop(self) -> None:
        """Look no further, and forget what was read."""
        if self._seeker is not None:
            self._seeker = None
            self._free_cores()
            self._devices.send("document", "preview_off")

    def report(self, visit: Visit, body: dict[str, Any], session: Hears) -> None:
        """A frame came; at most one is looked at and none is queued."""
        seeker = self._seeker
        if seeker is None or self._is_busy:
            return
        self._is_busy = True

        def saw(text: str | None) -> None:
            self._is_busy = False
            if text is not None and self._seeker is seeker:
                session.touched()
                session.happen(CodeScanned(text[: CODE_LIMIT + 1]))

        self._worker.show(visit, lambda: self._look(seeker, body), saw)

    def _look(self, seeker: CodeSeeker, body: dict[str, Any]) -> str | None:
        try:
            return seeker.feed(self._frames.preview(body))
        except PictureGone:
            return None
