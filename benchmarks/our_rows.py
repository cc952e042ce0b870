"""Records put into the kiosk's outbox and nowhere else, as the races of stores want them."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from drills import sample_case
from drills.cabinets import record_of
from kiosk.domain.envelope import CaseEnvelope, CaseHeader
from offline_cache.keeper import CaseKeeper


class OurRows:
    """The outbox alone: sequence, row, ledger line, in one commit."""

    def __init__(self, place: Path) -> None:
        """Open an outbox of its own in a folder that is there."""
        keeper = CaseKeeper(place / "kiosk", sample_case.drill_key(), sample_case.KIOSK_ID)
        self._outbox = keeper._outbox

    def keep(self, number: int) -> None:
        """Keep record `number`; it is durable when this returns."""
        case_id = uuid4()

        def envelope(seq: int) -> CaseEnvelope:
            header = CaseHeader(
                case_id, sample_case.KIOSK_ID, seq, "DRILL-1", "1.0", 1, "drill", "", 0,
                sample_case.noon(),
            )  # fmt: skip
            return CaseEnvelope(header, record_of(number))

        self._outbox.keep(case_id, envelope)
