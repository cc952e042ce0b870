"""Somebody who does not know the name of what they need is asked, and led to it or to a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk.domain.identity import CardKind, IdentityCard, Sex
from kiosk.journey.advance import advance
from kiosk.journey.draft import begin_draft
from kiosk.journey.events import Begun, Ended, QueryTyped, WentBack
from kiosk.journey.facts import Catalogue, Facts
from kiosk.journey.finding import available_first
from kiosk.journey.finding_events import OptionChosen, TriageOpened, TriageRestarted
from kiosk.journey.states import Home, ReadingGuide, Searching, State, Triaging
from kiosk.services.guides import read_guides, without_stand_ins
from kiosk.services.package import check_item
from kiosk.services.search import Hit, SearchIndex
from kiosk.services.triage import read_triage

ITEMS = Path(__file__).parents[3] / "items"
SOCIAL = "DEMO-RS-0003"


@pytest.fixture(scope="module")
def facts() -> Facts:
    found = [check_item(path.read_bytes()) for path in ITEMS.glob("*/item.json")]
    packages = {item.code: item for item in found}
    guides = read_guides({p.name: p.read_bytes() for p in (ITEMS / "guides").glob("*.toml")})
    items = {**packages, **{i.code: i for i in without_stand_ins(guides, packages)}}
    graphs = [read_triage(p.read_bytes(), p.name) for p in (ITEMS / "triage").glob("*.json")]
    catalogue = Catalogue(
        items, SearchIndex(list(items.values())), triage={g.id: g for g in graphs}
    )
    return Facts(date(2026, 11, 20), catalogue, ready=frozenset({"id_card"}))


def after(state: State, facts: Facts, *events: object) -> State:
    for event in events:
        state = advance(state, event, facts).state  # type: ignore[arg-type]
    return state


def test_questions_lead_to_the_guide_and_what_was_said_is_in_the_form(facts: Facts) -> None:
    guide = after(Home(), facts, TriageOpened("start"), *map(OptionChosen, (0, 0, 0)))

    assert isinstance(guide, ReadingGuide)
    assert guide.item.code == SOCIAL
    born = date(1949, 12, 31)
    card = IdentityCard(
        CardKind.CITIZEN, "样本", "11010519491231002X", Sex.FEMALE, born, date(2020, 1, 1), None
    )
    assert begin_draft(guide.item, card, guide.terms).answers["reason"] == "lost"


def test_not_knowing_leads_to_a_person_and_back(facts: Facts) -> None:
    person = after(Home(), facts, TriageOpened("start"), OptionChosen(5))

    assert person == Triaging("start", (5,))
    assert after(person, facts, OptionChosen(0)) == person
    assert after(person, facts, WentBack()) == Triaging("start")
    assert after(person, facts, TriageRestarted()) == Triaging("start")
    assert after(person, facts, WentBack(), WentBack()) == Home()
    assert after(person, facts, Ended()) == Home()


@pytest.mark.parametrize("event", [OptionChosen(99), OptionChosen(-1), TriageOpened("no_such")])
def test_nonsense_changes_nothing(facts: Facts, event: object) -> None:
    assert after(Triaging("start"), facts, event) == Triaging("start")


def test_a_guide_only_item_is_never_begun(facts: Facts) -> None:
    passport = ReadingGuide(facts.catalogue.items["GUIDE-PASSPORT"])

    assert facts.why_unavailable(passport.item) == "problem.guide_only"
    assert after(passport, facts, Begun()) == passport


def test_of_two_that_fit_alike_the_one_that_can_be_begun_comes_first(facts: Facts) -> None:
    hits = (Hit("GUIDE-PASSPORT", "", 5.0), Hit(SOCIAL, "", 5.0))

    assert [hit.code for hit in available_first(hits, facts)] == [SOCIAL, "GUIDE-PASSPORT"]
    clear = (replace(hits[0], score=6.0), hits[1])
    assert available_first(clear, facts) == clear


def test_searches_of_a_visit_are_gone_with_it(facts: Facts) -> None:
    typed = after(Searching(), facts, QueryTyped("糖尿病"))

    assert isinstance(typed, Searching)
    assert typed.hits
    assert "糖尿病" not in repr(typed)
    assert after(typed, facts, Ended()) == Home()
    assert after(typed, facts, WentBack()) == Home()
