"""How far is it? By card all of one's own applications, by slip one, by number the stage only."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from kiosk.domain.identity import is_valid_id_number
from kiosk.domain.progress import ProgressQuestion, ReturnedQuestion, Stage
from kiosk.journey.correction import mending
from kiosk.journey.effects import (
    AbandonCase,
    FetchReturned,
    LookUpProgress,
    OpenCase,
    ReadCard,
    ReadCode,
    StopReadingCard,
    StopReadingCode,
    Wipe,
)
from kiosk.journey.events import (
    CardRead,
    CardRefused,
    CodeScanned,
    Confirmed,
    Event,
    OtherWayAsked,
    RetryAsked,
    WentBack,
)
from kiosk.journey.facts import Facts
from kiosk.journey.progress_events import (
    CaseOpened,
    MendAsked,
    NumberTyped,
    OwnCardWayAsked,
    ProgressNotTold,
    ProgressTold,
    ReturnedNotTold,
    ReturnedTold,
    SlipWayAsked,
)
from kiosk.journey.progress_states import (
    AskingNumber,
    AwaitingOwnCard,
    ChoosingProgress,
    FetchingReturned,
    LookingUp,
    NotLookedUp,
    ShowingProgress,
)
from kiosk.journey.states import Home
from kiosk.journey.step import QUIET, Step

LOCAL_DIGITS = 10
"""Letters and digits of an intake number (L-XXXXX-XXXXX)."""
CASE_DIGITS = (6, 8, 6, 1)
"""Digits of a case number by group: region, day, running number, check digit."""
_MOST_TYPED = sum(CASE_DIGITS)


def from_choosing_progress(state: ChoosingProgress, event: Event, facts: Facts) -> Step:
    """Two ways. The card needs the line; a slip of this kiosk does not."""
    match event:
        case OwnCardWayAsked() if facts.online:
            return Step(AwaitingOwnCard(), (ReadCard(),))
        case SlipWayAsked():
            return Step(AskingNumber(), (ReadCode(),))
        case WentBack():
            return Step(Home())
        case _:
            return Step(state)


def from_awaiting_own_card(state: AwaitingOwnCard, event: Event, facts: Facts) -> Step:
    """Any card that says who somebody is will do, an expired one too: it only finds."""
    del facts
    match event:
        case CardRead(card) if is_valid_id_number(card.id_number):
            question = ProgressQuestion(id_number=card.id_number)
            looking = LookingUp("card", question, card)
            return Step(looking, (StopReadingCard(), LookUpProgress(question)))
        case CardRead():
            again = AwaitingOwnCard("problem.card_bad_number", state.attempts + 1)
            return Step(again, (ReadCard(),))
        case CardRefused():
            again = AwaitingOwnCard("problem.card_unreadable", state.attempts + 1)
            return Step(again, (ReadCard(),))
        case RetryAsked():
            return Step(AwaitingOwnCard("", state.attempts), (ReadCard(),))
        case WentBack() | OtherWayAsked():
            return Step(ChoosingProgress(), (StopReadingCard(),))
        case _:
            return Step(state)


def from_asking_number(state: AskingNumber, event: Event, facts: Facts) -> Step:
    """The code of a slip, or what is printed beside it."""
    del facts
    match event:
        case CodeScanned(text):
            case_id = case_of_slip(text)
            if case_id is None:
                return Step(replace(state, problem="problem.slip_not_ours"), (ReadCode(),))
            return _look_up("slip", ProgressQuestion(case_id=case_id))
        case NumberTyped(text):
            return Step(AskingNumber(text[:_MOST_TYPED].upper()))
        case Confirmed():
            number = number_of(state.typed)
            if not number:
                return Step(replace(state, problem="problem.number_incomplete"))
            return _look_up("number", ProgressQuestion(number=number))
        case WentBack():
            return Step(ChoosingProgress(), (StopReadingCode(),))
        case _:
            return Step(state)


def _look_up(way: str, question: ProgressQuestion) -> Step:
    looking = LookingUp("slip" if way == "slip" else "number", question)
    return Step(looking, (StopReadingCode(), LookUpProgress(question)))


def case_of_slip(text: str) -> UUID | None:
    """The case a slip's code names, None if the code is no slip of ours."""
    parts = text.split(":")
    if len(parts) != 4 or parts[:2] != ["menkou", "1"]:
        return None
    try:
        return UUID(parts[2])
    except ValueError:
        return None


