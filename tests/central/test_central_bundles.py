"""Bundles at the platform: N parts, N numbers, N standings; one fault does not hold up the rest."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests_operator_forms import filler

from kiosk import wire
from kiosk.domain.application import HandIn, Material
from kiosk.domain.progress import CaseProgress, ProgressQuestion, Stage
from kiosk.domain.receipt import AnswerKind
from kiosk.services.package import check_item, pack, sign

BIRTH_JSON = (Path(__file__).parents[2] / "items" / "newborn" / "item.json").read_bytes()
BIRTH = check_item(BIRTH_JSON)
NAMES = {part.code: part.name["zh-CN"] for part in BIRTH.parts}
PERSON = {"Authorization": "Basic " + base64.b64encode(b"operator:correct horse").decode()}
OTHER_PARENT = {"name": "李明", "idNumber": "110101198503150013", "mobile": "13700137000"}
SOUND = {
    "parent": "father",
    "name": "张三丰",
    "idNumber": "11010519491231002X",
    "mobile": "13912345678",
    "otherParent": OTHER_PARENT,
    "married": True,
    "items": ["birth_certificate", "insurance", "refund"],
    "babyName": "张小乐",
    "sex": "male",
    "birthDate": "2026-11-02",
    "birthHospital": "样本市妇幼保健院",
    "ethnicity": "01",
    "bankAccount": "6217000010000000003",
}


@pytest.fixture
def service(start, settings):
    package = sign(pack({"item.json": BIRTH_JSON}), "test-publisher", bytes(range(32)))
    (settings.items_dir / "newborn.item").write_bytes(package)
    return start(settings)


def bundle(maker, *, pages=(b"marriage",), **changes):
    """A newborn's application; the certificate and the invoice are papers that were scanned."""
    answers = {**SOUND, **changes.pop("answers", {})}
    case = maker.case(
        pages=pages,
        item_code=BIRTH.code,
        item_version=BIRTH.version,
        answers=answers,
        spoil=lambda application: _with_papers(application, answers),
        **changes,
    )
    return case


def _with_papers(application, answers):
    refs = application.materials[0].pages
    papers = [
        Material("identity_card", HandIn.IDENTITY_CARD),
        Material("marriage_certificate", HandIn.SCANNED, refs),
    ]
    if "refund" in answers["items"]:
        papers.append(Material("invoice", HandIn.SCANNED, refs))
    return replace(application, materials=tuple(papers), answers=answers)


def kinds(answer):
    return {NAMES[part.code]: part.kind for part in answer.parts}


def test_every_part_gets_a_number_and_a_limit_of_its_own(service, kiosk, maker):
    answer = service.verified(kiosk.send(bundle(maker)))
    assert answer.kind is AnswerKind.ACCEPTED
    assert set(kinds(answer)) == {"出生医学证明", "居民医保参保", "生育医疗费用报销"}
    numbers = [answer.case_number, *(part.case_number for part in answer.parts)]
    assert len(set(numbers)) == 4
    assert all(numbers)
    limits = {NAMES[part.code]: part.decide_by for part in answer.parts}
    assert limits["生育医疗费用报销"] - limits["居民医保参保"] >= timedelta(days=5)
    assert answer.decide_by == max(limits.values())
    rows = service.rows("SELECT kind, case_number FROM case_parts ORDER BY place")
    assert [tuple(row) for row in rows] == [("accepted", p.case_number) for p in answer.parts]


def test_the_same_bundle_twice_is_kept_once(service, kiosk, maker):
    case = bundle(maker)
    first, second = kiosk.send(case), kiosk.put(case)
    assert (first.status, second.status) == (201, 200)
    assert first.signed == second.signed
    assert service.value("SELECT count(*) FROM case_parts") == 3


def test_a_part_that_cannot_be_had_does_not_hold_up_the_others(service, kiosk, maker):
    """The child was born 120 days ago: too late to be enrolled here."""
    answer = service.verified(kiosk.send(bundle(maker, answers={"birthDate": "2026-07-23"})))
    assert answer.kind is AnswerKind.ACCEPTED
    assert kinds(answer) == {
        "出生医学证明": AnswerKind.ACCEPTED,
        "居民医保参保": AnswerKind.NOT_ACCEPTED,
        "生育医疗费用报销": AnswerKind.ACCEPTED,
    }
    refused = next(p for p in answer.parts if p.kind is AnswerKind.NOT_ACCEPTED)
    assert "90" in refused.reasons[0]["zh-CN"]
    assert refused.case_number == ""
    assert answer.reasons[0]["zh-CN"].startswith("居民医保参保：")


def test_a_mistake_in_one_part_is_mended_and_the_others_keep_their_numbers(service, kiosk, maker):
    wrong = bundle(maker, answers={"bankAccount": "6217000010000000004"})
    first = service.verified(kiosk.send(wrong))
    assert first.kind is AnswerKind.CORRECTION_NEEDED
    assert kinds(first) == {
        "出生医学证明": AnswerKind.ACCEPTED,
        "居民医保参保": AnswerKind.ACCEPTED,
        "生育医疗费用报销": AnswerKind.CORRECTION_NEEDED,
    }
    second = service.verified(kiosk.send(bundle(maker, supersedes=wrong.case_id)))
    assert second.kind is AnswerKind.ACCEPTED
    before = {p.code: p.case_number for p in first.parts if p.case_number}
    after = {p.code: p.case_number for p in second.parts}
    assert before.items() <= after.items()
    assert all(after.values())


