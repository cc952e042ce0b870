"""The A4 notice after the commit: what it says, its reprints, its troubles, its end."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Any

import pytest
from tests_session import report_of, state_of

from kiosk.journey.events import AnswerArrived, AnswerLate, Confirmed, Ended
from kiosk.journey.sheet_events import (
    NoticeAsked,
)
from kiosk.journey.states import Kept
from kiosk.services.item import pick


def jobs(table) -> list[dict[str, Any]]:
    devices = table.fakes.devices
    pairs = zip(devices.sent, devices.bodies, strict=True)
    return [dict(body) for (_, verb), body in pairs if verb == "print_document"]


def says(table, kind: str, **body: Any) -> None:
    job = table.session.visit.notice_job
    table.session.device_said(report_of("document_printer", kind, **{"job": job, **body}))
    table.settle()


def asks(table) -> None:
    table.visitor.does(NoticeAsked())
    table.settle()


@pytest.fixture
def kept(table):
    """Somebody's application is kept; no answer came in time."""
    table.to_kept()
    table.visitor.does(AnswerLate())
    assert isinstance(table.state, Kept)
    return table


def test_an_intake_notice_never_says_accepted(kept) -> None:
    asks(kept)
    (notice,) = kept.fakes.notices
    assert notice.title == "slip.a4_kept"
    assert "slip.not_yet_accepted" in notice.paragraphs
    assert (notice.mark, kept.state.paper) == ("", "printing")
    assert base64.b64decode(jobs(kept)[0]["pdf"]).startswith(b"%PDF")
    says(kept, "document_printed")
    assert (kept.state.paper, kept.state.copies) == ("printed", 1)


def test_an_acceptance_notice_carries_the_platforms_number(table, answer_of) -> None:
    table.to_kept()
    table.visitor.does(AnswerArrived(answer_of(table.state.case.case_id)))
    asks(table)
    (notice,) = table.fakes.notices
    assert notice.title == "slip.a4_accepted"
    assert ("slip.case_number", "320000-1") in notice.rows
    assert "slip.not_yet_accepted" not in notice.paragraphs


@pytest.mark.parametrize(
    ("kind", "lead"), [("correction_needed", "slip.correction"), ("not_accepted", "slip.refused")]
)
def test_a_notice_with_reasons_says_what_they_are(table, answer_of, kind: str, lead: str) -> None:
    table.to_kept()
    answer = replace(answer_of(table.state.case.case_id, kind), reasons=({"zh-CN": "看不清"},))
    table.visitor.does(AnswerArrived(answer))
    asks(table)
    (notice,) = table.fakes.notices
    assert (notice.lead, notice.points) == (lead, ("看不清",))
    assert "slip.not_yet_accepted" not in notice.paragraphs, "it was sent and answered"


def test_a_notice_names_nobody(kept) -> None:
    asks(kept)
    said = repr(kept.fakes.notices)
    assert kept.card.name not in said
    assert kept.card.id_number not in said
    assert pick(kept.state.case.item.name, "zh-CN") in said


def test_before_it_is_settled_what_is_true_nothing_is_printed(table) -> None:
    table.to_kept()
    asks(table)
    assert jobs(table) == []


def test_reprints_are_numbered_and_come_to_an_end(kept) -> None:
    for _ in range(5):
        asks(kept)
        says(kept, "document_printed")
    # The words of this table are their own ids: the mark is there, and there are three papers.
    assert [bool(notice.mark) for notice in kept.fakes.notices] == [False, True, True]
    assert len({job["job"] for job in jobs(kept)}) == 3


def test_a_failure_without_paper_is_no_reprint(kept) -> None:
    asks(kept)
    says(kept, "document_failed", code="paper_out", may_be_on_paper=False)
    assert (kept.state.paper, kept.state.paper_problem) == ("failed", "paper_out")
    asks(kept)
    assert kept.fakes.notices[-1].mark == ""


def test_paper_that_may_be_out_there_counts(kept) -> None:
    asks(kept)
    says(kept, "document_failed", code="unconfirmed", may_be_on_paper=True)
    asks(kept)
    assert kept.fakes.notices[-1].mark == "slip.a4_reprint"


def test_a_word_about_another_job_changes_nothing(kept) -> None:
    asks(kept)
    says(kept, "document_printed", job="of-somebody-else")
    assert kept.state.paper == "printing"


def test_a_printer_that_is_not_there(kept) -> None:
    asks(kept)
    news = report_of("document_printer", "command_refused", verb="print_document", code="gone")
    kept.session.device_said(news)
    assert kept.state.paper == "failed"
    kept.session.device_said(state_of("document_printer", "absent"))
    asks(kept)
    assert len(jobs(kept)) == 1


def test_the_end_of_the_visit_takes_the_job_back(kept) -> None:
    asks(kept)
    kept.visitor.does(Confirmed(), Ended())
    assert ("document_printer", "cancel") in kept.fakes.devices.sent
    assert "document_printer" in kept.fakes.devices.renewed


def test_a_notice_that_is_set_too_late_is_not_sent(kept) -> None:
    kept.visitor.does(NoticeAsked(), Ended())
    kept.settle()
    assert jobs(kept) == []


def test_a_notice_never_touches_the_slip(kept) -> None:
    before = kept.state.slip
    asks(kept)
    says(kept, "document_failed", code="jam", may_be_on_paper=True)
    assert kept.state.slip == before
