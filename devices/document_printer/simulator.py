"""The simulated A4 printer: an IPP printer on the loopback. Pages lie in its tray as PDF files.

They hold what residents' papers hold: readable by their owner only, and gone when they are
taken, when the bench stops and when it starts again.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from devices.document_printer.ipp_server import IppServer, PrinterModel
from devices.simulation import BenchRefused

FAULTS: Final = (
    "paper_out", "jam", "cover", "toner", "low", "freeze", "hang", "busy", "lies", "lost_answer",
    "garbled",
)  # fmt: skip
"""'jam' throws the job away; 'freeze' never finishes one; 'hang' answers nothing; 'lies' calls a
job completed that was not; 'lost_answer' takes a job and breaks the line; 'garbled' sends half."""


class SimulatedDocumentPrinter:
    """An A4 printer on the bench (see `devices.simulation.Simulator`).

    Verbs: take, plug, unplug, fault {"fault"}.
    """

    name = "document_printer"

    def __init__(self, port: int = 0) -> None:
        self._model = PrinterModel(self._drop_in_tray)
        self._server: IppServer | None = None
        self._port = port
        self._tray = Path()
        self._pages: list[Path] = []
        self._printed = 0
        self._lock = threading.Lock()

    def start(self, run_dir: Path) -> None:
        """Plug it in with an empty tray. Its address stays the same over unplugging."""
        self._tray = run_dir / "prints"
        shutil.rmtree(self._tray, ignore_errors=True)
        self._tray.mkdir(parents=True, mode=0o700)
        self._plug()

    def stop(self) -> None:
        """Unplug for good; the pages go too."""
        self._unplug()
        shutil.rmtree(self._tray, ignore_errors=True)

    def do(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Act on the printer; raise `BenchRefused` for what cannot be done."""
        match verb:
            case "take":
                self._empty_tray()
            case "plug":
                self._plug()
            case "unplug":
                self._unplug()
            case "fault":
                fault = str(body.get("fault", ""))
                if fault and fault not in FAULTS:
                    raise BenchRefused(f"the printer cannot fail by {fault!r}")
                self._model.fail(fault)
            case _:
                raise BenchRefused(f"an A4 printer knows no {verb!r}")
        return self.snapshot()

    def snapshot(self) -> Mapping[str, Any]:
        """State for the bench window; `url` is the driver's setting."""
        self._model.work()
        with self._lock:
            return {
                "plugged": self._server is not None,
                "fault": self._model.fault,
                "faults": list(FAULTS),
                "printed": self._printed,
                "waiting": sum(not job.is_over for job in self._model.jobs.values()),
                "pages": [str(path) for path in self._pages],
                "url": f"ipp://127.0.0.1:{self._port}/ipp/print",
            }

    def _plug(self) -> None:
        with self._lock:
            if self._server is None:
                self._server = IppServer(self._port, self._model)
                self._port = self._server.port

    def _unplug(self) -> None:
        with self._lock:
            server, self._server = self._server, None
        if server is not None:
            server.close()

    def _drop_in_tray(self, pdf: bytes) -> None:
        with self._lock:
            self._printed += 1
            path = self._tray / f"page-{self._printed:04d}.pdf"
            path.touch(mode=0o600)
            path.write_bytes(pdf)
            self._pages.append(path)

    def _empty_tray(self) -> None:
        with self._lock:
            for path in self._pages:
                path.unlink(missing_ok=True)
            self._pages = []
