"""The stages of keeping a form for later, and of going on with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from kiosk.domain.identity import IdentityCard
from kiosk.domain.parked import Lease
from kiosk.journey.draft import Draft
from kiosk.services.item import LocalText

if TYPE_CHECKING:
    from kiosk.journey.states import State


@dataclass(frozen=True, slots=True)
class OfferingPark:
    """What would be kept, for how long, and what is needed to go on. `problem`: message id."""

    draft: Draft
    back: State = field(repr=False)
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Parking:
    """Sealing and committing. Nothing has been promised yet."""

    draft: Draft
    back: State = field(repr=False)


@dataclass(frozen=True, slots=True)
class ParkTicket:
    """What the resident takes along. `until`: the last day, once the platform has the form."""

    parked_id: UUID
    code: str = field(repr=False)
    item_name: LocalText
    days: int
    until: date | None = None
    refused: bool = False


@dataclass(frozen=True, slots=True)
class ShowingPark:
    """The code. The form is gone from here. slip: awaiting, printing, printed, failed."""

    ticket: ParkTicket
    has_papers: bool = False
    slip: str = "awaiting"


@dataclass(frozen=True, slots=True)
class AskingParkCode:
    """The code scanner is armed and the code may be typed: its digits only."""

    typed: str = field(default="", repr=False)
    problem: str = ""


@dataclass(frozen=True, slots=True)
class AwaitingParkHolder:
    """The card reader waits for the one whose code it is. `problem` as in `AwaitingCard`."""

    code: str = field(repr=False)
    problem: str = ""
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class FetchingParked:
    """The platform is asked. `problem` is a message id or ''."""

    code: str = field(repr=False)
    card: IdentityCard = field(repr=False)
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Resuming:
    """What came back, before it is gone on with.

    `stopped_at` as in `ParkedForm`. `asked_again` counts the answers that do not fit any more.
    `ending`: '', 'sure', 'discarding', 'gone', or 'failed' when it could not be deleted.
    """

    draft: Draft
    lease: Lease
    stopped_at: str
    received_at: datetime
    until: datetime
    elsewhere_at: datetime | None = None
    is_newer: bool = False
    asked_again: int = 0
    ending: str = ""


ParkState = (
    OfferingPark
    | Parking
    | ShowingPark
    | AskingParkCode
    | AwaitingParkHolder
    | FetchingParked
    | Resuming
)
PUBLIC_PARK = (AskingParkCode, AwaitingParkHolder)
"""Where nobody's data is shown yet."""
