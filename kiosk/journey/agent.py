"""Applying for somebody else (代办): the agent's card, then the applicant's, then who they are."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.identity import IdentityCard
from kiosk.journey.draft import begin_draft, waive_what_the_card_proves
from kiosk.journey.effects import ReadCard
from kiosk.journey.errand_events import RelationChosen
from kiosk.journey.events import Event, WentBack
from kiosk.journey.states import Answering, AwaitingCard, ChoosingRelation, ConfirmingIdentity
from kiosk.journey.step import Step
from kiosk.journey.terms import Terms
from kiosk.services.agency import RELATIONS


def card_fault(terms: Terms, card: IdentityCard) -> str:
    """The message id of why this card cannot be the applicant's, or ''."""
    agent = terms.agent_card
    is_same = agent is not None and agent.id_number == card.id_number
    return "problem.agent_same_card" if is_same else ""


def confirmed(state: ConfirmingIdentity) -> Step:
    """Whose card it was decides what comes next."""
    terms = state.terms
    if terms.awaits_agent:
        next_terms = replace(terms, agent_card=state.card)
        return Step(AwaitingCard(state.item, terms=next_terms), (ReadCard(),))
    if terms.agent_card is not None:
        return Step(ChoosingRelation(state.item, state.card, terms))
    draft = begin_draft(state.item, state.card, terms)
    return Step(Answering(waive_what_the_card_proves(draft)))


def from_choosing_relation(state: ChoosingRelation, event: Event) -> Step:
    """One touch, and the form begins with what the applicant's card says."""
    match event:
        case RelationChosen(relation) if relation in RELATIONS:
            terms = replace(state.terms, relation=relation)
            draft = begin_draft(state.item, state.card, terms)
            return Step(Answering(waive_what_the_card_proves(draft)))
        case WentBack():
            return Step(ConfirmingIdentity(state.item, state.card, state.terms))
        case _:
            return Step(state)
