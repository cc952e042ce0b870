"""Every screen compiled before it is needed, and kept so: no visit waits for a file or a compiler.

What is kept is the form of the screens, never what they showed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine

_QML = Path(__file__).parent / "qml" / "Menkou"
_PAUSE_MS = 20


class CompiledScreens(QObject):
    """Compiles one screen after the other, with pauses for whoever touches meanwhile."""

    def __init__(self, engine: QQmlEngine) -> None:
        """Begins at once; lives as long as `engine`."""
        super().__init__(engine)
        self._engine = engine
        self._left = _screens()
        self.components: list[QQmlComponent] = []
        self._next = QTimer(self, interval=_PAUSE_MS)
        self._next.timeout.connect(self._compile_one)
        self._next.start()

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to compile."""
        return not self._next.isActive()

    def _compile_one(self) -> None:
        path = next(self._left, None)
        if path is None:
            self._next.stop()
            return
        url = QUrl.fromLocalFile(str(path))
        self.components.append(QQmlComponent(self._engine, url, self))


def _screens() -> Iterator[Path]:
    yield from sorted((_QML / "screens").glob("*.qml"))
    yield from sorted((_QML / "technician").glob("[A-Z]*.qml"))
