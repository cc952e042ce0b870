"""Signing, keeping, the slip, the rating, and goodbye."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from kiosk.domain.application import HandIn
from kiosk.journey.availability import may_be_kept
from kiosk.journey.draft import Draft, needed
from kiosk.journey.effects import (
    AskRating,
    AwaitAnswer,
    KeepApplication,
    LookForLeftCard,
    PrintNotice,
    PrintSlip,
    SoundChime,
    StopAskingRating,
)
from kiosk.journey.events import (
    AnswerArrived,
    AnswerLate,
    ApplicationKept,
    ApplicationNotKept,
    Confirmed,
    Ended,
    Event,
    RatingGiven,
    RatingSkipped,
    ReminderDue,
    RetryAsked,
    Signed,
    SlipFailed,
    SlipPrinted,
    WentBack,
)
from kiosk.journey.facts import Facts
from kiosk.journey.kept import KeptCase
from kiosk.journey.licences import spared
from kiosk.journey.rating import SayingWhy, keep_rating, said_why
from kiosk.journey.sheet_events import (
    NoticeAsked,
    NoticeFailed,
    NoticePrinted,
)
from kiosk.journey.states import (
    AnotherWay,
    Checking,
    Finished,
    Gathering,
    Keeping,
    Kept,
    NotKept,
    RatingService,
    Signing,
    TakingThings,
)
from kiosk.journey.step import Step, leave
from kiosk.journey.ticket import after_ticket
from kiosk.services.bundle import parts_asked_for
from kiosk.services.item import LocalText
from kiosk.services.tickets import is_ticket

A4_PRINTER = "document_printer"
MOST_COPIES = 3
"""Notices one resident may print in a visit, the first included."""


def from_signing(state: Signing, event: Event, facts: Facts) -> Step:
    """A dot is not a signature."""
    match event:
        case Signed() if not may_be_kept(state.draft.item, facts):
            return Step(AnotherWay("problem.line_gone", state.draft.item, Checking(state.draft)))
        case Signed(signature) if signature.is_too_small():
            return Step(Signing(state.draft, "problem.signature_small"))
        case Signed(signature):
            keep = KeepApplication(state.draft, signature)
            return Step(Keeping(state.draft, signature), (keep,))
        case WentBack() if state.draft.supplements is not None:
            return Step(Gathering(state.draft))
        case WentBack():
            return Step(Checking(state.draft))
        case _:
            return Step(state)


def from_keeping(state: Keeping, event: Event, facts: Facts) -> Step:
    """Only the store's word moves this on; the resident cannot leave in between."""
    match event:
        case ApplicationKept(case_id, kept_at):
            kept = _kept(state.draft, case_id, kept_at, facts.today)
            if facts.online:
                return Step(Kept(kept), (AwaitAnswer(case_id),))
            return Step(Kept(kept, "printing"), (AwaitAnswer(case_id), PrintSlip(kept)))
        case ApplicationNotKept(code):
            return Step(NotKept(state.draft, state.signature, code))
        case _:
            return Step(state)


def _kept(draft: Draft, case_id: UUID, kept_at: datetime, today: date) -> KeptCase:
    return KeptCase(
        case_id,
        draft.item,
        kept_at,
        _deferred(draft),
        has_papers=any(g.hand_in is HandIn.SCANNED for g in draft.given.values()),
        spared=spared(draft),
        commitment=draft.commitment,
        place=draft.terms.place,
        by_agent=draft.terms.agent_card is not None,
        supplements=draft.supplements,
        parts=parts_asked_for(draft.item, draft.answers, today=today),
        back=draft.back,
    )


def _deferred(draft: Draft) -> tuple[tuple[LocalText, date], ...]:
    return tuple(
        (m.name, given.due)
        for m in needed(draft)
        if (given := draft.given.get(m.id)) and given.hand_in is HandIn.DEFERRED and given.due
    )


