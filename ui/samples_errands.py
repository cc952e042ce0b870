# ruff: noqa: E501 (a table of Chinese words is read by rows)
"""Samples of what some visits have besides: places, agents, licences, commitments, supplements.

Each is made of the words of a language by the product's own screens, so it is true in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from ui.i18n import Words
from ui.samples import Sample

_ITEM: Final = {"zh-CN": "居住证签注", "en": "Residence permit endorsement"}
_PLACES: Final = (
    (
        "310000",
        ("上海市", "Shanghai"),
        ("上海市公安局", "Public Security Bureau, Shanghai"),
        "originals",
    ),
    (
        "320500",
        ("苏州市", "Suzhou"),
        ("苏州市公安局", "Public Security Bureau, Suzhou"),
        "originals_there",
    ),
    (
        "620100",
        ("兰州市", "Lanzhou"),
        ("兰州市公安局", "Public Security Bureau, Lanzhou"),
        "guide_only",
    ),
)
_CONDITIONS: Final = (
    ("住址和就业单位都没有变", "Address and employer have not changed"),
    ("租房合同还在有效期内", "The lease is still valid"),
)
_LIABILITY: Final = (
    "承诺不实的，撤销签注，并记入信用记录。",
    "A false statement: the endorsement is withdrawn and noted in your credit record.",
)
_TEXT: Final = (
    "本人承诺：以上情况属实，如有变化会在 15 天内告知。",
    "I declare that this is true and will report changes within 15 days.",
)
_ROWS: Final = (
    (
        "居住证",
        "Residence permit",
        "李*花  JZ3**********24",
        "样本市公安局",
        "Sample City Public Security Bureau",
    ),
    ("结婚证", "Marriage certificate", "", "", ""),
)


def _said(words: Words, text: tuple[str, str] | Mapping[str, str]) -> str:
    if isinstance(text, tuple):
        return text[0] if words.language == "zh-CN" else text[1]
    return text[words.language]


def _choose_place(words: Words) -> dict[str, Any]:
    here = {"id": "", "title": words("choose.place_here"), "badges": [], "available": True,
            "text": _said(words, ("公安局", "Public Security Bureau"))}  # fmt: skip
    there = [
        {"id": code, "title": _said(words, name), "text": _said(words, office),
         "badges": [words(f"choose.place_{what}")], "available": True}
        for code, name, office, what in _PLACES
    ]  # fmt: skip
    return {"heading": words("choose.place_title"), "text": words("choose.place_lead"),
            "verb": "place", "options": [here, *there]}  # fmt: skip


def _choose_relation(words: Words) -> dict[str, Any]:
    kinds = ("spouse", "child", "parent", "relative", "neighbour", "staff")
    options = [
        {"id": k, "title": words(f"relation.{k}"), "text": "", "badges": [], "available": True}
        for k in kinds
    ]
    return {"heading": words("choose.relation_title"), "text": words("choose.relation_lead"),
            "verb": "relation", "options": options}  # fmt: skip


def _licences(phase: str, problem: str = "") -> Any:
    def made(words: Words) -> dict[str, Any]:
        found = phase == "found"
        rows = [
            {
                "name": _said(words, (zh, en)),
                "value": (number or words("licences.not_found"))
                if found
                else words("material.needed"),
                "note": _said(words, (issuer, bureau)) if found else "",
            }
            for zh, en, number, issuer, bureau in _ROWS
        ]
        return {"itemName": _said(words, _ITEM), "phase": phase, "rows": rows, "found": 1 if found else 0,
                "problem": words(problem) if problem else "", "sample": True, "canShowCode": True}  # fmt: skip

    return made


def _promise(words: Words) -> dict[str, Any]:
    return {"itemName": _said(words, _ITEM), "conditions": [_said(words, c) for c in _CONDITIONS],
            "liability": _said(words, _LIABILITY), "commitment": _said(words, _TEXT),
            "version": "2026.11.1", "mayRefuse": True}  # fmt: skip


def _slip(problem: str, readers: str = "both") -> Any:
    return lambda words: {
        "readers": readers,
        "phase": "problem" if problem else "waiting", "problem": words(problem) if problem else ""}  # fmt: skip


def _finding(problem: str) -> Any:
    return lambda words: {"problem": words(problem) if problem else ""}


def _due(words: Words) -> dict[str, Any]:
    row = {"id": "lease", "name": _said(words, ("租房合同", "Lease")), "hint": "", "state": "needed", "pages": 0,
           "stateText": words("material.still_due", date=date(2026, 12, 4).isoformat()),
           "actions": [{"verb": "scan", "label": words("material.do_scan")}]}  # fmt: skip
    return {"rows": [row], "canContinue": False, "freeCount": 0, "supplement": True}


def _principal(words: Words) -> dict[str, Any]:
    source = words("source.identity_card")
    rows = [
        {"label": words("field.name"), "value": "周**", "source": source},
        {"label": words("field.id_number"), "value": "110*************29", "source": source},
    ]
    return {"rows": rows, "warning": "", "asked": words("identity.principal_title"),
            "note": words("identity.principal_lead"),
        "yes": words("identity.principal_yes"), "no": words("identity.principal_no")}  # fmt: skip


def _card(which: str) -> Any:
    asked, how = (
        ("card.agent_first", "card.agent_how")
        if which == "agent"
        else ("card.principal", "card.principal_how")
    )
    return lambda words: {"phase": "waiting", "problem": "", "readerReady": True, "takesSocialCard": False,
                          "attempts": 0, "asked": words(asked), "how": words(how)}  # fmt: skip


ERRAND_SAMPLES: Final[tuple[Sample, ...]] = (
    Sample("choose_place", "ChooseOne", {}, 0, made=_choose_place),
    Sample("choose_relation", "ChooseOne", {}, 1, True, made=_choose_relation),
    Sample("place_card_agent", "PlaceCard", {}, 1, made=_card("agent")),
    Sample("place_card_principal", "PlaceCard", {}, 1, True, made=_card("principal")),
    Sample("identity_principal", "ConfirmIdentity", {}, 1, True, made=_principal),
    Sample("licences_ask", "AskLicences", {}, 3, True, made=_licences("asking")),
    Sample("licences_found", "AskLicences", {}, 3, True, made=_licences("found")),
    Sample("licences_checking", "AskLicences", {}, 3, True, made=_licences("checking")),
    Sample(
        "licences_offline",
        "AskLicences",
        {},
        3,
        True,
        False,
        made=_licences("problem", "problem.licence_offline"),
    ),
    Sample("promise", "Promise", {}, 5, True, made=_promise),
    Sample("show_slip", "ShowSlip", {}, made=_slip("")),
    Sample("show_slip_camera", "ShowSlip", {}, made=_slip("", "camera")),
    Sample(
        "show_slip_offline",
        "ShowSlip",
        {},
        -1,
        False,
        False,
        made=_slip("problem.supplement_offline"),
    ),
    Sample("finding", "Finding", {}, -1, True, made=_finding("")),
    Sample("finding_unknown", "Finding", {}, -1, True, made=_finding("problem.supplement_unknown")),
    Sample("materials_due", "Materials", {}, 3, True, made=_due),
)
