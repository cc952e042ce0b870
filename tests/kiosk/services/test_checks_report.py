"""What an author is told about an item that is not good: place, reason, what to do."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from kiosk.services.checks_findings import ERROR, Finding
from kiosk.services.checks_report import check_report

ITEMS = sorted((Path(__file__).parents[3] / "items").glob("*/item.json"))
TEMPLATE = files("kiosk.services").joinpath("item.template.json").read_bytes()


@pytest.fixture
def item() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(TEMPLATE)
    return loaded


def report(item: dict[str, Any]) -> tuple[Finding, ...]:
    return check_report(json.dumps(item).encode())


def told(item: dict[str, Any]) -> list[tuple[str, str]]:
    found = report(item)
    assert all(f.reason and f.advice for f in found)
    return [(f.code, f.place) for f in found]


@pytest.mark.parametrize("path", ITEMS, ids=lambda path: path.parent.name)
def test_every_item_that_comes_along_can_be_completed_on_every_branch(path: Path) -> None:
    found = check_report(path.read_bytes())

    assert [f for f in found if f.weight == ERROR] == []


def test_the_item_an_author_begins_with_is_good() -> None:
    assert check_report(TEMPLATE) == ()


def test_all_unknown_keywords_are_told_at_once(item: dict[str, Any]) -> None:
    item["pubishedOn"] = "2026-01-01"
    item["dataSchema"]["properties"]["mobile"]["fromat"] = "cn-mobile"

    assert set(told(item)) == {
        ("unknown_keyword", "pubishedOn"),
        ("unknown_keyword", "dataSchema/properties/mobile/fromat"),
    }


def test_a_choice_after_which_nothing_fits_is_a_dead_end(item: dict[str, Any]) -> None:
    item["dataSchema"]["allOf"][0]["if"]["properties"]["answerBy"]["const"] = "visit"

    assert ("dead_end", "dataSchema/properties/answerBy") in told(item)


def test_a_page_nobody_can_reach_is_found(item: dict[str, Any]) -> None:
    pages = item["uiSchema"]["elements"]
    pages[1]["elements"].pop()
    never = {"effect": "SHOW", "condition": {"scope": "#", "schema": {"required": ["nothing"]}}}
    del item["dataSchema"]["allOf"]
    pages.append(
        {
            "type": "Category",
            "label": {"zh-CN": "电话", "en": "Phone"},
            "rule": never,
            "elements": [{"type": "Control", "scope": "#/properties/mobile"}],
        }
    )

    assert ("never_shown", "uiSchema/elements/2") in told(item)


def test_a_rule_that_hides_nothing_is_noted(item: dict[str, Any]) -> None:
    control = item["uiSchema"]["elements"][1]["elements"][1]
    control["rule"]["condition"] = {"scope": "#", "schema": {"required": ["name"]}}

    assert ("never_hidden", "uiSchema/elements/1/elements/1") in told(item)


def test_a_material_nobody_needs_is_found(item: dict[str, Any]) -> None:
    item["materials"][0]["when"] = "form.answerBy == 'letter'"

    assert ("never_needed", "materials/0/when") in told(item)


def test_a_choice_that_is_always_refused_is_noted(item: dict[str, Any]) -> None:
    item["dataSchema"]["x-validations"] = [
        {
            "rule": "form.answerBy != 'visit'",
            "message": {"zh-CN": "请选打电话", "en": "Choose the phone"},
            "fieldPath": "/answerBy",
        }
    ]

    assert ("always_refused", "dataSchema/properties/answerBy") in told(item)


def test_a_rule_that_never_fails_is_noted(item: dict[str, Any]) -> None:
    item["dataSchema"]["x-validations"] = [
        {
            "rule": "size(form.name) > 0",
            "message": {"zh-CN": "请填写姓名", "en": "Enter a name"},
            "fieldPath": "/name",
        }
    ]

    assert told(item) == [("never_fails", "dataSchema/x-validations/0/rule")]


def test_a_form_nobody_can_complete_is_found(item: dict[str, Any]) -> None:
    item["dataSchema"]["x-validations"] = [
        {
            "rule": "size(form.name) > 900",
            "message": {"zh-CN": "姓名太短", "en": "The name is too short"},
            "fieldPath": "/name",
        }
    ]

    assert told(item) == [("dead_end", "dataSchema")]


def test_a_pattern_nobody_can_guess_asks_for_an_example(item: dict[str, Any]) -> None:
    question = item["dataSchema"]["properties"]["mobile"]
    del question["format"]
    question["pattern"] = "^QX-[0-9]{4}$"
    assert told(item) == [("no_example", "dataSchema/properties/mobile")]

    question["examples"] = ["QX-1234"]
    assert told(item) == []


def test_office_words_and_long_sentences_are_noted(item: dict[str, Any]) -> None:
    item["guide"]["steps"][0]["zh-CN"] = "请" + "您带上身份证到窗口前面来" * 3
    assert told(item) == [("long_sentence", "guide/steps/0/zh-CN")]


def test_what_is_no_json_is_one_error() -> None:
    (found,) = check_report(b'{"itemCode": ')

    assert (found.code, found.place) == ("bad_json", "item.json")
