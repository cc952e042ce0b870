"""A case that is kept: what may still be said about it once the draft is gone. Not personal."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from kiosk.domain.application import Commitment
from kiosk.domain.receipt import AnswerKind, PlatformAnswer, local_number
from kiosk.domain.supplement import DueCase
from kiosk.services.bundle import PartStanding
from kiosk.services.handling import HandlingPlace
from kiosk.services.item import LocalText, ServiceItem

if TYPE_CHECKING:
    from kiosk.journey.states import State


@dataclass(frozen=True, slots=True)
class KeptCase:
    """A committed case and, once it came, the platform's verified answer."""

    case_id: UUID
    item: ServiceItem
    kept_at: datetime
    deferred: tuple[tuple[LocalText, date], ...] = ()
    has_papers: bool = False
    """Whether paper was laid under the camera: the resident is reminded to take it."""
    answer: PlatformAnswer | None = None
    spared: int = 0
    """How many papers need not be brought."""
    commitment: Commitment | None = None
    place: HandlingPlace | None = None
    """Where it is handled, None for here."""
    by_agent: bool = False
    supplements: DueCase | None = None
    """The case these papers were still due for."""
    parts: tuple[PartStanding, ...] = ()
    """What a bundle (一件事) asked for; each part is answered by itself."""
    back: State | None = field(default=None, repr=False)
    """Of a ticket: where its writer was before."""

    @property
    def number(self) -> str:
        """The intake number."""
        return local_number(self.case_id)

    @property
    def is_accepted(self) -> bool:
        """Whether the platform itself has said so."""
        return self.answer is not None and self.answer.kind is AnswerKind.ACCEPTED
