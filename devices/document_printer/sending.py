"""Sends one document on a thread of its own, so that the driver goes on listening meanwhile."""

from __future__ import annotations

import threading

from devices.document_printer.queue import Layout, PrintQueue, QueueRefused
from devices.links.ipp_http import IppFailed


class Sending:
    """A Print-Job under way. Its thread ends with the request's own time limit at the latest."""

    def __init__(self, queue: PrintQueue, document: bytes, layout: Layout) -> None:
        self._outcome: int | QueueRefused | IppFailed | None = None
        self._over = threading.Event()
        self._thread = threading.Thread(
            target=self._run, args=(queue, document, layout), name="print-job", daemon=True
        )
        self._thread.start()

    def is_over(self, timeout_s: float) -> bool:
        """Wait a little; whether the queue has answered."""
        return self._over.wait(timeout_s)

    def number(self) -> int:
        """The job's id once it is over. Raises `QueueRefused` and `IppFailed`."""
        if not isinstance(self._outcome, int):
            assert self._outcome is not None, "asked before it was over"
            raise self._outcome
        return self._outcome

    def _run(self, queue: PrintQueue, document: bytes, layout: Layout) -> None:
        try:
            self._outcome = queue.submit(document, layout)
        except (QueueRefused, IppFailed) as fault:
            self._outcome = fault
        finally:
            self._over.set()
