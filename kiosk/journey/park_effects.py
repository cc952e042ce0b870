"""What the world is asked to do about forms kept for later."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from kiosk.domain.parked import DiscardQuestion, ParkQuestion
from kiosk.journey.draft import Draft
from kiosk.journey.park_states import ParkTicket


@dataclass(frozen=True, slots=True)
class ParkForm:
    """Seal what was filled in and commit it, under a new code."""

    draft: Draft = field(repr=False)
    stopped_at: str


@dataclass(frozen=True, slots=True)
class AwaitPark:
    """Wait a little for the platform to have it, and longer for the screen."""

    parked_id: UUID


@dataclass(frozen=True, slots=True)
class PrintParkSlip:
    """Print the code, and what is true of it now."""

    ticket: ParkTicket


@dataclass(frozen=True, slots=True)
class FetchParked:
    """Ask the platform for the form of this code and card."""

    question: ParkQuestion = field(repr=False)


@dataclass(frozen=True, slots=True)
class DiscardParked:
    """Ask the platform to delete it."""

    question: DiscardQuestion = field(repr=False)


ParkEffect = ParkForm | AwaitPark | PrintParkSlip | FetchParked | DiscardParked
