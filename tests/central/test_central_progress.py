"""Progress, corrections and ratings at the platform: who learns what, and what happens once."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from tests_operator_forms import PERSON, filler, form_of

from kiosk import wire
from kiosk.domain.application import HandIn, KioskTime, Material
from kiosk.domain.progress import CaseProgress, ProgressQuestion, ReturnedCase, ReturnedQuestion
from kiosk.domain.rating import Rating, RatingLevel
from kiosk.domain.receipt import AnswerKind, local_number

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
NUMBER, OTHER = "11010519491231002X", "110101198503150013"


@pytest.fixture
def ask(kiosk):
    def ask(**asked):
        reply = kiosk.call("POST", "/v1/progress", wire.encode(ProgressQuestion(**asked)))
        assert reply.status == 200, reply.body
        return wire.decode(tuple[CaseProgress, ...], reply.body)

    return ask


@pytest.fixture
def officer(kiosk):
    """Fills in a form of the operators' pages, as a browser would send it."""
    return filler(kiosk)


def returned(kiosk, officer, maker, pages=(b"page",), **fields):
    case = maker.case(pages=pages)
    kiosk.send(case)
    path = f"/cases/{case.case_id}"
    sent = fields or {"text:mobile": "手机号打不通", "text:": "请写清用途"}
    assert officer(path, f"{path}/return", **sent).status == 303
    return case


def mended(maker, case, **changes):
    """A new case in place of `case`, its papers still there."""
    answers = {"name": "张三丰", "idNumber": NUMBER, "mobile": "13900000000", "purpose": "move"}
    sound = {
        "supersedes": case.case_id,
        "answers": answers,
        "materials": (Material("booklet", HandIn.EARLIER),),
    }
    return maker.case(**{**sound, **changes})


def test_a_card_finds_its_own_cases_and_no_others(kiosk, maker, ask) -> None:
    number = kiosk.put(maker.case()).answer.case_number
    second = maker.case()
    kiosk.put(second)
    found = ask(id_number=NUMBER)
    assert [p.stage.value for p in found] == ["accepted", "accepted"]
    assert found[0].case_id == second.case_id
    assert found[1].case_number == number
    assert found[0].item_name["zh-CN"] == "测试事项"
    assert found[0].holder_masked == ""
    assert ask(id_number=OTHER) == ()


def test_a_slip_shows_one_case_with_the_name_masked(kiosk, maker, ask) -> None:
    case = maker.case()
    kiosk.put(case)
    (told,) = ask(case_id=case.case_id)
    assert told.holder_masked == "张**"
    assert ask(case_id=uuid4()) == ()


def test_a_number_alone_shows_the_stage_only(kiosk, maker, ask) -> None:
    case = maker.case()
    number = kiosk.put(case).answer.case_number
    for asked in (local_number(case.case_id), number):
        (told,) = ask(number=asked)
        assert told.stage.value == "accepted"
        assert told.received_at is not None
        assert (told.case_id, told.item_name, told.holder_masked, told.defects) == (
            None,
            {},
            "",
            (),
        )


def test_who_tries_numbers_out_has_to_wait(kiosk, ask, clock) -> None:
    for n in range(20):
        assert ask(number=f"L-0000{n % 10}-{n:05}") == ()
    body = wire.encode(ProgressQuestion(number="L-12345-67890"))
    reply = kiosk.call("POST", "/v1/progress", body)
    assert (reply.status, reply.error) == (429, "too_many_numbers")
    assert int(reply.headers["retry-after"]) > 0
    clock.pass_seconds(601)
    assert ask(number="L-12345-67890") == ()


@pytest.mark.parametrize(
    "question",
    [
        ProgressQuestion(),
        ProgressQuestion(id_number=NUMBER, number="L-1"),
        ProgressQuestion(id_number="123"),
    ],
)
def test_one_question_at_a_time(kiosk, question) -> None:
    assert kiosk.call("POST", "/v1/progress", wire.encode(question)).error == "bad_body"


def test_cases_without_an_index_are_found_after_a_start(kiosk, maker, ask, service, start) -> None:
    kiosk.put(maker.case())
    service.rows("DELETE FROM case_holders")
    assert ask(id_number=NUMBER) == ()
    second = start(service.settings)
    body = wire.encode(ProgressQuestion(id_number=NUMBER))
    reply = second.kiosk().call("POST", "/v1/progress", body)
    assert len(wire.decode(tuple[CaseProgress, ...], reply.body)) == 1


def test_nothing_personal_is_in_the_index(kiosk, maker, service) -> None:
    kiosk.put(maker.case())
    (row,) = service.rows("SELECT * FROM case_holders")
    assert NUMBER not in str(row)


def test_a_return_lists_everything_at_once(kiosk, officer, maker, ask) -> None:
    case = returned(kiosk, officer, maker)
    (told,) = ask(id_number=NUMBER)
    assert told.stage.value == "correction_needed"
    assert [(d.target, d.text["zh-CN"]) for d in told.defects] == [
        ("mobile", "手机号打不通"),
        ("", "请写清用途"),
    ]
    body = wire.encode(ReturnedQuestion(case.case_id, NUMBER))
    reply = kiosk.call("POST", "/v1/returned", body)
    given = wire.decode(ReturnedCase, reply.body)
    assert given.answers["mobile"] == "13912345678"
    assert given.materials == ("booklet",)


def test_only_the_applicant_sees_what_was_returned(kiosk, officer, maker) -> None:
    case = returned(kiosk, officer, maker)
    sound = maker.case()
    kiosk.put(sound)
    for asked, code in (
        (ReturnedQuestion(case.case_id, OTHER), "case_unknown"),
        (ReturnedQuestion(uuid4(), NUMBER), "case_unknown"),
        (ReturnedQuestion(sound.case_id, NUMBER), "not_returned"),
    ):
        reply = kiosk.call("POST", "/v1/returned", wire.encode(asked))
        assert reply.error == code
        assert "13912345678" not in reply.body.decode()


