"""Questions that lead to an item: every path ends well, and a faulty graph is found out."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kiosk.services.guides import read_guides, without_stand_ins
from kiosk.services.item import ServiceItem
from kiosk.services.package import check_item
from kiosk.services.refused import PackageRefused
from kiosk.services.triage import MOST_QUESTIONS, Triage, for_items, lint, read_triage, walk

ITEMS = Path(__file__).parents[3] / "items"


@pytest.fixture(scope="module")
def shipped() -> dict[str, Triage]:
    read = [read_triage(p.read_bytes(), p.name) for p in (ITEMS / "triage").glob("*.json")]
    return {graph.id: graph for graph in read}


@pytest.fixture(scope="module")
def every_item() -> dict[str, ServiceItem]:
    found = [check_item(path.read_bytes()) for path in ITEMS.glob("*/item.json")]
    packages = {item.code: item for item in found}
    guides = read_guides({p.name: p.read_bytes() for p in (ITEMS / "guides").glob("*.toml")})
    return {**packages, **{i.code: i for i in without_stand_ins(guides, packages)}}


def said(text: str) -> dict[str, str]:
    return {"zh-CN": text, "en": text}


def option(**way: Any) -> dict[str, Any]:
    return {"say": said("…"), **way}


def graph(**questions: list[dict[str, Any]]) -> dict[str, Triage]:
    raw = {
        "id": "g",
        "title": said("g"),
        "themes": [],
        "first": "a",
        "questions": {
            key: {"ask": said(key), "options": options} for key, options in questions.items()
        },
    }
    return {"g": read_triage(json.dumps(raw).encode(), "g.json")}


PERSON = option(person=said("ask"), unsure=True)


def test_the_shipped_graphs_are_sound(
    shipped: dict[str, Triage], every_item: dict[str, ServiceItem]
) -> None:
    assert len(shipped) >= 6
    assert lint(shipped, every_item) == ()


def test_answers_lead_to_an_item_and_fill_in_its_form(shipped: dict[str, Triage]) -> None:
    stop = walk(shipped, "social_security", (0, 0))

    assert stop.option is not None
    assert stop.option.item == "DEMO-RS-0003"
    assert stop.answers == (("reason", "lost"),)


def test_an_item_that_is_not_here_ends_with_a_person_who_is_told_what_was_said(
    shipped: dict[str, Triage], every_item: dict[str, ServiceItem]
) -> None:
    few = {code: item for code, item in every_item.items() if code != "DEMO-RS-0003"}
    here = for_items(shipped, few)

    stop = walk(here, "social_security", (0, 0))

    assert stop.option is not None
    assert (stop.option.item, stop.option.person) == ("", stop.option.say)
    assert lint(here, few) == ()


def test_a_graph_leads_into_another(shipped: dict[str, Triage]) -> None:
    stop = walk(shipped, "start", (0,))

    assert stop.question == shipped["social_security"].questions["what"]


@pytest.mark.parametrize(
    ("questions", "reason"),
    [
        ({"a": [option(item="NO-SUCH"), PERSON]}, "no item"),
        ({"a": [option(next="b"), PERSON]}, "no question"),
        ({"a": [option(graph="h"), PERSON]}, "no graph"),
        ({"a": [option(person=said("x")), option(person=said("y"))]}, "do not know"),
        ({"a": [PERSON]}, "has 2 to"),
        ({"a": [option(next="a"), PERSON]}, "circle"),
        (
            {"a": [option(person=said("x")), PERSON], "b": [option(next="a"), PERSON]},
            "no answer leads",
        ),
        ({"a": [option(item="DEMO-RS-0003", answers={"nobody": "x"}), PERSON]}, "asks no question"),
        ({"a": [option(item="DEMO-RS-0003", answers={"reason": "x"}), PERSON]}, "has no answer"),
    ],
)
def test_a_faulty_graph_is_found_out(
    questions: dict[str, Any], reason: str, every_item: dict[str, ServiceItem]
) -> None:
    found = lint(graph(**questions), every_item)

    assert [fault for fault in found if reason in fault.reason]


def test_one_question_too_many_is_found_out() -> None:
    names = [chr(ord("a") + n) for n in range(MOST_QUESTIONS + 1)]
    ways = {now: [option(next=after), PERSON] for now, after in pairwise(names)}
    ends = {names[-1]: [option(person=said("x")), PERSON]}

    assert lint(graph(**ways, **ends), {})
    shorter = {**{k: ways[k] for k in names[:-2]}, names[-2]: ends[names[-1]]}
    assert lint(graph(**shorter), {}) == ()


def test_an_unknown_keyword_is_refused_with_its_place() -> None:
    with pytest.raises(PackageRefused) as refused:
        graph(a=[option(person=said("x"), colour="red"), PERSON])

    assert (refused.value.code, refused.value.place) == (
        "unknown_keyword",
        "g.json/a/options/0/colour",
    )
