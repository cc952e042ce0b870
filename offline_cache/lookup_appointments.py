"""Times at the counter, as the session asks for them."""

from __future__ import annotations

from kiosk.domain.appointment import Booking, BookingQuestion, BookingView, BookingWish
from kiosk.line import BadAnswer, LineDown, LineFault, Refused
from kiosk.lookups import BOOK_TIME, CANCEL_BOOKING, FIND_TIMES
from kiosk.ports import LookUpFailed
from offline_cache.lookup_line import LookupLine

_TOLD = {
    "slot_full": "taken",
    "slot_over": "taken",
    "slot_unknown": "taken",
    "booked_already": "already",
    "too_many_bookings": "too_many",
}


class CourierAppointments:
    """Asks the courier. An identity number goes out over the line and into no log."""

    def __init__(self, line: LookupLine) -> None:
        self._line = line

    def times(self, question: BookingQuestion) -> BookingView:
        """What is free, and whose card it is has; raise `LookUpFailed` ('offline', 'busy')."""
        try:
            return self._line.ask(FIND_TIMES, question)
        except LineFault as fault:
            raise LookUpFailed(_reason(fault)) from None

    def book(self, wish: BookingWish) -> Booking:
        """Take a time; raise `LookUpFailed` ('taken', 'already', 'too_many', 'unknown').

        Any other code: nobody knows whether it is booked. The same wish again is harmless.
        """
        try:
            return self._line.ask(BOOK_TIME, wish)
        except Refused as fault:
            raise LookUpFailed(_TOLD.get(fault.code, "unknown")) from None
        except LineFault as fault:
            raise LookUpFailed(_reason(fault)) from None

    def cancel(self, question: BookingQuestion) -> None:
        """Give a time back; raise `LookUpFailed` ('over': it has begun)."""
        try:
            self._line.ask(CANCEL_BOOKING, question)
        except Refused as fault:
            raise LookUpFailed("over" if fault.code == "slot_over" else "unknown") from None
        except LineFault as fault:
            raise LookUpFailed(_reason(fault)) from None


def _reason(fault: LineFault) -> str:
    if isinstance(fault, Refused):
        return "unknown"
    return "offline" if isinstance(fault, LineDown | BadAnswer) else "busy"
