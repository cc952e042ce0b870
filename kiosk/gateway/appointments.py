"""The requests about times at a counter (`/v1/appointments`)."""

from __future__ import annotations

from typing import TypeVar

from kiosk import wire
from kiosk.domain.appointment import Booking, BookingQuestion, BookingView, BookingWish, Slot
from kiosk.gateway.client import PlatformClient
from kiosk.line import BadAnswer

T = TypeVar("T")
_PATH = "/v1/appointments"


def times(client: PlatformClient, question: BookingQuestion) -> BookingView:
    """What can be booked at counters, and the open bookings of a card. Raises `LineFault`."""
    own = _decoded(tuple[Booking, ...], client.exchange(f"{_PATH}/mine", question))
    return BookingView(_decoded(tuple[Slot, ...], client.exchange(_PATH)), own)


def book(client: PlatformClient, wish: BookingWish) -> Booking:
    """Take a time; the same wish twice books once.

    Raises `Refused` with 'slot_full', 'slot_over', 'slot_unknown', 'booked_already',
    'too_many_bookings' or 'booking_differs', or another `LineFault`.
    """
    booking = _decoded(Booking, client.exchange(_PATH, wish))
    if booking.booking_id != wish.booking_id:
        raise BadAnswer("wrong_booking")
    return booking


def cancel(client: PlatformClient, question: BookingQuestion) -> Booking:
    """Give a time back. Raises `Refused` with 'slot_over' or 'booking_unknown'."""
    booking = _decoded(Booking, client.exchange(f"{_PATH}/cancel", question))
    if booking.booking_id != question.booking_id:
        raise BadAnswer("wrong_booking")
    return booking


def _decoded(kind: type[T], body: bytes) -> T:
    try:
        return wire.decode(kind, body)
    except wire.BadWireValue:
        raise BadAnswer("unreadable") from None
