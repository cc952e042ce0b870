"""Silence: the warning and the end come at their exact times, for everybody and for elders."""

from __future__ import annotations

import pytest
from tests_session import SIGNATURE, report_of, state_of

from kiosk.domain.rating import RatingLevel
from kiosk.journey.events import Confirmed, Ended, RatingGiven, ScanAsked, Signed, Touched
from kiosk.journey.patience import (
    IDENTIFIED,
    IDENTIFIED_ELDER,
    LONGEST,
    PUBLIC_PAGE,
    RATING_PAGE,
    RATING_PAGE_ELDER,
    WAITING_FOR_A_PERSON,
    Patience,
)
from kiosk.journey.states import (
    ConfirmingIdentity,
    Finished,
    Keeping,
    Kept,
    Scanning,
    TakingThings,
    Welcome,
)
from kiosk.session.idle import Calm, Expired, IdleClock, Warned
from kiosk.session.preferences import Preferences

ELDER = Preferences(size="large")


@pytest.mark.parametrize(
    ("silent_s", "reading"),
    [
        (0, Calm()),
        (119.9, Calm()),
        (120, Warned(30)),
        (120.5, Warned(30)),
        (149.1, Warned(1)),
        (149.9, Warned(1)),
        (150, Expired()),
        (9999, Expired()),
    ],
)
def test_what_silence_means(silent_s: float, reading: object) -> None:
    assert IdleClock(5.0).reading(5.0 + silent_s, Patience(120, 30)) == reading


def test_without_patience_the_machine_waits_for_ever() -> None:
    assert IdleClock(0.0).reading(1e9, None) == Calm()


def identified(table):
    visitor = table.visitor
    visitor.to_card()
    table.settle()
    visitor.shows_card(table.card)
    assert isinstance(table.state, ConfirmingIdentity)
    return visitor


@pytest.mark.parametrize(
    ("wish", "patience"), [(Preferences(), IDENTIFIED), (ELDER, IDENTIFIED_ELDER)]
)
def test_warned_then_ended_at_the_exact_second(
    table, wish: Preferences, patience: Patience
) -> None:
    identified(table)
    table.session.prefer(wish)
    table.pass_s(patience.idle_s - 0.1)
    assert table.session.warning_s is None
    table.pass_s(0.1)
    assert table.session.warning_s == patience.warning_s
    table.pass_s(patience.warning_s - 0.1)
    assert table.session.warning_s == 1
    assert isinstance(table.state, ConfirmingIdentity)
    table.pass_s(0.1)
    assert isinstance(table.state, TakingThings)
    assert table.session.warning_s is None


def test_elders_are_waited_for_longer_in_every_identified_stage(table) -> None:
    assert IDENTIFIED_ELDER.idle_s > max(IDENTIFIED.idle_s, WAITING_FOR_A_PERSON.idle_s)
    table.to_materials()
    table.session.prefer(ELDER)
    table.pass_s(WAITING_FOR_A_PERSON.idle_s + WAITING_FOR_A_PERSON.warning_s)
    assert table.session.warning_s is None


def test_a_touch_takes_the_warning_away_and_gives_the_whole_time_again(table) -> None:
    identified(table)
    for _ in range(5):
        table.pass_s(IDENTIFIED.idle_s + 10)
        assert table.session.warning_s == IDENTIFIED.warning_s - 10
        table.session.touched()
        assert table.session.warning_s is None
    table.pass_s(IDENTIFIED.idle_s - 0.1)
    assert table.session.warning_s is None


def test_a_card_or_a_frame_with_a_steady_page_is_somebody(table) -> None:
    visitor = table.to_materials()
    visitor.does(ScanAsked("photo"))
    table.pass_s(WAITING_FOR_A_PERSON.idle_s + 1)
    assert table.session.warning_s is not None
    for _ in range(12):
        table.session.device_said(report_of("document", "frame"))
        table.settle()
    assert isinstance(table.state, Scanning)
    assert table.session.warning_s is None


def test_the_countdown_is_told_once_a_second_not_at_every_tick(table) -> None:
    identified(table)
    table.pass_s(IDENTIFIED.idle_s)
    told = len(table.changes)
    for _ in range(5):
        table.pass_s(0.1)
    assert len(table.changes) == told
    table.pass_s(0.6)
    assert len(table.changes) == told + 1


