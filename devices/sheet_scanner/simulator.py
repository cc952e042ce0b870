"""The simulated sheet scanner: an eSCL server on the loopback, with a feeder and its troubles.

It speaks what public eSCL servers speak, well enough for sane-airscan too, so other software can
be tried against it. Sheets exist in memory only.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from devices.sheet_scanner import sheets
from devices.sheet_scanner.escl_server import EsclServer, Feeder
from devices.simulation import BenchRefused

FAULTS: Final = ("jam", "double_feed", "cover", "cut", "busy", "slow", "hang", "hostile", "half")
"""'jam' and 'double_feed' strike at page `page`; 'cover' is open until cleared; 'cut' breaks the
line in the middle of page `page`, 'half' sends half of its JPEG as if it were all; 'busy' refuses
jobs, 'slow' makes wait for pages, 'hang' says nothing at all any more, 'hostile' answers with XML
that no client may believe."""

_MOST_SHEETS: Final = 100


class SimulatedFeeder:
    """A sheet scanner on the bench (see `devices.simulation.Simulator`).

    Verbs: load {"sheets": [name, ...]}, take, plug, unplug, fault {"fault", "page"?}.
    """

    name = "sheet_scanner"

    def __init__(self, port: int = 0) -> None:
        self._feeder = Feeder()
        self._server: EsclServer | None = None
        self._port = port
        self._lock = threading.Lock()

    def start(self, run_dir: Path) -> None:
        """Plug it in. Its address stays the same over unplugging."""
        del run_dir
        self._plug()

    def stop(self) -> None:
        """Unplug for good."""
        self._unplug()

    def do(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Act on the scanner or its feeder; raise `BenchRefused` for what cannot be done."""
        match verb:
            case "load":
                self._load(body.get("sheets", []))
            case "take":
                self._feeder.empty()
            case "plug":
                self._plug()
            case "unplug":
                self._unplug()
            case "fault":
                self._fail(str(body.get("fault", "")), body.get("page", 1))
            case _:
                raise BenchRefused(f"a sheet scanner knows no {verb!r}")
        return self.snapshot()

    def snapshot(self) -> Mapping[str, Any]:
        """State for the bench window; `url` is the driver's setting."""
        return {
            "plugged": self._server is not None,
            "fault": self._feeder.fault,
            "faults": list(FAULTS),
            "sheets": list(sheets.NAMES),
            "loaded": len(self._feeder.stack),
            "fed": self._feeder.fed,
            "url": f"http://127.0.0.1:{self._port}/eSCL",
        }

    def _load(self, names: object) -> None:
        if not isinstance(names, list) or len(names) > _MOST_SHEETS:
            raise BenchRefused("'sheets' is a list of names")
        if unknown := [name for name in names if name not in sheets.NAMES]:
            raise BenchRefused(f"no sample sheet called {unknown[0]!r}")
        with self._feeder.lock:
            self._feeder.stack = deque(names)

    def _fail(self, fault: str, page: object) -> None:
        if fault and fault not in FAULTS:
            raise BenchRefused(f"the scanner cannot fail by {fault!r}")
        if not isinstance(page, int) or not 1 <= page <= _MOST_SHEETS:
            raise BenchRefused("'page' is a number from 1")
        self._feeder.fail(fault, page)

    def _plug(self) -> None:
        with self._lock:
            if self._server is None:
                self._server = EsclServer(self._port, self._feeder)
                self._port = self._server.port

    def _unplug(self) -> None:
        with self._lock:
            server, self._server = self._server, None
        if server is not None:
            server.close()
