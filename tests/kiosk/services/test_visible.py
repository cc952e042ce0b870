"""Display rules show and hide, on one answer or on the whole form."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kiosk.domain.application import Answers
from kiosk.services.item import ServiceItem
from kiosk.services.package import check_item
from kiosk.services.visible import answers_to_submit, name_of, visible_pages


def with_rule(content: dict[str, Any], rule: dict[str, Any]) -> ServiceItem:
    """The social card item whose page 3 (the reason) has this display rule."""
    content["uiSchema"]["elements"][3]["rule"] = rule
    content["dataSchema"]["required"].remove("reason")
    return check_item(json.dumps(content).encode())


def shows_reason(item: ServiceItem, answers: Answers) -> bool:
    return any(q.name == "reason" for p in visible_pages(item, answers) for q in p.questions)


@pytest.mark.parametrize(
    ("scope", "name"),
    [
        ("#", ""),
        ("#/properties/deliver", "deliver"),
        ("#/properties/agent/properties/name", "agent.name"),
    ],
)
def test_a_scope_is_a_dotted_name(scope: str, name: str) -> None:
    assert name_of(scope) == name


@pytest.mark.parametrize(
    ("effect", "deliver", "shown"),
    [
        ("SHOW", "ems", True),
        ("SHOW", "pickup", False),
        ("SHOW", None, False),
        ("HIDE", "ems", False),
        ("HIDE", "pickup", True),
        ("HIDE", None, True),
    ],
)
def test_a_rule_follows_one_answer(
    content: dict[str, Any], effect: str, deliver: str | None, shown: bool
) -> None:
    condition = {"scope": "#/properties/deliver", "schema": {"const": "ems"}}
    item = with_rule(content, {"effect": effect, "condition": condition})

    assert shows_reason(item, {"deliver": deliver} if deliver else {}) is shown


def test_a_rule_may_look_at_the_whole_form(content: dict[str, Any]) -> None:
    both = {
        "properties": {"deliver": {"const": "ems"}, "applicantRole": {"enum": ["agent"]}},
        "required": ["deliver", "applicantRole"],
    }
    item = with_rule(content, {"effect": "SHOW", "condition": {"scope": "#", "schema": both}})

    assert shows_reason(item, {"deliver": "ems", "applicantRole": "agent"})
    assert not shows_reason(item, {"deliver": "ems", "applicantRole": "self"})
    assert not shows_reason(item, {"deliver": "ems"})


def test_what_is_no_answer_is_dropped(social_card: ServiceItem) -> None:
    shapes: Answers = {
        "reason": {"const": "lost"},
        "name": ["张", ["三"]],
        "mobile": None,
        "idNumber": "\ud800",
        "deliver": float("nan"),
        "address": "nowhere",
        "applicantRole": "self",
    }

    assert answers_to_submit(social_card, shapes) == {"applicantRole": "self"}


def test_two_questions_that_hide_each_other_come_to_rest(content: dict[str, Any]) -> None:
    def hides(name: str) -> dict[str, Any]:
        condition = {"scope": f"#/properties/{name}", "schema": {"minLength": 1}}
        return {"effect": "HIDE", "condition": condition}

    content["dataSchema"]["required"] = ["applicantRole"]
    content["uiSchema"]["elements"][3]["rule"] = hides("deliver")
    content["uiSchema"]["elements"][4]["elements"][0]["rule"] = hides("reason")
    item = check_item(json.dumps(content).encode())

    kept = answers_to_submit(item, {"reason": "lost", "deliver": "pickup"})

    assert kept == {}
    assert shows_reason(item, kept)
