"""The demonstration with a display: the kiosk window and the device bench beside it."""

from __future__ import annotations

import signal
import sys

from PySide6.QtCore import QTimer

from devices.bench_client import Bench
from kiosk.compose import build_terminal
from kiosk.demo_codes import demo_code
from kiosk.demo_site import DemoSite
from kiosk.settings import parse_settings
from ui.bench import open_bench_window


def show(site: DemoSite, bench: Bench, platform_url: str) -> int:
    """Open both windows and run until they are closed."""
    settings = parse_settings(site.kiosk_settings.read_bytes(), str(site.kiosk_settings))
    terminal = build_terminal(settings, on_warning=lambda text: print(text, file=sys.stderr))
    bench_window = open_bench_window(
        terminal.engine, bench, new_code=lambda: demo_code(platform_url)
    )
    signal.signal(signal.SIGTERM, lambda *_: terminal.app.quit())
    keep_python_awake = QTimer(interval=500)
    keep_python_awake.timeout.connect(lambda: None)
    keep_python_awake.start()
    try:
        return int(terminal.app.exec())
    finally:
        bench_window.close()
        terminal.close()
