"""A table of persons is filled in row by row; elders are asked one question at a time."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.application import HandIn, Provenance
from kiosk.domain.identity import IdentityCard
from kiosk.journey import events as ev
from kiosk.journey.advance import advance
from kiosk.journey.draft import begin_draft
from kiosk.journey.facts import Facts
from kiosk.journey.form_events import RowAdded, RowOpened, RowRemoved
from kiosk.journey.states import Answering, Checking, Gathering, Scanning, State
from kiosk.services.package import check_item

ROOT = Path(__file__).parents[3]
NAME = ev.AnswerGiven("name", "王建国")
SHARE = ev.AnswerGiven("share", "100")


@pytest.fixture
def answering(cards: dict[str, IdentityCard]) -> Answering:
    content: dict[str, Any] = json.loads(
        (ROOT / "items/social_card_replacement/item.json").read_text("utf-8")
    )
    form = json.loads((ROOT / "tests/kiosk/services/form_of_everything.json").read_text("utf-8"))
    content["dataSchema"] = {
        "type": "object",
        "properties": form["properties"],
        "required": ["members"],
        "x-validations": form["validations"],
        "unevaluatedProperties": False,
    }
    content["uiSchema"] = {"type": "Categorization", "elements": form["elements"]}
    content["materials"] = [m for m in content["materials"] if m["id"] == "photo"]
    del content["scenarios"]
    item = check_item(json.dumps(content).encode())
    return Answering(begin_draft(item, cards["zhang_san"]))


def played(state: State, facts: Facts, *events: ev.Event) -> Answering:
    for event in events:
        state = advance(state, event, facts).state
    assert isinstance(state, Answering)
    return state


def test_a_row_enters_the_table_when_it_is_right(answering: Answering, facts: Facts) -> None:
    tried = played(answering, facts, RowAdded("members"), NAME, ev.Confirmed())
    assert tried.row is not None
    assert tried.row.tried
    assert tried.draft.answers == {}

    done = played(tried, facts, SHARE, ev.Confirmed())
    assert done.row is None
    assert done.draft.answers["members"] == [{"name": "王建国", "share": 100}]
    assert done.draft.provenance["members"] is Provenance.RESIDENT


def test_going_back_leaves_the_table_alone(answering: Answering, facts: Facts) -> None:
    full = played(answering, facts, RowAdded("members"), NAME, SHARE, ev.Confirmed())
    changed = played(full, facts, RowOpened("members", 0), ev.AnswerGiven("share", "1"))
    assert changed.row is not None

    assert played(changed, facts, ev.WentBack()) == full


def test_a_row_is_removed(answering: Answering, facts: Facts) -> None:
    full = played(answering, facts, RowAdded("members"), NAME, SHARE, ev.Confirmed())

    assert played(full, facts, RowRemoved("members", 0)).draft.answers == {}
    assert played(full, facts, RowRemoved("members", 5)) == full
    assert played(full, facts, RowRemoved("home.detail", 0)) == full


def test_a_full_table_takes_nobody_more(answering: Answering, facts: Facts) -> None:
    add = (RowAdded("members"), NAME, SHARE, ev.Confirmed())
    full = played(answering, facts, *add, *add, *add)

    assert len(full.draft.answers["members"]) == 3
    assert played(full, facts, RowAdded("members")).row is None
    assert played(full, facts, RowAdded("nothing")).row is None
    assert played(full, facts, RowOpened("members", 3)).row is None


def test_questions_of_the_form_are_no_questions_of_a_row(
    answering: Answering, facts: Facts
) -> None:
    opened = played(answering, facts, RowAdded("members"))

    assert played(opened, facts, ev.AnswerGiven("startMonth", "2026-12")) == opened


def test_what_is_calculated_follows_what_is_typed(answering: Answering, facts: Facts) -> None:
    typed = played(answering, facts, ev.AnswerGiven("baseFen", "4000"))
    assert typed.draft.answers["monthFen"] == 80000

    assert played(typed, facts, ev.AnswerGiven("baseFen", "")).draft.answers == {}


def test_an_elder_is_asked_one_question_at_a_time_to_the_end(
    answering: Answering, facts: Facts
) -> None:
    elder = replace(facts, elder=True)
    add = (RowAdded("members"), NAME, SHARE, ev.Confirmed())
    second = played(answering, elder, *add, ev.Confirmed())

    assert second.page == 1
    assert second.draft.one_by_one
    assert second.draft.page_count == 8
    # Smaller text later moves no page under the resident's finger.
    later = played(second, facts, ev.AnswerGiven("baseFen", "4000"))
    assert later.draft.page_count == 8


def test_a_material_is_handed_in_on_its_page_and_leads_back(
    answering: Answering, facts: Facts
) -> None:
    later = played(answering, facts, ev.Deferred("photo"))
    assert later.draft.given["photo"].hand_in is HandIn.DEFERRED
    assert (later.page, later.draft.asked_on) == (0, None)

    scanning = advance(later, ev.ScanAsked("photo"), facts).state
    assert isinstance(scanning, Scanning)
    assert played(scanning, facts, ev.WentBack()).draft.asked_on is None
    assert played(later, facts, ev.TakenBack("photo")).draft.given == {}


def test_a_material_of_another_page_is_not_taken(answering: Answering, facts: Facts) -> None:
    second = replace(answering, page=1)

    assert advance(second, ev.Deferred("photo"), facts).state == second


def test_back_from_a_material_opened_from_the_check_still_leads_to_the_check(
    answering: Answering, facts: Facts
) -> None:
    from_check = replace(answering, from_check=True)
    back = played(from_check, facts, ev.Deferred("photo"))

    assert back.from_check
    assert isinstance(advance(back, ev.WentBack(), facts).state, Checking)
    gathering = Gathering(back.draft)
    assert advance(gathering, ev.Deferred("photo"), facts).state == gathering
