"""A form with every kind of question: tables, money, regions, consents, signatures."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.application import Answers, InkPoint, Signature
from kiosk.services.form import (
    all_problems,
    answers_to_submit,
    form_pages,
    ink_text,
    page_problems,
    row_item,
    shown_answer,
    with_answer,
    with_calculated,
    with_row,
    without_row,
)
from kiosk.services.item import ServiceItem
from kiosk.services.package import PackageRefused, check_item

TODAY = date(2026, 11, 22)
HERE = Path(__file__).parent
LI = {"name": "李桂花", "idNo": "11010519491231002X", "share": 60}
WANG = {"name": "王建国", "share": 40}
INK = ink_text(Signature((tuple(InkPoint(i * 3.0, 10.0, i * 9) for i in range(12)),)))


@pytest.fixture
def everything(content: dict[str, Any]) -> dict[str, Any]:
    """An item with every kind of question, as JSON, to be spoiled by a test."""
    form = json.loads((HERE / "form_of_everything.json").read_text("utf-8"))
    content["dataSchema"] = {
        "type": "object",
        "properties": form["properties"],
        "required": ["members", "baseFen", "startMonth", "home", "consent", "mark"],
        "x-validations": form["validations"],
        "unevaluatedProperties": False,
    }
    content["uiSchema"] = {"type": "Categorization", "elements": form["elements"]}
    content["materials"] = [m for m in content["materials"] if m["id"] == "photo"]
    del content["scenarios"]
    return content


@pytest.fixture
def item(everything: dict[str, Any]) -> ServiceItem:
    return read(everything)


def read(content: dict[str, Any]) -> ServiceItem:
    return check_item(json.dumps(content).encode())


def complete(item: ServiceItem) -> Answers:
    answers: Answers = {}
    for name, value in {
        "members": [LI, WANG],
        "baseFen": "4000.50",
        "startMonth": "2026-12",
        "home.region": "320582",
        "home.detail": "柳树巷 12 号",
        "consent": "2026-01",
        "mark": INK,
    }.items():
        answers = with_answer(item, answers, name, value)
    return answers


def told(item: ServiceItem, answers: Answers, language: str = "zh-CN") -> dict[str, str]:
    found = all_problems(item, answers, language=language, today=TODAY)
    return {problem.name: problem.text for problem in found}


def test_everything_right_is_submitted_with_what_was_calculated(item: ServiceItem) -> None:
    kept = answers_to_submit(item, complete(item))

    assert told(item, complete(item)) == {}
    assert kept["baseFen"] == 400050
    assert kept["monthFen"] == 80010
    assert answers_to_submit(item, kept) == kept


def test_kinds_follow_from_the_schema(item: ServiceItem) -> None:
    pages = form_pages(item, {}, "en")

    assert [[c.kind for c in page.controls] for page in pages] == [
        ["persons"], ["money", "read_only", "month"], ["region", "text"], ["consent", "signature"],
    ]  # fmt: skip
    assert pages[0].notes == ("First those who live with you.",)
    assert pages[0].materials == ("photo",)
    assert [c.group for c in pages[2].controls] == ["Address", "Address"]
    assert pages[3].controls[0].agreed == "2026-01"


def test_one_question_a_page_keeps_notes_first_and_materials_last(item: ServiceItem) -> None:
    pages = form_pages(item, {}, "en", one_by_one=True)

    assert [page.index for page in pages] == list(range(8))
    assert all(len(page.controls) == 1 for page in pages)
    assert [bool(page.notes) for page in pages] == [True] + [False] * 7
    assert pages[1].title == "Base"


def test_what_a_hostile_kiosk_says_was_calculated_is_worked_out_anew(item: ServiceItem) -> None:
    spoiled = {**complete(item), "monthFen": 1}

    assert answers_to_submit(item, spoiled)["monthFen"] == 80010


def test_nothing_is_calculated_from_what_is_not_there(item: ServiceItem) -> None:
    without = with_answer(item, with_calculated(item, complete(item)), "baseFen", "")

    assert "monthFen" not in with_calculated(item, without)


@pytest.mark.parametrize("other", [{"startMonth": "2026-13"}, {"home.region": "320500"},
                                   {"home.region": "320000"}, {"mark": "1,1,1"}, {"mark": "no"},
                                   {"consent": "2025-01"}, {"baseFen": "0.50"},
                                   {"baseFen": "ten"}, {"members": [LI]}])  # fmt: skip
def test_one_wrong_answer_is_told_where_it_stands(item: ServiceItem, other: Answers) -> None:
    answers = complete(item)
    for name, value in other.items():
        answers = with_answer(item, answers, name, value)

    assert list(told(item, answers)) == list(other)


def test_a_fault_in_a_row_says_which_row_and_what(item: ServiceItem) -> None:
    wrong = {"name": "王建国", "idNo": "110105194912310020", "share": 40}
    answers = with_row(item, complete(item), "members", 1, wrong)
    page = form_pages(item, answers, "zh-CN")[0]

    assert told(item, answers) == {"members": "第 2 位：证件号码不对，请对照证件再看一遍"}
    assert page_problems(item, page, answers, language="en", today=TODAY)[0].name == "members"
    nameless = with_row(item, complete(item), "members", 1, {"share": 40})
    assert told(item, nameless, "en") == {"members": "Entry 2: Fill in “Name”"}


def test_money_is_spoken_of_in_yuan(item: ServiceItem) -> None:
    answers = with_answer(item, complete(item), "baseFen", "10000.01")

    assert told(item, answers) == {"baseFen": "“基数”不能多于 10000 元"}
    assert shown_answer(item, "monthFen", 80010, "zh-CN", reveal=False) == "800.10 元"


def test_a_table_is_shown_masked(item: ServiceItem) -> None:
    shown = shown_answer(item, "members", [LI, WANG], "zh-CN", reveal=False)

    assert shown == "李** 110*************2X、王** 40"


def test_a_row_is_a_form_of_its_own(item: ServiceItem) -> None:
    form = row_item(item, "members")
    assert form is not None
    page = form_pages(form, {}, "zh-CN")[0]
    found = page_problems(form, page, {"name": "李"}, language="zh-CN", today=TODAY)

    assert [c.name for c in page.controls] == ["name", "idNo", "share"]
    assert [problem.name for problem in found] == ["name", "share"]
    assert row_item(item, "home") is None
    assert row_item(item, "nothing") is None


def test_rows_are_added_changed_and_removed(item: ServiceItem) -> None:
    answers = with_row(item, {}, "members", 0, LI)
    answers = with_row(item, answers, "members", 1, WANG)
    answers = with_row(item, answers, "members", 0, {**LI, "share": "70", "x": 1, "idNo": ""})

    assert answers["members"] == [{"name": "李桂花", "share": 70}, WANG]
    assert without_row(item, answers, "members", 0)["members"] == [WANG]
    assert without_row(item, answers, "members", 7) == answers
    assert without_row(item, with_row(item, {}, "members", 0, LI), "members", 0) == {}


def test_rows_of_strange_shapes_are_refused_or_dropped(item: ServiceItem) -> None:
    deep: Answers = {"name": {"a": [1]}}

    assert "members" not in answers_to_submit(item, {"members": [deep]})
    assert "members" in told(item, {**complete(item), "members": ["李桂花"]})


def test_the_next_level_of_a_region_is_offered(item: ServiceItem) -> None:
    def region(code: str) -> Any:
        answers = with_answer(item, {}, "home.region", code)
        return form_pages(item, answers, "zh-CN")[2].controls[0]

    assert [c.label for c in region("320500").path] == ["江苏省", "苏州市"]
    assert "张家港市" in [c.label for c in region("320500").choices]
    assert region("320582").choices == ()
    assert region("").choices[0].label == "北京市"


@pytest.mark.parametrize(
    ("name", "change", "place"),
    [
        ("monthFen", {"x-calculated": "today"}, "monthFen/x-calculated"),
        ("monthFen", {"x-calculated": "form.other + 1"}, "monthFen/x-calculated"),
        ("baseFen", {"type": "string"}, "baseFen/format"),
        ("consent", {"const": 3}, "consent/x-text"),
    ],
)
def test_questions_that_cannot_work_are_refused_at_their_place(
    everything: dict[str, Any], name: str, change: dict[str, Any], place: str
) -> None:
    everything["dataSchema"]["properties"][name].update(change)

    with pytest.raises(PackageRefused) as refused:
        read(everything)
    assert refused.value.place == f"dataSchema/properties/{place}"


@pytest.mark.parametrize(
    ("element", "code"),
    [
        ({"type": "Material", "material": "nothing"}, "bad_scope"),
        ({"type": "Material", "text": {"zh-CN": "字", "en": "text"}}, "missing_keyword"),
        ({"type": "Label"}, "missing_keyword"),
        ({"type": "Label", "text": {"zh-CN": "字", "en": "text"}, "scope": "#"}, "unknown_keyword"),
    ],
)
def test_what_stands_beside_questions_is_checked(
    everything: dict[str, Any], element: dict[str, Any], code: str
) -> None:
    everything["uiSchema"]["elements"][0]["elements"].append(element)

    with pytest.raises(PackageRefused) as refused:
        read(everything)
    assert refused.value.code == code