def number_of(typed: str) -> str:
    """The number these letters and digits are, '' while they are none."""
    if len(typed) == LOCAL_DIGITS and set(typed) <= set("0123456789ABCDEF"):
        return f"L-{typed[:5]}-{typed[5:]}"
    if len(typed) == sum(CASE_DIGITS) and typed.isascii() and typed.isdigit():
        groups, start = [], 0
        for size in CASE_DIGITS:
            groups.append(typed[start : start + size])
            start += size
        return "-".join(groups)
    return ""


def from_looking_up(state: LookingUp, event: Event, facts: Facts) -> Step:
    """The answer, or why there is none."""
    del facts
    match event:
        case ProgressTold(cases, is_local):
            chosen = 0 if len(cases) == 1 else None
            return Step(ShowingProgress(state.way, cases, state.card, chosen, is_local))
        case ProgressNotTold(code):
            return Step(NotLookedUp(state.way, code, state.question, state.card))
        case WentBack():
            return _to_ways()
        case _:
            return Step(state)


def from_not_looked_up(state: NotLookedUp, event: Event, facts: Facts) -> Step:
    """Again, or another way."""
    del facts
    match event:
        case RetryAsked():
            looking = LookingUp(state.way, state.question, state.card)
            return Step(looking, (LookUpProgress(state.question),))
        case WentBack() | OtherWayAsked():
            return _to_ways()
        case _:
            return Step(state)


def from_showing_progress(state: ShowingProgress, event: Event, facts: Facts) -> Step:
    """Look at one, mend it if it came back, or go on."""
    match event:
        case CaseOpened(index) if 0 <= index < len(state.cases):
            return Step(replace(state, chosen=index, problem=""))
        case WentBack() if state.chosen is not None and len(state.cases) > 1:
            return Step(replace(state, chosen=None, problem=""))
        case WentBack():
            return _to_ways()
        case MendAsked() if can_mend(state) and state.card is None:
            # A slip shows what is wrong; whose it is, only the card can say.
            return Step(AwaitingOwnCard(), (*QUIET, Wipe(), ReadCard()))
        case MendAsked() if can_mend(state) and state.card is not None:
            return _fetch(state, facts)
        case _:
            return Step(state)


def _fetch(state: ShowingProgress, facts: Facts) -> Step:
    assert state.card is not None
    assert state.chosen is not None
    case = state.cases[state.chosen]
    if case.case_id is None or case.item_code not in facts.catalogue.items:
        return Step(replace(state, problem="problem.mend_not_here"))
    asked = ReturnedQuestion(case.case_id, state.card.id_number)
    return Step(FetchingReturned(state, state.card), (OpenCase(), FetchReturned(asked)))


def can_mend(state: ShowingProgress) -> bool:
    """Whether the application that is open came back to be mended."""
    if state.chosen is None or state.is_local:
        return False
    return state.cases[state.chosen].stage is Stage.CORRECTION_NEEDED and state.way != "number"


def from_fetching_returned(state: FetchingReturned, event: Event, facts: Facts) -> Step:
    """What was handed in comes back to the one who handed it in."""
    match event:
        case ReturnedTold(returned):
            item = facts.catalogue.items.get(returned.item_code)
            if item is None:
                shown = replace(state.shown, problem="problem.mend_not_here")
                return Step(shown, (AbandonCase(),))
            return Step(mending(returned, item, state.card))
        case ReturnedNotTold(code):
            known = code if code in ("offline", "busy") else "unknown"
            shown = replace(state.shown, problem=f"problem.mend_{known}")
            return Step(shown, (AbandonCase(),))
        case WentBack():
            return Step(state.shown, (AbandonCase(),))
        case _:
            return Step(state)


def _to_ways() -> Step:
    """Back to the choice: what was shown is gone with this step."""
    return Step(ChoosingProgress(), (*QUIET, AbandonCase(), Wipe()))
