"""What is guessed to come next is where the journey leads whoever just goes on."""

from __future__ import annotations

import gc
from dataclasses import replace

from tests_states import all_states

from kiosk.domain.application import HandIn, PageRef
from kiosk.domain.identity import IdentityCard
from kiosk.journey import events as ev
from kiosk.journey.advance import advance
from kiosk.journey.draft import Given, begin_draft, pages_of, with_given
from kiosk.journey.facts import Facts
from kiosk.journey.likely import likely_next
from kiosk.journey.states import (
    Answering,
    Checking,
    ConfirmingIdentity,
    Gathering,
    Home,
    ReadingGuide,
    ReadingNotice,
    Scanning,
    Shot,
    State,
    Welcome,
)
from kiosk.services.form import FormPage
from kiosk.services.item import ServiceItem

ANSWERS = {"applicantRole": "self", "mobile": "13800000000", "reason": "lost", "deliver": "pickup"}
REF = PageRef(0, "ab" * 32, 1234, "image/jpeg")


def after(state: State, event: ev.Event, facts: Facts) -> State:
    return advance(state, event, facts).state


def test_from_the_guide_to_the_notice(social_card: ServiceItem, facts: Facts) -> None:
    guide = ReadingGuide(social_card)
    assert likely_next(guide, facts) == ReadingNotice(social_card)


def test_a_guide_of_what_cannot_be_begun_leads_nowhere(
    social_card: ServiceItem, facts: Facts
) -> None:
    nothing_works = replace(facts, ready=frozenset())
    assert likely_next(ReadingGuide(social_card), nothing_works) is None


def test_every_page_of_a_form_leads_to_what_comes_when_it_is_answered(
    social_card: ServiceItem, cards: dict[str, IdentityCard], facts: Facts
) -> None:
    state: State = ConfirmingIdentity(social_card, cards["zhang_san"])
    begun = after(state, ev.Confirmed(), facts)
    assert likely_next(state, facts) == begun
    state = begun
    while isinstance(state, Answering):
        guess = likely_next(state, facts)
        assert guess == likely_next(replace(state, tried=True), facts), "a problem changes nothing"
        for name, value in ANSWERS.items():
            state = after(state, ev.AnswerGiven(name, value), facts)
        guess = likely_next(state, facts)
        state = after(state, ev.Confirmed(), facts)
        assert guess == state
    assert isinstance(state, Gathering)
    assert likely_next(state, facts) == Checking(state.draft)


def test_from_the_camera_back_to_the_papers_with_what_was_taken(
    social_card: ServiceItem, cards: dict[str, IdentityCard], facts: Facts
) -> None:
    draft = begin_draft(social_card, cards["zhang_san"])
    assert likely_next(Scanning(draft, "photo"), facts) == Gathering(draft)
    taken = Scanning(draft, "photo", (Shot(1, ref=REF),))
    with_page = with_given(draft, "photo", Given(HandIn.SCANNED, (REF,)))
    assert likely_next(taken, facts) == Gathering(with_page)
    being_kept = Scanning(draft, "photo", (Shot(1),))
    assert likely_next(being_kept, facts) is None


def test_where_many_ways_are_open_none_is_guessed(facts: Facts) -> None:
    assert likely_next(Welcome(), facts) is None
    assert likely_next(Home(), facts) is None


def test_no_state_is_too_odd_to_guess_from(
    social_card: ServiceItem, cards: dict[str, IdentityCard], facts: Facts
) -> None:
    states = all_states(social_card, cards["zhang_san"])
    guesses = [likely_next(state, facts) for state in states]
    assert sum(guess is not None for guess in guesses) > 5
    draft = begin_draft(social_card, cards["zhang_san"])
    beyond = Answering(draft, len(pages_of(draft, "zh-CN")) + 3)
    assert likely_next(beyond, facts) is not None


def test_what_was_worked_out_of_a_draft_goes_with_it(
    social_card: ServiceItem, cards: dict[str, IdentityCard]
) -> None:
    before = sum(isinstance(one, FormPage) for one in gc.get_objects())
    draft = begin_draft(social_card, cards["zhang_san"])
    once = pages_of(draft, "zh-CN")
    assert pages_of(draft, "zh-CN") is once
    assert pages_of(draft, "en")[0].title != once[0].title
    assert pages_of(replace(draft, one_by_one=True), "zh-CN") is not once
    del draft, once
    gc.collect()
    assert sum(isinstance(one, FormPage) for one in gc.get_objects()) == before
