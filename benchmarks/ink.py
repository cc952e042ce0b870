"""A finger that signs: 120 points a second, each kept with its time, each seen how soon."""

from __future__ import annotations

import math
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QPoint, QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from benchmarks.figures import Result, figure, ms
from ui.app import close_kiosk_window, prefer_software_renderer
from ui.rehearsal import Rehearsal, open_rehearsal
from ui.samples import SAMPLES

_HERTZ = 120
_POINTS = 600
_STROKES = 6
_PIECES = 4


class _Writer:
    """Writes on the pad of the signature page, as fast as a panel reports a finger."""

    def __init__(self, kiosk: Rehearsal) -> None:
        self._kiosk, self._finger = kiosk, QTest.createTouchDevice()
        self._waiting: list[float] = []
        self.seen_s: list[float] = []
        self.sent_s: list[float] = []
        kiosk.window.frameSwapped.connect(self._swapped)

    def sign(self, points: int) -> None:
        """Write so many points, in strokes of equal length."""
        pad = self._kiosk.rect(self._kiosk.find("ink"))
        for stroke in range(_STROKES):
            along = range(points // _STROKES)
            self._stroke([_at(pad, stroke, n / len(along)) for n in along])
        self._until(time.monotonic() + 0.1)

    def tick(self) -> float:
        """The least a frame costs: the clock in the header changes."""
        self._waiting, self.seen_s = [], []
        begun = time.monotonic()
        self._waiting.append(begun)
        self._kiosk.shell.show_chrome({"site": "", "clock": f"{begun}"})
        while not self.seen_s:
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return self.seen_s.pop()

    def _stroke(self, places: list[QPoint]) -> None:
        window, due = self._kiosk.window, time.monotonic()
        for number, place in enumerate(places):
            event = QTest.touchEvent(window, self._finger)
            self.sent_s.append(time.monotonic())
            self._waiting.append(self.sent_s[-1])
            (event.press if number == 0 else event.move)(0, place, window)
            event.commit()
            due += 1 / _HERTZ
            self._until(due)
        last = QTest.touchEvent(window, self._finger)
        last.release(0, places[-1], window)
        last.commit()

    def _until(self, due: float) -> None:
        while (left := due - time.monotonic()) > 0:
            QGuiApplication.processEvents()
            time.sleep(min(left, 0.001))

    def _swapped(self) -> None:
        now = time.monotonic()
        self.seen_s += [now - sent for sent in self._waiting]
        self._waiting = []


def _at(pad: Any, stroke: int, share: float) -> QPoint:
    """A wave in a sixth of the pad: nothing of it stands still."""
    room = pad.width() / _STROKES
    x = pad.left() + room * (stroke + 0.1 + 0.8 * share)
    y = pad.center().y() + pad.height() * 0.3 * math.sin(math.tau * _PIECES * share)
    return QPointF(x, y).toPoint()


def _steps(times: list[float]) -> list[float]:
    return [after - before for before, after in pairwise(times)]


def measure(folder: Path, *, quick: bool) -> Result:
    """Sign once; nothing is written to `folder`."""
    del folder
    prefer_software_renderer()
    app = QGuiApplication.instance() or QGuiApplication(["ink"])
    assert isinstance(app, QGuiApplication)
    kiosk = open_rehearsal(app, (1080, 1920))
    kiosk.show(next(sample for sample in SAMPLES if sample.name == "sign"))
    kiosk.wait_ready()
    writer = _Writer(kiosk)
    points = 60 if quick else _POINTS
    writer.sign(points)
    pad: Any = kiosk.find("ink")
    seen, strokes = list(writer.seen_s), pad.strokes()
    frames = [writer.tick() for _ in range(len(seen))]
    kept = [point for stroke in strokes for point in stroke]
    times = [point["t"] / 1000 for point in kept]
    off = [abs(t - s) for t, s in zip(_steps(times), _steps(writer.sent_s), strict=False)]
    close_kiosk_window(kiosk.engine, kiosk.window)
    figures = (
        figure("a point to ink on the screen", "ms", ms(seen),
               peer_name="a frame in which only the clock changes", peer=ms(frames)),
        figure("how far the time between two points is off", "ms", ms(off)),
        figure("points kept of 100 written", "", [100 * len(kept) / len(writer.sent_s)],
               more_is_better=True),
    )  # fmt: skip
    note = f"{points} points in {_STROKES} strokes, {_HERTZ} a second, on the signature page."
    return Result("ink", "a finger that signs", figures, (note,))
