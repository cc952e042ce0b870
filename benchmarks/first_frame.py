"""`python -m benchmarks.first_frame SETTINGS`: a kiosk that says when it showed its first frame.

It runs the command line's own `run` and only looks; then it ends. One JSON object of monotonic
instants on standard output: imported, built, frame, ready.
"""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QTimer

from kiosk import cli, compose
from kiosk.compose import Terminal

_LOOK_EVERY_MS = 5
_GIVE_UP_MS = 30_000


class _Watch:
    def __init__(self, terminal: Terminal, marks: dict[str, float]) -> None:
        self._terminal = terminal
        self._marks = marks
        terminal.window.frameSwapped.connect(self._swapped)
        self._look = QTimer(interval=_LOOK_EVERY_MS)
        self._look.timeout.connect(self._ready)
        QTimer.singleShot(_GIVE_UP_MS, terminal.app.quit)

    def _swapped(self) -> None:
        if "frame" not in self._marks and self._terminal.shell.shown_name == "Welcome":
            self._marks["frame"] = time.monotonic()
            self._look.start()

    def _ready(self) -> None:
        session = self._terminal.session
        devices = [line.state for line in session.devices.values()]
        whole = len(devices) == len(self._terminal.bay.watches)
        if whole and set(devices) == {"ready"} and session.line.online:
            self._marks["ready"] = time.monotonic()
            self._terminal.app.quit()


def main() -> int:
    """Run the kiosk of a settings file until it is ready."""
    marks = {"imported": time.monotonic()}
    watches = []
    build = compose.build_terminal

    def watched(*arguments: object, **options: object) -> Terminal:
        terminal = build(*arguments, **options)  # type: ignore[arg-type]
        marks["built"] = time.monotonic()
        watches.append(_Watch(terminal, marks))
        return terminal

    compose.build_terminal = watched
    code = cli.main(["run", "--settings", sys.argv[1]])
    print(json.dumps(marks))
    return code


if __name__ == "__main__":
    sys.exit(main())
