"""Keeping, the result, the rating, goodbye, and the ways out when something cannot go on."""

from __future__ import annotations

from dataclasses import asdict

from kiosk.domain.receipt import AnswerKind
from kiosk.journey.booking import may_book_instead
from kiosk.journey.ending import A4_PRINTER, MOST_COPIES
from kiosk.journey.park import parkable
from kiosk.journey.states import (
    AnotherWay,
    Kept,
    NotEligible,
    NotKept,
    RatingService,
    TakingThings,
    is_identified,
)
from kiosk.journey.ticket import may_tell
from kiosk.services.form import not_eligible as reason_not_eligible
from kiosk.services.tickets import is_ticket
from kiosk.session.notices import notice_title
from kiosk.session.part_lines import part_lines
from kiosk.session.slip_notes import notes_of
from kiosk.session.slips import code_payload
from ui.screens.dates import plain_day
from ui.screens.screen import Screen, Stand
from ui.screens.tickets import ticket_kept

_SLIP_PROBLEMS = {
    "paper_out": "problem.no_paper",
    "cover_open": "problem.printer_cover",
}
_PAPER_PROBLEMS = {
    "paper_out": "problem.a4_no_paper",
    "jam": "problem.a4_jam",
    "cover_open": "problem.a4_cover",
    "toner_out": "problem.a4_toner",
}
_PERHAPS_ON_PAPER = frozenset({"unconfirmed", "timeout", "cancelled_at_printer"})


def not_kept(state: NotKept, stand: Stand) -> Screen:
    """Nothing was handed in; say so."""
    problem = "not_kept_disk" if state.code == "disk_full" else "not_kept_other"
    return Screen("NotKept", {"text": stand.words(f"problem.{problem}"), "canRetry": True})


def result(state: Kept, stand: Stand) -> Screen:
    """Kept; accepted only when the platform's verified answer says so."""
    case = state.case
    if is_ticket(case.item):
        problem = _SLIP_PROBLEMS.get(state.slip_problem, "problem.printer_gone")
        return ticket_kept(state, stand, stand.words(problem))
    answer = case.answer
    slip = "printing" if state.slip == "awaiting_answer" else state.slip
    problem = _SLIP_PROBLEMS.get(state.slip_problem, "problem.printer_gone")
    # A bundle that goes ahead in part has reasons beside its parts, and nothing to mend.
    goes_on = case.is_accepted and bool(case.parts)
    reasons = answer.reasons if answer and not goes_on else ()
    return Screen(
        "Result",
        {
            "kept": True,
            "accepted": case.is_accepted,
            "correction": [stand.said(reason) for reason in reasons],
            "number": case.number,
            "caseNumber": answer.case_number if answer and case.is_accepted else "",
            "decideBy": plain_day(answer.decide_by, stand.words)
            if answer and answer.decide_by and case.supplements is None
            else "",
            "slip": slip,
            "slipProblem": stand.words(problem) if slip == "failed" else "",
            "qrSource": f"image://code/{code_payload(case)}",
            **_paper(state, stand),
            "offline": not stand.facts.online and answer is None,
            "notes": [*_still_due(state, stand), *notes_of(case, stand.words, stand.language)],
            "refused": answer is not None and answer.kind is AnswerKind.NOT_ACCEPTED,
            "supplement": case.supplements is not None,
            "parts": [asdict(line) for line in part_lines(case, stand.words, stand.language)],
        },
    )


def _still_due(state: Kept, stand: Stand) -> list[str]:
    """What has to follow, each with its last day: the slip says it, and so does the screen."""
    return [
        f"{stand.said(name)}: {stand.words('material.still_due', date=plain_day(due, stand.words))}"
        for name, due in state.case.deferred
    ]


def _paper(state: Kept, stand: Stand) -> dict[str, str]:
    """The A4 notice: its button while it can be asked for, and how it went."""
    words = stand.words
    may_ask = (
        A4_PRINTER in stand.facts.ready
        and state.slip != "awaiting_answer"
        and state.copies < MOST_COPIES
    )
    name = words(notice_title(state.case))
    label = ""
    if may_ask and state.paper != "printing":
        again = "again" if state.copies else "first"
        label = words(f"slip.a4_print_{again}", name=name)
    problem = _PAPER_PROBLEMS.get(state.paper_problem, "problem.a4_gone")
    if state.paper == "failed" and state.copies and state.paper_problem in _PERHAPS_ON_PAPER:
        problem = "problem.a4_perhaps"
    return {
        "paper": state.paper,
        "paperLabel": label,
        "paperProblem": words(problem) if state.paper == "failed" else "",
    }


def rate(state: RatingService, stand: Stand) -> Screen:
    """Five levels, or none."""
    return Screen(
        "Rate",
        {"padReady": "review" in stand.facts.ready, "itemName": stand.said(state.case.item.name)},
    )


def take_things(state: TakingThings, stand: Stand) -> Screen:
    """Card, papers, slip."""
    return Screen(
        "TakeThings",
        {
            "cardNote": state.card,
            "papers": state.papers,
            "slip": state.slip,
            "reminded": state.reminders > 0,
            "cardLies": stand.facts.card_left,
        },
    )


def another_way(state: AnotherWay, stand: Stand) -> Screen:
    """What happened, what was not lost, and what can be done instead."""
    return Screen(
        "AnotherWay",
        {
            "title": stand.words("another_way.title"),
            "what": stand.words(state.problem),
            "kept": stand.words("another_way.nothing_kept"),
            "ways": _ways(stand),
            "phone": stand.phone,
            "canRetry": state.retry is not None,
            "canKeep": parkable(state, stand.facts) is not None,
            "canTell": may_tell(state),
            "canBook": may_book_instead(state),
        },
    )


def not_eligible(state: NotEligible, stand: Stand) -> Screen:
    """No error: by these answers it cannot be applied for. The reason, and what to do."""
    draft = state.draft
    reason = reason_not_eligible(
        draft.item, draft.answers, language=stand.language, today=stand.facts.today
    )
    return Screen(
        "AnotherWay",
        {
            "title": stand.words("another_way.not_eligible"),
            "what": reason or "",
            "kept": stand.words("another_way.nothing_kept"),
            "ways": _ways(stand),
            "phone": draft.item.guide.phone or stand.phone,
            "canRetry": is_identified(state),
            "canTell": may_tell(state),
        },
    )


def _ways(stand: Stand) -> list[dict[str, str]]:
    return [
        {
            "title": stand.words("another_way.counter"),
            "text": stand.said(stand.counter) or stand.said(stand.site),
        },
        {
            "title": stand.words("another_way.phone"),
            "text": stand.words("another_way.phone_text", phone=stand.phone),
        },
    ]
