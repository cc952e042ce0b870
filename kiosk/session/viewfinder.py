"""The live picture of the document camera: what is seen, where the page lies, is it steady.

Runs on its own worker, newest frame only: a slow machine skips frames, it never queues them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kiosk.materials.page import PageFound, find_page, has_writing
from kiosk.materials.steady import SteadyWatch
from kiosk.materials.tray_reference import TrayMemory
from kiosk.ports import FrameSource, Image, PictureGone

Corners = tuple[float, ...] | None

_MOVED = 0.03
"""Share of the frame a corner must move for a page to be another one."""


@dataclass(frozen=True, slots=True)
class View:
    """One frame as shown: its picture, the page's corners (0..1), and a verdict code or ''."""

    sequence: int
    image: Image = field(repr=False)
    outline: tuple[float, ...] = ()
    verdict: str = "scan_no_page"
    steady: bool = False


class Viewfinder:
    """Looks at preview frames. `look` is called on the worker thread."""

    def __init__(self, frames: FrameSource, empty_tray: TrayMemory) -> None:
        self._frames = frames
        self._empty_tray = empty_tray
        self._steady = SteadyWatch()
        self._sequence = 0
        self._seen: Corners = None
        self._taken: Corners = None

    def look(self, body: dict[str, Any]) -> View | None:
        """Take one 'frame' report and say what is on it; None when the frame is gone already."""
        try:
            image = self._frames.preview(body)
        except PictureGone:
            return None
        tray = self._empty_tray.for_frame(image)
        found = find_page(image, tray)
        self._sequence += 1
        self._seen = tuple(found.corners) if found else None
        if not _is_same_place(self._seen, self._taken):
            self._taken = None
        steady = self._steady.feed(self._seen) and self._taken is None
        # Without the empty tray's picture, a box that stands there could be a page: it is shown,
        # but only the resident's own hand takes it.
        if steady and found is not None and tray is None:
            steady = has_writing(image, found)
        return View(
            self._sequence,
            image,
            tuple(found.corners) if found else (),
            _verdict(found),
            steady and found is not None and not found.touches_frame,
        )

    def restart(self) -> None:
        """A new visit to the camera: what lay still before counts no more."""
        self._steady = SteadyWatch()
        self._taken = None

    def page_taken(self) -> None:
        """The page that lies there is photographed: it must move before it counts as another."""
        self._taken = self._seen


def _is_same_place(seen: Corners, taken: Corners) -> bool:
    if seen is None or taken is None:
        return False
    return max(abs(a - b) for a, b in zip(seen, taken, strict=True)) < _MOVED


def _verdict(found: PageFound | None) -> str:
    if found is None:
        return "scan_no_page"
    return "scan_cut_off" if found.touches_frame else ""
