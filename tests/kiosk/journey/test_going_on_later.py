"""What comes back of a kept form: after a new version, at another counter's item, in elder mode."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from kiosk.domain.application import Provenance
from kiosk.domain.park_code import code_in, is_park_code, make_code, qr_of
from kiosk.domain.parked import HandedOver, Lease
from kiosk.journey.advance import advance
from kiosk.journey.draft import begin_draft
from kiosk.journey.events import Confirmed
from kiosk.journey.park import parkable
from kiosk.journey.park_events import ParkAsked, ParkedTold, ResumeAsked
from kiosk.journey.park_states import FetchingParked, OfferingPark, Resuming
from kiosk.journey.states import AnotherWay, Answering, Gathering, Home
from kiosk.services.form import answer_of

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
CODE = make_code(lambda _: 372610491)


@pytest.fixture
def handed(social_card):
    answers = {"reason": "lost", "mobile": "13987650021"}
    return HandedOver(
        Lease(UUID(int=1), 3),
        social_card.code,
        social_card.version,
        answers,
        dict.fromkeys(answers, Provenance.RESIDENT),
        "mobile",
        "",
        NOON,
        NOON,
    )


@pytest.fixture
def back(facts, cards):
    """The stage after the platform handed a form over."""
    kept = replace(facts, keep_days=30)
    return lambda handed: (
        advance(FetchingParked(CODE, cards["li_ming"]), ParkedTold(handed), kept).state
    )


def test_everything_is_there_and_one_goes_on_where_one_stopped(back, handed, facts) -> None:
    came = back(handed)
    assert isinstance(came, Resuming)
    assert came.asked_again == 0
    assert came.draft.answers["mobile"] == "13987650021"
    assert came.draft.resumed == handed.lease
    on = advance(came, Confirmed(), facts).state
    assert isinstance(on, Answering | Gathering)
    assert on.draft is came.draft or on.draft.answers == came.draft.answers


def test_after_a_new_version_what_does_not_fit_is_asked_again(back, handed) -> None:
    answers = {**handed.answers, "mobile": "12", "question_of_old": "x"}
    told = {**handed.provenance, "question_of_old": Provenance.RESIDENT}
    came = back(replace(handed, item_version="2020.1.1", answers=answers, provenance=told))
    assert isinstance(came, Resuming)
    assert came.is_newer
    assert came.asked_again == 2
    assert answer_of(came.draft.answers, "mobile") is None
    assert came.draft.answers["reason"] == "lost"


def test_an_item_that_is_gone_and_a_place_that_is_gone_are_said(back, handed) -> None:
    for gone in (replace(handed, item_code="NO-SUCH"), replace(handed, region="999999")):
        assert back(gone) == AnotherWay("problem.later_gone")


def test_what_a_paper_said_is_the_residents_word_without_the_paper(back, handed) -> None:
    told = {**handed.provenance, "mobile": Provenance.PAPER}
    came = back(replace(handed, provenance=told))
    assert came.draft.provenance["mobile"] is Provenance.RESIDENT


def test_offline_nobody_types_a_code_for_nothing(facts) -> None:
    offline = replace(facts, keep_days=30, online=False)
    assert advance(Home(), ResumeAsked(), offline).state == AnotherWay("problem.later_offline")


def test_a_site_that_does_not_offer_it_and_an_agent_are_not_asked(
    facts, social_card, cards
) -> None:
    state = Answering(begin_draft(social_card, cards["li_ming"]))
    assert advance(state, ParkAsked(), facts).state == state
    kept = replace(facts, keep_days=30)
    assert isinstance(advance(state, ParkAsked(), kept).state, OfferingPark)
    by_agent = replace(state.draft.terms, agent_card=cards["zhang_san"])
    assert parkable(replace(state, draft=replace(state.draft, terms=by_agent)), kept) is None
    stuck = AnotherWay("problem.line_gone", social_card, Gathering(state.draft))
    assert parkable(stuck, kept) == state.draft


def test_every_single_wrong_digit_of_a_code_is_found() -> None:
    for place in range(10):
        for digit in "0123456789":
            typed = CODE[:place] + digit + CODE[place + 1 :]
            assert is_park_code(typed) == (typed == CODE)
    assert code_in(qr_of(CODE)) == CODE
    assert code_in(qr_of(CODE) + "0") == ""
