"""The first thing anybody sees: the window, which says that it is starting.

Nothing is loaded for it but Qt and one picture. Screens, devices, store, rules and line are loaded
behind it; a touch meanwhile waits in the window's queue and counts when the waiting screen stands.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.first_look import FirstLook
from ui.app import close_kiosk_window, open_kiosk_window, panel_px_per_mm, prefer_software_renderer
from ui.reach import reach_share
from ui.shell import Shell

_FIRST_FRAME_WITHIN_MS = 2000


@dataclass(slots=True)
class Doorstep:
    """An open window that shows that the kiosk is starting. `on_warning` may be exchanged."""

    app: QGuiApplication
    shell: Shell
    engine: QQmlApplicationEngine
    window: QQuickWindow
    on_warning: Callable[[str], None]

    def show_first_frame(self) -> None:
        """Return when the first picture is on the screen; at most two seconds later."""
        drawn = QEventLoop()
        self.window.frameSwapped.connect(drawn.quit)
        QTimer.singleShot(_FIRST_FRAME_WITHIN_MS, drawn, drawn.quit)
        drawn.exec()
        self.window.frameSwapped.disconnect(drawn.quit)

    def close(self) -> None:
        """Take the window down."""
        close_kiosk_window(self.engine, self.window)


def application(on_warning: Callable[[str], None]) -> QGuiApplication:
    """The one Qt application, made at the first call."""
    prefer_software_renderer()
    app = QGuiApplication.instance() or QGuiApplication(["menkou"])
    assert isinstance(app, QGuiApplication)
    _report_qt_messages(on_warning)
    return app


def open_doorstep(look: FirstLook, on_warning: Callable[[str], None]) -> Doorstep:
    """Open the window of these settings.

    Raises UnknownPanelError for a panel of unknown size, BadLogoError for a logo that is none.
    """
    px_per_mm = panel_px_per_mm(look.width_px, look.panel_width_mm)
    app = application(on_warning)
    shell = Shell()
    shell.reachShare = reach_share(look.height_px / px_per_mm, look.bottom_mm)
    shell.show_chrome({"site": look.site})
    shell.show_screen("Starting", {})
    heard: list[Doorstep] = []
    engine, window = open_kiosk_window(
        app,
        shell,
        size=(look.width_px, look.height_px),
        px_per_mm=px_per_mm,
        fullscreen=look.fullscreen,
        with_ink=False,
        brand=look.brand,
        still=not look.motion,
        on_warning=lambda text: heard[0].on_warning(text) if heard else on_warning(text),
    )
    heard.append(Doorstep(app, shell, engine, window, on_warning))
    return heard[0]


def _report_qt_messages(on_warning: Callable[[str], None]) -> None:
    def heard(kind: QtMsgType, _context: object, message: str) -> None:
        if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            on_warning(message)

    qInstallMessageHandler(heard)
    logging.captureWarnings(capture=True)
