"""The pad for signatures is made known after the first screen, and works all the same."""

from __future__ import annotations

import os
import subprocess
import sys

_PLAY = """
import sys
from PySide6.QtGui import QGuiApplication
from ui.app import (
    close_kiosk_window, open_kiosk_window, prefer_software_renderer, register_ink
)
from ui.samples import SAMPLES
from ui.shell import Shell

prefer_software_renderer()
app, shell, heard = QGuiApplication([]), Shell(), []
by_screen = {sample.screen: sample for sample in SAMPLES}
shell.show_screen("Welcome", by_screen["Welcome"].props)
engine, window = open_kiosk_window(
    app, shell, px_per_mm=4.0, on_warning=heard.append, with_ink=False
)
assert "ui.ink" not in sys.modules
register_ink()
shell.show_screen("Sign", by_screen["Sign"].props)
app.processEvents()
window.grabWindow()
print(heard, window.findChild(object, "screen").property("item") is not None)
close_kiosk_window(engine, window)
"""


def test_a_signature_can_be_asked_for_after_a_light_start() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PLAY],
        capture_output=True,
        text=True,
        check=True,
        timeout=100,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.split("\n")[0] == "[] True"
