"""What the world is asked to do about times at a counter."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.domain.appointment import Booking, BookingQuestion, BookingWish
from kiosk.services.item import ServiceItem


@dataclass(frozen=True, slots=True)
class FindTimes:
    """Ask the platform what is free, and what the one of this card has booked."""

    question: BookingQuestion = field(repr=False)


@dataclass(frozen=True, slots=True)
class BookTime:
    """Ask the platform for a time; doing it twice is harmless."""

    wish: BookingWish = field(repr=False)


@dataclass(frozen=True, slots=True)
class CancelBooking:
    """Ask the platform to take a booking back; doing it twice is harmless."""

    question: BookingQuestion = field(repr=False)


@dataclass(frozen=True, slots=True)
class PrintBooking:
    """Print number, day, time, place and what to bring."""

    item: ServiceItem
    booking: Booking = field(repr=False)


BookingEffect = FindTimes | BookTime | CancelBooking | PrintBooking
