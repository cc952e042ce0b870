"""Photos from the resident's own phone: shown a code, sent by the platform, judged like any page.

A poor photo is kept and marked, as a fed sheet is: the phone is in the resident's hand and another
photo is sent sooner than a button is pressed. What comes when nobody waits for it is forgotten.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.application import HandIn
from kiosk.journey.draft import Given, requirement, with_given
from kiosk.journey.effects import (
    ClosePhone,
    ForgetPage,
    HidePreview,
    KeepPage,
    OpenPhone,
    ShowPreview,
)
from kiosk.journey.events import (
    Confirmed,
    Event,
    OtherWayAsked,
    PageKept,
    PageNotKept,
    RetryAsked,
    ShotDeleted,
    WentBack,
)
from kiosk.journey.facts import Facts
from kiosk.journey.page_events import PageMoved
from kiosk.journey.page_order import pages_in_order, rearranged
from kiosk.journey.phone_events import (
    PhoneLost,
    PhoneOpened,
    PhotoArrived,
    PhotoComing,
    PhotoNotTaken,
)
from kiosk.journey.states import Gathering, Scanning, Shot, UsingPhone
from kiosk.journey.step import Step
from kiosk.services.item import MaterialRequirement


def may_use_phone(material: MaterialRequirement | None, facts: Facts) -> bool:
    """Whether photos of it may come from a phone at this moment."""
    return material is not None and "scan" in material.sources and facts.phone and facts.online


def begin_phone(state: Gathering | Scanning, wanted: str, facts: Facts) -> Step:
    """Show the code. Pages that were photographed here stay."""
    material = requirement(state.draft, wanted)
    if material is None or not may_use_phone(material, facts):
        return Step(state)
    using = UsingPhone(state.draft, wanted, from_check=state.from_check)
    if isinstance(state, Gathering):
        return Step(using, (OpenPhone(material.shape),))
    poor = () if state.pending is None else (ForgetPage(state.pending),)
    effects = (*poor, HidePreview(), OpenPhone(material.shape))
    return Step(replace(using, shots=state.shots), effects)


def from_using_phone(state: UsingPhone, event: Event, facts: Facts) -> Step:
    """opening -> waiting -> lost. Whatever ends it, the pages that came stay."""
    match event:
        case PhoneOpened(address) if state.phase == "opening":
            return Step(replace(state, phase="waiting", address=address, faults=()))
        case PhotoComing() if state.phase == "waiting":
            return Step(replace(state, coming=True, faults=()))
        case PhotoArrived() | PhotoNotTaken():
            return _arrived(replace(state, coming=False), event)
        case PhoneLost(code) if state.phase != "lost":
            lost = replace(state, phase="lost", address="", coming=False)
            return Step(replace(lost, faults=(f"phone_{code}",)))
        case RetryAsked() if state.phase == "lost":
            material = requirement(state.draft, state.requirement_id)
            if not facts.online or material is None:
                return Step(state)
            return Step(replace(state, phase="opening", faults=()), (OpenPhone(material.shape),))
        case PageKept(shot, ref):
            shots = tuple(replace(s, ref=ref) if s.number == shot else s for s in state.shots)
            return Step(replace(state, shots=shots))
        case PageNotKept(shot, code):
            shots = tuple(s for s in state.shots if s.number != shot)
            return Step(replace(state, shots=shots, faults=(code,)))
        case ShotDeleted(index) if 0 <= index < len(state.shots):
            return rearranged(replace(state, faults=()), event)
        case PageMoved():
            return rearranged(state, event)
        case Confirmed() if state.shots and all(s.ref for s in state.shots):
            return _finish(state)
        case WentBack() | OtherWayAsked():
            return _back(state, facts)
        case _:
            return Step(state)


def forget_late_photo(state: Scanning | Gathering, event: PhotoArrived) -> Step:
    """It was on its way when the resident turned to something else."""
    return Step(state, (ForgetPage(event.shot),))


def _arrived(state: UsingPhone, event: PhotoArrived | PhotoNotTaken) -> Step:
    if isinstance(event, PhotoNotTaken):
        return Step(replace(state, faults=(f"photo_{event.code}",)))
    material = requirement(state.draft, state.requirement_id)
    if material is None or len(state.shots) >= material.max_pages:
        return Step(replace(state, faults=("photo_full",)), (ForgetPage(event.shot),))
    shots = (*state.shots, Shot(event.shot, faults=event.faults))
    return Step(replace(state, shots=shots, faults=event.faults), (KeepPage(event.shot),))


def _finish(state: UsingPhone) -> Step:
    pages = pages_in_order(state.shots)
    draft = with_given(state.draft, state.requirement_id, Given(HandIn.SCANNED, pages))
    forget = tuple(ForgetPage(s.number) for s in state.shots)
    return Step(Gathering(draft, state.from_check), (ClosePhone(), *forget))


def _back(state: UsingPhone, facts: Facts) -> Step:
    """To the camera, with the pages that are there; without a camera to the list."""
    if "document" not in facts.ready | facts.busy:
        forget = tuple(ForgetPage(s.number) for s in state.shots)
        return Step(Gathering(state.draft, state.from_check), (ClosePhone(), *forget))
    phase = "live" if all(s.ref for s in state.shots) else "keeping"
    scanning = Scanning(state.draft, state.requirement_id, state.shots, phase)
    return Step(replace(scanning, from_check=state.from_check), (ClosePhone(), ShowPreview()))
