"""Tickets (办不成事、投诉、建议): from nearly everywhere, and back to where one was.

A ticket is a case without a card and a signature, so all that holds for cases holds for it: it is
sealed, kept, sent when there is a line, and found again by its slip. What was being filled in is
set aside meanwhile and goes on afterwards.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.identity import IdentityCard
from kiosk.journey.draft import Draft, answered, begin_draft
from kiosk.journey.effects import AbandonCase, OpenCase, SetCaseAside, TakeCaseBack, Wipe
from kiosk.journey.facts import Facts
from kiosk.journey.kept import KeptCase
from kiosk.journey.progress_states import ChoosingProgress, Mending, NotLookedUp, ShowingProgress
from kiosk.journey.states import (
    AnotherWay,
    Answering,
    AwaitingCard,
    Browsing,
    Checking,
    ChoosingPlace,
    ConfirmingIdentity,
    Gathering,
    Home,
    Kept,
    NotEligible,
    ReadingGuide,
    ReadingNotice,
    Searching,
    State,
    TakingThings,
    Triaging,
    is_identified,
)
from kiosk.journey.step import QUIET, Step
from kiosk.services.item import ServiceItem
from kiosk.services.tickets import NOBODY, STEPS, about, is_ticket, ticket_form

_CALM = (
    Home,
    Browsing,
    Searching,
    Triaging,
    ReadingGuide,
    ChoosingPlace,
    ReadingNotice,
    AwaitingCard,
    ConfirmingIdentity,
    Answering,
    NotEligible,
    Gathering,
    Checking,
    Mending,
    ChoosingProgress,
    ShowingProgress,
    NotLookedUp,
    AnotherWay,
)
_STEP_OF: tuple[tuple[type | tuple[type, ...], str], ...] = (
    ((ReadingGuide, ChoosingPlace), "guide"),
    ((ReadingNotice, AwaitingCard, ConfirmingIdentity), "card"),
    ((Answering, Mending), "form"),
    (Gathering, "materials"),
    (Checking, "check"),
    (Kept, "done"),
    ((AnotherWay, NotEligible), "blocked"),
)


def may_tell(state: State) -> bool:
    """Whether a ticket may be begun here: nothing is under way that could not wait.

    A page that is being photographed, a signature, a slip in the printer are finished first.
    """
    if isinstance(state, Kept):
        return state.slip in ("printed", "failed") and not is_ticket(state.case.item)
    if isinstance(state, AnotherWay) and state.retry is not None:
        return may_tell(state.retry)
    return isinstance(state, _CALM) and ticket_draft(state) is None


def begin_ticket(state: State, facts: Facts) -> Step:
    """The form of a ticket, with what is known of where its writer is stuck."""
    back = _back_to(state)
    card = _card_of(state)
    draft = begin_draft(ticket_form(), card or NOBODY)
    item = item_of(state)
    if item is not None:
        step = next((STEPS[name] for kind, name in _STEP_OF if isinstance(state, kind)), {})
        draft = answered(draft, "about", about(item, step, facts.language))
    # Whose card was read is told to nobody: only what the writer leaves on the form is.
    draft = replace(draft, card=NOBODY, back=back)
    aside = SetCaseAside() if is_identified(back) else AbandonCase()
    return Step(Answering(draft), (*QUIET, aside, OpenCase()))


def without_ticket(draft: Draft) -> Step:
    """Nothing was said after all: back to where one was."""
    back = draft.back or Home()
    if is_identified(back):
        return Step(back, (TakeCaseBack(),))
    return Step(back, (AbandonCase(), Wipe()))


def after_ticket(case: KeptCase) -> Step:
    """The ticket is kept: on with what was set aside, or goodbye."""
    if case.back is not None and is_identified(case.back):
        return Step(case.back, (TakeCaseBack(),))
    return Step(TakingThings(card=False, slip=True), (*QUIET, AbandonCase(), Wipe()))


def ticket_not_opened(draft: Draft, problem: str) -> Step:
    """The store takes nothing now; what was set aside is still there."""
    step = without_ticket(draft)
    return Step(AnotherWay(problem, None, step.state), step.effects)


def ticket_draft(state: State) -> Draft | None:
    """The ticket being written in this state, if one is."""
    draft = getattr(state, "draft", None)
    return draft if isinstance(draft, Draft) and is_ticket(draft.item) else None


def item_of(state: State) -> ServiceItem | None:
    """The item somebody is occupied with."""
    if isinstance(state, Kept):
        return state.case.item
    draft = getattr(state, "draft", None)
    item = draft.item if isinstance(draft, Draft) else getattr(state, "item", None)
    return item if isinstance(item, ServiceItem) else None


def _back_to(state: State) -> State:
    if isinstance(state, AwaitingCard):
        # The reader is disarmed now; from the guide it is armed again.
        return ReadingGuide(state.item, state.terms.without_people())
    return state


def _card_of(state: State) -> IdentityCard | None:
    draft = getattr(state, "draft", None)
    card = draft.card if isinstance(draft, Draft) else getattr(state, "card", None)
    return card if isinstance(card, IdentityCard) else None
