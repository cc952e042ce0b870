"""Papers that follow later: noted, asked for, brought once, lapsed; cases for other places."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk import wire
from kiosk.domain.application import Agent, HandIn, KioskTime, Material
from kiosk.domain.identity import is_valid_id_number
from kiosk.domain.receipt import AnswerKind
from kiosk.domain.supplement import DueCase
from kiosk.services.agency import MANDATE
from kiosk.services.package import pack, sign

NUMBER, OTHER = "11010519491231002X", "110101198503150013"
LATER = (Material("booklet", HandIn.DEFERRED, due=date(2026, 11, 27)),)


@pytest.fixture(scope="module")
def item_package() -> bytes:
    """The item of the other tests, whose booklet may follow within five working days."""
    item = json.loads((Path(__file__).parent / "data" / "item.json").read_bytes())
    item["materials"][0]["deferWorkdays"] = 5
    return sign(pack({"item.json": json.dumps(item).encode()}), "test-publisher", bytes(range(32)))


def ask(kiosk, case, number=NUMBER):
    body = json.dumps({"case_id": str(case.case_id), "id_number": number})
    return kiosk.call("POST", "/v1/cases/due", body)


def deferred(kiosk, maker, **changes):
    answers = {**maker.application().answers, "purpose": "move"}
    case = maker.case(materials=LATER, answers=answers, **changes)
    answer = kiosk.send(case)
    return case, answer


def supplement(maker, case, page=b"\xff\xd8 a page", **changes):
    made = maker.case(
        pages=(page,), spoil=lambda a: replace(a, supplements=case.case_id, answers={}, **changes)
    )
    return made


def decided(kiosk, case):
    """The answer of the platform, however it hands it out."""
    return kiosk.answer(case) if hasattr(kiosk, "answer") else kiosk.put(case).answer


def test_what_may_follow_is_told_to_its_applicant_only(kiosk, maker) -> None:
    case, _ = deferred(kiosk, maker)
    assert decided(kiosk, case).kind is AnswerKind.ACCEPTED
    reply = ask(kiosk, case)
    assert reply.status == 200
    told = wire.decode(DueCase, reply.body)
    assert [(m.requirement_id, m.due) for m in told.materials] == [("booklet", date(2026, 11, 27))]
    assert told.case_number
    stranger = ask(kiosk, case, OTHER)
    assert (stranger.status, stranger.error) == (404, "case_unknown")


def test_a_case_without_anything_to_follow_is_unknown_here(kiosk, maker) -> None:
    case = maker.case()
    kiosk.send(case)
    decided(kiosk, case)
    assert ask(kiosk, case).error == "case_unknown"


def test_a_supplement_is_taken_once(kiosk, maker, service) -> None:
    case, _ = deferred(kiosk, maker)
    decided(kiosk, case)
    brought = supplement(maker, case)
    kiosk.send(brought)
    assert decided(kiosk, brought).kind is AnswerKind.ACCEPTED
    assert wire.decode(DueCase, ask(kiosk, case).body).materials == ()
    again = supplement(maker, case, b"\xff\xd8 another page")
    kiosk.send(again)
    assert decided(kiosk, again).kind is AnswerKind.NOT_ACCEPTED
    row = service.rows("SELECT supplied_by FROM deferred_materials")[0]
    assert row["supplied_by"] == brought.case_id


def test_a_day_that_passed_lapses(kiosk, maker, service) -> None:
    case, _ = deferred(kiosk, maker)
    decided(kiosk, case)
    service.clock.pass_seconds(timedelta(days=30).total_seconds())
    told = wire.decode(DueCase, ask(kiosk, case).body)
    assert (told.materials, len(told.lapsed)) == ((), 1)
    late = supplement(maker, case, confirmed_at=KioskTime(service.clock.now, 1.0, 0.0))
    kiosk.send(late)
    answer = decided(kiosk, late)
    assert answer.kind is AnswerKind.NOT_ACCEPTED
    assert "期限" in answer.reasons[0]["zh-CN"]


def test_handed_in_in_time_counts_although_the_line_was_down(kiosk, maker, service) -> None:
    case, _ = deferred(kiosk, maker)
    decided(kiosk, case)
    in_time = KioskTime(service.clock.now + timedelta(days=2), 1.0, 0.0)
    service.clock.pass_seconds(timedelta(days=30).total_seconds())
    ask(kiosk, case)
    brought = supplement(maker, case, confirmed_at=in_time)
    kiosk.send(brought)
    assert decided(kiosk, brought).kind is AnswerKind.ACCEPTED


def test_a_supplement_of_somebody_else_is_not_taken(kiosk, maker) -> None:
    case, _ = deferred(kiosk, maker)
    decided(kiosk, case)
    card = replace(maker.application().applicant, id_number=OTHER)
    brought = supplement(maker, case, applicant=card)
    kiosk.send(brought)
    assert decided(kiosk, brought).kind is AnswerKind.NOT_ACCEPTED


@pytest.mark.parametrize("region", ["310000", "999999"])
def test_a_place_that_is_not_in_the_table_is_told(kiosk, maker, region) -> None:
    case = maker.case(region=region)
    kiosk.send(case)
    answer = decided(kiosk, case)
    assert answer.kind is AnswerKind.CORRECTION_NEEDED
    assert "办理地" in answer.reasons[-1]["zh-CN"]


def test_an_agent_is_refused_where_the_item_wants_the_applicant(kiosk, maker) -> None:
    assert is_valid_id_number(OTHER)
    agent = Agent(replace(maker.application().applicant, id_number=OTHER), "child")

    def with_agent(application):
        mandate = Material(MANDATE.id, HandIn.SCANNED, application.materials[0].pages)
        return replace(application, agent=agent, materials=(*application.materials, mandate))

    case = maker.case(pages=(b"\xff\xd8 a page",), spoil=with_agent)
    kiosk.send(case)
    answer = decided(kiosk, case)
    assert answer.kind is AnswerKind.CORRECTION_NEEDED
    assert [reason["zh-CN"] for reason in answer.reasons] == ["这个事项不能由别人代办，请本人来办"]


def test_an_officer_sees_what_is_due_and_what_lapsed(kiosk, maker, service, operator) -> None:
    case, _ = deferred(kiosk, maker)
    decided(kiosk, case)
    asked = kiosk.call("GET", "/deferrals", None, operator)
    assert asked.status == 200
    assert "户口簿" in asked.body.decode()
    assert "待补交" in asked.body.decode()
    service.clock.pass_seconds(timedelta(days=30).total_seconds())
    assert "已过期" in kiosk.call("GET", "/deferrals", None, operator).body.decode()
    assert kiosk.call("GET", "/deferrals").status == 401
