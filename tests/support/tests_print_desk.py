"""A desk for the A4 printer's driver, against printers nobody here wrote."""

from __future__ import annotations

import base64
import threading
from collections.abc import Mapping
from typing import Any

from tests_desk import FakeDesk

from devices.document_printer.printer import IppPrinter
from devices.driver import Command, DeviceClosed, DeviceState, LinkLost

WAIT_S = 40.0
PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


class Desk(FakeDesk):
    """Knows when the driver is ready."""

    def __init__(self) -> None:
        super().__init__()
        self.ready = threading.Event()

    def state(self, state: DeviceState, code: str = "") -> None:
        super().state(state, code)
        if state in (DeviceState.READY, DeviceState.DEGRADED):
            self.ready.set()


class Served:
    """A driver on a thread."""

    def __init__(self, url: str, **settings: Any) -> None:
        self.desk = Desk()
        driver = IppPrinter({"url": url, **settings})

        def serve() -> None:
            try:
                driver.serve(self.desk)
            except (DeviceClosed, LinkLost):
                return

        self._thread = threading.Thread(target=serve)
        self._thread.start()
        assert self.desk.ready.wait(WAIT_S)

    def sends(self, job: str) -> None:
        """Ask for a document and do not wait."""
        coded = base64.b64encode(PDF).decode()
        self.desk.commands.put(Command("print_document", {"job": job, "pdf": coded}))

    def prints(self, job: str) -> tuple[str, Mapping[str, Any]]:
        """Ask for a document; how that ended."""
        self.sends(job)
        return self.desk.reports.get(timeout=WAIT_S)

    def end(self) -> None:
        """Let the driver go."""
        self.desk.commands.put(None)
        self._thread.join()
