"""The stages of booking a time at a counter (预约)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from kiosk.domain.appointment import Booking, BookingView, Slot
from kiosk.domain.identity import IdentityCard
from kiosk.services.item import ServiceItem


@dataclass(frozen=True, slots=True)
class AwaitingBookingCard:
    """The card reader waits for the one who wants to come. `problem` as in `AwaitingCard`."""

    item: ServiceItem
    problem: str = ""
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class FindingTimes:
    """The platform is asked what is free and what this person has. `problem`: a message id or ''.

    `note`: what is said with the answer, such as that a time was taken meanwhile.
    """

    item: ServiceItem
    card: IdentityCard = field(repr=False)
    problem: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Times:
    """What every stage of choosing knows. Asking twice with `booking_id` books once."""

    item: ServiceItem
    card: IdentityCard = field(repr=False)
    view: BookingView
    booking_id: UUID

    def days(self) -> tuple[date, ...]:
        """The days on which something is free, the nearest first."""
        return tuple(sorted({slot.day for slot in self.view.slots}))

    def on(self, day: date) -> tuple[Slot, ...]:
        """What is free on that day."""
        return tuple(slot for slot in self.view.slots if slot.day == day)


@dataclass(frozen=True, slots=True)
class ChoosingBooking:
    """There are bookings: look at one, or book another."""

    times: Times
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChoosingDay:
    """Which day? `page`: so many cards at a time."""

    times: Times
    note: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class ChoosingTime:
    """What time on that day?"""

    times: Times
    day: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmingTime:
    """Everything is said once more. Nothing is booked yet."""

    times: Times
    slot: Slot


@dataclass(frozen=True, slots=True)
class TakingTime:
    """The platform is asked for it. The answer decides: nobody leaves in between."""

    times: Times
    slot: Slot


@dataclass(frozen=True, slots=True)
class TimeUnknown:
    """No answer came: it may be booked or not. Asking again books once."""

    times: Times
    slot: Slot


@dataclass(frozen=True, slots=True)
class ShowingBooking:
    """It is booked. slip: '', printing, printed, failed.

    `is_new`: booked just now. `ending`: '', 'sure', 'cancelling', 'gone', 'over' when its time has
    begun, or 'failed' when there was no answer.
    """

    times: Times
    booking: Booking = field(repr=False)
    is_new: bool
    slip: str = ""
    ending: str = ""


BookingState = (
    AwaitingBookingCard
    | FindingTimes
    | ChoosingBooking
    | ChoosingDay
    | ChoosingTime
    | ConfirmingTime
    | TakingTime
    | TimeUnknown
    | ShowingBooking
)
PUBLIC_BOOKING = (AwaitingBookingCard,)
"""Where nobody's data is shown yet."""