def test_papers_that_were_complained_about_come_anew(kiosk, officer, maker) -> None:
    case = returned(kiosk, officer, maker, **{"text:material:booklet": "看不清"})
    body = wire.encode(ReturnedQuestion(case.case_id, NUMBER))
    given = wire.decode(ReturnedCase, kiosk.call("POST", "/v1/returned", body).body)
    assert given.materials == ()


def test_a_mended_case_takes_the_place_of_the_earlier_one(kiosk, officer, maker, ask) -> None:
    case = returned(kiosk, officer, maker)
    assert kiosk.put(mended(maker, case)).answer.kind is AnswerKind.ACCEPTED
    newer, older = ask(id_number=NUMBER)
    assert (newer.stage.value, older.stage.value) == ("accepted", "replaced")
    again = kiosk.put(mended(maker, case)).answer
    assert again.kind is AnswerKind.CORRECTION_NEEDED
    assert "不能补正" in again.reasons[-1]["zh-CN"]


def test_nobody_mends_what_is_not_theirs_or_not_returned(kiosk, officer, maker) -> None:
    case = returned(kiosk, officer, maker)
    not_returned = maker.case(pages=(b"page",))
    kiosk.send(not_returned)
    never_had = returned(kiosk, officer, maker, pages=())
    loose = mended(maker, case, supersedes=None)
    for wrong in (mended(maker, not_returned), mended(maker, never_had), loose):
        answer = kiosk.put(wrong).answer
        assert answer.kind is AnswerKind.CORRECTION_NEEDED
    stranger = mended(maker, case)
    card = replace(maker.application().applicant, id_number=OTHER, name="李明")
    answers = {"name": "李明", "idNumber": OTHER, "mobile": "13900000000", "purpose": "move"}
    stranger = mended(maker, case, applicant=card, answers=answers)
    assert kiosk.put(stranger).answer.kind is AnswerKind.CORRECTION_NEEDED


def test_forms_of_others_are_refused(kiosk, officer, maker) -> None:
    case = maker.case()
    kiosk.put(case)
    path = f"/cases/{case.case_id}"
    assert officer(path, f"{path}/return", seal="0" * 64, **{"text:": "x"}).error == "foreign_form"
    assert officer(path, f"{path}/return").error == "nothing_listed"
    assert officer(path, f"{path}/return", **{"text:": "字" * 201}).error == "bad_form"
    nobody = kiosk.call("POST", f"{path}/return", "seal=x", {"Authorization": "Basic "})
    assert nobody.status == 401


def test_a_concluded_case_is_closed(kiosk, officer, maker, ask) -> None:
    case = maker.case()
    kiosk.put(case)
    path = f"/cases/{case.case_id}"
    seal = re.search(r'value="([0-9a-f]{64})"', form_of(_page(kiosk, path), f"{path}/return"))[1]
    assert officer(path, f"{path}/conclude").status == 303
    assert ask(case_id=case.case_id)[0].stage.value == "concluded"
    late = officer(path, f"{path}/return", seal=seal, **{"text:": "太晚了"})
    assert late.error == "case_closed"
    assert "form" not in re.findall(r"<(\w+)", _page(kiosk, path))


def _page(kiosk, path):
    return kiosk.call("GET", path, None, PERSON).body.decode()


def rating(**changes):
    sound = Rating(
        uuid4(), uuid4(), "K1", "TEST-CT-0001", RatingLevel.DISSATISFIED, "screen",
        KioskTime(NOON, 1.0), ("207", "208"), may_call=True,
    )  # fmt: skip
    return replace(sound, **changes)


def give(kiosk, given):
    return kiosk.call("PUT", f"/v1/ratings/{given.rating_id}", wire.encode(given))


def test_a_case_is_rated_once(kiosk, service) -> None:
    first = rating()
    assert [give(kiosk, first).status for _ in range(2)] == [201, 200]
    again = replace(
        first, rating_id=uuid4(), level=RatingLevel.SATISFIED, reasons=(), may_call=False
    )
    assert give(kiosk, again).error == "rated_already"
    assert service.value("SELECT count(*) FROM ratings") == 1
    assert give(kiosk, replace(first, surface="pad")).error == "rating_differs"


@pytest.mark.parametrize(
    "wrong",
    [
        {"reasons": ("510",)},
        {"reasons": ("207", "207")},
        {"level": RatingLevel.SATISFIED, "reasons": (), "may_call": True},
    ],
)
def test_reasons_belong_to_their_level(kiosk, wrong) -> None:
    assert give(kiosk, rating(**wrong)).error == "bad_body"


def test_a_bad_rating_is_followed_up(kiosk, officer, service, clock) -> None:
    given = rating()
    give(kiosk, given)
    good = rating(level=RatingLevel.SATISFIED, reasons=("412",), may_call=False)
    give(kiosk, good)
    page = _page(kiosk, "/ratings")
    assert "207,208" in page
    # Friday 2026-11-20 and 15 working days.
    assert "2026-12-11" in page
    clock.pass_seconds(40 * 86400)
    assert "已逾期" in _page(kiosk, "/ratings")
    action = f"/ratings/{given.rating_id}/close"
    assert officer("/ratings", action).error == "nothing_said"
    assert officer("/ratings", action, outcome="已当面说明并改正").status == 303
    assert "已逾期" not in _page(kiosk, "/ratings")
    assert service.value("SELECT closed_by FROM rating_tickets") == "operator"
