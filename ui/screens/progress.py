"""Screens of asking how far an application is, of mending a returned one, and of saying why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.domain.application import HandIn
from kiosk.domain.progress import MATERIAL, CaseProgress, Stage
from kiosk.domain.rating import REASON_CODES, RatingLevel
from kiosk.domain.receipt import local_number
from kiosk.journey.correction import place_of
from kiosk.journey.facts import READS_IDENTITY
from kiosk.journey.progress import CASE_DIGITS, LOCAL_DIGITS, can_mend
from kiosk.journey.progress_states import (
    AskingNumber,
    AwaitingOwnCard,
    ChoosingProgress,
    FetchingReturned,
    LookingUp,
    Mending,
    NotLookedUp,
    ShowingProgress,
)
from kiosk.journey.rating import SayingWhy
from kiosk.services.form import form_pages
from kiosk.services.tickets import TICKET_CODE, ticket_form
from ui.screens.card_place import card_place
from ui.screens.case_parts import case_parts
from ui.screens.code_readers import code_readers
from ui.screens.dates import plain_day, plain_minute
from ui.screens.screen import Screen, Stand
from ui.screens.tickets import ticket_words

_TONES = {
    Stage.KEPT_HERE: "info",
    Stage.ANNOUNCED: "info",
    Stage.ACCEPTED: "success",
    Stage.CORRECTION_NEEDED: "warning",
    Stage.NOT_ACCEPTED: "problem",
    Stage.REPLACED: "info",
    Stage.CONCLUDED: "success",
}


def choose_way(state: ChoosingProgress, stand: Stand) -> Screen:
    """By card or by slip; what does not work now says why."""
    del state
    words, facts = stand.words, stand.facts
    why_no_card = ""
    if not facts.online:
        why_no_card = words("progress.by_card_offline")
    elif not READS_IDENTITY & facts.ready:
        why_no_card = words("problem.reader_missing")
    options = [
        _option("card", words("progress.by_card"), words("progress.by_card_text"), why_no_card),
        _option("slip", words("progress.by_slip"), words("progress.by_slip_text")),
    ]
    return Screen(
        "ChooseOne",
        {
            "heading": words("progress.title"),
            "text": words("progress.lead"),
            "verb": "progress_by",
            "options": options,
        },
    )


def _option(name: str, title: str, text: str, why_not: str = "") -> dict[str, Any]:
    available = not why_not
    return {"id": name, "title": title, "text": why_not or text, "badges": [],
            "available": available}  # fmt: skip


def own_card(state: AwaitingOwnCard, stand: Stand) -> Screen:
    """Where the card goes."""
    return card_place(state.problem, state.attempts, stand)


def slip_number(state: AskingNumber, stand: Stand) -> Screen:
    """The code of a slip, or its number."""
    return Screen(
        "SlipNumber",
        {
            "typed": state.typed,
            "shown": grouped(state.typed),
            "problem": stand.words(state.problem) if state.problem else "",
            "readers": code_readers(stand),
        },
    )


def grouped(typed: str) -> str:
    """What was typed, as it stands on paper: both kinds of number, also while they are short."""
    if not typed:
        return ""
    if len(typed) <= LOCAL_DIGITS:
        return f"L-{typed[:5]}" + (f"-{typed[5:]}" if len(typed) > 5 else "")
    groups, start = [], 0
    for size in CASE_DIGITS:
        groups.append(typed[start : start + size])
        start += size
    return "-".join(group for group in groups if group)


def looking_up(state: LookingUp | FetchingReturned, stand: Stand) -> Screen:
    """A moment of work."""
    name = "fetching" if isinstance(state, FetchingReturned) else "looking"
    return Screen(
        "LookingUp",
        {
            "heading": stand.words(f"progress.{name}"),
            "text": stand.words(f"progress.{name}_text"),
        },
    )


def not_looked_up(state: NotLookedUp, stand: Stand) -> Screen:
    """No answer: why, what was not lost, and what can be done instead."""
    words = stand.words
    code = state.code if state.code in ("offline", "busy") else "unknown"
    return Screen(
        "AnotherWay",
        {
            "title": words("progress.not_found"),
            "what": words(f"problem.progress_{code}"),
            "kept": words("progress.nothing_lost"),
            "ways": _ways(stand),
            "phone": stand.phone,
            "canRetry": True,
        },
    )


def showing(state: ShowingProgress, stand: Stand) -> Screen:
    """Nothing, several, or one."""
    if not state.cases:
        return _nothing(state, stand)
    if state.chosen is None:
        return _several(state, stand)
    return _one(state, state.cases[state.chosen], stand)


def _nothing(state: ShowingProgress, stand: Stand) -> Screen:
    words = stand.words
    return Screen(
        "AnotherWay",
        {
            "title": words("progress.none_title"),
            "what": words(f"progress.none_{state.way}"),
            "kept": "",
            "ways": _ways(stand),
            "phone": stand.phone,
            "canRetry": False,
        },
    )


def _ways(stand: Stand) -> list[dict[str, str]]:
    words = stand.words
    counter = stand.said(stand.counter) or stand.said(stand.site)
    return [
        {"title": words("another_way.counter"), "text": counter},
        {
            "title": words("another_way.phone"),
            "text": words("another_way.phone_text", phone=stand.phone),
        },
    ]


def _several(state: ShowingProgress, stand: Stand) -> Screen:
    words = stand.words
    options = [
        {
            "id": str(index),
            "title": _item_name(case, stand),
            "text": _received(case, stand),
            "badges": [words(_standing(case)[0])],
            "available": True,
        }
        for index, case in enumerate(state.cases)
    ]
    return Screen(
        "ChooseOne",
        {
            "heading": words("progress.list_title", n=len(options)),
            "text": words("progress.list_lead"),
            "verb": "open_case",
            "options": options,
        },
    )


def _one(state: ShowingProgress, case: CaseProgress, stand: Stand) -> Screen:
    words = stand.words
    note = ""
    if state.is_local:
        note = words("progress.local")
    elif state.way == "number" and not ticket_words(case):
        note = words("progress.hidden")
    mend = ""
    if can_mend(state):
        mend = words("progress.mend" if state.card is not None else "progress.mend_card")
    standing, meaning = _standing(case)
    return Screen(
        "CaseStatus",
        {
            "itemName": _item_name(case, stand),
            "standing": words(standing),
            "meaning": words(meaning),
            "answer": case.answer,
            "tone": _TONES[case.stage],
            "facts": _facts(case, stand),
            "defects": [stand.said(defect.text) for defect in case.defects],
            "note": note,
            "problem": words(state.problem) if state.problem else "",
            "mendLabel": mend,
            "parts": case_parts(case, stand),
        },
    )


def _standing(case: CaseProgress) -> tuple[str, str]:
    """The message ids of how it stands and of what that means."""
    ticket = ticket_words(case)
    if ticket:
        return ticket, f"{ticket}_what"
    stage = case.stage.value
    return f"progress.stage_{stage}", f"progress.what_{stage}{_bare(case)}"


def _bare(case: CaseProgress) -> str:
    """Where the sentence would point at a list that is not shown."""
    has_list = case.stage in (Stage.CORRECTION_NEEDED, Stage.NOT_ACCEPTED)
    return "_bare" if has_list and not case.defects else ""


def _facts(case: CaseProgress, stand: Stand) -> list[dict[str, Any]]:
    found: list[tuple[str, str, bool]] = []
    if case.case_number:
        found.append(("case_number", case.case_number, True))
    elif case.case_id is not None:
        found.append(("number", local_number(case.case_id), True))
    if case.holder_masked:
        found.append(("holder", case.holder_masked, False))
    if case.received_at is not None:
        here = case.stage is Stage.KEPT_HERE
        found.append(("kept" if here else "received", _received(case, stand), False))
    if case.decide_by is not None:
        by = "answer_by" if ticket_words(case) else "decide_by"
        found.append((by, plain_day(case.decide_by, stand.words), False))
    return [
        {"label": stand.words(f"progress.{name}"), "value": value, "strong": strong}
        for name, value, strong in found
    ]


def _received(case: CaseProgress, stand: Stand) -> str:
    return "" if case.received_at is None else plain_minute(case.received_at, stand.words)


def _item_name(case: CaseProgress, stand: Stand) -> str:
    if case.item_name:
        return stand.said(case.item_name)
    if case.item_code == TICKET_CODE:
        return stand.said(ticket_form().name)
    item = stand.facts.catalogue.items.get(case.item_code)
    return stand.said(item.name) if item is not None else ""


def mend(state: Mending, stand: Stand) -> Screen:
    """Everything to mend, once."""
    draft = state.draft
    held = sum(given.hand_in is HandIn.EARLIER for given in draft.given.values())
    return Screen(
        "Mend",
        {
            "itemName": stand.said(draft.item.name),
            "rows": [_defect(state, d.target, stand.said(d.text), stand) for d in draft.defects],
            "heldCount": held,
        },
    )


def _defect(state: Mending, target: str, text: str, stand: Stand) -> dict[str, Any]:
    place = place_of(state.draft, target)
    where = ""
    if target.startswith(MATERIAL):
        material = state.draft.item.material(target.removeprefix(MATERIAL))
        where = stand.said(material.name) if material is not None else ""
    elif place is not None:
        where = _label(state, target, stand)
    verb = "" if place is None else ("change_materials" if place < 0 else "change")
    return {"where": where, "text": text, "verb": verb, "detail": place if verb == "change" else 0}


def _label(state: Mending, name: str, stand: Stand) -> str:
    for page in form_pages(state.draft.item, state.draft.answers, stand.language):
        for control in page.controls:
            if control.name == name:
                return control.label
    return ""


def rate_reasons(state: SayingWhy, stand: Stand) -> Screen:
    """Why, if one likes."""
    return reasons_screen(state.level, state.reasons, stand.words, may_call=state.may_call)


def reasons_screen(
    level: RatingLevel, chosen: tuple[str, ...], words: Callable[..., str], *, may_call: bool
) -> Screen:
    """The reasons of a level, and which of them are chosen."""
    return Screen(
        "RateReasons",
        {
            "levelName": words(f"rate.{int(level)}"),
            "reasons": [
                {"code": code, "text": words(f"rate.tag_{code}"), "chosen": code in chosen}
                for code in REASON_CODES[level]
            ],
            "bad": level.is_bad,
            "mayCall": may_call,
        },
    )
