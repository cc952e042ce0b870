"""The receipt printer's driver: prints each slip once, and says so only when it is true.

A slip is a courtesy: whatever happens to it, the case is filed. So a job ends within 8 seconds,
one way or the other, and a slip that got stuck is taken out of the printer's buffer, so that it
cannot come out later in front of somebody else.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any

from devices.driver import Command, Desk, DeviceState, LinkLost
from devices.receipt_printer.conversation import UNCONFIRMED, Conversation
from devices.receipt_printer.frames import COLUMNS_80_MM, CUT_OFF, SlipUnprintable, slip_bytes
from devices.receipt_printer.port import PrinterPort, PrinterSilent
from devices.receipt_printer.raster import FontMissing
from devices.receipt_printer.status import PrinterStatus
from kiosk.domain.slip import Slip
from kiosk.wire import BadWireValue, convert

POLL_S = 2.0
JOB_LIMIT_S = 8.0
_REMEMBERED_JOBS = 200
_NO_ANSWER = "no_answer"


class PrintFailed(Exception):
    """The slip is not on paper as far as we know. `code` is what the kiosk is told.

    A printer status, 'no_answer', 'bad_slip', 'code_too_long', 'no_font' (a rare character and
    no font to draw it with), or 'unconfirmed': everything was sent, nothing came back; it may
    well be printed, so that job is not printed again.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """Where the printer is. 48 columns are 80 mm paper, 32 are 58 mm."""

    port: str
    baud: int = 115200
    columns: int = COLUMNS_80_MM
    job_limit_s: float = JOB_LIMIT_S


class EscPosPrinter:
    """Drives one ESC/POS printer on a serial port: command 'print', reports 'printed' and
    'print_failed'. Settings as in `PrinterSettings`; raises `BadWireValue` for others."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = convert(PrinterSettings, dict(settings))
        self._closed_jobs: OrderedDict[str, str] = OrderedDict()
        self._has_stub = False

    def serve(self, desk: Desk) -> None:
        """Print what is asked, watch paper and cover meanwhile."""
        desk.state(DeviceState.STARTING)
        port = PrinterPort(self._settings.port, self._settings.baud)
        try:
            self._serve(desk, Conversation(port, desk.beat))
        finally:
            port.close()

    def _serve(self, desk: Desk, talk: Conversation) -> None:
        _tell(desk, talk.status())
        while True:
            command = desk.next_command(POLL_S)
            if command is not None and command.verb == "print":
                desk.state(DeviceState.BUSY)
                self._answer_print(command, desk, talk)
            _tell(desk, talk.status())

    def _answer_print(self, command: Command, desk: Desk, talk: Conversation) -> None:
        job = str(command.body.get("job", ""))
        try:
            self._print_once(job, command.body.get("slip"), talk)
        except PrintFailed as failed:
            desk.report("print_failed", {"job": job, "code": failed.code})
        except LinkLost:
            desk.report("print_failed", {"job": job, "code": self._closed_jobs.get(job, "offline")})
            raise
        else:
            desk.report("printed", {"job": job})

    def _print_once(self, job: str, slip: object, talk: Conversation) -> None:
        if not job:
            raise PrintFailed("bad_slip")
        match self._closed_jobs.get(job):
            case "printed":
                return  # the kiosk did not hear us the first time
            case str(code):
                raise PrintFailed(code)
        stream = self._stream(slip)
        until = monotonic() + self._settings.job_limit_s
        before = talk.status()
        if before is None or not before.can_print:
            raise PrintFailed(before or _NO_ANSWER)
        try:
            self._send(stream, talk, until)
        except PrinterSilent:
            raise PrintFailed(_NO_ANSWER) from None
        self._wait_until_out(job, talk, until)

    def _send(self, stream: bytes, talk: Conversation, until: float) -> None:
        stub = b""
        if self._has_stub:
            # What got stuck belongs to somebody else: its answers are not ours, its paper goes.
            talk.settle()
            stub = CUT_OFF
        self._has_stub = True
        talk.send_slip(stub + stream, until)

    def _wait_until_out(self, job: str, talk: Conversation, until: float) -> None:
        # From here on the paper may hold it, whatever we hear.
        self._remember(job, UNCONFIRMED)
        outcome = talk.outcome(until)
        if outcome.code and not outcome.may_be_printed:
            del self._closed_jobs[job]
        if outcome.code:
            raise PrintFailed(outcome.code)
        self._remember(job, "printed")
        self._has_stub = False

    def _stream(self, slip: object) -> bytes:
        try:
            return slip_bytes(convert(Slip, slip), self._settings.columns)
        except BadWireValue:
            raise PrintFailed("bad_slip") from None
        except SlipUnprintable as fault:
            raise PrintFailed(fault.code) from None
        except FontMissing:
            raise PrintFailed("no_font") from None

    def _remember(self, job: str, ending: str) -> None:
        self._closed_jobs[job] = ending
        while len(self._closed_jobs) > _REMEMBERED_JOBS:
            self._closed_jobs.popitem(last=False)


def _tell(desk: Desk, status: PrinterStatus | None) -> None:
    match status:
        case None:
            desk.state(DeviceState.FAULT, _NO_ANSWER)
        case PrinterStatus.OK:
            desk.state(DeviceState.READY)
        case PrinterStatus.PAPER_NEAR_END:
            desk.state(DeviceState.DEGRADED, status)
        case _:
            desk.state(DeviceState.FAULT, status)
