"""Form, materials, check and signature."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kiosk.domain.application import HandIn, Provenance
from kiosk.journey.availability import blocked, ways_now
from kiosk.journey.draft import Draft, Given, missing, needed, pages_of, requirement
from kiosk.journey.gathering import FEEDER, may_feed
from kiosk.journey.licences import spared
from kiosk.journey.park import parkable
from kiosk.journey.phone import may_use_phone
from kiosk.journey.states import (
    Checking,
    Gathering,
    Scanning,
    Shot,
    ShowingCode,
    Signing,
)
from kiosk.services.bundle import parts_asked_for
from kiosk.services.form import (
    Control,
    FormPage,
    all_problems,
    answer_of,
    shown_answer,
)
from kiosk.services.item import LocalText, MaterialRequirement
from kiosk.services.tickets import is_ticket
from kiosk.session.part_lines import standing_lines
from ui.screens.code_readers import code_readers
from ui.screens.dates import plain_day
from ui.screens.sample_pictures import OPEN, sample_count
from ui.screens.screen import Screen, Stand


def materials(state: Gathering, stand: Stand) -> Screen:
    """Each material: given, waived, to follow, or needed; and what can be done about it."""
    draft = state.draft
    rows = [material_row(m, draft.given.get(m.id), draft, stand) for m in needed(draft)]
    supplement = draft.supplements is not None
    can_continue = bool(draft.given) if supplement else not missing(draft)
    return Screen(
        "Materials",
        {
            "rows": rows,
            "canContinue": can_continue,
            "freeCount": spared(draft),
            "supplement": supplement,
            "note": _originals_note(draft, stand),
            "blocked": stand.words("material.blocked") if blocked(draft, stand.facts) else "",
            "canKeep": parkable(state, stand.facts) is not None,
        },
    )


def _originals_note(draft: Draft, stand: Stand) -> str:
    place = draft.terms.place
    if place is None or place.may("originals"):
        return ""
    return stand.words("material.originals_there")


_STATE_OF = {
    HandIn.SCANNED: "given",
    HandIn.E_LICENCE: "given",
    HandIn.IDENTITY_CARD: "waived",
    HandIn.EARLIER: "waived",
    HandIn.DEFERRED: "deferred",
    HandIn.COMMITTED: "given",
}


def remark_on(draft: Draft, requirement_id: str, stand: Stand) -> str:
    """What looked odd on the pages of a material, gently; '' for nothing."""
    said = draft.remarks.get(requirement_id, ())
    return stand.words(f"material.{said[0]}") if said else ""


def material_row(
    material: MaterialRequirement, given: Given | None, draft: Draft, stand: Stand
) -> dict[str, Any]:
    """One material: its state in words, and what can be done with it now."""
    return {
        "id": material.id,
        "name": stand.said(material.name),
        "hint": remark_on(draft, material.id, stand) or stand.said(material.hint),
        "state": _STATE_OF[given.hand_in] if given else "needed",
        "stateText": _still_due(material, draft, stand)
        if given is None
        else _given_text(given, stand),
        "actions": [*_actions(material, given, stand), *_sample(material, given, draft, stand)],
        "pages": len(given.pages) if given else 0,
    }


def _sample(
    material: MaterialRequirement, given: Given | None, draft: Draft, stand: Stand
) -> list[dict[str, str]]:
    """Before a paper is handed in one may see how a right one looks."""
    if given is not None or not sample_count(draft.item, material.id, stand):
        return []
    return [{"verb": OPEN, "label": stand.words("material.do_sample")}]


def _still_due(material: MaterialRequirement, draft: Draft, stand: Stand) -> str:
    due = draft.supplements.materials if draft.supplements else ()
    day = next((d.due for d in due if d.requirement_id == material.id), None)
    if day is None:
        return stand.words("material.needed")
    return stand.words("material.still_due", date=plain_day(day, stand.words))


def _given_text(given: Given | None, stand: Stand) -> str:
    match given:
        case None:
            return stand.words("material.needed")
        case Given(HandIn.SCANNED, pages):
            return stand.words("material.scanned", n=len(pages))
        case Given(HandIn.DEFERRED, due=due):
            return stand.words("material.deferred", date=plain_day(due, stand.words) if due else "")
        case Given(hand_in):
            return stand.words(f"material.{hand_in.value}")


def _actions(
    material: MaterialRequirement, given: Given | None, stand: Stand
) -> list[dict[str, str]]:
    if given is not None:
        if given.hand_in is HandIn.IDENTITY_CARD:
            return []
        return [{"verb": "take_back", "label": stand.words("material.take_back")}]
    verbs = ways_now(material, stand.facts)
    return [{"verb": verb, "label": stand.words(f"material.do_{verb}")} for verb in verbs]


def scan(state: Scanning, stand: Stand) -> Screen:
    """The live camera, one plain verdict, and the pages so far."""
    material = requirement(state.draft, state.requirement_id)
    missing_camera = "document" not in stand.facts.ready
    faults = state.faults or ((stand.preview.verdict,) if stand.preview.verdict else ())
    verdict = fault_text(faults[0], stand) if faults else stand.words("scan.good")
    most = material.max_pages if material else 1
    if state.phase == "feeding":
        verdict, faults = stand.words("material.feeding", n=len(state.shots)), ()
    elif any(fault.startswith("feed_") for fault in state.faults):
        verdict = fault_text(state.faults[0], stand)
    elif missing_camera:
        verdict = stand.words("problem.camera_missing")
    elif state.phase == "live" and len(state.shots) >= most:
        verdict, faults = stand.words("scan.taken"), ()
    if state.phase == "live" and not missing_camera and state.shots:
        remark = remark_on(state.draft, state.requirement_id, stand)
        verdict, faults = (remark, ("remark",)) if remark else (verdict, faults)
    source, outline = _looked_at(state, stand)
    return Screen(
        "Scan",
        {
            "materialName": stand.said(material.name) if material else "",
            "hint": stand.said(material.hint) if material else "",
            "previewSource": source,
            "outline": outline,
            "verdict": verdict,
            "verdictOk": not faults and (not missing_camera or state.phase == "feeding"),
            "phase": _scan_phase(state, stand),
            "pages": page_cards(state.shots, stand),
            "maxPages": most,
            "feeder": FEEDER in stand.facts.ready and material is not None and may_feed(material),
            "canInsist": state.pending is not None,
            "phone": may_use_phone(material, stand.facts),
            "phoneNote": stand.words("phone.offline")
            if stand.facts.phone and not stand.facts.online
            else "",
        },
    )


def page_cards(shots: tuple[Shot, ...], stand: Stand) -> list[dict[str, Any]]:
    """The pages so far, each with what is wrong with it."""
    return [
        {
            "index": i,
            "shot": shot.number,
            "source": f"image://tray/{shot.number}",
            "fault": fault_text(shot.faults[0], stand) if shot.faults else "",
        }
        for i, shot in enumerate(shots)
    ]


def _looked_at(state: Scanning, stand: Stand) -> tuple[str, list[float]]:
    """The live picture and its page; or the poor picture itself and where it is poor."""
    if state.phase != "problem" or state.pending is None:
        return stand.preview.source, list(stand.preview.outline)
    source = f"image://tray/{state.pending}"
    if len(state.where) != 4:
        return source, []
    x, y, width, height = state.where
    return source, [x, y, x + width, y, x + width, y + height, x, y + height]


_FAULT_WORDS = {
    "blurred": "scan_blurred",
    "too_dark": "scan_dark",
    "too_bright": "scan_bright",
    "glare": "scan_glare",
    "cut_off": "scan_cut_off",
    "blank": "scan_blank",
    "same_page": "scan_same",
    "finger": "scan_finger",
    "noisy": "scan_noisy",
    "too_small": "scan_small",
    "two_pages": "scan_two",
    "wrong_side": "scan_side",
    "torn": "scan_blurred",
    "camera_lost": "camera_missing",
    "timeout": "camera_missing",
    "disk_full": "not_kept_disk",
}


_FEED_WORDS = {
    "feed_no_paper": "feed_empty",
    "feed_jam": "feed_jam",
    "feed_double_feed": "feed_double",
    "feed_cover_open": "feed_cover",
    "feed_busy": "feed_busy",
    "feed_truncated": "feed_half",
    "feed_bad_picture": "feed_half",
}


def fault_text(code: str, stand: Stand) -> str:
    """What a verdict on a page means, and what to do."""
    if code.startswith("feed_"):
        return stand.words(f"problem.{_FEED_WORDS.get(code, 'feed_gone')}")
    if code.startswith("scan_"):
        return stand.words(f"problem.{code}")
    return stand.words(f"problem.{_FAULT_WORDS.get(code, 'not_kept_other')}")


def _scan_phase(state: Scanning, stand: Stand) -> str:
    if state.phase == "feeding":
        return "feeding"
    if "document" not in stand.facts.ready:
        return "camera_missing"
    if state.phase == "live" and not stand.preview.source:
        return "starting"
    return "checking" if state.phase == "keeping" else state.phase


def show_code(state: ShowingCode, stand: Stand) -> Screen:
    """Show your code; then see which licence it opens, and agree to this one use."""
    material = requirement(state.draft, state.requirement_id)
    licence = state.licence
    phase, problem = state.phase, state.problem
    readers = code_readers(stand)
    if phase != "found" and not readers:
        phase, problem = "scanner_missing", "problem.scanner_missing"
    elif phase == "waiting" and not stand.facts.online:
        phase, problem = "offline", "problem.code_offline"
    return Screen(
        "ShowCode",
        {
            "materialName": stand.said(material.name) if material else "",
            "phase": phase,
            "readers": readers,
            "problem": stand.words(problem) if problem else "",
            "licence": {
                "title": licence.title,
                "holder": licence.holder_masked,
                "number": licence.number_masked,
                "issuer": licence.issuer,
                "validUntil": licence.valid_until,
            }
            if licence
            else {},
        },
    )


def check_answers(state: Checking, stand: Stand) -> Screen:
    """Everything in one view before it is signed."""
    draft = state.draft
    pages = pages_of(draft, stand.language)
    fee = stand.words("guide.no_fee")
    if draft.item.fee_fen:
        fee = stand.words("guide.say_fee", yuan=f"{draft.item.fee_fen / 100:.2f}")
    commitment = draft.item.commitment
    return Screen(
        "CheckAnswers",
        {
            "sections": [_section(page, draft, stand) for page in pages],
            "materials": [
                {
                    "name": stand.said(m.name),
                    "value": _given_text(draft.given.get(m.id), stand),
                }
                for m in needed(draft)
            ],
            "fee": fee,
            "authority": stand.said(_authority(draft)),
            "commitment": stand.said(commitment) if commitment else "",
            "problems": _left_to_mend(draft, pages, stand) if state.tried else [],
            "parts": _parts(draft, stand),
            **_of_ticket(draft, stand),
        },
    )


def _of_ticket(draft: Draft, stand: Stand) -> dict[str, str]:
    """A ticket is sent as it is: nobody signs it."""
    if not is_ticket(draft.item):
        return {}
    return {
        "leadText": stand.words("check.ticket_lead"),
        "nextText": stand.words("check.ticket_next"),
    }


def _parts(draft: Draft, stand: Stand) -> list[dict[str, str]]:
    """What a bundle asks for: which parts go, which cannot, and why."""
    standings = parts_asked_for(draft.item, draft.answers, today=stand.facts.today)
    return [asdict(line) for line in standing_lines(standings, stand.words, stand.language)]


def _section(page: FormPage, draft: Draft, stand: Stand) -> dict[str, Any]:
    rows = [
        {
            "label": c.label,
            "value": _checked_value(draft, c, stand),
            "note": _checked_note(draft, c, stand),
        }
        for c in page.controls
    ]
    return {"title": page.title, "page": page.index, "rows": rows}


def _left_to_mend(draft: Draft, pages: tuple[FormPage, ...], stand: Stand) -> list[dict[str, Any]]:
    """What is wrong in the whole form; each problem leads to the page of its question."""
    page_of = {c.name: page.index for page in pages for c in page.controls}
    today = stand.facts.today
    found = all_problems(draft.item, draft.answers, language=stand.language, today=today)
    return [{"name": p.name, "text": p.text, "page": page_of.get(p.name, 0)} for p in found]


def _checked_note(draft: Draft, control: Control, stand: Stand) -> str:
    source = draft.provenance.get(control.name)
    if source in (Provenance.IDENTITY_CARD, Provenance.SOCIAL_CARD):
        return stand.words("check.from_card", source=stand.words(f"source.{source.value}"))
    return ""


def _authority(draft: Draft) -> LocalText:
    place = draft.terms.place
    return place.authority_of(draft.item) if place else draft.item.authority


def _checked_value(draft: Draft, control: Control, stand: Stand) -> str:
    value = answer_of(draft.answers, control.name)
    if value in (None, "", []):
        return stand.words("check.not_given")
    shown = shown_answer(draft.item, control.name, value, stand.language, reveal=False)
    source = draft.provenance.get(control.name)
    if source is not None and source.value == "paper":
        return stand.words("check.from_paper", value=shown)
    return shown


def _statement(draft: Draft) -> str:
    if draft.supplements is not None:
        return "supplement.sign"
    return "sign.commitment" if draft.commitment is not None else "sign.statement"


def sign(state: Signing, stand: Stand) -> Screen:
    """Sign with a finger, or with the pen of a pad where there is one."""
    ink = stand.ink
    pen = {} if ink is None else {"sheet": ink.sheet, "size": ink.size_mm, "strokes": ink.strokes}
    return Screen(
        "Sign",
        {
            "itemName": stand.said(state.draft.item.name),
            "statement": stand.words(_statement(state.draft)),
            "problem": stand.words(state.problem) if state.problem else "",
            "padReady": "signature" in stand.facts.ready,
            "pen": pen,
        },
    )
