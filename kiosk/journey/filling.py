"""The form: one page after another, then the materials, then check answers."""

from __future__ import annotations

from dataclasses import replace

from kiosk.journey.availability import may_be_kept
from kiosk.journey.draft import (
    Draft,
    answered,
    missing,
    pages_of,
    waive_what_the_card_proves,
)
from kiosk.journey.effects import KeepApplication
from kiosk.journey.errand_events import Promised
from kiosk.journey.events import (
    AnswerGiven,
    ChangeAsked,
    Confirmed,
    Deferred,
    Event,
    LicenceAsked,
    MaterialsChangeAsked,
    RetryAsked,
    ScanAsked,
    TakenBack,
    WentBack,
)
from kiosk.journey.facts import Facts
from kiosk.journey.form_events import RowAdded, RowOpened, RowRemoved
from kiosk.journey.gathering import from_gathering
from kiosk.journey.promise import after_checking
from kiosk.journey.rows import (
    RowForm,
    opened_row,
    row_answered,
    row_problems,
    with_row_put,
    with_row_removed,
)
from kiosk.journey.states import (
    AnotherWay,
    Answering,
    Checking,
    ConfirmingIdentity,
    Gathering,
    Keeping,
    NotEligible,
)
from kiosk.journey.step import Step
from kiosk.journey.ticket import without_ticket
from kiosk.services.form import all_problems, not_eligible, page_problems
from kiosk.services.tickets import is_ticket


def from_answering(state: Answering, event: Event, facts: Facts) -> Step:
    """A page is left forwards only when it has no problems."""
    state = as_asked(state, facts)
    if state.row is not None:
        return _from_row(state, state.row, event, facts)
    match event:
        case AnswerGiven(name, value):
            return Step(replace(state, draft=answered(state.draft, name, value)))
        case RowAdded(name):
            return Step(replace(state, row=opened_row(state.draft, name, None)))
        case RowOpened(name, index):
            return Step(replace(state, row=opened_row(state.draft, name, index)))
        case RowRemoved(name, index):
            return Step(replace(state, draft=with_row_removed(state.draft, name, index)))
        case Confirmed():
            return _leave_page(state, facts)
        case (
            ScanAsked(wanted)
            | LicenceAsked(wanted)
            | Promised(wanted)
            | Deferred(wanted)
            | TakenBack(wanted)
        ):
            return _hand_in(state, wanted, event, facts)
        case WentBack() if state.from_check:
            return Step(Checking(state.draft))
        case WentBack() if state.page > 0:
            return Step(Answering(state.draft, state.page - 1))
        case WentBack() if is_ticket(state.draft.item):
            return without_ticket(state.draft)
        case WentBack():
            # Back at the first page means "not me" or "wrong item": the card is asked again.
            draft = state.draft
            return Step(ConfirmingIdentity(draft.item, draft.card, draft.terms))
        case _:
            return Step(state)


def as_asked(state: Answering, facts: Facts) -> Answering:
    """On the first page, whether one question at a time follows how the screen is worn now.

    Later it stays as it was: a page number means the same page until the form is over.
    """
    if state.page > 0 or state.from_check or state.draft.one_by_one == facts.elder:
        return state
    return replace(state, draft=replace(state.draft, one_by_one=facts.elder))


def _hand_in(state: Answering, wanted: str, event: Event, facts: Facts) -> Step:
    """A material that its page asks for goes the way of all materials, and back to the page."""
    draft = state.draft
    pages = pages_of(draft, facts.language)
    if wanted not in pages[min(state.page, len(pages) - 1)].materials:
        return Step(state)
    asked = replace(draft, asked_on=(state.page, state.from_check))
    return from_gathering(Gathering(asked), event, facts)


def back_to_page(step: Step) -> Step:
    """Lead to the page of the form where a material was asked for, not to the list of them."""
    state = step.state
    if not isinstance(state, Gathering) or state.draft.asked_on is None:
        return step
    page, from_check = state.draft.asked_on
    draft = replace(state.draft, asked_on=None)
    return replace(step, state=Answering(draft, page, from_check=from_check))


def _from_row(state: Answering, row: RowForm, event: Event, facts: Facts) -> Step:
    """A row goes into its table when it has no problems; going back leaves the table alone."""
    draft = state.draft
    match event:
        case AnswerGiven(name, value):
            return Step(replace(state, row=row_answered(draft, row, name, value)))
        case Confirmed() if row_problems(draft, row, language=facts.language, today=facts.today):
            return Step(replace(state, row=replace(row, tried=True)))
        case Confirmed():
            return Step(replace(state, draft=with_row_put(draft, row), row=None))
        case WentBack():
            return Step(replace(state, row=None))
        case _:
            return Step(state)


def _leave_page(state: Answering, facts: Facts) -> Step:
    draft = state.draft
    pages = pages_of(draft, facts.language)
    page = pages[min(state.page, len(pages) - 1)]
    if page_problems(draft.item, page, draft.answers, language=facts.language, today=facts.today):
        return Step(replace(state, tried=True))
    if not_eligible(draft.item, draft.answers, language=facts.language, today=facts.today):
        return Step(NotEligible(draft, state.page))
    return Step(after_page(state, len(pages)))


def after_page(state: Answering, pages: int) -> Answering | Checking | Gathering:
    """Where a page of the form leads whose answers are right."""
    draft = state.draft
    if state.from_check:
        return Checking(waive_what_the_card_proves(draft))
    if state.page + 1 < pages:
        return Answering(draft, state.page + 1)
    if is_ticket(draft.item):
        return Checking(draft)
    return Gathering(waive_what_the_card_proves(draft))


def from_not_eligible(state: NotEligible, event: Event, facts: Facts) -> Step:
    """The reason stays on screen; the answers may have been a slip of the finger."""
    del facts
    match event:
        case RetryAsked() | WentBack():
            return Step(Answering(state.draft, state.page))
        case _:
            return Step(state)


def from_checking(state: Checking, event: Event, facts: Facts) -> Step:
    """Everything in one view; each part can be changed and leads back here."""
    draft = state.draft
    match event:
        case ChangeAsked(page):
            return Step(Answering(draft, max(0, min(page, draft.page_count - 1)), from_check=True))
        case MaterialsChangeAsked() if not is_ticket(draft.item):
            return Step(Gathering(draft, from_check=True))
        case Confirmed() if _is_complete(draft, facts) and not may_be_kept(draft.item, facts):
            return Step(AnotherWay("problem.line_gone", draft.item, state))
        case Confirmed() if _is_complete(draft, facts) and is_ticket(draft.item):
            return Step(Keeping(draft, None), (KeepApplication(draft, None),))
        case Confirmed() if _is_complete(draft, facts):
            return after_checking(draft)
        case Confirmed():
            return Step(Checking(draft, tried=True))
        case WentBack() if is_ticket(draft.item):
            return Step(Answering(draft, max(0, draft.page_count - 1)))
        case WentBack():
            return Step(Gathering(draft))
        case _:
            return Step(state)


def _is_complete(draft: Draft, facts: Facts) -> bool:
    problems = all_problems(draft.item, draft.answers, language=facts.language, today=facts.today)
    return not problems and not missing(draft)
