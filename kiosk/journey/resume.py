"""Going on with a form that was kept for later (接着办): the code, the card, what was filled in.

Code and card are both needed, and only the platform has the form: without the line that is said
before anything is asked.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.identity import IdentityCard
from kiosk.domain.park_code import DIGITS, code_in, is_park_code
from kiosk.domain.parked import DiscardQuestion, HandedOver, ParkQuestion
from kiosk.journey.effects import (
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
from kiosk.journey.identity import card_problem, refusal_problem
from kiosk.journey.park_effects import DiscardParked, FetchParked
from kiosk.journey.park_events import (
    DiscardAsked,
    ParkDiscarded,
    ParkedNotTold,
    ParkedTold,
    ParkNotDiscarded,
)
from kiosk.journey.park_states import (
    AskingParkCode,
    AwaitingParkHolder,
    FetchingParked,
    Resuming,
)
from kiosk.journey.progress_events import NumberTyped
from kiosk.journey.region import places_open_to
from kiosk.journey.resumed import place_to_go, put_back
from kiosk.journey.states import AnotherWay, Home
from kiosk.journey.step import QUIET, Step, leave
from kiosk.journey.terms import PLAIN, Terms
from kiosk.services.item import ServiceItem

_AGAIN = ("offline", "busy")


def begin_resume(facts: Facts) -> Step:
    """From the home screen. Offline nobody types a code for nothing."""
    if not facts.keep_days:
        return Step(Home())
    if not facts.online:
        return Step(AnotherWay("problem.later_offline"))
    return Step(AskingParkCode(), (ReadCode(),))


def from_asking_park_code(state: AskingParkCode, event: Event, facts: Facts) -> Step:
    """Shown to the scanner or typed. A slip of the finger is found here and costs no try."""
    del facts
    match event:
        case CodeScanned(text):
            code = code_in(text)
            if not code:
                return Step(replace(state, problem="problem.later_not_ours"), (ReadCode(),))
            return _to_card(code)
        case NumberTyped(text):
            digits = "".join(c for c in text if c.isascii() and c.isdigit())
            return Step(AskingParkCode(digits[:DIGITS]))
        case Confirmed() if is_park_code(state.typed):
            return _to_card(state.typed)
        case Confirmed():
            short = len(state.typed) < DIGITS
            problem = "problem.later_short" if short else "problem.later_mistyped"
            return Step(replace(state, problem=problem))
        case WentBack():
            return Step(Home(), (StopReadingCode(),))
        case _:
            return Step(state)


def _to_card(code: str) -> Step:
    return Step(AwaitingParkHolder(code), (StopReadingCode(), ReadCard()))


def from_awaiting_park_holder(state: AwaitingParkHolder, event: Event, facts: Facts) -> Step:
    """The same card as then, valid today: with it the application goes on."""
    match event:
        case CardRead(card):
            problem = card_problem(card, facts)
            return _again(state, problem) if problem else _fetch(state.code, card)
        case CardRefused(code):
            return _again(state, refusal_problem(code))
        case RetryAsked():
            return Step(replace(state, problem=""), (ReadCard(),))
        case OtherWayAsked():
            way = AnotherWay(state.problem or "problem.reader_missing")
            return Step(way, (StopReadingCard(),))
        case WentBack():
            return Step(AskingParkCode(), (StopReadingCard(), ReadCode()))
        case _:
            return Step(state)


def _again(state: AwaitingParkHolder, problem: str) -> Step:
    return Step(AwaitingParkHolder(state.code, problem, state.attempts + 1), (ReadCard(),))


def _fetch(code: str, card: IdentityCard) -> Step:
    question = ParkQuestion(code, card.id_number)
    return Step(FetchingParked(code, card), (StopReadingCard(), FetchParked(question)))


def from_fetching_parked(state: FetchingParked, event: Event, facts: Facts) -> Step:
    """The platform's word decides; a line that is down loses nothing and costs no try."""
    match event:
        case ParkedTold(handed) if not state.problem:
            return _came(state, handed, facts)
        case ParkedNotTold(code) if not state.problem:
            known = code if code in (*_AGAIN, "too_many") else "unknown"
            return Step(replace(state, problem=f"problem.later_{known}"))
        case RetryAsked() if state.problem.removeprefix("problem.later_") in _AGAIN:
            return _fetch(state.code, state.card)
        case RetryAsked() | WentBack():
            # Another code: what this card said is forgotten first.
            return Step(AskingParkCode(), (*QUIET, Wipe(), ReadCode()))
        case OtherWayAsked() if state.problem:
            return Step(AnotherWay(state.problem), (*QUIET, Wipe()))
        case _:
            return Step(state)


def _came(state: FetchingParked, handed: HandedOver, facts: Facts) -> Step:
    item = facts.catalogue.items.get(handed.item_code)
    terms = None if item is None else _terms(item, handed.region, facts)
    if item is None or terms is None:
        return Step(AnotherWay("problem.later_gone"), (*QUIET, Wipe()))
    why_not = facts.why_unavailable(item)
    if why_not:
        return Step(AnotherWay(why_not, item), (*QUIET, Wipe()))
    draft, asked_again = put_back(handed, item, state.card, terms, facts)
    resuming = Resuming(
        draft,
        handed.lease,
        handed.stopped_at,
        handed.received_at,
        handed.until,
        handed.elsewhere_at,
        handed.item_version != item.version,
        asked_again,
    )
    return Step(resuming, (OpenCase(),))


def _terms(item: ServiceItem, region: str, facts: Facts) -> Terms | None:
    """Where it was to be handled; None if that is not offered here any more."""
    if not region:
        return PLAIN
    there = places_open_to(item, facts)
    place = next((p for p in there if p.code == region and p.may("receive")), None)
    return None if place is None else Terms(place=place)


def from_resuming(state: Resuming, event: Event, facts: Facts) -> Step:
    """Go on where one stopped, or have it deleted, which is asked twice."""
    match event:
        case Confirmed() if state.ending == "gone":
            return leave(state, to_home=True)
        case Confirmed() if state.ending in ("", "failed"):
            return Step(place_to_go(state.draft, state.stopped_at, facts))
        case DiscardAsked() if state.ending in ("", "failed"):
            return Step(replace(state, ending="sure"))
        case DiscardAsked() if state.ending == "sure":
            question = DiscardQuestion(state.lease, state.draft.card.id_number)
            return Step(replace(state, ending="discarding"), (DiscardParked(question),))
        case ParkDiscarded() if state.ending == "discarding":
            return Step(replace(state, ending="gone"))
        case ParkNotDiscarded() if state.ending == "discarding":
            return Step(replace(state, ending="failed"))
        case WentBack() if state.ending == "sure":
            return Step(replace(state, ending=""))
        case WentBack() if state.ending != "discarding":
            return leave(state, to_home=True)
        case _:
            return Step(state)
