"""Stages before anybody is identified: welcome, home, search, guide, notice."""

from __future__ import annotations

from kiosk.journey.effects import OpenCase, ReadCard
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
from kiosk.journey.states import (
    AwaitingCard,
    Browsing,
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
            hits = facts.catalogue.index.search(text) if text.strip() else ()
            return Step(Searching(text, hits))
        case WentBack():
            return Step(Welcome() if isinstance(state, Home) else Home())
        case _:
            return Step(state)


def from_reading_guide(state: ReadingGuide, event: Event, facts: Facts) -> Step:
    """The guide is free to read; beginning needs everything the item needs."""
    match event:
        case Begun() if not facts.why_unavailable(state.item):
            return Step(ReadingNotice(state.item))
        case WentBack():
            return Step(Home())
        case _:
            return Step(state)


def from_reading_notice(state: ReadingNotice, event: Event, facts: Facts) -> Step:
    """Consent first, then the card. The sealed container is made meanwhile."""
    del facts
    match event:
        case Agreed() | Confirmed():
            return Step(AwaitingCard(state.item), (OpenCase(), ReadCard()))
        case WentBack():
            return Step(ReadingGuide(state.item))
        case _:
            return Step(state)