def test_what_concerns_everybody_stops_every_part(service, kiosk, maker):
    answer = service.verified(kiosk.send(bundle(maker, signature=None)))
    assert set(kinds(answer).values()) == {AnswerKind.CORRECTION_NEEDED}
    assert answer.case_number == ""


def test_the_clerk_sees_the_bundle_with_every_standing(service, kiosk, maker):
    case = bundle(maker, answers={"birthDate": "2026-07-23"})
    answer = service.verified(kiosk.send(case))
    page = kiosk.call("GET", f"/cases/{case.case_id}", None, PERSON).body.decode()
    for part in answer.parts:
        assert NAMES[part.code] in page
        assert part.case_number in page
    assert "不予受理" in page


@pytest.fixture
def ask(kiosk):
    def ask(**asked):
        reply = kiosk.call("POST", "/v1/progress", wire.encode(ProgressQuestion(**asked)))
        assert reply.status == 200, reply.body
        return wire.decode(tuple[CaseProgress, ...], reply.body)

    return ask


def stages(told):
    return {NAMES[part.code]: part.stage.value for part in told.parts}


def test_a_slip_tells_how_every_part_stands_and_a_number_one_of_them(
    service, kiosk, maker, ask
) -> None:
    case = bundle(maker, answers={"birthDate": "2026-07-23"})
    answer = service.verified(kiosk.send(case))
    (told,) = ask(case_id=case.case_id)
    assert told.holder_masked == "张**"
    assert stages(told) == {
        "出生医学证明": "accepted",
        "居民医保参保": "not_accepted",
        "生育医疗费用报销": "accepted",
    }
    assert told.parts[0].name["zh-CN"] == "出生医学证明"
    assert [p.case_number for p in told.parts] == [p.case_number for p in answer.parts]
    (by_number,) = ask(number=answer.parts[0].case_number)
    assert by_number == CaseProgress(
        Stage.ACCEPTED, received_at=told.received_at, decide_by=told.parts[0].decide_by
    )


def test_one_part_is_done_and_another_comes_back(service, kiosk, maker, ask) -> None:
    """What is done stays done, and what was accepted keeps its number, after the mending too."""
    officer, case = filler(kiosk), bundle(maker)
    answer = service.verified(kiosk.send(case))
    page, done = f"/cases/{case.case_id}", answer.parts[0]
    assert officer(page, f"{page}/parts/{done.code}/conclude").status == 303
    assert officer(page, f"{page}/return", **{"text:bankAccount": "账号打不进钱"}).status == 303
    (told,) = ask(case_id=case.case_id)
    assert told.stage is Stage.CORRECTION_NEEDED
    assert stages(told) == {
        "出生医学证明": "concluded",
        "居民医保参保": "accepted",
        "生育医疗费用报销": "correction_needed",
    }
    assert [d.text["zh-CN"] for d in told.parts[2].defects] == ["账号打不进钱"]

    mended = bundle(maker, supersedes=case.case_id, answers={"bankAccount": "6222020200112233446"})
    service.verified(kiosk.send(mended))
    (earlier,), (later,) = ask(case_id=case.case_id), ask(case_id=mended.case_id)
    assert (earlier.stage, earlier.parts) == (Stage.REPLACED, ())
    assert [p.stage.value for p in later.parts] == ["concluded", "accepted", "accepted"]
    assert [p.case_number for p in later.parts] == [p.case_number for p in told.parts]


def test_a_part_that_was_not_accepted_cannot_be_done(service, kiosk, maker) -> None:
    case = bundle(maker, answers={"birthDate": "2026-07-23"})
    refused = service.verified(kiosk.send(case)).parts[1]
    page = f"/cases/{case.case_id}"
    with pytest.raises(StopIteration):
        filler(kiosk)(page, f"{page}/parts/{refused.code}/conclude")
    forged = filler(kiosk)(page, f"{page}/parts/{refused.code}/conclude", seal="0" * 64)
    assert forged.status == 403


def test_each_part_is_overdue_by_itself_until_it_is_done(service, kiosk, maker, clock) -> None:
    officer, case = filler(kiosk), bundle(maker)
    parts = service.verified(kiosk.send(case)).parts
    clock.now = max(part.decide_by for part in parts if part.decide_by) + timedelta(seconds=1)

    def listed() -> set[str]:
        text = kiosk.call("GET", "/overdue", None, PERSON).body.decode()
        return {part.code for part in parts if f">{part.case_number}<" in text}

    assert listed() == {part.code for part in parts}
    page = f"/cases/{case.case_id}"
    assert officer(page, f"{page}/parts/{parts[0].code}/conclude").status == 303
    assert listed() == {part.code for part in parts[1:]}
    assert officer(page, f"{page}/conclude").status == 303
    assert listed() == set()
