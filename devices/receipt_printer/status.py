"""What a receipt printer says of itself: `DLE EOT n` and the fence `GS r 1`.

Bits after Epson's "ESC/POS Command Reference", real-time status. Those of n=1 and n=4 also stand
in python-escpos; those of n=2, n=3 and of `GS r` are from general knowledge of that reference and
were not tried on hardware.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

QUESTIONS = (1, 2, 3, 4)

_OFFLINE = 0x08
_COVER_OPEN, _STOPPED_BY_PAPER_END = 0x04, 0x20
_CUTTER = 0x08
_NEAR_END, _PAPER_END = 0x0C, 0x60


class PrinterStatus(StrEnum):
    """How the printer is; the worst thing wins. The value is the code the kiosk sees."""

    OK = "ok"
    PAPER_NEAR_END = "paper_near_end"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER_ERROR = "cutter_error"
    OFFLINE = "offline"

    @property
    def can_print(self) -> bool:
        """Whether a slip may be begun."""
        return self in (PrinterStatus.OK, PrinterStatus.PAPER_NEAR_END)


@dataclass(frozen=True, slots=True)
class StatusBytes:
    """The four answers to `DLE EOT` 1 to 4, in that order."""

    printer: int
    offline_cause: int
    error: int
    paper: int


def is_status(byte: int) -> bool:
    """Return whether `byte` can answer `DLE EOT`: 0xx1xx10. XON and XOFF cannot."""
    return byte & 0x93 == 0x12


def is_fence(byte: int) -> bool:
    """Return whether `byte` can answer `GS r 1`: 0xx0xxxx, paper bits only."""
    return byte & 0xF0 == 0x00


def status_of(answers: StatusBytes) -> PrinterStatus:
    """Return the one status four answers amount to."""
    if answers.offline_cause & _COVER_OPEN:
        return PrinterStatus.COVER_OPEN
    if answers.paper & _PAPER_END or answers.offline_cause & _STOPPED_BY_PAPER_END:
        return PrinterStatus.PAPER_OUT
    if answers.error & _CUTTER:
        return PrinterStatus.CUTTER_ERROR
    if answers.printer & _OFFLINE:
        return PrinterStatus.OFFLINE
    if answers.paper & _NEAR_END:
        return PrinterStatus.PAPER_NEAR_END
    return PrinterStatus.OK


def answers_for(status: PrinterStatus) -> StatusBytes:
    """Return what a printer in that state answers: the other direction, for the simulator."""
    is_offline = not status.can_print
    causes = {PrinterStatus.COVER_OPEN: _COVER_OPEN, PrinterStatus.PAPER_OUT: _STOPPED_BY_PAPER_END}
    papers = {PrinterStatus.PAPER_NEAR_END: _NEAR_END, PrinterStatus.PAPER_OUT: _PAPER_END}
    return StatusBytes(
        printer=0x12 | (_OFFLINE if is_offline else 0),
        offline_cause=0x12 | causes.get(status, 0),
        error=0x12 | (_CUTTER if status is PrinterStatus.CUTTER_ERROR else 0),
        paper=0x12 | papers.get(status, 0),
    )


def fence_for(status: PrinterStatus) -> int:
    """Return the answer to `GS r 1`: near end in bits 0 and 1, paper end in bits 2 and 3."""
    return {PrinterStatus.PAPER_NEAR_END: 0x03, PrinterStatus.PAPER_OUT: 0x0C}.get(status, 0x00)
