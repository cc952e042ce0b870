"""Proof that the screen is alive: frames that were really drawn, told to the service manager.

A process that runs but draws nothing must be replaced, so the watchdog is fed by a drawn frame
and by nothing else.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtQuick import QQuickWindow

from kiosk import service_manager
from kiosk.service_manager import ALIVE, READY


class Pulse(QObject):
    """Says READY at the first frame, and ALIVE for a frame it asks for now and then.

    `every_s` is how often; None when nobody waits, then only READY is said.
    """

    def __init__(
        self,
        window: QQuickWindow,
        every_s: float | None,
        tell: Callable[[str], None] = service_manager.tell,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tell = tell
        self._is_ready = False
        self._wants_frame = False
        window.frameSwapped.connect(self._drawn)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._ask)
        if every_s is not None:
            self._timer.start(round(every_s * 1000))
        window.update()

    def _ask(self) -> None:
        self._wants_frame = True
        self._window.update()

    def _drawn(self) -> None:
        if not self._is_ready:
            self._is_ready = True
            self._tell(READY)
        if self._wants_frame:
            self._wants_frame = False
            self._tell(ALIVE)
