"""Materials: scanned, fetched by code, waived, or to follow."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.application import HandIn
from kiosk.journey.availability import blocked
from kiosk.journey.draft import Given, deferred_until, missing, requirement, with_given
from kiosk.journey.effects import (
    Effect,
    ExchangeCode,
    FeedSheets,
    ForgetPage,
    HidePreview,
    KeepPage,
    ReadCode,
    ShowPreview,
    StopFeeding,
    StopReadingCode,
    TakePicture,
)
from kiosk.journey.errand_events import Promised
from kiosk.journey.events import (
    CodeRefused,
    CodeScanned,
    Confirmed,
    Deferred,
    Event,
    LicenceAsked,
    LicencesFound,
    OtherWayAsked,
    PageKept,
    PageNotKept,
    PictureFailed,
    PictureTaken,
    RetryAsked,
    ScanAsked,
    ShotDeleted,
    ShotUsedAnyway,
    ShutterPressed,
    TakenBack,
    WentBack,
)
from kiosk.journey.facts import Facts
from kiosk.journey.licences import begin_asking
from kiosk.journey.page_events import PageMoved
from kiosk.journey.page_order import pages_in_order, rearranged
from kiosk.journey.phone import begin_phone, forget_late_photo
from kiosk.journey.phone_events import PhoneAsked, PhotoArrived
from kiosk.journey.promise import with_promise
from kiosk.journey.sheet_events import (
    FeedAsked,
    FeedStopped,
    SheetRead,
    SheetsFailed,
    SheetsFed,
)
from kiosk.journey.states import (
    AnotherWay,
    Answering,
    Checking,
    Gathering,
    Scanning,
    Shot,
    ShowingCode,
    Signing,
)
from kiosk.journey.step import Step, leave
from kiosk.services.item import MaterialRequirement

TOKEN_LIMIT = 512
FEEDER = "sheet_scanner"


def from_gathering(state: Gathering, event: Event, facts: Facts) -> Step:
    """The list of materials; it is left when each one is handed in or will follow."""
    draft = state.draft
    match event:
        case ScanAsked(wanted) if requirement(draft, wanted):
            return Step(Scanning(draft, wanted, from_check=state.from_check), (ShowPreview(),))
        case PhoneAsked(wanted):
            return begin_phone(state, wanted, facts)
        case PhotoArrived():
            return forget_late_photo(state, event)
        case LicenceAsked(wanted):
            return begin_asking(state, wanted, facts)
        case Promised(wanted):
            return with_promise(state, wanted)
        case Deferred(wanted):
            material = requirement(draft, wanted)
            if material is None or not material.deferrable:
                return Step(state)
            given = Given(HandIn.DEFERRED, due=deferred_until(material, facts.today))
            return Step(replace(state, draft=with_given(draft, wanted, given)))
        case OtherWayAsked() if blocked(draft, facts):
            # Nothing is lost: what was handed in stays, and "try again" leads back here.
            return Step(AnotherWay("problem.way_gone", draft.item, state))
        case TakenBack(wanted):
            return Step(replace(state, draft=with_given(draft, wanted, None)))
        case Confirmed() if draft.supplements is not None and draft.given:
            return Step(Signing(draft))  # what is not here now stays due
        case Confirmed() if not missing(draft):
            return Step(Checking(draft))
        case WentBack() if draft.supplements is not None:
            return leave(state, to_home=True)
        case WentBack() if state.from_check:
            return Step(Checking(draft))
        case WentBack():
            return Step(Answering(draft, draft.page_count - 1))
        case _:
            return Step(state)


def from_scanning(state: Scanning, event: Event, facts: Facts) -> Step:
    """Photograph, judge, keep. A poor picture is kept only when the resident insists."""
    match event:
        case ShutterPressed() if _can_shoot(state):
            return _shoot(state)
        case PhoneAsked() if _can_shoot(state):
            return begin_phone(state, state.requirement_id, facts)
        case PhotoArrived():
            return forget_late_photo(state, event)
        case FeedAsked() if _can_shoot(state) and FEEDER in facts.ready:
            material = requirement(state.draft, state.requirement_id)
            return _feed(state, material) if material and may_feed(material) else Step(state)
        case FeedStopped() if state.phase == "feeding":
            return Step(state, (StopFeeding(),))
        case SheetRead() | SheetsFed() | SheetsFailed():
            return _from_feeding(state, event)
        case PictureTaken(shot, ()) if state.phase == "shooting":
            return _keep(state, shot)
        case PictureTaken(shot, faults, where) if state.phase == "shooting":
            poor = replace(state, phase="problem", faults=faults, where=where, pending=shot)
            return Step(poor)
        case PictureFailed(code) if state.phase == "shooting":
            return Step(replace(state, phase="problem", faults=(code,), pending=None))
        case ShotUsedAnyway() if state.phase == "problem" and state.pending is not None:
            return _keep(state, state.pending, despite=state.faults)
        case PageKept(shot, ref):
            shots = tuple(replace(s, ref=ref) if s.number == shot else s for s in state.shots)
            return Step(_settled(replace(state, shots=shots)))
        case PageNotKept(shot, code):
            shots = tuple(s for s in state.shots if s.number != shot)
            return Step(replace(state, shots=shots, phase="problem", faults=(code,), pending=None))
        case ShotDeleted() | PageMoved():
            return rearranged(state, event)
        case Confirmed() if state.shots and all(s.ref for s in state.shots):
            return _finish(state)
        case WentBack() | OtherWayAsked():
            return _give_up(state)
        case _:
            return Step(state)


def _give_up(state: Scanning) -> Step:
    stop = (StopFeeding(),) if state.phase == "feeding" else ()
    forget = tuple(ForgetPage(s.number) for s in state.shots)
    return _back(state, (*stop, HidePreview(), *forget))


def _can_shoot(state: Scanning) -> bool:
    material = requirement(state.draft, state.requirement_id)
    limit = material.max_pages if material else 0
    return state.phase in ("live", "problem") and len(state.shots) < limit


def _shoot(state: Scanning) -> Step:
    material = requirement(state.draft, state.requirement_id)
    shape = material.shape if material else "a4"
    poor = () if state.pending is None else (ForgetPage(state.pending),)
    shooting = replace(state, phase="shooting", faults=(), where=(), pending=None)
    # Of a card that is asked for once, the front is meant.
    front = material is not None and material.shape == "card" and material.max_pages == 1
    return Step(shooting, (*poor, TakePicture(shape, front)))


def _keep(state: Scanning, shot: int, despite: tuple[str, ...] = ()) -> Step:
    shots = (*state.shots, Shot(shot, faults=despite))
    return Step(
        replace(state, shots=shots, phase="keeping", faults=(), where=(), pending=None),
        (KeepPage(shot),),
    )


def may_feed(material: MaterialRequirement) -> bool:
    """Whether a feeder can take it: sheets, not cards, photos or booklets."""
    return material.shape == "a4"


def _feed(state: Scanning, material: MaterialRequirement) -> Step:
    poor = () if state.pending is None else (ForgetPage(state.pending),)
    limit = material.max_pages - len(state.shots)
    feeding = replace(state, phase="feeding", faults=(), where=(), pending=None)
    return Step(feeding, (*poor, FeedSheets(material.shape, limit)))


def _from_feeding(state: Scanning, event: SheetRead | SheetsFed | SheetsFailed) -> Step:
    """Pages are kept as they come; whatever stops the feeder, those stay."""
    if state.phase != "feeding":
        late = (ForgetPage(event.shot),) if isinstance(event, SheetRead) else ()
        return Step(state, late)
    match event:
        case SheetRead(shot, faults):
            material = requirement(state.draft, state.requirement_id)
            if material is None or len(state.shots) >= material.max_pages:
                return Step(state, (ForgetPage(shot),))
            shots = (*state.shots, Shot(shot, faults=faults))
            return Step(replace(state, shots=shots), (KeepPage(shot),))
        case SheetsFed():
            return Step(_settled(replace(state, phase="keeping")))
        case SheetsFailed("cancelled"):
            return Step(_settled(replace(state, phase="keeping")))
        case SheetsFailed(code):
            return Step(replace(state, phase="problem", faults=(f"feed_{code}",), pending=None))


def _settled(state: Scanning) -> Scanning:
    """Back to the live picture once every page is durable; a feed or a problem goes on."""
    if state.phase in ("feeding", "problem") or not all(s.ref for s in state.shots):
        return state
    return replace(state, phase="live")


def _finish(state: Scanning) -> Step:
    pages = pages_in_order(state.shots)
    draft = with_given(state.draft, state.requirement_id, Given(HandIn.SCANNED, pages))
    forget = tuple(ForgetPage(s.number) for s in state.shots)
    return Step(Gathering(draft, state.from_check), (HidePreview(), *forget))


def from_showing_code(state: ShowingCode, event: Event, facts: Facts) -> Step:
    """A one-time code opens the resident's e-licences; each use needs consent."""
    material = requirement(state.draft, state.requirement_id)
    wanted = material.licence_type if material else ""
    match event:
        case CodeScanned(token) if state.phase in ("waiting", "problem"):
            if not is_plausible_token(token):
                return _code_problem(
                    state, "problem.code_not_ours" if token else "problem.code_unknown"
                )
            if not facts.online:
                return Step(replace(state, phase="problem", problem="problem.code_offline"))
            return Step(
                replace(state, phase="checking", problem=""), (ExchangeCode(token, (wanted,)),)
            )
        case LicencesFound(licences) if state.phase == "checking":
            found = next((x for x in licences if x.licence_type == wanted), None)
            if found is None:
                return _code_problem(state, "problem.licence_none")
            return Step(replace(state, phase="found", licence=found), (StopReadingCode(),))
        case CodeRefused(code) if state.phase == "checking":
            known = code if code in ("unknown", "expired") else "offline"
            return _code_problem(state, f"problem.code_{known}")
        case Confirmed() if state.licence is not None:
            given = Given(HandIn.E_LICENCE, licence=state.licence)
            draft = with_given(state.draft, state.requirement_id, given)
            return Step(Gathering(draft, state.from_check), (StopReadingCode(),))
        case RetryAsked():
            return Step(
                ShowingCode(state.draft, state.requirement_id, from_check=state.from_check),
                (ReadCode(),),
            )
        case WentBack() | OtherWayAsked():
            return _back(state, (StopReadingCode(),))
        case _:
            return Step(state)


def is_plausible_token(token: str) -> bool:
    """Whether a scanned text can be a resident's code at all. Its content is never parsed."""
    return (
        0 < len(token) <= TOKEN_LIMIT
        and token.isascii()
        and token.isprintable()
        and " " not in token
    )


def _code_problem(state: ShowingCode, problem: str) -> Step:
    return Step(replace(state, phase="problem", problem=problem), (ReadCode(),))


def _back(state: Scanning | ShowingCode, effects: tuple[Effect, ...]) -> Step:
    return Step(Gathering(state.draft, state.from_check), effects)
