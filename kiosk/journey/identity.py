"""Who is here: the card, its faults, and "is this you?"."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.identity import IdentityCard, is_valid_id_number
from kiosk.journey.agent import card_fault, confirmed
from kiosk.journey.effects import AbandonCase, ReadCard, StopReadingCard
from kiosk.journey.events import (
    CardRead,
    CardRefused,
    Confirmed,
    Denied,
    Event,
    OtherWayAsked,
    RetryAsked,
    WentBack,
)
from kiosk.journey.facts import Facts
from kiosk.journey.states import (
    AnotherWay,
    AwaitingCard,
    ConfirmingIdentity,
    ReadingNotice,
)
from kiosk.journey.step import Step

_PROBLEMS = {
    "bad_check_digit": "problem.card_bad_number",
    "not_identity_card": "problem.card_not_identity",
    "card_moved": "problem.card_moved",
    "social_card_moved": "problem.card_moved",
    "social_needs_platform": "problem.social_card_locked",
    "social_card_locked": "problem.social_card_locked",
    "social_lacks_number": "problem.social_card_lacks",
    "social_not_social_card": "problem.not_social_card",
    "social_card_silent": "problem.social_card_unreadable",
    "social_unreadable": "problem.social_card_unreadable",
    "social_in_use": "problem.social_card_unreadable",
}


def from_awaiting_card(state: AwaitingCard, event: Event, facts: Facts) -> Step:
    """Read until a card convinces; after each refusal say which and read on."""
    match event:
        case CardRead(card):
            problem = card_problem(card, facts) or card_fault(state.terms, card)
            if problem:
                return _again(state, problem)
            confirming = ConfirmingIdentity(state.item, card, state.terms)
            return Step(confirming, (StopReadingCard(),))
        case CardRefused(code):
            return _again(state, refusal_problem(code))
        case RetryAsked():
            return Step(replace(state, problem=""), (ReadCard(),))
        case OtherWayAsked():
            problem = state.problem or "problem.reader_missing"
            return Step(
                AnotherWay(problem, state.item, _notice(state)),
                (StopReadingCard(), AbandonCase()),
            )
        case WentBack():
            return Step(_notice(state), (StopReadingCard(), AbandonCase()))
        case _:
            return Step(state)


def from_confirming_identity(state: ConfirmingIdentity, event: Event, facts: Facts) -> Step:
    """Nothing is used before the holder says it is theirs."""
    del facts
    match event:
        case Confirmed():
            return confirmed(state)
        case Denied() | WentBack():
            return Step(AwaitingCard(state.item, terms=state.terms), (ReadCard(),))
        case _:
            return Step(state)


def _notice(state: AwaitingCard) -> ReadingNotice:
    return ReadingNotice(state.item, state.terms.without_people())


def _again(state: AwaitingCard, problem: str) -> Step:
    return Step(replace(state, problem=problem, attempts=state.attempts + 1), (ReadCard(),))


def refusal_problem(code: str) -> str:
    """The message id of what a reader's refusal means for the resident."""
    return _PROBLEMS.get(code, "problem.card_unreadable")


def card_problem(card: IdentityCard, facts: Facts) -> str:
    """The message id of why a card that was read does not convince, or ''."""
    if not is_valid_id_number(card.id_number):
        return "problem.card_bad_number"
    if card.is_expired_on(facts.today):
        return "problem.card_expired"
    return ""
