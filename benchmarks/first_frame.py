"""`python -m benchmarks.first_frame SETTINGS`: a kiosk that says when it showed its first frame.

It runs the command line's own `run`, as `menkou run` does, with memory that forgets, and only
looks; then it ends. One JSON object of monotonic instants on standard output: frame, loaded,
built, usable, ready. Imports stand where the kiosk itself would make them.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from kiosk.forgetful import become_forgetful

if TYPE_CHECKING:
    from kiosk.compose import Terminal
    from kiosk.doorstep import Doorstep

_LOOK_EVERY_MS = 5
_GIVE_UP_MS = 30_000


def _watch_terminal(terminal: Terminal, marks: dict[str, float]) -> None:
    """Note when the terminal can be used and when all of it is ready; then end it."""
    from PySide6.QtCore import QTimer

    def swapped() -> None:
        if terminal.shell.shown_name != "Starting":
            marks.setdefault("usable", time.monotonic())

    def look() -> None:
        devices = [line.state for line in terminal.session.devices.values()]
        whole = len(devices) == len(terminal.bay.watches)
        if whole and set(devices) == {"ready"} and terminal.session.line.online:
            marks["ready"] = time.monotonic()
            terminal.app.quit()

    terminal.window.frameSwapped.connect(swapped)
    ticker = QTimer(terminal.window, interval=_LOOK_EVERY_MS)
    ticker.timeout.connect(look)
    ticker.start()
    QTimer.singleShot(_GIVE_UP_MS, terminal.app.quit)


def _watch(marks: dict[str, float]) -> None:
    from kiosk.doorstep import Doorstep

    show_first_frame = Doorstep.show_first_frame

    def watched(doorstep: Doorstep) -> None:
        show_first_frame(doorstep)
        marks["frame"] = time.monotonic()
        from kiosk import compose

        marks["loaded"] = time.monotonic()
        build = compose.build_terminal

        def built(*arguments: object, **options: object) -> Terminal:
            terminal = build(*arguments, **options)  # type: ignore[arg-type]
            marks["built"] = time.monotonic()
            _watch_terminal(terminal, marks)
            return terminal

        compose.build_terminal = built

    Doorstep.show_first_frame = watched  # type: ignore[method-assign]


def main() -> int:
    """Run the kiosk of a settings file until it is ready."""
    become_forgetful()
    from kiosk import cli_run

    marks: dict[str, float] = {}
    _watch(marks)
    code = cli_run.main(["--settings", sys.argv[1]])
    import json

    print(json.dumps(marks))
    return code


if __name__ == "__main__":
    sys.exit(main())
