"""Stages before anybody is identified: welcome, home, search, guide, notice."""

from __future__ import annotations

from dataclasses import replace

from kiosk.journey.booking import begin_booking
from kiosk.journey.booking_events import BookingAsked
from kiosk.journey.effects import OpenCase, ReadCard, ReadCode
from kiosk.journey.errand_events import BegunForAnother, PlacesAsked, SupplementAsked
from kiosk.journey.events import (
    Agreed,
    Begun,
    Confirmed,
    Event,
    ItemChosen,
    QueryTyped,
    SearchOpened,
    ThemeChosen,
    Touched,
    WentBack,
)
from kiosk.journey.facts import Facts
from kiosk.journey.finding import opened, typed
from kiosk.journey.finding_events import TriageOpened
from kiosk.journey.park_events import ResumeAsked
from kiosk.journey.progress_events import ProgressAsked
from kiosk.journey.progress_states import ChoosingProgress
from kiosk.journey.region import places_open_to, why_not_there
from kiosk.journey.resume import begin_resume
from kiosk.journey.states import (
    AwaitingCard,
    AwaitingSlip,
    Browsing,
    ChoosingPlace,
    Home,
    ReadingGuide,
    ReadingNotice,
    Searching,
    Welcome,
)
from kiosk.journey.step import Step


def from_welcome(state: Welcome, event: Event, facts: Facts) -> Step:
    """Nobody is here until somebody touches the screen."""
    del facts
    match event:
        case Touched():
            return Step(Home())
        case _:
            return Step(state)


def from_choosing(state: Home | Browsing | Searching, event: Event, facts: Facts) -> Step:
    """Tiles, themes and the search box all lead to a guide."""
    match event:
        case ItemChosen(code) if code in facts.catalogue.items:
            return Step(ReadingGuide(facts.catalogue.items[code]))
        case ThemeChosen(theme):
            return Step(Browsing(theme))
        case SearchOpened():
            return Step(Searching())
        case QueryTyped(text) if isinstance(state, Searching):
            return Step(typed(text, facts))
        case TriageOpened(graph):
            return opened(graph, facts) or Step(state)
        case SupplementAsked() if isinstance(state, Home):
            return Step(AwaitingSlip(), (ReadCode(),))
        case ResumeAsked() if isinstance(state, Home):
            return begin_resume(facts)
        case ProgressAsked() if isinstance(state, Home):
            return Step(ChoosingProgress())
        case WentBack():
            return Step(Welcome() if isinstance(state, Home) else Home())
        case _:
            return Step(state)


def from_reading_guide(state: ReadingGuide, event: Event, facts: Facts) -> Step:
    """The guide is free to read; beginning needs everything the item needs."""
    match event:
        case Begun() | BegunForAnother() if _may_begin(state, facts):
            by_agent = isinstance(event, BegunForAnother)
            if by_agent and not state.item.agent_allowed:
                return Step(state)
            return Step(ReadingNotice(state.item, replace(state.terms, by_agent=by_agent)))
        case BookingAsked() if state.item.by_appointment:
            return begin_booking(state.item, facts)
        case PlacesAsked() if places_open_to(state.item, facts):
            return Step(ChoosingPlace(state.item, state.terms))
        case WentBack():
            return Step(Home())
        case _:
            return Step(state)


def _may_begin(state: ReadingGuide, facts: Facts) -> bool:
    return not (facts.why_unavailable(state.item) or why_not_there(state.terms))


def from_reading_notice(state: ReadingNotice, event: Event, facts: Facts) -> Step:
    """Consent first, then the card. The sealed container is made meanwhile."""
    del facts
    match event:
        case Agreed() | Confirmed():
            awaiting = AwaitingCard(state.item, terms=state.terms)
            return Step(awaiting, (OpenCase(), ReadCard()))
        case WentBack():
            return Step(ReadingGuide(state.item, replace(state.terms, by_agent=False)))
        case _:
            return Step(state)
