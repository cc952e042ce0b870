"""Booking a time at a counter (预约): card, day, time, said once more, booked.

Only the platform knows what is free, so without the line that is said before a card is asked for.
A time that somebody else took meanwhile is no fault of anybody: the others are shown.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.appointment import MOST_OPEN, BookingQuestion, BookingWish
from kiosk.domain.identity import IdentityCard
from kiosk.journey.booking_effects import BookTime, FindTimes
from kiosk.journey.booking_events import (
    DayChosen,
    MoreTimesAsked,
    OwnBookingChosen,
    TimeBooked,
    TimeChosen,
    TimeNotBooked,
    TimesNotTold,
    TimesTold,
)
from kiosk.journey.booking_shown import printed
from kiosk.journey.booking_states import (
    AwaitingBookingCard,
    ChoosingBooking,
    ChoosingDay,
    ChoosingTime,
    ConfirmingTime,
    FindingTimes,
    ShowingBooking,
    TakingTime,
    Times,
    TimeUnknown,
)
from kiosk.journey.effects import ReadCard, StopReadingCard, Wipe
from kiosk.journey.events import (
    CardRead,
    CardRefused,
    Confirmed,
    Event,
    OtherWayAsked,
    RetryAsked,
    WentBack,
)
from kiosk.journey.facts import Facts
from kiosk.journey.identity import card_problem, refusal_problem
from kiosk.journey.states import AnotherWay, ReadingGuide, is_identified
from kiosk.journey.step import QUIET, Step
from kiosk.services.item import ServiceItem

DAYS_A_PAGE = 5
"""Large cards for so many days stand on one page; the next ones come on touch."""
_NO_TIMES = ("problem.booking_offline", "problem.booking_none", "problem.reader_missing")
_NOTES = {"taken": "booking.taken", "unknown": "booking.not_taken"}


def begin_booking(item: ServiceItem, facts: Facts) -> Step:
    """From the guide. Offline nobody lays a card down for nothing."""
    if not facts.online:
        return Step(AnotherWay("problem.booking_offline", item, ReadingGuide(item)))
    return Step(AwaitingBookingCard(item), (ReadCard(),))


def may_book_instead(way: AnotherWay) -> bool:
    """Whether somebody who cannot go on may book a time: the item has some, and nothing is open."""
    offers = way.item is not None and way.item.by_appointment
    return offers and way.problem not in _NO_TIMES and not is_identified(way)


def from_awaiting_booking_card(state: AwaitingBookingCard, event: Event, facts: Facts) -> Step:
    """The card says who is coming; it is asked for nothing else."""
    match event:
        case CardRead(card):
            problem = card_problem(card, facts)
            return _again(state, problem) if problem else _find(state.item, card)
        case CardRefused(code):
            return _again(state, refusal_problem(code))
        case RetryAsked():
            return Step(replace(state, problem=""), (ReadCard(),))
        case OtherWayAsked():
            problem = state.problem or "problem.reader_missing"
            way = AnotherWay(problem, state.item, ReadingGuide(state.item))
            return Step(way, (StopReadingCard(),))
        case WentBack():
            return Step(ReadingGuide(state.item), (StopReadingCard(),))
        case _:
            return Step(state)


def _again(state: AwaitingBookingCard, problem: str) -> Step:
    return Step(replace(state, problem=problem, attempts=state.attempts + 1), (ReadCard(),))


def _find(item: ServiceItem, card: IdentityCard, note: str = "") -> Step:
    question = BookingQuestion(card.id_number)
    return Step(FindingTimes(item, card, note=note), (StopReadingCard(), FindTimes(question)))


def from_finding_times(state: FindingTimes, event: Event, facts: Facts) -> Step:
    """What is there already comes first; then the days."""
    del facts
    match event:
        case TimesTold(view, booking_id) if not state.problem:
            times = Times(state.item, state.card, view, booking_id)
            if view.own:
                return Step(ChoosingBooking(times, state.note))
            if not view.slots:
                way = AnotherWay("problem.booking_none", state.item, ReadingGuide(state.item))
                return Step(way, (*QUIET, Wipe()))
            return Step(ChoosingDay(times, state.note))
        case TimesNotTold(code) if not state.problem:
            known = code if code in ("offline", "busy") else "unknown"
            return Step(replace(state, problem=f"problem.booking_{known}"))
        case RetryAsked() if state.problem:
            return _find(state.item, state.card, state.note)
        case WentBack():
            # What this card said is forgotten first.
            return Step(ReadingGuide(state.item), (*QUIET, Wipe()))
        case _:
            return Step(state)


def from_choosing_booking(state: ChoosingBooking, event: Event, facts: Facts) -> Step:
    """One of their own, or one more while there is room for it."""
    del facts
    own = state.times.view.own
    match event:
        case OwnBookingChosen(index) if 0 <= index < len(own):
            return Step(ShowingBooking(state.times, own[index], is_new=False))
        case MoreTimesAsked() if may_book(state.times):
            return Step(ChoosingDay(state.times))
        case WentBack():
            return Step(ReadingGuide(state.times.item), (*QUIET, Wipe()))
        case _:
            return Step(state)


def may_book(times: Times) -> bool:
    """Whether one more may be booked, and anything is free."""
    return bool(times.view.slots) and len(times.view.own) < MOST_OPEN


def from_choosing_day(state: ChoosingDay, event: Event, facts: Facts) -> Step:
    """A day with something free."""
    del facts
    days = state.times.days()
    match event:
        case DayChosen(index) if 0 <= index < len(days):
            return Step(ChoosingTime(state.times, days[index]))
        case MoreTimesAsked() if (state.page + 1) * DAYS_A_PAGE < len(days):
            return Step(replace(state, page=state.page + 1, note=""))
        case WentBack() if state.page:
            return Step(replace(state, page=state.page - 1))
        case WentBack() if state.times.view.own:
            return Step(ChoosingBooking(state.times))
        case WentBack():
            return Step(ReadingGuide(state.times.item), (*QUIET, Wipe()))
        case _:
            return Step(state)


def from_choosing_time(state: ChoosingTime, event: Event, facts: Facts) -> Step:
    """A time of that day."""
    del facts
    match event:
        case TimeChosen(slot_id):
            free = state.times.on(state.day)
            slot = next((slot for slot in free if slot.slot_id == slot_id), None)
            return Step(state if slot is None else ConfirmingTime(state.times, slot))
        case WentBack():
            return Step(_days_around(state))
        case _:
            return Step(state)


def _days_around(state: ChoosingTime) -> ChoosingDay:
    before = sum(1 for day in state.times.days() if day < state.day)
    return ChoosingDay(state.times, page=before // DAYS_A_PAGE)


def from_confirming_time(state: ConfirmingTime, event: Event, facts: Facts) -> Step:
    """Only now is anything asked of the platform."""
    del facts
    match event:
        case Confirmed():
            return _take(state.times, state)
        case WentBack():
            return Step(ChoosingTime(state.times, state.slot.day))
        case _:
            return Step(state)


def _take(times: Times, state: ConfirmingTime | TimeUnknown) -> Step:
    wish = BookingWish(times.booking_id, state.slot.slot_id, times.card.id_number)
    return Step(TakingTime(times, state.slot), (BookTime(wish),))


def from_taking_time(state: TakingTime, event: Event, facts: Facts) -> Step:
    """The platform's word decides. Without one it is asked again by the same number."""
    del facts
    times = state.times
    match event:
        case TimeBooked(booking) if booking.booking_id == times.booking_id:
            return printed(ShowingBooking(times, booking, is_new=True))
        case TimeNotBooked("no_answer"):
            return Step(TimeUnknown(times, state.slot))
        case TimeNotBooked(code):
            # Whatever is told now is what is true now: also that it is there already.
            return _find(times.item, times.card, _NOTES.get(code, ""))
        case _:
            return Step(state)


def from_time_unknown(state: TimeUnknown, event: Event, facts: Facts) -> Step:
    """The same question again; a late answer to the first one counts as well."""
    del facts
    times = state.times
    match event:
        case TimeBooked(booking) if booking.booking_id == times.booking_id:
            return printed(ShowingBooking(times, booking, is_new=True))
        case RetryAsked() | Confirmed():
            return _take(times, state)
        case _:
            return Step(state)
