"""What a printer's attributes mean: can it print, what is wrong, did this job come out.

Keywords of printer-state-reasons and states: RFC 8011 (5.3.7, 5.4.11, 5.4.12) and PWG 5100.
A reason carries its weight behind it: -error, -warning, -report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from devices.links.ipp import Attributes

PDF: Final = "application/pdf"

_STOPPED: Final = 5
_HALTS: Final[Mapping[str, str]] = {
    "media-empty": "paper_out",
    "media-needed": "paper_out",
    "input-tray-missing": "paper_out",
    "media-jam": "jam",
    "cover-open": "cover_open",
    "door-open": "cover_open",
    "interlock-open": "cover_open",
    "toner-empty": "toner_out",
    "marker-supply-empty": "toner_out",
    "developer-empty": "toner_out",
    "output-area-full": "tray_full",
    "output-tray-missing": "tray_full",
    "offline": "offline",
    "connecting-to-device": "offline",
    "timed-out": "offline",
    "shutdown": "offline",
    "paused": "paused",
    "moving-to-paused": "paused",
    "spool-area-full": "spool_full",
}
_HINTS: Final[Mapping[str, str]] = {
    "media-low": "paper_near_end",
    "toner-low": "toner_low",
    "marker-supply-low": "toner_low",
    "output-area-almost-full": "tray_nearly_full",
}
_WEIGHTS: Final = ("-error", "-warning", "-report")


class JobState(IntEnum):
    """job-state (RFC 8011, 5.3.7)."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


@dataclass(frozen=True, slots=True)
class PrinterStanding:
    """`halt` is why nothing will print now, '' when it will; `hint` is what will be short soon.

    `named` is a trouble the printer names without claiming that it stops: a warning that was
    never taken back, or the only word CUPS has for an empty tray.
    """

    halt: str = ""
    named: str = ""
    hint: str = ""
    takes_pdf: bool = True


def standing_of(printer: Attributes) -> PrinterStanding:
    """How the printer is."""
    halt = named = hint = ""
    is_stopped = printer.get("printer-state", (0,))[0] == _STOPPED
    for reason in map(str, printer.get("printer-state-reasons", ())):
        weight = next((w for w in _WEIGHTS if reason.endswith(w)), "")
        word = reason.removesuffix(weight)
        code = _HALTS.get(word, "")
        hint = hint or _HINTS.get(word, "")
        if code and (is_stopped or weight in ("", "-error")):
            halt = halt or code
        named = named or code
    if not halt and is_stopped:
        halt = "stopped"
    if not halt and printer.get("printer-is-accepting-jobs", (True,))[0] is False:
        halt = "not_accepting"
    formats = printer.get("document-format-supported", (PDF,))
    return PrinterStanding(halt, named, hint, PDF in formats)


def ending_of(job: Attributes) -> str | None:
    """How a job ended: '' printed, else why not; None while it goes on.

    A job a printer threw away may still be called completed: its reasons are read too.
    """
    state = job.get("job-state", (0,))[0]
    reasons = {str(reason) for reason in job.get("job-state-reasons", ())}
    if state == JobState.CANCELED or (state == JobState.COMPLETED and _was_cancelled(reasons)):
        by_us = "job-canceled-by-user" in reasons
        return "cancelled" if by_us else "cancelled_at_printer"
    if state == JobState.ABORTED:
        unreadable = reasons & {"document-format-error", "document-unprintable-error"}
        return "bad_document" if unreadable else "aborted"
    if state == JobState.COMPLETED:
        doubtful = reasons & {"job-completed-with-errors", "job-incoming"}
        return "unconfirmed" if doubtful else ""
    return None


def _was_cancelled(reasons: set[str]) -> bool:
    return any(r.startswith(("job-canceled", "aborted-by-system")) for r in reasons)
