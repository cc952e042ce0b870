"""Forms kept for later, as the session asks for them."""

from __future__ import annotations

from kiosk.domain.parked import DiscardQuestion, HandedOver, ParkQuestion
from kiosk.line import BadAnswer, LineDown, LineFault, Refused
from kiosk.lookups import DISCARD_PARKED, OPEN_PARKED
from kiosk.ports import LookUpFailed
from offline_cache.lookup_line import LookupLine

_TOLD = {"too_many_tries": "too_many", "lease_gone": "elsewhere"}


class CourierParked:
    """Asks the courier. Code and number go out over the line and into no log."""

    def __init__(self, line: LookupLine) -> None:
        self._line = line

    def open(self, question: ParkQuestion) -> HandedOver:
        """The form; raise `LookUpFailed` ('unknown', 'too_many', 'offline', 'busy')."""
        try:
            return self._line.ask(OPEN_PARKED, question)
        except LineFault as fault:
            raise LookUpFailed(_reason(fault)) from None

    def discard(self, question: DiscardQuestion) -> None:
        """Delete it; raise `LookUpFailed` ('elsewhere': another kiosk has it by now)."""
        try:
            self._line.ask(DISCARD_PARKED, question)
        except LineFault as fault:
            raise LookUpFailed(_reason(fault)) from None


def _reason(fault: LineFault) -> str:
    if isinstance(fault, Refused):
        return _TOLD.get(fault.code, "unknown")
    return "offline" if isinstance(fault, LineDown | BadAnswer) else "busy"
