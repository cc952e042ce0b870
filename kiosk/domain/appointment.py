"""Booking a time at a counter (预约): what a kiosk asks of the platform, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Slot:
    """A time at a site that can be booked; `free` places are left of it."""

    slot_id: int
    site: str
    starts_at: datetime
    ends_at: datetime
    free: int


@dataclass(frozen=True, slots=True)
class BookingWish:
    """`booking_id` is made by the kiosk: asking twice books once."""

    booking_id: UUID
    slot_id: int
    id_number: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class BookingQuestion:
    """Whose bookings; with `booking_id` the one that is cancelled."""

    id_number: str = field(repr=False)
    booking_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Booking:
    """A booked time. `number` is what the counter calls it by."""

    booking_id: UUID
    number: str
    site: str
    starts_at: datetime
    ends_at: datetime
