"""Asks the platform for times at the counter, books one, gives one back, prints its slip."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from kiosk.domain.appointment import BookingQuestion, BookingWish
from kiosk.journey.booking_effects import (
    BookingEffect,
    BookTime,
    CancelBooking,
    FindTimes,
    PrintBooking,
)
from kiosk.journey.booking_events import (
    BookingCancelled,
    BookingNotCancelled,
    TimeBooked,
    TimeNotBooked,
    TimesNotTold,
    TimesTold,
)
from kiosk.journey.events import Event, SlipFailed
from kiosk.ports import Appointments, LookUpFailed
from kiosk.session.booking_slip import slip_for_booking
from kiosk.session.slip_post import SlipPost
from kiosk.session.visit import Visit
from kiosk.session.worker import Worker

if TYPE_CHECKING:
    from kiosk.session.session import Session

_NO_ANSWER = ("offline", "busy")


class BookingHand:
    """One worker: a visit waits for one thing at a time."""

    session: Session

    def __init__(self, appointments: Appointments, slips: SlipPost, worker: Worker) -> None:
        self._appointments = appointments
        self._slips = slips
        self._worker = worker

    def perform(self, effect: BookingEffect) -> None:
        """Begin one of them; return at once."""
        visit, happen = self.session.visit, self.session.happen
        match effect:
            case FindTimes():
                self._worker.then(visit, partial(self._find, effect.question), happen)
            case BookTime():
                self._worker.then(visit, partial(self._book, effect.wish), happen)
            case CancelBooking():
                self._worker.then(visit, partial(self._cancel, effect.question), happen)
            case PrintBooking():
                self._print(visit, effect)

    def close(self) -> None:
        """End the worker."""
        self._worker.close()

    def _find(self, question: BookingQuestion) -> Event:
        try:
            # Random, not counted: two kiosks must never call two bookings the same.
            return TimesTold(self._appointments.times(question), uuid4())
        except LookUpFailed as fault:
            return TimesNotTold(fault.code)

    def _book(self, wish: BookingWish) -> Event:
        try:
            return TimeBooked(self._appointments.book(wish))
        except LookUpFailed as fault:
            return TimeNotBooked("no_answer" if fault.code in _NO_ANSWER else fault.code)

    def _cancel(self, question: BookingQuestion) -> Event:
        try:
            self._appointments.cancel(question)
        except LookUpFailed as fault:
            return BookingNotCancelled("over" if fault.code == "over" else "no_answer")
        return BookingCancelled()

    def _print(self, visit: Visit, effect: PrintBooking) -> None:
        visit.printed += 1
        visit.slip_job = f"{visit.number}-{visit.printed}"
        language = self.session.preferences.language
        if not self._slips.send(slip_for_booking, effect, language=language, job=visit.slip_job):
            self.session.happen(SlipFailed("absent"))
