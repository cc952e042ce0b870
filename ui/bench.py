"""The bench window: what trainers and integrators touch instead of hardware.

It stands beside the kiosk's window and speaks to the bench process only. Nothing of it waits on
the Qt thread: every question to the bench is an errand of one worker thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QThreadPool, QTimer, QUrl, Signal
from PySide6.QtQml import QJSValue, QQmlComponent, QQmlEngine, QQmlError
from PySide6.QtQuick import QQuickWindow

from devices.bench_client import BenchGone
from devices.simulation import BenchRefused
from ui.bench_model import devices_of, laid_out
from ui.bench_pictures import BenchPictures
from ui.pictures import IconPictures

_T = TypeVar("_T")

REFRESH_MS = 500
_QML = Path(__file__).parent / "qml"


class BenchClient(Protocol):
    """How the window reaches the bench: `devices.bench_client.Bench`."""

    def do(self, device: str, verb: str, **body: Any) -> Mapping[str, Any]:
        """Act; raises `BenchRefused`, or `BenchGone`."""


class BenchWindowNotLoaded(Exception):
    """QML refused to load: a broken installation. Field: `messages`."""

    def __init__(self, messages: tuple[str, ...]) -> None:
        super().__init__("; ".join(messages))
        self.messages = messages


class BenchErrands(QObject):
    """Runs errands to the bench on one worker thread and tells what they brought."""

    snapshotTaken = Signal(object, str)
    papersDrawn = Signal(list)
    refused = Signal(str)
    reached = Signal(bool)
    codeMade = Signal(str)

    def __init__(self, client: BenchClient, pictures: BenchPictures) -> None:
        super().__init__()
        self._client, self._pictures = client, pictures
        self._is_refreshing = False
        self._slip_path, self._slip_source = "", ""
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self, interval=REFRESH_MS)
        self._timer.timeout.connect(self.refresh)

    def start(self) -> None:
        """Begin to refresh."""
        self.refresh()
        self._pool.start(self._draw_papers)
        self._timer.start()

    def stop(self) -> None:
        """Let the errand under way end; drop the others."""
        self._timer.stop()
        self._pool.clear()
        self._pool.waitForDone()

    def refresh(self) -> None:
        """Ask how everything is, unless such a question is under way."""
        if not self._is_refreshing:
            self._is_refreshing = True
            self._pool.start(self._refresh)

    def act(self, device: str, verb: str, body: Mapping[str, Any]) -> None:
        """Do something to a device, then look."""
        self._pool.start(lambda: self._act(device, verb, dict(body)))

    def make_code(self, new_code: Callable[[], str]) -> None:
        """Fetch a new demo licence code."""
        self._pool.start(lambda: self._make_code(new_code))

    # From here on: the worker thread. Signals carry the results back.

    def _act(self, device: str, verb: str, body: dict[str, Any]) -> None:
        if self._asked(lambda: self._client.do(device, verb, **body)) is not None:
            self.refused.emit("")
            self._look()

    def _refresh(self) -> None:
        try:
            self._look()
        finally:
            self._is_refreshing = False

    def _look(self) -> None:
        answer = self._asked(lambda: self._client.do("bench", "snapshot"))
        if answer is None:
            return
        snapshots = answer.get("devices", answer)
        self._fetch_slip(str(snapshots.get("receipt_printer", {}).get("picture", "")))
        self.snapshotTaken.emit(devices_of(snapshots), self._slip_source)

    def _make_code(self, new_code: Callable[[], str]) -> None:
        code = self._asked(new_code)
        if code is not None:
            self.codeMade.emit(code)

    def _draw_papers(self) -> None:
        self.papersDrawn.emit(list(self._pictures.draw_papers()))

    def _fetch_slip(self, path: str) -> None:
        if path != self._slip_path:
            self._slip_path = path
            self._slip_source = self._pictures.show_slip(_bytes_of(path) if path else b"")

    def _asked(self, question: Callable[[], _T]) -> _T | None:
        """The answer, or None after telling the window what is wrong."""
        try:
            answer = question()
        except BenchRefused as refusal:
            self.refused.emit(str(refusal))
            return None
        except (BenchGone, OSError):
            self.reached.emit(False)
            return None
        self.reached.emit(True)
        return answer


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
    raises `BenchRefused` when there is none. `on_warning` gets the QML warnings of an
    engine made here. Raises `BenchWindowNotLoaded`.
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


def _bytes_of(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        return b""  # taken in this moment
