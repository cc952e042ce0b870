"""Look-ups about the person whose card was read, as the session asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from kiosk.domain.envelope import ELicence, LicenceQuestion
from kiosk.domain.supplement import DueCase, DueQuestion
from kiosk.line import BadAnswer, LineDown, LineFault, Refused
from kiosk.lookups import FIND_DUE, FIND_LICENCES
from kiosk.ports import LookUpFailed
from offline_cache.lookup_line import LookupLine


class CourierPeople:
    """Asks the courier. The number on the card goes out over the line and into no log."""

    def __init__(self, line: LookupLine) -> None:
        self._line = line

    def licences(
        self, id_number: str, item_code: str, licence_types: Sequence[str]
    ) -> tuple[ELicence, ...]:
        """The licences of the holder; raise `LookUpFailed`."""
        question = LicenceQuestion(id_number, item_code, tuple(licence_types))
        try:
            return self._line.ask(FIND_LICENCES, question)
        except LineFault as fault:
            raise LookUpFailed(_reason(fault)) from None

    def due(self, case_id: UUID, id_number: str) -> DueCase:
        """What is still due for a case; raise `LookUpFailed` ('unknown' if it is not theirs)."""
        try:
            return self._line.ask(FIND_DUE, DueQuestion(case_id, id_number))
        except LineFault as fault:
            raise LookUpFailed(_reason(fault)) from None


def _reason(fault: LineFault) -> str:
    if isinstance(fault, Refused):
        return "unknown"
    return "offline" if isinstance(fault, LineDown | BadAnswer) else "busy"