def from_not_kept(state: NotKept, event: Event, facts: Facts) -> Step:
    """Trying again is harmless: the same id, the same bytes."""
    del facts
    match event:
        case RetryAsked():
            keep = KeepApplication(state.draft, state.signature)
            return Step(Keeping(state.draft, state.signature), (keep,))
        case _:
            return Step(state)


def from_kept(state: Kept, event: Event, facts: Facts) -> Step:
    """The slip says what is true when it is printed; a failed slip never takes the case back."""
    match event:
        case AnswerArrived(answer) if answer.case_id == state.case.case_id:
            case = replace(state.case, answer=answer)
            if state.slip == "awaiting_answer":
                return Step(replace(state, case=case, slip="printing"), (PrintSlip(case),))
            return Step(replace(state, case=case))
        case AnswerLate() if state.slip == "awaiting_answer":
            return Step(replace(state, slip="printing"), (PrintSlip(state.case),))
        case SlipPrinted():
            return Step(replace(state, slip="printed"))
        case SlipFailed(code):
            return Step(replace(state, slip="failed", slip_problem=code))
        case RetryAsked() if state.slip == "failed":
            again = replace(state, slip="printing", slip_problem="")
            return Step(again, (PrintSlip(state.case),))
        case NoticeAsked() if _can_print_notice(state, facts):
            printing = replace(state, paper="printing", paper_problem="")
            return Step(printing, (PrintNotice(state.case, state.copies),))
        case NoticePrinted() if state.paper == "printing":
            return Step(replace(state, paper="printed", copies=state.copies + 1))
        case NoticeFailed(code, on_paper) if state.paper == "printing":
            copies = state.copies + on_paper
            return Step(replace(state, paper="failed", paper_problem=code, copies=copies))
        case Confirmed() if is_ticket(state.case.item):
            return after_ticket(state.case)
        case Confirmed():
            return Step(RatingService(state.case), (AskRating(),))
        case _:
            return Step(state)


def _can_print_notice(state: Kept, facts: Facts) -> bool:
    # Not before it is settled what is true: an answer may be a moment away.
    if is_ticket(state.case.item):
        return False  # no notice of an authority: nothing was applied for
    is_settled = state.slip != "awaiting_answer" and state.paper != "printing"
    return is_settled and state.copies < MOST_COPIES and A4_PRINTER in facts.ready


def from_rating(state: RatingService, event: Event, facts: Facts) -> Step:
    """Five levels or none. Silence is not satisfaction."""
    del facts
    match event:
        case RatingGiven(level, surface):
            return Step(SayingWhy(state.case, level, surface), (StopAskingRating(),))
        case RatingSkipped() | WentBack():
            return Step(_taking(state.case), (StopAskingRating(), LookForLeftCard()))
        case _:
            return Step(state)


def from_saying_why(state: SayingWhy, event: Event, facts: Facts) -> Step:
    """Why, if one likes. The rating is kept once, when this is over."""
    del facts
    after = said_why(state, event)
    if after is None:
        return Step(_taking(state.case), (keep_rating(state), LookForLeftCard()))
    return Step(after)


def _taking(case: KeptCase) -> TakingThings:
    return TakingThings(papers=case.has_papers, slip=True)


def from_taking_things(state: TakingThings, event: Event, facts: Facts) -> Step:
    """The last reminder.

    Most readers cannot tell that a card still lies there after it was read (the module answers
    "no card" until it is lifted), so the card is asked for by the clock. Where the reader does
    see it, whoever goes without it is called back, once: the reader may be wrong.
    """
    match event:
        case Confirmed() if facts.card_left and not state.called_back:
            return Step(replace(state, called_back=True), (SoundChime("remind"),))
        case ReminderDue() if state.card:
            again = replace(state, reminders=state.reminders + 1)
            return Step(again, (SoundChime("remind"),))
        case Confirmed() | Ended():
            return leave_for_good()
        case _:
            return Step(state)


def leave_for_good() -> Step:
    """Everything of the visit goes now."""
    return Step(Finished(), leave(TakingThings(), to_home=False).effects)
