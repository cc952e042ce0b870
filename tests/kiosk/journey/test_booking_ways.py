"""Booking a time: late and double answers, what is full, what may be left and what not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from kiosk.domain.appointment import Booking, BookingView, Slot
from kiosk.journey import booking_events as ev
from kiosk.journey import booking_states as st
from kiosk.journey.advance import advance
from kiosk.journey.booking import DAYS_A_PAGE
from kiosk.journey.booking_effects import BookTime, CancelBooking, FindTimes, PrintBooking
from kiosk.journey.effects import ReadCard, Wipe
from kiosk.journey.events import CardRead, Confirmed, Ended, Left, RetryAsked, WentBack
from kiosk.journey.patience import patience_for
from kiosk.journey.states import AnotherWay, ReadingGuide, ReadingNotice, TakingThings
from kiosk.session.booking_slip import slip_for_booking
from kiosk.session.slips import Letterhead
from ui.i18n import Words
from ui.screens.verbs import event_for

FIRST = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
NEXT_ID, OTHER_ID = UUID(int=1), UUID(int=2)


def slot_on(day: int, number: int = 0) -> Slot:
    begins = FIRST + timedelta(days=day, minutes=30 * number)
    return Slot(100 * day + number, "3 号窗口", begins, begins + timedelta(minutes=30), 1)


def booked(slot: Slot, booking_id: UUID = NEXT_ID) -> Booking:
    return Booking(booking_id, "Y-8F3A29", slot.site, slot.starts_at, slot.ends_at)


@pytest.fixture
def item(social_card):
    return replace(social_card, by_appointment=True)


@pytest.fixture
def times(item, cards):
    view = BookingView(tuple(slot_on(day, n) for day in range(7) for n in range(2)))
    return st.Times(item, cards["li_ming"], view, NEXT_ID)


def test_only_an_item_that_says_so_is_booked(item, social_card, facts) -> None:
    here = ReadingGuide(social_card)
    assert advance(here, ev.BookingAsked(), facts).state == here
    step = advance(ReadingGuide(item), ev.BookingAsked(), facts)
    assert step.state == st.AwaitingBookingCard(item)
    assert step.effects == (ReadCard(),)


def test_from_another_way_only_where_nobody_is_in_the_middle_of_something(item, facts) -> None:
    blocked = AnotherWay("problem.card_expired", item, ReadingNotice(item))
    assert isinstance(advance(blocked, ev.BookingAsked(), facts).state, st.AwaitingBookingCard)
    for problem in ("problem.booking_offline", "problem.reader_missing"):
        same = replace(blocked, problem=problem)
        assert advance(same, ev.BookingAsked(), facts).state == same


def test_a_late_answer_and_a_double_one_are_one_booking(times, facts) -> None:
    slot = times.view.slots[0]
    taking = advance(st.ConfirmingTime(times, slot), Confirmed(), facts)
    assert isinstance(taking.effects[0], BookTime)
    unknown = advance(taking.state, ev.TimeNotBooked("no_answer"), facts).state
    assert unknown == st.TimeUnknown(times, slot)
    again = advance(unknown, RetryAsked(), facts)
    assert again.effects == taking.effects, "the same wish: it is booked once"
    late = advance(unknown, ev.TimeBooked(booked(slot)), facts)
    assert late.effects == (PrintBooking(times.item, booked(slot)),)
    double = advance(late.state, ev.TimeBooked(booked(slot)), facts)
    assert (double.state, double.effects) == (late.state, ())


def test_an_answer_to_another_booking_is_none(times, facts) -> None:
    taking = st.TakingTime(times, times.view.slots[0])
    stray = ev.TimeBooked(booked(times.view.slots[0], OTHER_ID))
    assert advance(taking, stray, facts).state == taking


@pytest.mark.parametrize("code", ["taken", "already", "too_many", "unknown"])
def test_whatever_is_refused_what_is_true_now_is_asked_for(times, facts, code) -> None:
    step = advance(st.TakingTime(times, times.view.slots[0]), ev.TimeNotBooked(code), facts)
    assert isinstance(step.state, st.FindingTimes)
    assert any(isinstance(effect, FindTimes) for effect in step.effects)
    note = step.state.note
    own = BookingView(times.view.slots, (booked(slot_on(1)),))
    told = advance(step.state, ev.TimesTold(own, OTHER_ID), facts).state
    assert isinstance(told, st.ChoosingBooking)
    assert told.note == note


def test_nobody_leaves_while_the_answer_is_under_way(times, facts) -> None:
    taking = st.TakingTime(times, times.view.slots[0])
    for event in (Left(), Ended(), WentBack()):
        assert advance(taking, event, facts).state == taking
    assert patience_for(taking, elder=False) is None
    unknown = st.TimeUnknown(times, taking.slot)
    assert patience_for(unknown, elder=False) is not None
    left = advance(unknown, Left(), facts)
    assert left.state == TakingThings(card=True)
    assert Wipe() in left.effects


def test_going_back_before_the_days_forgets_the_card(times, facts, cards) -> None:
    finding = st.FindingTimes(times.item, cards["li_ming"])
    for stage in (finding, st.ChoosingDay(times)):
        step = advance(stage, WentBack(), facts)
        assert step.state == ReadingGuide(times.item)
        assert Wipe() in step.effects


def test_nothing_free_is_said_and_the_card_forgotten(times, facts, cards) -> None:
    finding = st.FindingTimes(times.item, cards["li_ming"])
    step = advance(finding, ev.TimesTold(BookingView(), NEXT_ID), facts)
    assert isinstance(step.state, AnotherWay)
    assert step.state.problem == "problem.booking_none"
    assert Wipe() in step.effects


def test_days_come_five_at_a_time_and_back_leads_to_the_same_ones(times, facts) -> None:
    first = st.ChoosingDay(times)
    second = advance(first, ev.MoreTimesAsked(), facts).state
    assert second == st.ChoosingDay(times, page=1)
    assert advance(second, ev.MoreTimesAsked(), facts).state == second
    chosen = advance(second, ev.DayChosen(DAYS_A_PAGE), facts).state
    assert isinstance(chosen, st.ChoosingTime)
    assert advance(chosen, WentBack(), facts).state == second
    assert advance(second, WentBack(), facts).state == first


def test_a_fourth_booking_is_not_begun(times, facts) -> None:
    three = tuple(booked(slot_on(day), UUID(int=day + 10)) for day in range(3))
    full = st.ChoosingBooking(replace(times, view=BookingView(times.view.slots, three)))
    assert advance(full, ev.MoreTimesAsked(), facts).state == full


def test_cancelling_is_asked_twice_and_a_lost_answer_is_said(times, facts) -> None:
    shown = st.ShowingBooking(times, booked(times.view.slots[0]), is_new=False)
    sure = advance(shown, ev.BookingCancelAsked(), facts)
    assert sure.effects == ()
    asked = advance(sure.state, ev.BookingCancelAsked(), facts)
    assert isinstance(asked.effects[0], CancelBooking)
    failed = advance(asked.state, ev.BookingNotCancelled("no_answer"), facts).state
    assert failed.ending == "failed"
    assert advance(failed, ev.BookingCancelAsked(), facts).state.ending == "sure"
    over = advance(asked.state, ev.BookingNotCancelled("over"), facts).state
    assert advance(over, ev.BookingCancelAsked(), facts).state == over


def test_a_card_that_is_read_late_changes_nothing(times, facts, cards) -> None:
    for stage in (st.ChoosingDay(times), st.TakingTime(times, times.view.slots[0])):
        assert advance(stage, CardRead(cards["zhang_san"]), facts).state == stage


def test_nothing_personal_is_in_a_repr(times) -> None:
    slot = times.view.slots[0]
    shown = repr(st.ShowingBooking(times, booked(slot), is_new=True))
    assert times.card.id_number not in shown
    assert times.card.name not in shown
    assert "Y-8F3A29" not in shown


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_slip_names_number_time_and_papers_and_nobody(times, language) -> None:
    asked = PrintBooking(times.item, booked(times.view.slots[0]))
    head = Letterhead("便民服务中心", "demo-0001", "12345")
    slip = slip_for_booking(asked, head, Words(language), language)
    texts = [part.text for part in slip]
    assert "Y-8F3A29" in texts
    assert "9:00-9:30" in texts, "on the clock of the counter, whatever this machine's is"
    large = [part.text for part in slip if part.size == "large"]
    assert "12345" in large, "a number to dial stands by itself, as on every slip"
    assert [part.text for part in slip if part.kind == "code"] == ["menkou:appointment:1:Y-8F3A29"]
    assert not [text for text in texts if times.card.name in text or times.card.id_number in text]


@pytest.mark.parametrize(
    ("verb", "detail", "event"),
    [
        ("pick_day", "3", ev.DayChosen(3)),
        ("pick_day", "more", ev.MoreTimesAsked()),
        ("pick_time", "more", None),
        ("pick_time", "9" * 30, None),
        ("pick_time", "-1", None),
        ("booking", "٣", None),
        ("booking", 2, None),
        ("booking", "2", ev.OwnBookingChosen(2)),
    ],
)
def test_a_card_of_the_screen_says_a_number_or_nothing(verb, detail, event) -> None:
    assert event_for(verb, detail) == event
