"""Errands to the bench, off the Qt thread: ask how things are, do something, fetch a picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from devices.bench_client import BenchGone
from devices.simulation import BenchRefused
from ui.bench_model import devices_of
from ui.bench_pictures import BenchPictures

REFRESH_MS = 500

_T = TypeVar("_T")


class BenchClient(Protocol):
    """How the window reaches the bench: `devices.bench_client.Bench`."""

    def do(self, device: str, verb: str, **body: Any) -> Mapping[str, Any]:
        """Act; raises `BenchRefused`, or `BenchGone`."""


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
        except BenchGone:
            self._fetch_slip("")  # the next bench counts its slips from 1 again
            self.reached.emit(False)
            return None
        self.reached.emit(True)
        return answer


def _bytes_of(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        return b""  # taken in this moment
