"""Look-ups about applications that were handed in, as the session asks for them."""

from __future__ import annotations

from kiosk.domain.progress import CaseProgress, ProgressQuestion, ReturnedCase, ReturnedQuestion
from kiosk.line import BadAnswer, LineDown, LineFault, Refused
from kiosk.lookups import ASK_PROGRESS, FETCH_RETURNED
from kiosk.ports import LookUpFailed
from offline_cache.lookup_line import LookupLine


class CourierCases:
    """Asks the courier. An identity number goes out over the line and into no log."""

    def __init__(self, line: LookupLine) -> None:
        self._line = line

    def progress(self, question: ProgressQuestion) -> tuple[CaseProgress, ...]:
        """What the platform knows, possibly nothing; raise `LookUpFailed`."""
        try:
            return self._line.ask(ASK_PROGRESS, question)
        except LineFault as fault:
            raise LookUpFailed(_reason(fault)) from None

    def returned(self, question: ReturnedQuestion) -> ReturnedCase:
        """A returned application; raise `LookUpFailed` ('unknown' if it is not theirs)."""
        try:
            return self._line.ask(FETCH_RETURNED, question)
        except LineFault as fault:
            raise LookUpFailed(_reason(fault)) from None


def _reason(fault: LineFault) -> str:
    if isinstance(fault, Refused):
        return "unknown"
    return "offline" if isinstance(fault, LineDown | BadAnswer) else "busy"
