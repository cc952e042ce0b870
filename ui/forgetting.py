"""After a visit: drop what Python, QML and the renderer may still hold of it.

The wipe itself is the session's and is done by then; this frees what a garbage collector would
free some time later, so that it is overwritten now (see `kiosk.forgetful`).
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from ui.app import forget_visit

_LOOK_EVERY_MS = 500
_SETTLED_MS = 1500
"""The screens of the visit have gone by then: the longest transition is well under a second."""
_NO_VISITS_OWN = 50_000
"""So many objects survive no visit: a newer catalogue has come."""


def set_aside_what_lasts() -> None:
    """Spare the garbage collector whatever lasts as long as the kiosk. Call it when all is built.

    Else it would look through every module and every service item in the middle of a visit, a
    tenth of a second and more each time, while somebody waits for a page.
    """
    gc.freeze()


class Forgetting(QObject):
    """Watches the number of the visit; when it is another one, the last visit is forgotten."""

    def __init__(
        self, visit: Callable[[], str], engine: QQmlApplicationEngine, window: QQuickWindow
    ) -> None:
        """`visit` says the number of the present visit. Lives as long as `engine`."""
        super().__init__(engine)
        self._visit = visit
        self._number = visit()
        self._engine = engine
        self._window = window
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self.forget)
        self._ticker = QTimer(self, interval=_LOOK_EVERY_MS)
        self._ticker.timeout.connect(self._look)
        self._ticker.start()

    def forget(self) -> None:
        """Drop it now."""
        gc.collect()
        if len(gc.get_objects(generation=2)) > _NO_VISITS_OWN:
            gc.unfreeze()
            gc.collect()
            set_aside_what_lasts()
        forget_visit(self._engine, self._window)

    def _look(self) -> None:
        number = self._visit()
        if number != self._number:
            self._number = number
            self._settled.start()
