"""One IPP queue: the questions a driver asks of it. Nothing of a document stays behind.

Jobs have neutral names: what is printed, and for whom, is not in any list of jobs.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Final

from devices.document_printer.states import PDF, PrinterStanding, standing_of
from devices.links.ipp import Attributes, Given, Message, Operation, Tag
from devices.links.ipp_http import IppFailed, IppLine

ASK_S: Final = 2.0
PREFIX: Final = "menkou-"

_SEND_S: Final = 20.0
_PRINTER_WORDS: Final = (
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "document-format-supported",
    "cups-version",
)
_JOB_WORDS: Final = ("job-id", "job-state", "job-state-reasons", "job-name")
_NOT_FOUND: Final = (0x0406, 0x0407)
_BUSY: Final = (0x0503, 0x0507)


class QueueRefused(Exception):
    """The queue did not take a job. `code`: busy, no_pdf, refused, no_job_id."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Layout:
    """Paper of one job. `media` as PWG 5101.1 names it."""

    media: str = "iso_a4_210x297mm"
    sides: str = "one-sided"


class PrintQueue:
    """A printer or a CUPS queue. Every method raises `IppFailed` when the line breaks."""

    def __init__(self, url: str, user: str) -> None:
        self._line = IppLine(url, user)
        self._is_cups = False

    def standing(self) -> PrinterStanding:
        """How it is now."""
        answer = self._ask(Operation.GET_PRINTER_ATTRIBUTES, _wanted(_PRINTER_WORDS))
        if not answer.is_success:
            raise IppFailed("refused", answer.code)
        printer = answer.group(Tag.PRINTER)
        self._is_cups = "cups-version" in printer
        return standing_of(printer)

    def submit(self, document: bytes, layout: Layout) -> int:
        """Send a document; return its job's id. Raises `QueueRefused`. May take a while."""
        given: list[Given] = [
            (Tag.NAME, "job-name", PREFIX + secrets.token_hex(4)),
            (Tag.MIME, "document-format", PDF),
        ]
        job: list[Given] = [
            (Tag.KEYWORD, "media", layout.media),
            (Tag.KEYWORD, "sides", layout.sides),
            (Tag.INTEGER, "copies", 1),
        ]
        answer = self._line.ask(
            Operation.PRINT_JOB, given, job, document=document, timeout_s=_SEND_S
        )
        if not answer.is_success:
            raise QueueRefused(_refusal(answer.code))
        number = answer.group(Tag.JOB).get("job-id", (0,))[0]
        if not isinstance(number, int) or number <= 0:
            raise QueueRefused("no_job_id")
        return number

    def job(self, number: int) -> Attributes | None:
        """A job's state; None when the queue knows no such job any more."""
        given: list[Given] = [(Tag.INTEGER, "job-id", number), *_wanted(_JOB_WORDS)]
        answer = self._ask(Operation.GET_JOB_ATTRIBUTES, given)
        if answer.code in _NOT_FOUND:
            return None
        if not answer.is_success:
            raise IppFailed("refused", answer.code)
        return answer.group(Tag.JOB)

    def cancel(self, number: int) -> bool:
        """Take a job back; whether the queue did (it cannot when the job is over)."""
        given: list[Given] = [(Tag.INTEGER, "job-id", number)]
        return self._ask(Operation.CANCEL_JOB, given).is_success

    def forget(self, number: int) -> None:
        """Have CUPS drop its files and its memory of a job that is over (its 'purge-job').

        Asking a queue to retain nothing (job-retain-until, PreserveJobHistory No) would be
        simpler, but then a printed job is gone before it can say that it was printed.
        """
        if self._is_cups:
            given: list[Given] = [(Tag.INTEGER, "job-id", number), (Tag.BOOLEAN, "purge-job", True)]
            self._ask(Operation.CANCEL_JOB, given)

    def cancel_leftovers(self) -> int:
        """Take back every unfinished job of ours: it belongs to somebody who has left."""
        given: list[Given] = [
            (Tag.KEYWORD, "which-jobs", "not-completed"),
            (Tag.BOOLEAN, "my-jobs", True),
            *_wanted(_JOB_WORDS),
        ]
        answer = self._ask(Operation.GET_JOBS, given)
        count = 0
        for job in answer.all_groups(Tag.JOB):
            number = job.get("job-id", (0,))[0]
            is_ours = str(job.get("job-name", ("",))[0]).startswith(PREFIX)
            if isinstance(number, int) and is_ours and self.cancel(number):
                self.forget(number)
                count += 1
        return count

    def _ask(self, operation: Operation, given: list[Given]) -> Message:
        return self._line.ask(operation, given, timeout_s=ASK_S)


def _wanted(words: tuple[str, ...]) -> list[Given]:
    return [(Tag.KEYWORD, "requested-attributes", words)]


def _refusal(status: int) -> str:
    if status in _BUSY:
        return "busy"
    return "no_pdf" if status == 0x040A else "refused"
