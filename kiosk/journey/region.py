"""Handing in here what is handled elsewhere (跨域通办)."""

from __future__ import annotations

from dataclasses import replace

from kiosk.journey.errand_events import PlaceChosen
from kiosk.journey.events import Event, WentBack
from kiosk.journey.facts import Facts
from kiosk.journey.states import ChoosingPlace, ReadingGuide
from kiosk.journey.step import Step
from kiosk.journey.terms import Terms
from kiosk.services.handling import HandlingPlace, places_for
from kiosk.services.item import ServiceItem


def places_open_to(item: ServiceItem, facts: Facts) -> tuple[HandlingPlace, ...]:
    """The places this item may be handled in, besides here."""
    return places_for(item, facts.catalogue.places)


def from_choosing_place(state: ChoosingPlace, event: Event, facts: Facts) -> Step:
    """A place leads back to the guide, which then says who handles it there."""
    match event:
        case PlaceChosen(""):
            return Step(ReadingGuide(state.item, replace(state.terms, place=None)))
        case PlaceChosen(code):
            there = places_open_to(state.item, facts)
            place = next((p for p in there if p.code == code), None)
            if place is None:
                return Step(state)
            return Step(ReadingGuide(state.item, replace(state.terms, place=place)))
        case WentBack():
            return Step(ReadingGuide(state.item, state.terms))
        case _:
            return Step(state)


def why_not_there(terms: Terms) -> str:
    """The message id of why it cannot be handed in here for that place, or ''."""
    if terms.place is not None and not terms.place.may("receive"):
        return "problem.place_no_intake"
    return ""
