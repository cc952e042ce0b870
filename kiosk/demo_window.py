"""The demonstration with a display: the kiosk window and the device bench beside it."""

from __future__ import annotations

import signal
import sys

from msgspec.structs import replace
from PySide6.QtCore import QTimer

from devices.simulation import BenchRefused
from kiosk.compose import build_terminal, run_until_closed
from kiosk.compose_technician import EXIT_RESTART
from kiosk.demo_codes import demo_code
from kiosk.demo_site import RunningSite
from kiosk.doorstep import application
from kiosk.settings import Settings, parse_settings
from ui.bench import open_bench_window

_GAP_PX = 24
_ROOM = 0.92


def fitted(settings: Settings, width_px: int, height_px: int) -> Settings:
    """The same panel, drawn smaller when the display is: every millimetre shrinks alike."""
    screen = settings.screen
    share = min(1.0, _ROOM * width_px / screen.width_px, _ROOM * height_px / screen.height_px)
    smaller = replace(
        screen,
        width_px=round(screen.width_px * share),
        height_px=round(screen.height_px * share),
    )
    return replace(settings, screen=smaller)


def _tell(warning: str) -> None:
    print(warning, file=sys.stderr)


def show(running: RunningSite) -> int:
    """Open both windows and run until they are closed; again when a technician restarts it."""
    while (status := _show_once(running)) == EXIT_RESTART:
        continue
    return status


def _show_once(running: RunningSite) -> int:
    path = running.site.kiosk_settings
    settings = parse_settings(path.read_bytes(), str(path))
    room = application(_tell).primaryScreen().availableGeometry()
    settings = fitted(settings, room.width(), room.height())
    terminal = build_terminal(settings, on_warning=_tell)

    def new_code() -> str:
        try:
            return demo_code(running.platform_url)
        except (OSError, ValueError) as fault:
            raise BenchRefused("the platform gave no code") from fault

    bench_window = open_bench_window(terminal.engine, running.bench, new_code=new_code)
    terminal.window.setPosition(room.topLeft())
    bench_window.window.setPosition(room.left() + settings.screen.width_px + _GAP_PX, room.top())
    signal.signal(signal.SIGTERM, lambda *_: terminal.app.quit())
    keep_python_awake = QTimer(interval=500)
    keep_python_awake.timeout.connect(lambda: None)
    keep_python_awake.start()
    terminal.app.aboutToQuit.connect(bench_window.close)
    return run_until_closed(terminal)
