"""Booking a time at a counter (预约): what a kiosk asks of the platform, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Final
from uuid import UUID

MOST_OPEN: Final = 3
"""So many open bookings a person may have: the others want a time, too."""
COUNTER_TIME: Final = timezone(timedelta(hours=8))
"""Counters keep China's one time, whatever the clock of a machine is set to."""
_QR: Final = "menkou:appointment:1:"


@dataclass(frozen=True, slots=True)
class Slot:
    """A time at a site that can be booked; `free` places are left of it."""

    slot_id: int
    site: str
    starts_at: datetime
    ends_at: datetime
    free: int

    @property
    def day(self) -> date:
        """The day at the counter."""
        return self.starts_at.astimezone(COUNTER_TIME).date()


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

    @property
    def day(self) -> date:
        """The day at the counter."""
        return self.starts_at.astimezone(COUNTER_TIME).date()

    @property
    def qr(self) -> str:
        """What the QR code of a slip holds: the number and nothing personal."""
        return _QR + self.number


@dataclass(frozen=True, slots=True)
class BookingView:
    """What a kiosk may show to the one whose card was read: free times, and their own bookings."""

    slots: tuple[Slot, ...] = ()
    own: tuple[Booking, ...] = field(default=(), repr=False)
