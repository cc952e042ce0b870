"""Screens of a ticket that differ from those of an application: kept, and how far it is."""

from __future__ import annotations

from kiosk.domain.progress import CaseProgress, Stage
from kiosk.journey.states import Kept, is_identified
from kiosk.services.tickets import TICKET_CODE
from kiosk.session.slips import code_payload
from ui.screens.dates import plain_day
from ui.screens.screen import Screen, Stand


def ticket_kept(state: Kept, stand: Stand, slip_problem: str) -> Screen:
    """Kept here; `slip_problem` is what is wrong with the printer if the slip failed."""
    case = state.case
    answer = case.answer
    return Screen(
        "TicketKept",
        {
            "number": case.number,
            "answerBy": plain_day(answer.decide_by, stand.words)
            if answer and answer.decide_by
            else "",
            "qrSource": f"image://code/{code_payload(case)}",
            "slip": "printing" if state.slip == "awaiting_answer" else state.slip,
            "slipProblem": slip_problem if state.slip == "failed" else "",
            "offline": not stand.facts.online and answer is None,
            "goesOn": case.back is not None and is_identified(case.back),
        },
    )


def ticket_words(case: CaseProgress) -> str:
    """The message id of how a ticket stands; '' for an application, or while only we know it."""
    if case.item_code != TICKET_CODE or case.stage in (Stage.KEPT_HERE, Stage.ANNOUNCED):
        return ""
    return "progress.ticket_answered" if case.answer else "progress.ticket_waiting"
