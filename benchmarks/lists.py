"""A list of five thousand services, flung through as a finger would."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

from benchmarks.figures import Result, figure, ms
from ui.app import close_kiosk_window, prefer_software_renderer
from ui.rehearsal import Rehearsal, open_rehearsal
from ui.samples import SAMPLES, Sample

STEP_PX = 40
"""How far the list moves from frame to frame: some 2,400 pixels a second at 60 frames."""


class _Frames:
    """Asks for one frame after another and notes when each was there."""

    def __init__(self, window: QQuickWindow) -> None:
        self._there = False
        window.frameSwapped.connect(self._swapped)

    def wait(self) -> None:
        """Let the loop run until the next frame is drawn."""
        self._there = False
        while not self._there:
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _swapped(self) -> None:
        self._there = True


def measure(folder: Path, *, quick: bool) -> Result:
    """Scroll a long list frame by frame; nothing is written to `folder`."""
    del folder
    prefer_software_renderer()
    app = QGuiApplication.instance() or QGuiApplication(["list"])
    assert isinstance(app, QGuiApplication)
    kiosk = open_rehearsal(app, (1080, 1920))
    count, steps = (200, 10) if quick else (5000, 600)
    few, _ = _scrolled(kiosk, 16, min(steps, 12))
    many, shown_s = _scrolled(kiosk, count, steps)
    close_kiosk_window(kiosk.engine, kiosk.window)
    rate = [1 / took for took in many]
    return Result(
        "list",
        "a long list of services",
        (
            figure(
                f"a frame of a list of {count:,} that moves", "ms", ms(many),
                peer_name="of a list of 16", peer=ms(few),
            ),
            figure("that is, frames a second", "1/s", rate),
            figure(f"the screen with {count:,} services, shown", "ms", ms([shown_s])),
        ),
        (
            f"1080x1920, software renderer, no display; {STEP_PX} pixels a frame. A frame is"
            " polishing, making the rows that come into sight, and drawing; nothing waits for a"
            " display to be ready.",
        ),
    )  # fmt: skip


def _scrolled(kiosk: Rehearsal, count: int, steps: int) -> tuple[list[float], float]:
    """Seconds for every frame of a list that moves, and until its screen was there."""
    model = next(sample for sample in SAMPLES if sample.name == "item_list")
    tiles = model.props["items"]
    items = [{**tiles[n % len(tiles)], "code": f"LIST-{n:05}"} for n in range(count)]
    begun = time.monotonic()
    kiosk.show(Sample("list", "ItemList", {**model.props, "items": items}, 0))
    shown_s = time.monotonic() - begun
    listed = next(item for item in kiosk.items() if item.inherits("QQuickListView"))
    return _moved(kiosk.window, listed, steps), shown_s


def _moved(window: QQuickWindow, listed: QQuickItem, steps: int) -> list[float]:
    frames, took = _Frames(window), []
    for step in range(1, steps + 1):
        begun = time.monotonic()
        listed.setProperty("contentY", float(step * STEP_PX))
        frames.wait()
        took.append(time.monotonic() - begun)
    return took
