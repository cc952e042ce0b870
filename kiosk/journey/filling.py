"""The form: one page after another, then the materials, then check answers."""

from __future__ import annotations

from dataclasses import replace

from kiosk.journey.draft import Draft, answered, missing, waive_what_the_card_proves
from kiosk.journey.events import (
    AnswerGiven,
    ChangeAsked,
    Confirmed,
    Event,
    MaterialsChangeAsked,
    RetryAsked,
    WentBack,
)
from kiosk.journey.facts import Facts
from kiosk.journey.promise import after_checking
from kiosk.journey.states import (
    Answering,
    Checking,
    ConfirmingIdentity,
    Gathering,
    NotEligible,
)
from kiosk.journey.step import Step
from kiosk.services.form import all_problems, form_pages, not_eligible, page_problems


def from_answering(state: Answering, event: Event, facts: Facts) -> Step:
    """A page is left forwards only when it has no problems."""
    match event:
        case AnswerGiven(name, value):
            return Step(replace(state, draft=answered(state.draft, name, value)))
        case Confirmed():
            return _leave_page(state, facts)
        case WentBack() if state.from_check:
            return Step(Checking(state.draft))
        case WentBack() if state.page > 0:
            return Step(Answering(state.draft, state.page - 1))
        case WentBack():
            # Back at the first page means "not me" or "wrong item": the card is asked again.
            draft = state.draft
            return Step(ConfirmingIdentity(draft.item, draft.card, draft.terms))
        case _:
            return Step(state)


def _leave_page(state: Answering, facts: Facts) -> Step:
    draft = state.draft
    pages = form_pages(draft.item, draft.answers, facts.language)
    page = pages[min(state.page, len(pages) - 1)]
    if page_problems(draft.item, page, draft.answers, language=facts.language, today=facts.today):
        return Step(replace(state, tried=True))
    if not_eligible(draft.item, draft.answers, language=facts.language, today=facts.today):
        return Step(NotEligible(draft, state.page))
    if state.from_check:
        return Step(Checking(waive_what_the_card_proves(draft)))
    if state.page + 1 < len(pages):
        return Step(Answering(draft, state.page + 1))
    return Step(Gathering(waive_what_the_card_proves(draft)))


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
        case MaterialsChangeAsked():
            return Step(Gathering(draft, from_check=True))
        case Confirmed() if _is_complete(draft, facts):
            return after_checking(draft)
        case Confirmed():
            return Step(Checking(draft, tried=True))
        case WentBack():
            return Step(Gathering(draft))
        case _:
            return Step(state)


def _is_complete(draft: Draft, facts: Facts) -> bool:
    problems = all_problems(draft.item, draft.answers, language=facts.language, today=facts.today)
    return not problems and not missing(draft)
