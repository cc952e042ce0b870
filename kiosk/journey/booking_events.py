"""What happens while a time at a counter is booked."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from kiosk.domain.appointment import Booking, BookingView


@dataclass(frozen=True, slots=True)
class BookingAsked:
    """预约到窗口办, on a guide."""


@dataclass(frozen=True, slots=True)
class TimesTold:
    """The platform said what is free. `booking_id` is fresh: the next booking is called so."""

    view: BookingView
    booking_id: UUID


@dataclass(frozen=True, slots=True)
class TimesNotTold:
    """It did not. `code`: offline, busy, unknown."""

    code: str


@dataclass(frozen=True, slots=True)
class OwnBookingChosen:
    """One of the bookings that are there already."""

    index: int


@dataclass(frozen=True, slots=True)
class MoreTimesAsked:
    """再约一个, or 更晚的日子: the next cards."""


@dataclass(frozen=True, slots=True)
class DayChosen:
    """One of the days, counted from the first."""

    index: int


@dataclass(frozen=True, slots=True)
class TimeChosen:
    """One of the free times."""

    slot_id: int


@dataclass(frozen=True, slots=True)
class TimeBooked:
    """It is booked."""

    booking: Booking = field(repr=False)


@dataclass(frozen=True, slots=True)
class TimeNotBooked:
    """It is not: 'taken', 'already', 'too_many', 'unknown'; or 'no_answer': nobody knows."""

    code: str


@dataclass(frozen=True, slots=True)
class BookingSlipAsked:
    """打印小票."""


@dataclass(frozen=True, slots=True)
class BookingCancelAsked:
    """取消这个预约."""


@dataclass(frozen=True, slots=True)
class BookingCancelled:
    """The time is given back."""


@dataclass(frozen=True, slots=True)
class BookingNotCancelled:
    """It is not: 'over', 'no_answer'."""

    code: str


BookingEvent = (
    BookingAsked
    | TimesTold
    | TimesNotTold
    | OwnBookingChosen
    | MoreTimesAsked
    | DayChosen
    | TimeChosen
    | TimeBooked
    | TimeNotBooked
    | BookingSlipAsked
    | BookingCancelAsked
    | BookingCancelled
    | BookingNotCancelled
)
