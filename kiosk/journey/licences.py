"""Fewer papers (免证办): the e-licences of whoever's card was read, asked for with consent.

Consent is given for this visit's item only, once before anything is looked up and once before
anything is used. Whatever goes wrong, every paper can still be scanned or follow later.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.application import HandIn
from kiosk.domain.envelope import ELicence
from kiosk.domain.identity import CardKind
from kiosk.journey.draft import Draft, Given, needed, requirement, with_given
from kiosk.journey.effects import FindLicences, ReadCode
from kiosk.journey.errand_events import CodeWayAsked
from kiosk.journey.events import (
    CodeRefused,
    Confirmed,
    Event,
    LicencesFound,
    OtherWayAsked,
    RetryAsked,
    WentBack,
)
from kiosk.journey.facts import Facts
from kiosk.journey.states import AskingLicences, Gathering, ShowingCode
from kiosk.journey.step import Step


def replaceable(draft: Draft) -> tuple[str, ...]:
    """The materials an e-licence may replace and that nobody has handed in yet."""
    return tuple(
        m.id for m in needed(draft) if "e_licence" in m.sources and m.id not in draft.given
    )


def spared(draft: Draft) -> int:
    """How many papers the resident need not bring: the card proves them, or a licence does."""
    ways = (HandIn.IDENTITY_CARD, HandIn.E_LICENCE)
    return sum(
        1 for m in needed(draft) if m.id in draft.given and draft.given[m.id].hand_in in ways
    )


def begin_asking(state: Gathering, wanted: str, facts: Facts) -> Step:
    """By card where one was read that is an identity card, else by the code on a phone."""
    material = requirement(state.draft, wanted)
    if material is None or "e_licence" not in material.sources:
        return Step(state)
    if state.draft.card.kind is CardKind.SOCIAL_SECURITY:
        return Step(ShowingCode(state.draft, wanted, from_check=state.from_check), (ReadCode(),))
    asking = AskingLicences(
        state.draft, wanted, replaceable(state.draft) or (wanted,), from_check=state.from_check
    )
    if not facts.online:
        asking = replace(asking, phase="problem", problem="problem.licence_offline")
    return Step(asking)


def from_asking_licences(state: AskingLicences, event: Event, facts: Facts) -> Step:
    """asking -> checking -> found or problem; found licences are used only when confirmed."""
    match event:
        case Confirmed() if state.phase == "asking":
            return _look(state, facts)
        case RetryAsked() if state.phase == "problem":
            return _look(state, facts)
        case LicencesFound(licences) if state.phase == "checking":
            found = _by_material(state, licences)
            if not found:
                return Step(replace(state, phase="problem", problem="problem.licence_none_all"))
            return Step(replace(state, phase="found", found=found))
        case CodeRefused() if state.phase == "checking":
            return Step(replace(state, phase="problem", problem="problem.licence_offline"))
        case Confirmed() if state.phase == "found":
            draft = state.draft
            for wanted, licence in state.found.items():
                draft = with_given(draft, wanted, Given(HandIn.E_LICENCE, licence=licence))
            return Step(Gathering(draft, state.from_check))
        case CodeWayAsked() if state.phase != "checking":
            code = ShowingCode(state.draft, state.requirement_id, from_check=state.from_check)
            return Step(code, (ReadCode(),))
        case WentBack() | OtherWayAsked():
            return Step(Gathering(state.draft, state.from_check))
        case _:
            return Step(state)


def _look(state: AskingLicences, facts: Facts) -> Step:
    if not facts.online:
        return Step(replace(state, phase="problem", problem="problem.licence_offline"))
    draft = state.draft
    wanted = [m for i in state.wanted if (m := requirement(draft, i)) is not None]
    kinds = tuple(dict.fromkeys(m.licence_type for m in wanted))
    find = FindLicences(draft.card, draft.item.code, kinds)
    return Step(replace(state, phase="checking", problem="", found={}), (find,))


def _by_material(state: AskingLicences, licences: tuple[ELicence, ...]) -> dict[str, ELicence]:
    found: dict[str, ELicence] = {}
    for wanted in state.wanted:
        material = requirement(state.draft, wanted)
        kind = material.licence_type if material else ""
        licence = next((x for x in licences if x.licence_type == kind), None)
        if licence is not None and licence.ref not in {x.ref for x in found.values()}:
            found[wanted] = licence
    return found
