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
from devices.receipt_printer.frames import (
    CLEAR_BUFFER,
    COLUMNS_80_MM,
    CUT_OFF,
    FENCE,
    SlipUnprintable,
    ask_status,
    slip_bytes,
)
from devices.receipt_printer.port import PrinterPort, PrinterSilent
from devices.receipt_printer.raster import FontMissing
from devices.receipt_printer.status import (
    QUESTIONS,
    PrinterStatus,
    StatusBytes,
    is_fence,
    is_status,
    status_of,
)
from kiosk.domain.slip import Slip
from kiosk.wire import BadWireValue, convert

POLL_S = 2.0
JOB_LIMIT_S = 8.0
_ANSWER_S = 0.5
_SETTLE_S = 2.0
_REMEMBERED_JOBS = 200
_NO_ANSWER = "no_answer"
_UNCONFIRMED = "unconfirmed"


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
            self._serve(desk, port)
        finally:
            port.close()

    def _serve(self, desk: Desk, port: PrinterPort) -> None:
        _tell(desk, _status(port, desk))
        while True:
            command = desk.next_command(POLL_S)
            if command is not None and command.verb == "print":
                desk.state(DeviceState.BUSY)
                self._answer_print(command, desk, port)
            _tell(desk, _status(port, desk))

    def _answer_print(self, command: Command, desk: Desk, port: PrinterPort) -> None:
        job = str(command.body.get("job", ""))
        try:
            self._print_once(job, command.body.get("slip"), desk, port)
        except PrintFailed as failed:
            desk.report("print_failed", {"job": job, "code": failed.code})
        except LinkLost:
            desk.report("print_failed", {"job": job, "code": self._closed_jobs.get(job, "offline")})
            raise
        else:
            desk.report("printed", {"job": job})

    def _print_once(self, job: str, slip: object, desk: Desk, port: PrinterPort) -> None:
        if not job:
            raise PrintFailed("bad_slip")
        match self._closed_jobs.get(job):
            case "printed":
                return  # the kiosk did not hear us the first time
            case str(code):
                raise PrintFailed(code)
        stream = self._stream(slip)
        until = monotonic() + self._settings.job_limit_s
        before = _status(port, desk)
        if before is None or not before.can_print:
            raise PrintFailed(before or _NO_ANSWER)
        stub = b""
        if self._has_stub:
            # What got stuck belongs to somebody else: its answers are not ours, its paper goes.
            _settle(port, desk)
            stub = CUT_OFF
        self._has_stub = True
        _send_all(port, stub + stream, until, desk)
        # From here on the paper may hold it, whatever we hear.
        self._remember(job, _UNCONFIRMED)
        outcome = _outcome(port, until, desk)
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


def _settle(port: PrinterPort, desk: Desk) -> None:
    """Wait until the printer has answered every fence there was; they look all alike."""
    try:
        port.send(FENCE, until=monotonic() + _ANSWER_S, beat=desk.beat)
        port.answer(is_fence, timeout_s=_SETTLE_S)
    except PrinterSilent:
        raise PrintFailed(_NO_ANSWER) from None
    while _fence_arrives(port):
        desk.beat()


def _send_all(port: PrinterPort, stream: bytes, until: float, desk: Desk) -> None:
    port.forget()
    try:
        port.send(stream + FENCE, until=until, beat=desk.beat)
    except PrinterSilent:
        _forget(port, desk)
        raise PrintFailed(_NO_ANSWER) from None


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How a sent slip ended; no code means it is out and the printer is well."""

    code: str = ""
    may_be_printed: bool = True


def _outcome(port: PrinterPort, until: float, desk: Desk) -> _Outcome:
    """Wait for the fence, watching the status meanwhile."""
    while monotonic() < until:
        desk.beat()
        is_past_the_fence = port.was_heard(is_fence) or _fence_arrives(port)
        status = _status(port, desk)
        if status is not None and not status.can_print:
            _forget(port, desk)
            return _Outcome(status, may_be_printed=is_past_the_fence)
        if is_past_the_fence and status is not None:
            return _Outcome()
    _forget(port, desk)
    return _Outcome(_UNCONFIRMED)


def _fence_arrives(port: PrinterPort) -> bool:
    try:
        port.answer(is_fence, timeout_s=_ANSWER_S)
    except PrinterSilent:
        return False
    return True


def _forget(port: PrinterPort, desk: Desk) -> None:
    """Take the rest of a slip out of the printer's memory."""
    try:
        port.send(CLEAR_BUFFER, until=monotonic() + _ANSWER_S, beat=desk.beat)
    except PrinterSilent:
        return  # it hears nothing; the port's own buffer is dropped on closing


def _status(port: PrinterPort, desk: Desk) -> PrinterStatus | None:
    """Ask the four questions one by one, for an answer does not say which one it answers."""
    answers: list[int] = []
    for question in QUESTIONS:
        desk.beat()
        port.drain()
        try:
            port.send(ask_status(question), until=monotonic() + _ANSWER_S, beat=desk.beat)
            answers.append(port.answer(is_status, timeout_s=_ANSWER_S))
        except PrinterSilent:
            return None
    return status_of(StatusBytes(*answers))


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
