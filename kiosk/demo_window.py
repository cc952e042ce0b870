"""The demonstration with a display: the kiosk window and the device bench beside it."""

from __future__ import annotations

import signal
import sys

from PySide6.QtCore import QTimer

from devices.simulation import BenchRefused
from kiosk.compose import build_terminal
from kiosk.demo_codes import demo_code
from kiosk.demo_site import RunningSite
from kiosk.settings import parse_settings
from ui.bench import open_bench_window


def show(running: RunningSite) -> int:
    """Open both windows and run until they are closed."""
    path = running.site.kiosk_settings
    settings = parse_settings(path.read_bytes(), str(path))
    terminal = build_terminal(settings, on_warning=lambda text: print(text, file=sys.stderr))

    def new_code() -> str:
        try:
            return demo_code(running.platform_url)
        except (OSError, ValueError) as fault:
            raise BenchRefused("the platform gave no code") from fault

    bench_window = open_bench_window(terminal.engine, running.bench, new_code=new_code)
    signal.signal(signal.SIGTERM, lambda *_: terminal.app.quit())
    keep_python_awake = QTimer(interval=500)
    keep_python_awake.timeout.connect(lambda: None)
    keep_python_awake.start()
    try:
        return int(terminal.app.exec())
    finally:
        bench_window.close()
        terminal.close()
