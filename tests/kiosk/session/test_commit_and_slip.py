"""The commit and what follows: retries, the printer gone, the answer before and after the slip."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests_session import SIGNATURE, report_of

from kiosk.domain.rating import RatingLevel
from kiosk.journey.events import AnswerArrived, Confirmed, Ended, RetryAsked, Signed
from kiosk.journey.progress_events import ReasonTouched
from kiosk.journey.states import (
    AnotherWay,
    AwaitingCard,
    Keeping,
    Kept,
    NotKept,
    RatingService,
    TakingThings,
)
from kiosk.ports import DeviceNews, LineState

OFFLINE = LineState(online=False, waiting=1)


def printed(table) -> list[dict]:
    devices = table.fakes.devices
    pairs = zip(devices.sent, devices.bodies, strict=True)
    return [dict(body) for (_, verb), body in pairs if verb == "print"]


def printer_says(table, kind: str, **body: object) -> DeviceNews:
    return report_of("receipt", kind, job=table.session.visit.slip_job, **body)


def text_of(job: dict) -> str:
    return "\n".join(part["text"] for part in job["slip"])


def test_a_refused_commit_is_said_and_the_retry_is_the_same_application(table) -> None:
    visitor = table.to_signing()
    table.fakes.keeper.refusals.append("disk_full")
    visitor.signs()
    assert isinstance(table.state, NotKept)
    assert table.state.code == "disk_full"
    assert not [state for state in table.changes if isinstance(state, Kept)]
    first = table.session.visit.case.application
    visitor.does(RetryAsked())
    table.settle()
    assert isinstance(table.state, Kept)
    (kept,) = table.fakes.keeper.kept.values()
    assert kept is first
    assert table.fakes.keeper.submits == 2


def test_signing_twice_commits_once(table) -> None:
    visitor = table.to_signing()
    visitor.does(Signed(SIGNATURE), Signed(SIGNATURE))
    table.settle()
    assert isinstance(table.state, Kept)
    assert table.fakes.keeper.submits == 1


def test_ended_while_committing_the_case_is_kept_all_the_same(table) -> None:
    visitor = table.to_signing()
    visitor.does(Signed(SIGNATURE), Ended())
    assert isinstance(table.state, Keeping)
    table.settle()
    assert isinstance(table.state, Kept)


def test_the_page_in_the_case_is_the_page_on_the_tray(table) -> None:
    table.to_kept()
    (desk,) = table.fakes.keeper.desks
    (page,) = desk.pages
    assert page.startswith(b"\xff\xd8")
    (application,) = table.fakes.keeper.kept.values()
    photo = next(m for m in application.materials if m.requirement_id == "photo")
    assert [ref.size for ref in photo.pages] == [len(page)]
    assert table.session.visit.tray.get(1) is None, "sealed, and gone from memory"


def test_no_store_no_intake(table) -> None:
    table.fakes.keeper.refusals.append("no_key")
    table.visitor.to_card()
    table.settle()
    assert isinstance(table.state, AnotherWay)
    assert table.state.problem == "problem.not_kept_other"
    table.visitor.does(RetryAsked(), Confirmed())
    table.settle()
    assert isinstance(table.state, AwaitingCard)


def test_without_a_printer_the_slip_has_failed_and_the_case_is_kept(table) -> None:
    table.fakes.devices.gone.add("receipt")
    table.session.line_changed(OFFLINE, intake_open=True)
    visitor = table.to_kept()
    assert isinstance(table.state, Kept)
    assert (table.state.slip, table.state.slip_problem) == ("failed", "absent")
    table.fakes.devices.gone.clear()
    visitor.does(RetryAsked())
    table.session.device_said(printer_says(table, "printed"))
    assert table.state.slip == "printed"
    visitor.does(Confirmed())
    assert isinstance(table.state, RatingService)


def test_a_printer_that_fails_says_why(table) -> None:
    table.session.line_changed(OFFLINE, intake_open=True)
    table.to_kept()
    table.session.device_said(printer_says(table, "print_failed", code="paper_out"))
    assert (table.state.slip, table.state.slip_problem) == ("failed", "paper_out")


@pytest.mark.parametrize(
    ("kind", "title", "lead"),
    [
        ("correction_needed", "slip.a4_correction", "slip.correction"),
        ("not_accepted", "slip.a4_refused", "slip.refused"),
    ],
)
def test_an_answer_that_accepts_nothing_is_not_said_to_wait_for_the_line(
    table, answer_of, kind: str, title: str, lead: str
) -> None:
    table.to_kept()
    answer = replace(answer_of(table.state.case.case_id, kind), reasons=({"zh-CN": "看不清"},))
    table.visitor.does(AnswerArrived(answer))
    said = text_of(printed(table)[-1])
    assert all(part in said for part in (title, lead, "看不清"))
    assert "slip.not_yet_accepted" not in said


def test_offline_the_slip_says_kept_and_not_accepted(table) -> None:
    table.session.line_changed(OFFLINE, intake_open=True)
    table.to_kept()
    (job,) = printed(table)
    said = text_of(job)
    assert "slip.title_kept" in said
    assert "slip.not_yet_accepted" in said
    assert "slip.title_accepted" not in said
    assert table.card.name not in said
    assert table.card.id_number not in said


def test_an_answer_in_time_is_on_the_slip(table, answer_of) -> None:
    table.to_kept()
    case_id = table.state.case.case_id
    assert printed(table) == []
    table.fakes.keeper.answers[case_id] = answer_of(case_id)
    table.line.step()
    table.owner.turn()
    (job,) = printed(table)
    assert "slip.title_accepted" in text_of(job)
    assert "320000-1" in text_of(job)


def test_an_answer_after_the_slip_is_shown_and_nothing_is_printed_again(table, answer_of) -> None:
    table.to_kept()
    case_id = table.state.case.case_id
    table.line.step()
    table.owner.turn()
    (job,) = printed(table)
    assert "slip.title_kept" in text_of(job)
    assert not table.state.case.is_accepted
    table.session.device_said(printer_says(table, "printed"))
    table.fakes.keeper.answers[case_id] = answer_of(case_id)
    table.line.step()
    table.owner.turn()
    assert table.state.case.is_accepted
    assert table.state.slip == "printed"
    assert len(printed(table)) == 1


def test_an_answer_to_another_case_vouches_for_nothing(table, answer_of) -> None:
    table.to_kept()
    from uuid import UUID

    case_id = table.state.case.case_id
    table.fakes.keeper.answers[case_id] = answer_of(UUID(int=1))
    table.line.step()
    table.owner.turn()
    assert not table.state.case.is_accepted
    assert printed(table) == []


def test_an_answer_after_the_visit_is_dropped(table, answer_of) -> None:
    visitor = table.to_kept()
    case_id = table.state.case.case_id
    table.fakes.keeper.answers[case_id] = answer_of(case_id)
    visitor.does(Ended())
    while table.line.step() or table.owner.turn():
        continue
    assert isinstance(table.state, TakingThings)
    assert printed(table) == []


def test_a_rating_is_kept_and_a_full_disk_loses_only_the_rating(table) -> None:
    visitor = table.to_kept()
    visitor.does(Confirmed())
    table.session.device_said(report_of("review", "rated", level=4))
    assert table.fakes.keeper.ratings == []
    visitor.does(ReasonTouched("412"), Confirmed())
    table.settle()
    (rating,) = table.fakes.keeper.ratings
    assert (rating.level, rating.surface) == (RatingLevel.SATISFIED, "pad")
    assert (rating.reasons, rating.may_call) == (("412",), False)
    assert isinstance(table.state, TakingThings)


def test_a_rating_that_cannot_be_kept_does_not_hold_the_resident_up(table) -> None:
    visitor = table.to_kept()
    visitor.does(Confirmed())
    table.fakes.keeper.refusals.append("disk_full")
    table.session.device_said(report_of("review", "rated", level=1))
    visitor.does(Confirmed())
    table.settle()
    assert table.fakes.keeper.ratings == []
    assert isinstance(table.state, TakingThings)


def test_silence_of_the_pad_is_no_rating(table) -> None:
    visitor = table.to_kept()
    visitor.does(Confirmed())
    table.session.device_said(report_of("review", "rating_timeout"))
    table.settle()
    assert table.fakes.keeper.ratings == []
    assert isinstance(table.state, TakingThings)


def test_a_word_about_another_slip_changes_nothing(table) -> None:
    table.session.line_changed(OFFLINE, intake_open=True)
    visitor = table.to_kept()
    table.session.device_said(report_of("receipt", "printed", job="somebody-else-1"))
    assert table.state.slip == "printing"
    first = table.session.visit.slip_job
    table.session.device_said(printer_says(table, "print_failed", code="paper_out"))
    visitor.does(RetryAsked())
    table.session.device_said(report_of("receipt", "printed", job=first))
    assert table.state.slip == "printing", "that was the slip before"
