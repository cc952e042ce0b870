"""Sending photos from a phone: the code to scan, what to do, and what has arrived."""

from __future__ import annotations

from typing import Final

from kiosk.journey.draft import requirement
from kiosk.journey.states import UsingPhone
from ui.screens.filling import fault_text, page_cards, remark_on
from ui.screens.screen import Screen, Stand

_WORDS: Final = {
    "phone_ended": "phone.ended",
    "phone_offline": "phone.lost",
    "photo_no_page": "phone.no_page",
    "photo_full": "phone.full",
    "photo_too_large": "phone.too_large",
    "photo_too_small": "phone.too_small",
}


def use_phone(state: UsingPhone, stand: Stand) -> Screen:
    """A code, three steps, and the pages as they come."""
    material = requirement(state.draft, state.requirement_id)
    most = material.max_pages if material else 1
    words, is_good = _said(state, stand, most)
    return Screen(
        "UsePhone",
        {
            "materialName": stand.said(material.name) if material else "",
            "phase": state.phase,
            "qrSource": f"image://code/{state.address}" if state.address else "",
            "verdict": words,
            "verdictOk": is_good,
            "coming": state.coming,
            "keeping": not all(shot.ref for shot in state.shots),
            "pages": page_cards(state.shots, stand),
            "maxPages": most,
            "online": stand.facts.online,
        },
    )


def _said(state: UsingPhone, stand: Stand, most: int) -> tuple[str, bool]:
    if state.coming:
        return stand.words("phone.coming"), True
    if state.faults:
        return _trouble(state.faults[0], stand), False
    remark = remark_on(state.draft, state.requirement_id, stand)
    if state.shots and remark:
        return remark, False
    count = len(state.shots)
    if count >= most:
        return stand.words("phone.all_here", n=count), True
    if count:
        return stand.words("phone.arrived", n=count), True
    return stand.words("phone.nothing_yet"), True


def _trouble(code: str, stand: Stand) -> str:
    if code in _WORDS:
        return stand.words(_WORDS[code])
    if code.startswith("photo_"):
        return stand.words("phone.unreadable")
    return fault_text(code, stand)
