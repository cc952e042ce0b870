"""Keeping a form for later (先存起来): offered quietly, done only when the resident asks.

What is kept are the answers, never papers or pictures: those are large, and may be another day's.
Only the platform can read it; the code and the card that was read here open it again.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.application import HandIn
from kiosk.journey.draft import Draft, pages_of
from kiosk.journey.effects import AbandonCase, Wipe
from kiosk.journey.events import (
    Confirmed,
    Event,
    RetryAsked,
    SlipFailed,
    SlipPrinted,
    WentBack,
)
from kiosk.journey.facts import Facts
from kiosk.journey.park_effects import AwaitPark, ParkForm, PrintParkSlip
from kiosk.journey.park_events import (
    FormNotParked,
    FormParked,
    ParkArrived,
    ParkLate,
    ParkRefused,
)
from kiosk.journey.park_states import OfferingPark, Parking, ParkTicket, ShowingPark
from kiosk.journey.states import AnotherWay, Answering, Checking, Gathering, State
from kiosk.journey.step import QUIET, Step, leave
from kiosk.services.tickets import is_ticket

_STORE_IS_FULL = "disk_full"


def parkable(state: State, facts: Facts) -> Draft | None:
    """The draft that may be kept for later where the resident stands, if there is one.

    Not for an agent (two cards would be needed again), and not where the platform holds the
    answers already: papers that follow, a returned application. A ticket has no card to find it by.
    """
    if isinstance(state, AnotherWay) and state.retry is not None:
        return parkable(state.retry, facts)
    if not facts.keep_days or not isinstance(state, Answering | Gathering | Checking):
        return None
    draft = state.draft
    is_plain = draft.supplements is None and draft.supersedes is None and not is_ticket(draft.item)
    return draft if is_plain and draft.terms.agent_card is None else None


def offer_park(state: State, facts: Facts) -> Step:
    """Say first what is kept and what is not; nothing happens yet."""
    draft = parkable(state, facts)
    return Step(state if draft is None else OfferingPark(draft, state))


def from_offering_park(state: OfferingPark, event: Event, facts: Facts) -> Step:
    """Keep it, or go back to where one was."""
    match event:
        case Confirmed() | RetryAsked():
            effect = ParkForm(state.draft, _stopped_at(state, facts))
            return Step(Parking(state.draft, state.back), (effect,))
        case WentBack():
            return Step(state.back)
        case _:
            return Step(state)


def from_parking(state: Parking, event: Event, facts: Facts) -> Step:
    """Only what is durable is called kept; then everything else of the visit is forgotten."""
    match event:
        case FormParked(parked_id, code):
            ticket = ParkTicket(parked_id, code, state.draft.item.name, facts.keep_days)
            papers = any(g.hand_in is HandIn.SCANNED for g in state.draft.given.values())
            effects = (*QUIET, AbandonCase(), Wipe(), AwaitPark(parked_id))
            return Step(ShowingPark(ticket, papers), effects)
        case FormNotParked(code):
            problem = "later.not_kept_disk" if code == _STORE_IS_FULL else "later.not_kept"
            return Step(OfferingPark(state.draft, state.back, problem))
        case _:
            return Step(state)


def from_showing_park(state: ShowingPark, event: Event, facts: Facts) -> Step:
    """The slip says what is true when it is printed; the screen goes on listening."""
    del facts
    ticket = state.ticket
    match event:
        case ParkArrived(until):
            return _printed(state, replace(ticket, until=until.astimezone().date()))
        case ParkRefused():
            # No slip: its code would never open anything.
            return Step(replace(state, ticket=replace(ticket, refused=True), slip="none"))
        case ParkLate():
            return _printed(state, ticket)
        case SlipPrinted():
            return Step(replace(state, slip="printed"))
        case SlipFailed():
            return Step(replace(state, slip="failed"))
        case RetryAsked() if state.slip == "failed":
            return Step(replace(state, slip="printing"), (PrintParkSlip(ticket),))
        case Confirmed():
            return leave(state, to_home=True)
        case _:
            return Step(state)


def _printed(state: ShowingPark, ticket: ParkTicket) -> Step:
    if state.slip != "awaiting":
        return Step(replace(state, ticket=ticket))
    return Step(replace(state, ticket=ticket, slip="printing"), (PrintParkSlip(ticket),))


def _stopped_at(state: OfferingPark, facts: Facts) -> str:
    """The first question of the page, by name: numbers of pages change with the answers."""
    back = state.back.retry if isinstance(state.back, AnotherWay) else state.back
    if not isinstance(back, Answering):
        return ""
    pages = pages_of(back.draft, facts.language)
    controls = pages[min(back.page, len(pages) - 1)].controls
    return controls[0].name if controls else ""
