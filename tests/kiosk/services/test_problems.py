"""What is not right is told beside the question, in plain words, all at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.application import Answers, Application, HandIn, Material, PageRef, Signature
from kiosk.domain.identity import IdentityCard
from kiosk.services.form import (
    Problem,
    all_problems,
    application_problems,
    form_pages,
    materials_needed,
    not_eligible,
    page_problems,
    prefill,
    with_answer,
)
from kiosk.services.item import ServiceItem
from kiosk.services.package import check_item

TODAY = date(2026, 11, 22)
MakeApplication = Callable[[ServiceItem, Answers, tuple[Material, ...]], Application]
Scanned = Callable[[str], Material]


@pytest.fixture
def answers(social_card: ServiceItem, card: IdentityCard) -> Answers:
    """A complete form for the social card."""
    filled, _ = prefill(social_card, card)
    return {
        **filled,
        "applicantRole": "self",
        "mobile": "13800000000",
        "reason": "damaged",
        "deliver": "ems",
        "address": {"region": "321102", "detail": "中山东路 1 号"},
    }


@pytest.fixture
def application(
    social_card: ServiceItem,
    answers: Answers,
    make_application: MakeApplication,
    scanned: Scanned,
) -> Application:
    """A complete application for the social card."""
    materials = (
        Material("identity_card", HandIn.IDENTITY_CARD),
        Material("photo", HandIn.DEFERRED, due=date(2026, 11, 27)),
        scanned("old_card"),
    )
    return make_application(social_card, answers, materials)


def told(item: ServiceItem, answers: Answers, language: str = "en") -> dict[str, str]:
    found = all_problems(item, answers, language=language, today=TODAY)
    return {problem.name: problem.text for problem in found}


def test_a_complete_form_has_no_problems(social_card: ServiceItem, answers: Answers) -> None:
    assert told(social_card, answers) == {}


@pytest.mark.parametrize(
    ("name", "value", "chinese", "english"),
    [
        ("mobile", "", "请填写“手机号”", "Fill in “Mobile number”"),
        ("reason", "", "请选择“为什么补换”", "Choose “Why you need a new card”"),
        (
            "mobile",
            "123",
            "请输入 11 位手机号码，例如 138 0000 0000",
            "Enter a mobile number of 11 digits, for example 138 0000 0000",
        ),
        ("address.detail", "路", "请写到门牌号", "Please include the door number"),
        ("address.detail", "", "请填写“详细地址”", "Fill in “Street address”"),
        ("address.region", "", "请选择“所在地区”", "Choose “Area”"),
        ("reason", "bored", "请选择“为什么补换”", "Choose “Why you need a new card”"),
        (
            "address.detail",
            "长" * 101,
            "“详细地址”写得太长，最多 100 个字",
            "“Street address” may have at most 100 characters",
        ),
        (
            "address.region",
            "110101",
            "目前只能寄到本省地址。外省请改选“到服务点领取”",
            "Delivery is within the province only. Otherwise please choose to collect it",
        ),
    ],
)
def test_a_wrong_answer_is_told_beside_it(
    social_card: ServiceItem, answers: Answers, name: str, value: str, chinese: str, english: str
) -> None:
    wrong = with_answer(social_card, answers, name, value)

    assert told(social_card, wrong, "zh-CN") == {name: chinese}
    assert told(social_card, wrong, "en") == {name: english}


@pytest.mark.parametrize(
    ("copies", "text"),
    [
        (0, "At least 1 copy"),
        (4, "At most 3 copies"),
        ("many", "“How many copies” should be a number"),
    ],
)
def test_a_number_out_of_range_is_told(no_record: ServiceItem, copies: object, text: str) -> None:
    assert told(no_record, {"copies": copies})["copies"] == text


def test_an_empty_group_is_told_question_by_question(social_card: ServiceItem) -> None:
    problems = told(social_card, {"applicantRole": "agent", "deliver": "ems"})

    assert list(problems) == [
        *("agent.name", "agent.idNumber", "name", "idNumber", "mobile", "reason"),
        *("address.region", "address.detail"),
    ]


def test_a_page_tells_only_its_own_problems(social_card: ServiceItem) -> None:
    page = form_pages(social_card, {}, "en")[1]

    found = page_problems(social_card, page, {}, language="en", today=TODAY)

    assert [problem.name for problem in found] == ["name", "idNumber", "mobile"]


def test_dates_are_compared_across_questions(no_record: ServiceItem) -> None:
    backwards = {"period": "range", "range": {"start": "2020-01-02", "end": "2020-01-01"}}
    future = {"period": "range", "range": {"start": "2020-01-02", "end": "2026-11-23"}}
    today = {"period": "range", "range": {"start": "2026-11-22", "end": "2026-11-22"}}

    assert "after the first" in told(no_record, backwards)["range.end"]
    assert "today at the latest" in told(no_record, future)["range.end"]
    assert "range.end" not in told(no_record, today)


def test_an_agent_cannot_be_the_applicant(social_card: ServiceItem, answers: Answers) -> None:
    agent = {"name": "欧阳淑芬", "idNumber": answers["idNumber"]}

    problems = told(social_card, {**answers, "applicantRole": "agent", "agent": agent})

    assert "cannot be the applicant" in problems["agent.idNumber"]


@pytest.mark.parametrize(
    ("today", "qualifies"),
    [(date(2020, 2, 29), False), (date(2020, 3, 1), True), (date(2026, 11, 22), True)],
)
def test_the_allowance_begins_on_the_eightieth_birthday(
    allowance: ServiceItem, card: IdentityCard, today: date, qualifies: bool
) -> None:
    answers, _ = prefill(allowance, card)

    reason = not_eligible(allowance, answers, language="zh-CN", today=today)

    assert (reason is None) is qualifies
    if reason is not None:
        assert "80" in reason
        assert "12345" in reason


def test_not_being_eligible_is_no_mistake_on_the_page(
    allowance: ServiceItem, card: IdentityCard
) -> None:
    young = date(2010, 1, 1)
    answers, _ = prefill(allowance, card)
    page = form_pages(allowance, answers, "en")[0]

    assert page_problems(allowance, page, answers, language="en", today=young) == ()
    found = all_problems(allowance, answers, language="en", today=young)
    assert found[0].name == "idNumber"


def test_foreigners_are_sent_to_the_right_counter(no_record: ServiceItem) -> None:
    reason = not_eligible(no_record, {"idNumber": "KAZ110090123105"}, language="en", today=TODAY)

    assert reason is not None
    assert "12367" in reason


def test_nobody_is_turned_away_before_the_number_is_known(allowance: ServiceItem) -> None:
    assert not_eligible(allowance, {}, language="en", today=TODAY) is None
    assert not_eligible(allowance, {"idNumber": "1"}, language="en", today=TODAY) is None


def test_materials_follow_the_answers(social_card: ServiceItem) -> None:
    def ids(answers: Answers) -> list[str]:
        return [material.id for material in materials_needed(social_card, answers)]

    assert ids({}) == ["identity_card", "photo"]
    assert ids({"reason": "damaged"}) == ["identity_card", "photo", "old_card"]
    assert ids({"applicantRole": "agent"}) == ["identity_card", "photo", "agent_mandate"]


def test_a_complete_application_has_no_problems(
    social_card: ServiceItem, application: Application
) -> None:
    assert application_problems(social_card, application, today=TODAY) == ()


def _material(application: Application, material: Material) -> tuple[Material, ...]:
    others = [m for m in application.materials if m.requirement_id != material.requirement_id]
    return (*others, material)


def _pages(count: int) -> tuple[PageRef, ...]:
    return tuple(PageRef(i, "00" * 32, 10, "image/jpeg") for i in range(count))


@pytest.mark.parametrize(
    ("material", "text"),
    [
        (Material("old_card", HandIn.SCANNED, _pages(0)), "wrong number of pages"),
        (Material("old_card", HandIn.SCANNED, _pages(3)), "2 at most"),
        (Material("old_card", HandIn.E_LICENCE, licence_ref="r"), "cannot be handed in this way"),
        (Material("old_card", HandIn.IDENTITY_CARD), "cannot be handed in this way"),
        (Material("old_card", HandIn.DEFERRED), "cannot be handed in this way"),
        (Material("photo", HandIn.E_LICENCE), "is missing"),
        (
            Material("identity_card", HandIn.DEFERRED, due=date(2026, 12, 1)),
            "cannot be handed in this way",
        ),
    ],
)
def test_a_material_handed_in_wrongly_is_told(
    social_card: ServiceItem, application: Application, material: Material, text: str
) -> None:
    wrong = replace(application, materials=_material(application, material))

    found = application_problems(social_card, wrong, today=TODAY, language="en")

    assert [problem.name for problem in found] == [f"material:{material.requirement_id}"]
    assert text in found[0].text


def test_everything_is_told_at_once(social_card: ServiceItem, application: Application) -> None:
    empty = replace(application, answers={}, materials=(), signature=None)

    found = application_problems(social_card, empty, today=TODAY)

    assert [problem.name for problem in found] == [
        *("applicantRole", "name", "idNumber", "mobile", "reason", "deliver"),
        *("material:identity_card", "material:photo", "signature"),
    ]
    assert found[-1] == Problem("signature", "请本人签名")


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"answers": {"unheardOf": "x"}}, ""),
        ({"answers": {"agent": {"name": "李四", "idNumber": "11010519491231002X"}}}, ""),
        ({"answers": {"address": {"region": "321102", "detail": "中山路 1 号", "x": 1}}}, ""),
        ({"answers": {"name": "别人家"}}, "name"),
        ({"item_version": "2020.1.1"}, ""),
        ({"item_code": "DEMO-XX-0001"}, ""),
        ({"signature": Signature(())}, "signature"),
        ({"materials": (Material("love_letter", HandIn.SCANNED, _pages(1)),)}, ""),
    ],
)
def test_what_the_kiosk_would_never_send_is_told(
    social_card: ServiceItem, application: Application, change: dict[str, Any], name: str
) -> None:
    if "answers" in change:
        change = {"answers": {**application.answers, **change["answers"]}}
    if "materials" in change:
        change = {"materials": (*application.materials, *change["materials"])}

    found = application_problems(social_card, replace(application, **change), today=TODAY)

    assert found
    assert {problem.name for problem in found} == {name}


def test_both_languages_tell_the_same_problems(
    social_card: ServiceItem, application: Application
) -> None:
    empty = replace(application, answers={"agent": 3}, materials=(), signature=None)

    chinese, english = (
        application_problems(social_card, empty, today=TODAY, language=language)
        for language in ("zh-CN", "en")
    )

    assert [p.name for p in chinese] == [p.name for p in english]
    assert all(a.text != b.text for a, b in zip(chinese, english, strict=True))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
_NAMES = ["applicantRole", "agent", "name", "idNumber", "mobile", "reason", "deliver", "address"]


@given(answers=st.dictionaries(st.sampled_from(_NAMES), _JSON) | st.dictionaries(st.text(), _JSON))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_hostile_answers_are_told_and_never_crash(
    social_card: ServiceItem, application: Application, answers: Answers
) -> None:
    hostile = replace(application, answers=answers)

    assert application_problems(social_card, hostile, today=TODAY)
    form_pages(social_card, answers, "en")


def test_a_very_deep_answer_is_told(social_card: ServiceItem, application: Application) -> None:
    deep: Any = "x"
    for _ in range(600):
        deep = {"region": deep}

    found = application_problems(
        social_card,
        replace(application, answers={**application.answers, "address": deep}),
        today=TODAY,
    )

    assert found


def test_a_rule_over_answers_of_the_wrong_type_does_not_hold(content: dict[str, Any]) -> None:
    content["dataSchema"]["x-validations"][0]["rule"] = "form.reason > 3"
    content["dataSchema"]["x-validations"][0]["fieldPath"] = "/reason"
    item = check_item(json.dumps(content).encode())

    assert "reason" in told(item, {"reason": "lost"})
