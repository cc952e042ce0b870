"""Questions the kiosk asks its courier, who alone knows the network and this kiosk's credentials.

A new look-up is one `Topic` here, one answer in the courier's process (`kiosk/courier.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from kiosk.domain.appointment import Booking, BookingQuestion, BookingView, BookingWish
from kiosk.domain.envelope import ELicence, LicenceQuestion
from kiosk.domain.fleet import CareStanding, DeviceStanding
from kiosk.domain.parked import DiscardQuestion, HandedOver, ParkQuestion
from kiosk.domain.phone import PhoneDoor, PhotoPiece, PieceWanted
from kiosk.domain.progress import CaseProgress, ProgressQuestion, ReturnedCase, ReturnedQuestion
from kiosk.domain.supplement import DueCase, DueQuestion
from kiosk.line import BadAnswer, Hello, LineDown, LineFault, NotAuthorised, PlatformBusy, Refused

Q = TypeVar("Q")
A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Topic(Generic[Q, A]):
    """A kind of question: its name on the socket, what is asked and what comes back.

    `patience_s` is how long the asker waits; an answer that comes later is dropped.
    """

    name: str
    question: type[Q]
    answer: type[A]
    patience_s: float = 35.0


@dataclass(frozen=True, slots=True)
class Nothing:
    """A question without words, or an answer that only says "done"."""


@dataclass(frozen=True, slots=True)
class CodeExchange:
    """A resident's one-time code and the licence types the item wants."""

    code: str = field(repr=False)
    licence_types: tuple[str, ...]


HELLO: Topic[Nothing, Hello] = Topic("hello", Nothing, Hello)
"""Is the platform there now? Asked over the network, not remembered."""
EXCHANGE_CODE: Topic[CodeExchange, tuple[ELicence, ...]] = Topic(
    "licences.exchange", CodeExchange, tuple[ELicence, ...]
)
FIND_LICENCES: Topic[LicenceQuestion, tuple[ELicence, ...]] = Topic(
    "licences.find", LicenceQuestion, tuple[ELicence, ...]
)
FIND_DUE: Topic[DueQuestion, DueCase] = Topic("cases.due", DueQuestion, DueCase)
"""What is still due for a case of the one whose card was read."""
ASK_PROGRESS: Topic[ProgressQuestion, tuple[CaseProgress, ...]] = Topic(
    "cases.progress", ProgressQuestion, tuple[CaseProgress, ...]
)
FETCH_RETURNED: Topic[ReturnedQuestion, ReturnedCase] = Topic(
    "cases.returned", ReturnedQuestion, ReturnedCase
)
"""A returned application, for the one whose card was read to mend."""
OPEN_PARKED: Topic[ParkQuestion, HandedOver] = Topic("parked.open", ParkQuestion, HandedOver)
"""A form kept for later, by its code and the card that was read."""
DISCARD_PARKED: Topic[DiscardQuestion, Nothing] = Topic("parked.discard", DiscardQuestion, Nothing)
FIND_TIMES: Topic[BookingQuestion, BookingView] = Topic(
    "appointments.find", BookingQuestion, BookingView, patience_s=20.0
)
"""What can be booked at counters, and what the one whose card was read has booked."""
BOOK_TIME: Topic[BookingWish, Booking] = Topic(
    "appointments.book", BookingWish, Booking, patience_s=20.0
)
CANCEL_BOOKING: Topic[BookingQuestion, Nothing] = Topic(
    "appointments.cancel", BookingQuestion, Nothing, patience_s=20.0
)
OPEN_PHONE: Topic[Nothing, PhoneDoor] = Topic("phone.open", Nothing, PhoneDoor, patience_s=15.0)
"""A door for photos of this visit; an earlier one of this kiosk is closed by it."""
FETCH_PHOTO: Topic[PieceWanted, PhotoPiece] = Topic(
    "phone.fetch", PieceWanted, PhotoPiece, patience_s=15.0
)
CLOSE_PHONE: Topic[PhoneDoor, Nothing] = Topic("phone.close", PhoneDoor, Nothing, patience_s=5.0)
REPORT_DEVICES: Topic[tuple[DeviceStanding, ...], Nothing] = Topic(
    "devices.report", tuple[DeviceStanding, ...], Nothing, patience_s=2.0
)
"""Told, not asked: how the devices are, for the next heartbeat."""
REPORT_CARE: Topic[CareStanding, Nothing] = Topic(
    "care.report", CareStanding, Nothing, patience_s=2.0
)
"""Told, not asked: what the kiosk found out about itself, for the next heartbeat."""

HURRY: Topic[Nothing, Nothing] = Topic("courier.hurry", Nothing, Nothing, patience_s=2.0)
"""Begin afresh: whatever the line was, try it now. Only a courier that is a service hears it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on the socket. `body` is the canonical JSON of the topic's question."""

    topic: str
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class FaultTold:
    """A `LineFault` on its way through the socket. `kind` is the name of its class."""

    kind: str
    code: str
    status: int = 0
    retry_after_s: float | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """The one answer to a question: a body, or the fault that stands in for it."""

    body: bytes = field(default=b"", repr=False)
    fault: FaultTold | None = None


def told_of(fault: LineFault) -> FaultTold:
    """The fault as it crosses the socket."""
    return FaultTold(
        kind=type(fault).__name__,
        code=fault.code,
        status=fault.status if isinstance(fault, Refused) else 0,
        retry_after_s=fault.retry_after_s if isinstance(fault, PlatformBusy) else None,
    )


def fault_of(told: FaultTold) -> LineFault:
    """The fault as it was raised on the other side."""
    match told.kind:
        case "PlatformBusy":
            return PlatformBusy(told.code, told.retry_after_s)
        case "NotAuthorised":
            return NotAuthorised(told.code)
        case "Refused":
            return Refused(told.code, told.status)
        case "BadAnswer":
            return BadAnswer(told.code)
        case _:
            return LineDown(told.code)
