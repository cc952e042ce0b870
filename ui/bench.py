"""The bench window: what trainers and integrators touch instead of hardware.

It stands beside the kiosk's window and speaks to the bench process only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtQml import QJSValue, QQmlComponent, QQmlEngine, QQmlError
from PySide6.QtQuick import QQuickWindow

from ui.bench_errands import BenchClient, BenchErrands
from ui.bench_model import laid_out
from ui.bench_pictures import BenchPictures
from ui.pictures import IconPictures

_QML = Path(__file__).parent / "qml"


class BenchWindowNotLoaded(Exception):
    """QML refused to load: a broken installation. Field: `messages`."""

    def __init__(self, messages: tuple[str, ...]) -> None:
        super().__init__("; ".join(messages))
        self.messages = messages


class BenchWindow:
    """The open window. Keep it as long as the window is to live; `close` before the engine goes."""

    def __init__(
        self,
        window: QQuickWindow,
        errands: BenchErrands,
        *,
        keep: tuple[QObject, ...],
        new_code: Callable[[], str] | None,
    ) -> None:
        self.window = window
        self._errands, self._keep, self._new_code = errands, keep, new_code
        window.setProperty("canMakeCodes", new_code is not None)
        signals: Any = window  # signals made in QML are unknown to the type checker
        signals.act.connect(self._act)
        signals.newCodeWanted.connect(self._make_code)
        errands.snapshotTaken.connect(self._show)
        errands.papersDrawn.connect(lambda names: window.setProperty("thumbnails", names))
        errands.refused.connect(lambda why: window.setProperty("refusal", why))
        errands.reached.connect(lambda yes: window.setProperty("connected", yes))
        errands.codeMade.connect(lambda code: window.setProperty("madeCode", code))
        self._shown: dict[str, Any] = {}

    def close(self) -> None:
        """Stop asking the bench and close the window."""
        self._errands.stop()
        self.window.close()
        self.window.deleteLater()

    def _act(self, device: str, verb: str, body: object) -> None:
        plain = body.toVariant() if isinstance(body, QJSValue) else body
        arguments: dict[str, Any] = dict(plain) if isinstance(plain, Mapping) else {}
        if verb == "put_paper":
            arguments = laid_out(str(arguments["paper"]), str(arguments.get("manner", "")))
        self._errands.act(device, verb, arguments)

    def _make_code(self) -> None:
        if self._new_code is not None:
            self._errands.make_code(self._new_code)

    def _show(self, devices: dict[str, Any], slip_source: str) -> None:
        """Hand on what changed only: an unchanged list must not be rebuilt under a finger."""
        for name, shown in {**devices, "slipSource": slip_source}.items():
            if self._shown.get(name) != shown:
                self._shown[name] = shown
                self.window.setProperty(name, shown)


def open_bench_window(
    engine: QQmlEngine | None,
    client: BenchClient,
    *,
    new_code: Callable[[], str] | None = None,
    on_warning: Callable[[str], None] = lambda _message: None,
) -> BenchWindow:
    """Open the bench window, on the kiosk's QML engine or on one of its own.

    `new_code` returns the text of a fresh demo licence code; it runs on the worker thread and
    raises `BenchRefused` when there is none. Closing waits for it: it must not take long.
    `on_warning` gets the QML warnings of an engine made here; one given must serve
    `image://icon`. Raises `BenchWindowNotLoaded`.
    """
    engine = engine or _own_engine(on_warning)
    pictures = BenchPictures()
    engine.addImportPath(str(_QML))
    engine.addImageProvider("bench", pictures)
    url = QUrl.fromLocalFile(str(_QML / "Menkou" / "bench" / "BenchWindow.qml"))
    component = QQmlComponent(engine, url)
    window = component.create()
    if not isinstance(window, QQuickWindow):
        raise BenchWindowNotLoaded(tuple(error.toString() for error in component.errors()))
    QQmlEngine.setObjectOwnership(window, QQmlEngine.ObjectOwnership.CppOwnership)
    errands = BenchErrands(client, pictures)
    opened = BenchWindow(window, errands, keep=(engine, component), new_code=new_code)
    window.show()
    errands.start()
    return opened


def _own_engine(on_warning: Callable[[str], None]) -> QQmlEngine:
    engine = QQmlEngine()

    def _report(errors: list[QQmlError]) -> None:
        for error in errors:
            on_warning(error.toString())

    engine.warnings.connect(_report)
    engine.addImageProvider("icon", IconPictures())
    return engine