def test_on_a_public_page_the_end_is_the_welcome_screen(table) -> None:
    table.visitor.does(Touched())
    table.pass_s(PUBLIC_PAGE.idle_s)
    assert table.session.warning_s == PUBLIC_PAGE.warning_s
    table.pass_s(PUBLIC_PAGE.warning_s)
    assert isinstance(table.state, Welcome)


def test_nobody_is_never_warned(table) -> None:
    table.pass_s(1e6)
    assert isinstance(table.state, Welcome)
    assert table.session.warning_s is None


def test_goodbye_passes_by_itself(table) -> None:
    identified(table)
    table.pass_s(IDENTIFIED.idle_s + IDENTIFIED.warning_s)
    assert isinstance(table.state, TakingThings)
    table.pass_s(30)
    assert isinstance(table.state, Finished)
    table.pass_s(5)
    assert isinstance(table.state, Welcome)


def test_silence_never_interrupts_a_commit(table) -> None:
    visitor = table.to_signing()
    visitor.does(Signed(SIGNATURE))
    table.pass_s(1e6)
    assert isinstance(table.state, Keeping)
    assert table.session.warning_s is None
    table.settle()
    assert isinstance(table.state, Kept)
    assert len(table.fakes.keeper.kept) == 1
    table.pass_s(1)
    assert isinstance(table.state, Kept), "the result page has its whole time"


def headset(table, *, is_in: bool) -> None:
    table.session.device_said(report_of("sensors", "sensed", sensor="headset", is_on=is_in))


def test_whoever_is_read_to_is_waited_for_longer_and_the_next_is_not(table) -> None:
    identified(table)
    table.session.listened()
    table.pass_s(IDENTIFIED.idle_s + IDENTIFIED.warning_s)
    assert table.session.warning_s is None
    table.pass_s(IDENTIFIED_ELDER.idle_s - IDENTIFIED.idle_s - IDENTIFIED.warning_s)
    assert table.session.warning_s == IDENTIFIED_ELDER.warning_s
    table.visitor.does(Ended(), Ended())
    assert not table.session.visit.listens


def test_a_page_read_to_somebody_who_went_away_makes_nobody_slower(table) -> None:
    table.session.listened()
    table.pass_s(PUBLIC_PAGE.idle_s)
    assert not table.session.visit.listens


def test_a_headset_pulled_out_in_a_visit_asks_at_once(table) -> None:
    headset(table, is_in=True)
    identified(table)
    headset(table, is_in=False)
    assert table.session.warning_s == IDENTIFIED_ELDER.warning_s
    table.session.touched()
    assert table.session.warning_s is None
    headset(table, is_in=True)
    headset(table, is_in=False)
    table.pass_s(IDENTIFIED_ELDER.warning_s)
    assert isinstance(table.state, TakingThings)


def test_a_headset_nobody_had_in_or_sensors_that_are_gone_ask_nothing(table) -> None:
    identified(table)
    headset(table, is_in=False)
    assert table.session.warning_s is None
    headset(table, is_in=True)
    table.session.device_said(state_of("sensors", "absent"))
    headset(table, is_in=False)
    assert table.session.warning_s is None


def test_a_busy_visit_is_asked_every_half_hour_and_any_answer_gives_another(table) -> None:
    identified(table)
    for _ in range(2):
        for _ in range(30):
            table.pass_s(59)
            table.session.touched()
        assert table.session.warning_s is None
        table.pass_s(30)
        assert table.session.warning_s == LONGEST.warning_s
        table.session.touched()
        assert table.session.warning_s == LONGEST.warning_s
        table.session.stayed()
        assert table.session.warning_s is None


def test_no_answer_after_half_an_hour_is_the_end_however_busy_it_looks(table) -> None:
    identified(table)
    for _ in range(32):
        table.pass_s(59)
        table.session.touched()
    assert isinstance(table.state, TakingThings)


@pytest.mark.parametrize("elder", [False, True])
def test_whoever_thinks_about_a_rating_is_asked_before_the_page_goes(table, elder: bool) -> None:
    table.to_kept().does(Confirmed())
    table.session.prefer(ELDER if elder else Preferences())
    patience = RATING_PAGE_ELDER if elder else RATING_PAGE
    for _ in range(2):
        table.pass_s(patience.idle_s)
        assert table.session.warning_s == patience.warning_s >= 20
        table.session.touched()
        table.visitor.does(RatingGiven(RatingLevel.SATISFIED, "screen"))
    table.pass_s(patience.idle_s + patience.warning_s)
    assert isinstance(table.state, TakingThings)
