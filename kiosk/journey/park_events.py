"""What happens while a form is kept for later, or gone on with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from kiosk.domain.parked import HandedOver


@dataclass(frozen=True, slots=True)
class ParkAsked:
    """先存起来，以后接着办."""


@dataclass(frozen=True, slots=True)
class FormParked:
    """Sealed and durable, with this code."""

    parked_id: UUID
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FormNotParked:
    """Nothing was kept. `code` as in `NotKept`."""

    code: str


@dataclass(frozen=True, slots=True)
class ParkArrived:
    """The platform has it, until then."""

    until: datetime


@dataclass(frozen=True, slots=True)
class ParkRefused:
    """The platform will never take it."""


@dataclass(frozen=True, slots=True)
class ParkLate:
    """It is still here: the code begins to work when the line is back."""


@dataclass(frozen=True, slots=True)
class ResumeAsked:
    """接着办, on the home screen."""


@dataclass(frozen=True, slots=True)
class ParkedTold:
    """The form came."""

    handed: HandedOver = field(repr=False)


@dataclass(frozen=True, slots=True)
class ParkedNotTold:
    """It did not. `code`: unknown, too_many, offline, busy."""

    code: str


@dataclass(frozen=True, slots=True)
class DiscardAsked:
    """删掉，不要了."""


@dataclass(frozen=True, slots=True)
class ParkDiscarded:
    """It is deleted."""


@dataclass(frozen=True, slots=True)
class ParkNotDiscarded:
    """It is not. `code`: elsewhere, offline, busy, unknown."""

    code: str


ParkEvent = (
    ParkAsked
    | FormParked
    | FormNotParked
    | ParkArrived
    | ParkRefused
    | ParkLate
    | ResumeAsked
    | ParkedTold
    | ParkedNotTold
    | DiscardAsked
    | ParkDiscarded
    | ParkNotDiscarded
)
