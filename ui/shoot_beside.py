"""Pictures of what stands beside the screens: the bench, the page of a kiosk that is down."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtQuick import QQuickWindow

from ui.bench import open_bench_window
from ui.out_of_order import open_page

BESIDE: Final = ("bench", "out_of_order")
_PLUGGED: Final = {"plugged": True, "fault": ""}
_DEVICES: Final[Mapping[str, Mapping[str, Any]]] = {
    "id_card_reader": {**_PLUGGED, "card": "zhang_san"},
    "document_scanner": {**_PLUGGED, "paper": "blank", "faults": ["stall", "torn"]},
    "code_scanner": _PLUGGED,
    "review_pad": _PLUGGED,
    "receipt_printer": {**_PLUGGED, "paper": "ok", "slips": 1, "faults": ["freeze"]},
    "social_card_reader": {**_PLUGGED, "card": "", "can_unplug": True},
    "sheet_scanner": {**_PLUGGED, "loaded": 2, "faults": ["jam"]},
    "document_printer": {**_PLUGGED, "pages": [], "faults": ["paper_out"]},
    "signature_pad": {"plugged": False, "fault": ""},
    "sensors": {**_PLUGGED, "mains": True, "door": False, "lit": ["reader"]},
    "line": {**_PLUGGED, "state": "up"},
}
_PATIENCE_MS: Final = 20_000
_ALL_OF_IT: Final = 2400
"""Pixels: a trainer scrolls, a picture does not."""


class _SampleBench:
    """Every device as a trainer finds it. Takes every order and changes nothing."""

    def do(self, device: str, verb: str, **body: Any) -> Mapping[str, Any]:
        """The standing of all devices, or nothing."""
        del device, body
        return {"devices": {n: dict(d) for n, d in _DEVICES.items()}} if verb == "snapshot" else {}


def shoot_bench(path: Path) -> None:
    """Draw the whole bench window; raise `TimeoutError` when it shows nothing."""
    opened = open_bench_window(None, _SampleBench(), new_code=lambda: "")
    opened.window.setHeight(_ALL_OF_IT)
    try:
        deadline = QDeadlineTimer(_PATIENCE_MS)
        while not (opened.window.property("connected") and opened.window.property("thumbnails")):
            if deadline.hasExpired():
                raise TimeoutError("the bench window stayed empty")
            _let_run()
        _let_run()
        _save(opened.window, path)
    finally:
        opened.close()


def shoot_out_of_order(path: Path, size: tuple[int, int]) -> None:
    """Draw the page that stands where a kiosk cannot start."""
    view = open_page(size)
    try:
        _let_run()
        _save(view, path)
    finally:
        view.close()
        view.deleteLater()


def _let_run() -> None:
    loop = QEventLoop()
    QTimer.singleShot(30, loop.quit)
    loop.exec()


def _save(window: QQuickWindow, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    window.grabWindow().save(str(path))
