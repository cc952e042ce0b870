"""The requests about times at a counter (`/v1/appointments`)."""

from __future__ import annotations

from typing import TypeVar

from kiosk import wire
from kiosk.domain.appointment import Booking, BookingQuestion, BookingView, BookingWish, Slot
from kiosk.gateway.client import PlatformClient
from kiosk.line import BadAnswer

T = TypeVar("T")
Told = Booking | Slot
_PATH = "/v1/appointments"
_YEARS = (2000, 9000)


def times(client: PlatformClient, question: BookingQuestion) -> BookingView:
    """What can be booked at counters, and the open bookings of a card. Raises `LineFault`."""
    own = _decoded(tuple[Booking, ...], client.exchange(f"{_PATH}/mine", question))
    free = _decoded(tuple[Slot, ...], client.exchange(_PATH))
    _require_moments(*own, *free)
    return BookingView(free, own)


def book(client: PlatformClient, wish: BookingWish) -> Booking:
    """Take a time; the same wish twice books once.

    Raises `Refused` with 'slot_full', 'slot_over', 'slot_unknown', 'booked_already',
    'too_many_bookings' or 'booking_differs', or another `LineFault`.
    """
    booking = _decoded(Booking, client.exchange(_PATH, wish))
    if booking.booking_id != wish.booking_id:
        raise BadAnswer("wrong_booking")
    _require_moments(booking)
    return booking


def cancel(client: PlatformClient, question: BookingQuestion) -> Booking:
    """Give a time back. Raises `Refused` with 'slot_over' or 'booking_unknown'."""
    booking = _decoded(Booking, client.exchange(f"{_PATH}/cancel", question))
    if booking.booking_id != question.booking_id:
        raise BadAnswer("wrong_booking")
    _require_moments(booking)
    return booking


def _require_moments(*told: Told) -> None:
    """No screen and no slip can show a time without a zone, or one at the end of the calendar."""
    for moment in (moment for one in told for moment in (one.starts_at, one.ends_at)):
        if moment.tzinfo is None or not _YEARS[0] <= moment.year <= _YEARS[1]:
            raise BadAnswer("wrong_time")


def _decoded(kind: type[T], body: bytes) -> T:
    try:
        return wire.decode(kind, body)
    except wire.BadWireValue:
        raise BadAnswer("unreadable") from None
