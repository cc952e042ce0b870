"""The page that stands where the kiosk should be when it cannot start.

It needs nothing of the kiosk's: no settings, no store, no devices, no translations. Whatever broke
those must not break this.
"""

from __future__ import annotations

import signal
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView

from ui.app import prefer_software_renderer

PAGE = Path(__file__).parent / "qml" / "OutOfOrder.qml"


def open_page(size: tuple[int, int] | None = None) -> QQuickView:
    """Open the page over the whole display, or in a window of `size` pixels."""
    view = QQuickView()
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.setSource(QUrl.fromLocalFile(str(PAGE)))
    if size is None:
        view.showFullScreen()
    else:
        view.resize(*size)
        view.show()
    return view


def run() -> int:
    """Show the page until we are told to end."""
    prefer_software_renderer()
    app = QGuiApplication(["menkou"])
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    view = open_page()
    try:
        return int(app.exec())
    finally:
        view.close()
