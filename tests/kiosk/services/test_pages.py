"""A form shows the pages and questions that the answers call for, in the resident's language."""

from __future__ import annotations

import json
from typing import Any

from kiosk.services.form import FormPage, answers_to_submit, form_pages
from kiosk.services.item import ServiceItem
from kiosk.services.package import check_item


def names(pages: tuple[FormPage, ...]) -> list[list[str]]:
    return [[control.name for control in page.controls] for page in pages]


def test_only_what_concerns_the_resident_is_asked(social_card: ServiceItem) -> None:
    assert names(form_pages(social_card, {}, "zh-CN")) == [
        ["applicantRole"],
        ["name", "idNumber", "mobile"],
        ["reason"],
        ["deliver"],
    ]


def test_an_answer_opens_a_page_and_a_group(social_card: ServiceItem) -> None:
    answers = {"applicantRole": "agent", "deliver": "ems"}

    pages = form_pages(social_card, answers, "zh-CN")

    assert names(pages)[1] == ["agent.name", "agent.idNumber"]
    assert names(pages)[-1] == ["deliver", "address.region", "address.detail"]
    assert [page.index for page in pages] == list(range(5))


def test_the_words_follow_the_language(social_card: ServiceItem) -> None:
    chinese, english = (form_pages(social_card, {}, lang)[2] for lang in ("zh-CN", "en"))

    assert (chinese.title, chinese.controls[0].label) == ("补换原因", "为什么补换")
    assert [choice.label for choice in english.controls[0].choices] == [
        "Lost",
        "Damaged",
        "Change to the third-generation card",
    ]
    assert [choice.value for choice in english.controls[0].choices] == [
        "lost",
        "damaged",
        "upgrade",
    ]


def test_each_question_is_asked_in_its_own_way(no_record: ServiceItem) -> None:
    answers = {"period": "range", "deliver": "ems"}
    controls = {c.name: c for p in form_pages(no_record, answers, "en") for c in p.controls}

    kinds = {name: control.kind for name, control in controls.items()}
    assert kinds == {
        "applicantRole": "radio",
        "name": "text",
        "idNumber": "id_number",
        "formerName": "text",
        "mobile": "digits",
        "place": "radio",
        "purpose": "radio",
        "receiver": "text",
        "period": "radio",
        "range.start": "date",
        "range.end": "date",
        "copies": "number",
        "deliver": "radio",
        "address.region": "region",
        "address.detail": "text",
    }
    assert controls["idNumber"].keypad == "id_number"
    assert controls["idNumber"].locked_if_prefilled
    assert controls["mobile"].max_length == 11
    assert controls["mobile"].why
    assert controls["copies"].max_length == 1


def test_many_choices_become_a_list_and_truth_a_yes_or_no(allowance: ServiceItem) -> None:
    controls = {c.name: c for p in form_pages(allowance, {}, "en") for c in p.controls}

    assert controls["bankName"].kind == "list"
    assert controls["agentUsed"].kind == "yes_no"
    assert [c.label for c in controls["agentUsed"].choices] == ["Yes", "No"]


def test_what_has_to_be_answered_is_marked_before_and_after(no_record: ServiceItem) -> None:
    answers = {"period": "range", "range": {"start": "2020-01-01"}, "copies": 1}
    controls = {c.name: c for p in form_pages(no_record, answers, "en") for c in p.controls}

    optional = {name for name, control in controls.items() if not control.required}
    assert optional == {"formerName", "receiver"}


def test_a_hidden_answer_is_not_submitted(social_card: ServiceItem) -> None:
    answers: dict[str, Any] = {
        "applicantRole": "self",
        "agent": {"name": "李四", "idNumber": "11010519491231002X"},
        "deliver": "pickup",
        "address": {"region": "321102", "detail": "中山路 1 号"},
        "unheardOf": "x",
    }

    assert answers_to_submit(social_card, answers) == {"applicantRole": "self", "deliver": "pickup"}


def test_hiding_one_answer_hides_what_hangs_on_it(content: dict[str, Any]) -> None:
    pages = content["uiSchema"]["elements"]
    pages[3]["rule"] = {
        "effect": "HIDE",
        "condition": {
            "scope": "#/properties/agent/properties/name",
            "schema": {"const": "李四"},
        },
    }
    content["dataSchema"]["required"].remove("reason")
    item = check_item(json.dumps(content).encode())
    answers: dict[str, Any] = {
        "applicantRole": "self",
        "agent": {"name": "李四"},
        "reason": "lost",
    }

    # The agent is hidden, so a hidden agent's name hides nothing in turn.
    assert "reason" in [name for page in names(form_pages(item, answers, "en")) for name in page]


def test_a_list_of_choices_is_ticked_and_shown(content: dict[str, Any]) -> None:
    from kiosk.services.form import shown_answer, with_answer

    words = {v: {"zh-CN": f"项{v}", "en": f"Item {v}"} for v in ("a", "b", "c")}
    content["dataSchema"]["properties"]["extras"] = {
        "type": "array",
        "items": {"enum": ["a", "b", "c"], "x-choices": words},
        "uniqueItems": True,
        "x-title": {"zh-CN": "另外要的", "en": "Extras"},
    }
    content["uiSchema"]["elements"][3]["elements"].append(
        {"type": "Control", "scope": "#/properties/extras"}
    )
    item = check_item(json.dumps(content).encode())

    control = form_pages(item, {}, "en")[2].controls[1]
    answers = with_answer(item, {}, "extras", "a,c")

    assert (control.kind, [c.label for c in control.choices]) == (
        "checks",
        ["Item a", "Item b", "Item c"],
    )
    assert answers == {"extras": ["a", "c"]}
    assert shown_answer(item, "extras", ["a", "c"], "zh-CN", reveal=False) == "项a、项c"
    assert with_answer(item, answers, "extras", []) == {}
