"""Talking with a receipt printer: how are you, here is a slip, is it out?

A printer numbers neither questions nor answers. So status questions go one at a time, and a slip
is followed by a fence: an order it answers only when everything before is worked off.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from devices.receipt_printer.frames import CLEAR_BUFFER, FENCE, ask_status
from devices.receipt_printer.port import PrinterPort, PrinterSilent
from devices.receipt_printer.status import (
    QUESTIONS,
    PrinterStatus,
    StatusBytes,
    is_fence,
    is_status,
    status_of,
)

UNCONFIRMED = "unconfirmed"
_ANSWER_S = 0.5
_SETTLE_S = 2.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a sent slip ended; no code means it is out and the printer is well."""

    code: str = ""
    may_be_printed: bool = True


class Conversation:
    """Questions to one printer. `beat` is called twice a second; all may raise `LinkLost`."""

    def __init__(self, port: PrinterPort, beat: Callable[[], None]) -> None:
        self._port, self._beat = port, beat

    def status(self) -> PrinterStatus | None:
        """Ask how it is; None when it does not answer."""
        answers: list[int] = []
        for question in QUESTIONS:
            self._port.drain()
            try:
                self._send(ask_status(question), monotonic() + _ANSWER_S)
                answers.append(self._port.answer(is_status, timeout_s=_ANSWER_S))
            except PrinterSilent:
                return None
        return status_of(StatusBytes(*answers))

    def settle(self) -> None:
        """Get an old slip out of the way, and its late answers; raises `PrinterSilent`.

        All fences look alike: without this the answer for the last slip would vouch for the next.
        """
        ends_at = monotonic() + _SETTLE_S
        self._send(CLEAR_BUFFER + FENCE, ends_at)
        self._port.answer(is_fence, timeout_s=_SETTLE_S)
        while self._fence_arrives():
            if monotonic() >= ends_at:
                raise PrinterSilent("it says the same for ever")

    def send_slip(self, stream: bytes, until: float) -> None:
        """Send a slip and its fence; raises `PrinterSilent` when `until` (monotonic) passes."""
        self._port.forget()
        try:
            self._send(stream + FENCE, until)
        except PrinterSilent:
            self._give_up()
            raise

    def outcome(self, until: float) -> Outcome:
        """Wait for the fence of the slip, watching the status meanwhile."""
        while monotonic() < until:
            is_past_the_fence = self._port.was_heard(is_fence) or self._fence_arrives()
            status = self.status()
            if status is not None and not status.can_print:
                self._give_up()
                return Outcome(status, may_be_printed=is_past_the_fence)
            if is_past_the_fence and status is not None:
                return Outcome()
        self._give_up()
        return Outcome(UNCONFIRMED)

    def _fence_arrives(self) -> bool:
        self._beat()
        try:
            self._port.answer(is_fence, timeout_s=_ANSWER_S)
        except PrinterSilent:
            return False
        return True

    def _give_up(self) -> None:
        """Take the rest of a slip out of the printer's memory."""
        try:
            self._send(CLEAR_BUFFER, monotonic() + _ANSWER_S)
        except PrinterSilent:
            return  # it hears nothing now; `settle` says it again before the next slip

    def _send(self, data: bytes, until: float) -> None:
        self._port.send(data, until=until, beat=self._beat)
