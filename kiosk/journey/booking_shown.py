"""A booking on the screen: its slip, and giving the time back, which is asked twice."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.appointment import BookingQuestion
from kiosk.journey.booking_effects import CancelBooking, PrintBooking
from kiosk.journey.booking_events import (
    BookingCancelAsked,
    BookingCancelled,
    BookingNotCancelled,
    BookingSlipAsked,
)
from kiosk.journey.booking_states import ChoosingBooking, ShowingBooking
from kiosk.journey.events import (
    Confirmed,
    Event,
    RetryAsked,
    SlipFailed,
    SlipPrinted,
    WentBack,
)
from kiosk.journey.facts import Facts
from kiosk.journey.step import Step, leave

_CALM = ("", "failed", "over")


def printed(state: ShowingBooking) -> Step:
    """Its slip is on its way; the screen does not wait for it."""
    effect = PrintBooking(state.times.item, state.booking)
    return Step(replace(state, slip="printing"), (effect,))


def from_showing_booking(state: ShowingBooking, event: Event, facts: Facts) -> Step:
    """Print, cancel, or go."""
    del facts
    match event:
        case SlipPrinted() if state.slip == "printing":
            return Step(replace(state, slip="printed"))
        case SlipFailed() if state.slip == "printing":
            return Step(replace(state, slip="failed"))
        case BookingSlipAsked() | RetryAsked() if _may_print(state):
            return printed(state)
        case Confirmed() if state.ending in (*_CALM, "gone"):
            return leave(state, to_home=True)
        case WentBack() if state.ending == "sure":
            return Step(replace(state, ending=""))
        case WentBack() if not state.is_new and state.ending in _CALM:
            return Step(ChoosingBooking(state.times))
        case _:
            return _cancelled(state, event)


def _cancelled(state: ShowingBooking, event: Event) -> Step:
    match event:
        case BookingCancelAsked() if state.ending in ("", "failed"):
            return Step(replace(state, ending="sure"))
        case BookingCancelAsked() if state.ending == "sure":
            number = state.times.card.id_number
            question = BookingQuestion(number, state.booking.booking_id)
            return Step(replace(state, ending="cancelling"), (CancelBooking(question),))
        case BookingCancelled() if state.ending == "cancelling":
            return Step(replace(state, ending="gone"))
        case BookingNotCancelled(code) if state.ending == "cancelling":
            return Step(replace(state, ending="over" if code == "over" else "failed"))
        case _:
            return Step(state)


def _may_print(state: ShowingBooking) -> bool:
    return state.slip in ("", "failed") and state.ending in _CALM
