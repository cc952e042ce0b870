"""Notice and commitment (告知承诺): told first, agreed to, then signed with the application."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.application import HandIn
from kiosk.journey.draft import Draft, Given, needed, requirement, with_given
from kiosk.journey.events import Confirmed, Event, OtherWayAsked, WentBack
from kiosk.journey.facts import Facts
from kiosk.journey.states import Checking, Gathering, Promising, Signing
from kiosk.journey.step import Step
from kiosk.services.commitment import commitment_told, needs_commitment


def after_checking(draft: Draft) -> Step:
    """To the signature, by way of the notice where a commitment is to be made."""
    ways = [draft.given[m.id].hand_in for m in needed(draft) if m.id in draft.given]
    if draft.supplements is None and needs_commitment(draft.item, ways):
        return Step(Promising(draft))
    return Step(Signing(replace(draft, commitment=None)))


def with_promise(state: Gathering, wanted: str) -> Step:
    """A commitment is to stand in for a paper; it counts once it was told and signed."""
    material = requirement(state.draft, wanted)
    if material is None or "commitment" not in material.sources:
        return Step(state)
    return Step(replace(state, draft=with_given(state.draft, wanted, Given(HandIn.COMMITTED))))


def from_promising(state: Promising, event: Event, facts: Facts) -> Step:
    """Agreeing notes which text was told. Refusing leads back to the papers, never out."""
    match event:
        case Confirmed():
            told = commitment_told(state.draft.item, facts.language)
            return Step(Signing(replace(state.draft, commitment=told)))
        case OtherWayAsked():
            return Step(Gathering(_without_promises(state.draft), from_check=True))
        case WentBack():
            return Step(Checking(state.draft))
        case _:
            return Step(state)


def _without_promises(draft: Draft) -> Draft:
    for wanted, given in tuple(draft.given.items()):
        if given.hand_in is HandIn.COMMITTED:
            draft = with_given(draft, wanted, None)
    return replace(draft, commitment=None)
