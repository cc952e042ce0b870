"""Tickets at the platform: taken from anybody, due on a day, answered once, shown by their slip."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests_operator_forms import PERSON, filler, form_of

from kiosk import wire
from kiosk.domain.progress import CaseProgress, ProgressQuestion, Stage
from kiosk.domain.receipt import AnswerKind, local_number
from kiosk.services.tickets import NOBODY, TICKET_CODE, VERSION

SAID: dict[str, Any] = {
    "kind": "complaint",
    "complaintReasons": ["late"],
    "words": "等了两个月",
    "contact": "phone",
    "mobile": "13912345678",
}


def ticket(maker, **changes):
    sound = {
        "item_code": TICKET_CODE,
        "item_version": VERSION,
        "applicant": NOBODY,
        "answers": SAID,
        "signature": None,
    }
    return maker.case(**{**sound, **changes})


@pytest.fixture
def page(kiosk):
    """The operators' page of tickets, as it is at that moment."""

    def text() -> str:
        return kiosk.call("GET", "/tickets", None, PERSON).body.decode()

    return text


def ask(kiosk, **asked) -> tuple[CaseProgress, ...]:
    reply = kiosk.call("POST", "/v1/progress", wire.encode(ProgressQuestion(**asked)))
    return wire.decode(tuple[CaseProgress, ...], reply.body)


def test_it_is_due_after_five_working_days_and_red_afterwards(kiosk, maker, page, clock) -> None:
    said = kiosk.put(ticket(maker)).answer
    assert said.kind is AnswerKind.ACCEPTED
    text = page()
    # Received on a Friday; the day itself does not count.
    assert "2026-11-27" in text
    assert "已逾期" not in text.split("待答复 To answer")[1]
    assert SAID["words"] not in text
    assert SAID["mobile"] not in text
    clock.pass_seconds(8 * 86_400)
    assert "2026-11-27 已逾期" in page()


def test_it_is_answered_once_and_read_by_slip_and_number(kiosk, maker, page) -> None:
    case = ticket(maker)
    kiosk.put(case)
    action = f"/tickets/{case.case_id}/answer"
    seal = re.search(r'value="([0-9a-f]{64})"', form_of(page(), action))[1]
    officer = filler(kiosk)
    assert officer("/tickets", action, seal, answer="").status == 422
    assert officer("/tickets", action, seal, answer="三天内寄出").status == 303
    assert officer("/tickets", action, seal, answer="另一句话").status == 404
    number = local_number(case.case_id)
    for told in (*ask(kiosk, case_id=case.case_id), *ask(kiosk, number=number)):
        assert (told.stage, told.answer) == (Stage.CONCLUDED, "三天内寄出")
        assert told.holder_masked == ""
    assert "另一句话" not in page()


def test_the_number_of_the_books_does_not_show_the_answer(kiosk, maker) -> None:
    case = ticket(maker)
    number = kiosk.put(case).answer.case_number
    action = f"/tickets/{case.case_id}/answer"
    assert filler(kiosk)("/tickets", action, answer="三天内寄出").status == 303
    (told,) = ask(kiosk, number=number)
    assert told.stage is Stage.CONCLUDED
    assert (told.answer, told.item_code) == ("", "")


def test_an_officer_closes_none_without_an_answer(kiosk, maker, page) -> None:
    case = ticket(maker)
    kiosk.put(case)
    path = f"/cases/{case.case_id}"
    text = kiosk.call("GET", path, None, PERSON).body.decode()
    assert 'href="/tickets"' in text
    assert SAID["words"] in text
    assert "conclude" not in text


@pytest.mark.parametrize(
    "changes",
    [
        {"item_code": "TEST-CT-0001", "item_version": "2026.1.1"},
        {"answers": {**SAID, "complaintReasons": []}},
        {"answers": {**SAID, "kind": "praise"}},
        {"answers": {**SAID, "mobile": "1"}},
        {"answers": {**SAID, "words": "长" * 201}},
    ],
    ids=["an application of nobody", "no reason", "no such kind", "no number", "too long"],
)
def test_what_is_no_ticket_opens_none(kiosk, maker, page, changes) -> None:
    kiosk.put(ticket(maker, **changes))
    assert "/answer" not in page()


def test_a_form_that_never_shipped_is_left_to_a_person(kiosk, maker, page) -> None:
    kiosk.send(ticket(maker, item_version="2099.1.1"))
    assert "/answer" not in page()
    assert "item_unknown" in kiosk.call("GET", "/inbox", None, PERSON).body.decode()
