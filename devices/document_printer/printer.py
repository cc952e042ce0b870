"""The A4 printer's driver: prints each document once, and says so only when the printer did.

A job that cannot be printed is taken back, at the latest when the visit ends: paper must not come
out later in front of somebody else. A driver that starts first takes back what an earlier one
left in the queue, so not even a killed process leaves a job behind.
"""

from __future__ import annotations

import base64
import binascii
import socket
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any, Final

from devices.document_printer.queue import Layout, PrintQueue, QueueRefused
from devices.document_printer.sending import Sending
from devices.document_printer.states import PrinterStanding, ending_of
from devices.driver import Command, Desk, DeviceClosed, DeviceState, LinkLost
from devices.links.ipp_http import IppFailed
from kiosk.wire import convert

POLL_S: Final = 3.0
DOCUMENT_BYTES: Final = 5 * 1024 * 1024
"""Largest document in bytes; it comes through the driver's pipe."""

_LOOK_S: Final = 0.4
_REMEMBERED_JOBS: Final = 200
_MAY_BE_ON_PAPER: Final = frozenset({"unconfirmed", "timeout", "jam", "cancelled_at_printer"})


class PrintFailed(Exception):
    """The document is not on paper as far as we know.

    `code`: what halts the printer (paper_out, jam, cover_open, toner_out, offline, paused,
    stopped, not_accepting, tray_full, spool_full), or cancelled, cancelled_at_printer, aborted,
    bad_document, busy, no_pdf, refused, timeout, unconfirmed.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """`url`: ipp://localhost/printers/NAME for a CUPS queue, ipp://HOST/ipp/print for a printer.

    `job_limit_s`: how long a job may take until it is taken back; `halted_s`: how long a printer
    may be out of paper and the like in the middle of a job.
    """

    url: str
    media: str = "iso_a4_210x297mm"
    sides: str = "one-sided"
    job_limit_s: float = 60.0
    halted_s: float = 8.0


class IppPrinter:
    """An A4 printer (`devices.driver.Driver`). Settings as in `PrinterSettings`.

    Commands: print_document {"job", "pdf" (base64)}, cancel. Reports: 'document_printed'
    {"job"}, 'document_failed' {"job", "code", "may_be_on_paper"}.
    """

    def __init__(self, settings: Mapping[str, Any]) -> None:
        wanted = {k: v for k, v in settings.items() if k != "env"}
        self._settings = convert(PrinterSettings, wanted)
        self._queue = PrintQueue(self._settings.url, f"menkou-{socket.gethostname()}")
        self._closed_jobs: OrderedDict[str, str] = OrderedDict()

    def serve(self, desk: Desk) -> None:
        """Print what is asked, watch the printer meanwhile."""
        desk.state(DeviceState.STARTING)
        try:
            self._tell(desk, self._queue.standing())
            self._queue.cancel_leftovers()
            while True:
                command = desk.next_command(POLL_S)
                if command is not None and command.verb == "print_document":
                    desk.state(DeviceState.BUSY, "printing")
                    self._answer(desk, command)
                self._tell(desk, self._queue.standing())
        except IppFailed as failed:
            raise LinkLost(self._settings.url, failed.code) from failed

    def _answer(self, desk: Desk, command: Command) -> None:
        job = str(command.body.get("job", ""))
        try:
            self._print_once(desk, job, command.body.get("pdf"))
        except PrintFailed as failed:
            on_paper = failed.code in _MAY_BE_ON_PAPER
            body = {"job": job, "code": failed.code, "may_be_on_paper": on_paper}
            desk.report("document_failed", body)
        except IppFailed:
            # A line that broke before anything was sent is plain; later nobody can say.
            code = self._closed_jobs.get(job, "offline")
            on_paper = code != "offline"
            body = {"job": job, "code": code, "may_be_on_paper": on_paper}
            desk.report("document_failed", body)
            raise
        else:
            desk.report("document_printed", {"job": job})

    def _print_once(self, desk: Desk, job: str, coded: object) -> None:
        match self._closed_jobs.get(job):
            case "printed":
                return  # the kiosk did not hear us the first time
            case str(code):
                raise PrintFailed(code)
        document = _document(coded)
        before = self._queue.standing()
        if before.halt:
            raise PrintFailed(before.halt)
        if not before.takes_pdf:
            raise PrintFailed("no_pdf")
        self._remember(job, "unconfirmed")
        number = self._sent(job, desk, document)
        ending = self._ending(desk, number)
        self._remember(job, ending or "printed")
        if ending:
            if ending not in _MAY_BE_ON_PAPER:
                del self._closed_jobs[job]
            raise PrintFailed(ending)

    def _sent(self, job: str, desk: Desk, document: bytes) -> int:
        """Send while beating; a printer may take long to wake. Cancelled: whatever arrived goes."""
        layout = Layout(self._settings.media, self._settings.sides)
        sending = Sending(self._queue, document, layout)
        try:
            while not sending.is_over(_LOOK_S):
                if _is_cancel(desk.next_command(0.0)):
                    self._take_back_unknown()
                    raise PrintFailed("cancelled")
            return sending.number()
        except QueueRefused as refused:
            del self._closed_jobs[job]
            raise PrintFailed(refused.code) from None
        except DeviceClosed:
            self._take_back_unknown()
            raise
        except IppFailed:
            # The answer was lost, perhaps not the job.
            self._take_back_unknown()
            raise

    def _ending(self, desk: Desk, number: int) -> str:
        """Why the job did not come out, '' when it did. When this returns, it is over."""
        try:
            ending = self._wait(desk, number)
        except DeviceClosed:
            self._take_back(number)
            raise
        self._queue.forget(number)
        return ending

    def _wait(self, desk: Desk, number: int) -> str:
        until = monotonic() + self._settings.job_limit_s
        halted_at: float | None = None
        while True:
            command = desk.next_command(_LOOK_S)
            if _is_cancel(command):
                return self._taken_back(number, "cancelled")
            job = self._queue.job(number)
            if job is None:
                return "unconfirmed"
            ending = ending_of(job)
            if ending is not None:
                return self._explained(ending)
            standing = self._queue.standing()
            trouble = standing.halt or standing.named
            now = monotonic()
            halted_at = (halted_at or now) if trouble else None
            if halted_at is not None and now - halted_at > self._settings.halted_s:
                return self._taken_back(number, trouble)
            if now > until:
                return self._taken_back(number, trouble or "timeout")

    def _explained(self, ending: str) -> str:
        """A job the printer threw away: what it names as its trouble says more."""
        if ending not in ("cancelled_at_printer", "aborted"):
            return ending
        standing = self._queue.standing()
        return standing.halt or standing.named or ending

    def _taken_back(self, number: int, why: str) -> str:
        """Cancel; the truth is what the queue says afterwards."""
        self._queue.cancel(number)
        job = self._queue.job(number)
        return why if job is None or ending_of(job) != "" else ""

    def _take_back(self, number: int) -> None:
        try:
            self._queue.cancel(number)
            self._queue.forget(number)
        except IppFailed:
            return  # the next driver takes it back when it finds it

    def _take_back_unknown(self) -> None:
        try:
            self._queue.cancel_leftovers()
        except IppFailed:
            return  # as above

    def _tell(self, desk: Desk, standing: PrinterStanding) -> None:
        if not standing.takes_pdf:
            desk.state(DeviceState.FAULT, "no_pdf")
        elif standing.halt:
            desk.state(DeviceState.FAULT, standing.halt)
        elif standing.named or standing.hint:
            desk.state(DeviceState.DEGRADED, standing.hint or standing.named)
        else:
            desk.state(DeviceState.READY)

    def _remember(self, job: str, ending: str) -> None:
        self._closed_jobs[job] = ending
        while len(self._closed_jobs) > _REMEMBERED_JOBS:
            self._closed_jobs.popitem(last=False)


def _document(coded: object) -> bytes:
    try:
        document = base64.b64decode(str(coded), validate=True)
    except (binascii.Error, ValueError):
        raise PrintFailed("bad_document") from None
    if not document.startswith(b"%PDF-") or len(document) > DOCUMENT_BYTES:
        raise PrintFailed("bad_document")
    return document


def _is_cancel(command: Command | None) -> bool:
    return command is not None and command.verb == "cancel"
