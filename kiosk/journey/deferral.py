"""Handing in what was to follow (容缺后补): the slip, the card, what is still due, the papers.

The slip says which case, the card says that it is theirs, and only the platform knows what is
still due. Without the line nothing can be said about a case, so nothing is.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from kiosk.domain.supplement import DueCase, DueMaterial
from kiosk.journey.draft import Draft
from kiosk.journey.effects import (
    AbandonCase,
    FindDue,
    OpenCase,
    ReadCard,
    ReadCode,
    StopReadingCard,
    StopReadingCode,
)
from kiosk.journey.errand_events import DueFound, DueNotFound
from kiosk.journey.events import (
    Agreed,
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
from kiosk.journey.states import (
    AnotherWay,
    AwaitingHolder,
    AwaitingSlip,
    FindingCase,
    Gathering,
    Home,
    ReadingSupplementNotice,
)
from kiosk.journey.step import QUIET, Step, leave
from kiosk.services.item import MaterialRequirement

_SLIP = "menkou:1:"


def from_awaiting_slip(state: AwaitingSlip, event: Event, facts: Facts) -> Step:
    """A slip leads on; any other code says so and the scanner stays on."""
    match event:
        case CodeScanned(text):
            case_id = case_of(text)
            if case_id is None:
                return Step(AwaitingSlip("problem.slip_not_ours"), (ReadCode(),))
            if not facts.online:
                return Step(AwaitingSlip("problem.supplement_offline"), (ReadCode(),))
            return Step(ReadingSupplementNotice(case_id), (StopReadingCode(),))
        case RetryAsked():
            return Step(AwaitingSlip(), (ReadCode(),))
        case OtherWayAsked():
            return Step(AnotherWay(state.problem or "problem.slip_lost"), (StopReadingCode(),))
        case WentBack():
            return Step(Home(), (StopReadingCode(),))
        case _:
            return Step(state)


def case_of(text: str) -> UUID | None:
    """The case a slip's code names, or None for any other code."""
    if not text.startswith(_SLIP) or len(text) > 80:
        return None
    try:
        return UUID(text.removeprefix(_SLIP).partition(":")[0])
    except ValueError:
        return None


def from_supplement_notice(state: ReadingSupplementNotice, event: Event) -> Step:
    """The card is read for one reason only: whose case it is."""
    match event:
        case Agreed() | Confirmed():
            return Step(AwaitingHolder(state.case_id), (OpenCase(), ReadCard()))
        case WentBack():
            return Step(AwaitingSlip(), (ReadCode(),))
        case _:
            return Step(state)


def from_awaiting_holder(state: AwaitingHolder, event: Event, facts: Facts) -> Step:
    """As for an application, but the card is not shown: it is only compared."""
    match event:
        case CardRead(card):
            problem = card_problem(card, facts)
            if problem:
                return _again(state, problem)
            finding = FindingCase(state.case_id, card)
            return Step(finding, (StopReadingCard(), FindDue(state.case_id, card)))
        case CardRefused(code):
            return _again(state, refusal_problem(code))
        case RetryAsked():
            return Step(replace(state, problem=""), (ReadCard(),))
        case OtherWayAsked():
            way = AnotherWay(state.problem or "problem.reader_missing")
            return Step(way, (StopReadingCard(), AbandonCase()))
        case WentBack():
            back = ReadingSupplementNotice(state.case_id)
            return Step(back, (StopReadingCard(), AbandonCase()))
        case _:
            return Step(state)


def _again(state: AwaitingHolder, problem: str) -> Step:
    again = AwaitingHolder(state.case_id, problem, state.attempts + 1)
    return Step(again, (ReadCard(),))


def from_finding_case(state: FindingCase, event: Event, facts: Facts) -> Step:
    """The platform's word decides; a line that is down loses nothing and can be tried again."""
    match event:
        case DueFound(case) if case.case_id == state.case_id and not state.problem:
            return _found(state, case, facts)
        case DueNotFound(code) if not state.problem:
            known = "offline" if code in ("offline", "busy") else "unknown"
            return Step(replace(state, problem=f"problem.supplement_{known}"))
        case RetryAsked() if state.problem:
            return Step(replace(state, problem=""), (FindDue(state.case_id, state.card),))
        case OtherWayAsked() if state.problem:
            return Step(AnotherWay(state.problem), (*QUIET, AbandonCase()))
        case WentBack():
            return leave(state, to_home=True)
        case _:
            return Step(state)


def _found(state: FindingCase, case: DueCase, facts: Facts) -> Step:
    item = facts.catalogue.items.get(case.item_code)
    if item is None:
        return Step(AnotherWay("problem.supplement_elsewhere"), (*QUIET, AbandonCase()))
    if not case.materials:
        problem = "problem.supplement_lapsed" if case.lapsed else "problem.supplement_nothing"
        return Step(AnotherWay(problem, item), (*QUIET, AbandonCase()))
    # The version the case was made with decides, and the platform has told what it asks for.
    asked = replace(
        item, version=case.item_version, materials=tuple(map(_requirement, case.materials))
    )
    return Step(Gathering(Draft(asked, state.card, supplements=case)))


def _requirement(material: DueMaterial) -> MaterialRequirement:
    return MaterialRequirement(
        id=material.requirement_id,
        name=material.name,
        sources=("scan",),
        licence_type="",
        deferrable=False,
        defer_workdays=0,
        when="",
        shape=material.shape,
        max_pages=material.max_pages,
        hint=material.hint,
    )
