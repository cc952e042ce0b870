"""`python -m benchmarks.bare_window [--swap N | --stay]`: the same Qt with almost nothing.

A window of the kiosk's size with one line of text. It prints when its first frame was there;
with `--swap` how long N changes between two almost empty pages took; with `--stay` it stays
until its standard input ends.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

_PAUSE_MS = 20


class _Swapper:
    """Loads one page after the other; a page counts when its frame is there."""

    def __init__(self, window: QQuickWindow, times: int) -> None:
        self.took_s: list[float] = []
        self._window = window
        self._times = times
        self._begun_at: float | None = None
        window.frameSwapped.connect(self._swapped)
        QTimer.singleShot(_PAUSE_MS, self._next)

    def _next(self) -> None:
        self._begun_at = time.monotonic()
        self._window.setProperty("page", f"BarePage{len(self.took_s) % 2 + 1}.qml")

    def _swapped(self) -> None:
        if self._begun_at is None:
            return
        self.took_s.append(time.monotonic() - self._begun_at)
        self._begun_at = None
        if len(self.took_s) == self._times:
            _quit_soon()
        else:
            QTimer.singleShot(_PAUSE_MS, self._next)


def _quit_soon() -> None:
    # Not from within a frame: quitting takes down the window that is just being drawn.
    QTimer.singleShot(0, QGuiApplication.quit)


def main() -> int:
    """Show the window and measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bare_window")
    parser.add_argument("--swap", type=int, default=0, metavar="N")
    parser.add_argument("--stay", action="store_true")
    options = parser.parse_args()
    app = QGuiApplication(["bare"])
    engine = QQmlApplicationEngine()
    engine.load(str(Path(__file__).parent / "qml" / "Bare.qml"))
    (window,) = (root for root in engine.rootObjects() if isinstance(root, QQuickWindow))
    marks: dict[str, object] = {}
    kept: list[object] = []

    def first_frame() -> None:
        if marks:
            return
        marks["frame"] = time.monotonic()
        if options.swap:
            kept.append(_Swapper(window, options.swap))
        elif options.stay:
            print("there", flush=True)
            stdin = QSocketNotifier(0, QSocketNotifier.Type.Read)
            stdin.activated.connect(app.quit)
            kept.append(stdin)
        else:
            _quit_soon()

    window.frameSwapped.connect(first_frame)
    app.exec()
    for swapper in kept:
        if isinstance(swapper, _Swapper):
            marks["swaps"] = swapper.took_s
    if not options.stay:
        print(json.dumps(marks))
    return 0


if __name__ == "__main__":
    sys.exit(main())
