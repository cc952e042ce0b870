"""Screens only some visits have: places, relations, licences by card, commitments, supplements."""

from __future__ import annotations

from typing import Any

from kiosk.journey.draft import requirement
from kiosk.journey.facts import READS_CODE
from kiosk.journey.region import places_open_to
from kiosk.journey.states import (
    AskingLicences,
    AwaitingHolder,
    AwaitingSlip,
    ChoosingPlace,
    ChoosingRelation,
    FindingCase,
    Promising,
    ReadingSupplementNotice,
)
from kiosk.services.agency import RELATIONS
from kiosk.services.handling import HandlingPlace
from kiosk.services.item import ServiceItem
from ui.screens.card_place import card_place
from ui.screens.code_readers import code_readers
from ui.screens.screen import Screen, Stand


def choose_place(state: ChoosingPlace, stand: Stand) -> Screen:
    """Here, or one of the places that let us take papers in; what we may not do is said."""
    here = {
        "id": "",
        "title": stand.words("choose.place_here"),
        "text": stand.said(state.item.authority),
        "badges": [],
        "available": True,
    }
    there = [_place(p, state.item, stand) for p in places_open_to(state.item, stand.facts)]
    return _choose_one("place", "choose.place", [here, *there], stand)


def _place(place: HandlingPlace, item: ServiceItem, stand: Stand) -> dict[str, Any]:
    may = place.may("receive")
    originals = "originals" if place.may("originals") else "originals_there"
    badge = stand.words(f"choose.place_{originals}" if may else "choose.place_guide_only")
    return {
        "id": place.code,
        "title": stand.said(place.name),
        "text": stand.said(place.authority_of(item)),
        "badges": [badge],
        "available": True,
    }


def choose_relation(state: ChoosingRelation, stand: Stand) -> Screen:
    """Who the agent is to the applicant."""
    del state
    options: list[dict[str, Any]] = [
        {
            "id": relation,
            "title": stand.words(f"relation.{relation}"),
            "text": "",
            "badges": [],
            "available": True,
        }
        for relation in RELATIONS
    ]
    return _choose_one("relation", "choose.relation", options, stand)


def _choose_one(verb: str, name: str, options: list[dict[str, Any]], stand: Stand) -> Screen:
    return Screen(
        "ChooseOne",
        {
            "heading": stand.words(f"{name}_title"),
            "text": stand.words(f"{name}_lead"),
            "verb": verb,
            "options": options,
        },
    )


def ask_licences(state: AskingLicences, stand: Stand) -> Screen:
    """Which papers may be spared, then which licences were found."""
    rows = []
    for wanted in state.wanted:
        material = requirement(state.draft, wanted)
        if material is None:
            continue
        licence = state.found.get(wanted)
        value, note = stand.words("material.needed"), ""
        if licence is not None:
            value, note = f"{licence.holder_masked}  {licence.number_masked}", licence.issuer
        elif state.phase == "found":
            value = stand.words("licences.not_found")
        rows.append({"name": stand.said(material.name), "value": value, "note": note})
    return Screen(
        "AskLicences",
        {
            "itemName": stand.said(state.draft.item.name),
            "phase": state.phase,
            "problem": stand.words(state.problem) if state.problem else "",
            "rows": rows,
            "found": len(state.found),
            "sample": any(licence.is_sample for licence in state.found.values()),
            "canShowCode": bool(READS_CODE & stand.facts.ready) and stand.facts.online,
        },
    )


def promise(state: Promising, stand: Stand) -> Screen:
    """What is told before it is signed, the very lines whose digest goes into the case."""
    item = state.draft.item
    notice = item.commitment_notice
    stands_in = any("commitment" in material.sources for material in item.materials)
    return Screen(
        "Promise",
        {
            "itemName": stand.said(item.name),
            "conditions": [stand.said(text) for text in notice.conditions] if notice else [],
            "liability": stand.said(notice.liability) if notice else "",
            "commitment": stand.said(item.commitment) if item.commitment else "",
            "version": notice.version if notice else "",
            "mayRefuse": stands_in,
        },
    )


def show_slip(state: AwaitingSlip, stand: Stand) -> Screen:
    """The scanner waits for a slip, or says what is in the way."""
    problem = state.problem
    readers = code_readers(stand)
    if not readers:
        problem = "problem.scanner_missing"
    elif not problem and not stand.facts.online:
        problem = "problem.supplement_offline"
    phase = "problem" if state.problem else "waiting"
    said = stand.words(problem) if problem else ""
    return Screen("ShowSlip", {"phase": phase, "readers": readers, "problem": said})


def supplement_notice(state: ReadingSupplementNotice, stand: Stand) -> Screen:
    """Why the card is read now: the same promises as for an application."""
    del state
    points = ("read", "why", "kept", "wiped", "sealed")
    return Screen(
        "Notice",
        {
            "name": stand.words("supplement.notice_name"),
            "points": [stand.words(f"privacy.{point}") for point in points],
        },
    )


def awaiting_holder(state: AwaitingHolder, stand: Stand) -> Screen:
    """The card again, to prove whose case it is."""
    return card_place(state.problem, state.attempts, stand)


def finding_case(state: FindingCase, stand: Stand) -> Screen:
    """A moment of work, or why it led to nothing."""
    return Screen("Finding", {"problem": stand.words(state.problem) if state.problem else ""})
