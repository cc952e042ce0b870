"""Trying one device: what is asked of it, and what its report is worth. Nothing personal stays.

A card's name and number are looked at for the length of one function and never kept.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from kiosk import wire
from kiosk.domain.identity import IdentityCard, is_valid_id_number
from kiosk.domain.social_card import SocialCard, holder_of
from kiosk.technician.values import Device, Finding

TEST_CODE = "TEST-"
SHOWN_OF_CODE = 4
ASK_S = 30
_SENSED = frozenset(
    {
        "mains_on", "mains_off", "battery_low_on", "battery_low_off",
        "headset_on", "headset_off", "door_on", "door_off",
    }
)  # fmt: skip

_BEGIN: Mapping[Device, str] = {
    Device.ID_CARD: "arm",
    Device.SOCIAL_CARD: "arm",
    Device.SENSORS: "look",
    Device.CODE: "arm",
    Device.REVIEW: "ask",
    Device.SIGNATURE: "sign",
}
_END: Mapping[Device, str] = {
    Device.ID_CARD: "disarm",
    Device.SOCIAL_CARD: "disarm",
    Device.CODE: "disarm",
    Device.REVIEW: "cancel",
    Device.SIGNATURE: "cancel",
    Device.SHEET_SCANNER: "cancel",
    Device.DOCUMENT_PRINTER: "cancel",
}
TEST_SHEETS = 3


def first_command(device: Device) -> tuple[str, dict[str, Any]]:
    """Verb and body that begin the trial of a reader, a scanner or a pad."""
    return _BEGIN[device], {"seconds": ASK_S} if device is Device.REVIEW else {}


def last_command(device: Device) -> str | None:
    """The verb that ends the trial."""
    return _END.get(device)


def finding_of(device: Device, kind: str, body: Mapping[str, Any], *, job: str) -> Finding | None:
    """What a report means for the trial of that device; None when it means nothing."""
    match device, kind:
        case Device.ID_CARD, "card_read":
            return _card(body)
        case Device.SOCIAL_CARD, "social_card_read":
            return _social_card(body)
        case Device.ID_CARD, "card_refused":
            return Finding("card_refused", False)
        case Device.SOCIAL_CARD, "social_card_refused":
            return Finding("card_refused", False)
        case Device.SENSORS, "sensed":
            sensor, is_on = body.get("sensor"), body.get("is_on") is True
            said = f"{sensor}_{'on' if is_on else 'off'}"
            return Finding(said, True) if said in _SENSED else None
        case Device.CODE, "code_scanned":
            return _code(body)
        case Device.CODE, "code_refused":
            return Finding("code_refused", False)
        case Device.DOCUMENT, "frame":
            return Finding("picture", True)
        case Device.REVIEW, "rated":
            return Finding("key", True, length=int(body.get("level", 0)))
        case Device.REVIEW, "rating_timeout":
            return Finding("no_key", False)
        case Device.SIGNATURE, "ink":
            return Finding("ink", True)
        case Device.RECEIPT, "printed" if body.get("job") == job:
            return Finding("printed", True)
        case Device.RECEIPT, "print_failed" if body.get("job") == job:
            return Finding("not_printed", False)
        case Device.SHEET_SCANNER, "fed" if body.get("feed") == job:
            return Finding("pages", True, length=int(body.get("pages", 0)))
        case Device.SHEET_SCANNER, "feed_failed" if body.get("feed") == job:
            return Finding("no_pages", False)
        case Device.DOCUMENT_PRINTER, "document_printed" if body.get("job") == job:
            return Finding("printed", True)
        case Device.DOCUMENT_PRINTER, "document_failed" if body.get("job") == job:
            return Finding("not_printed", False)
        case _, "command_refused":
            return Finding("not_there", False)
        case _:
            return None


def _card(body: Mapping[str, Any]) -> Finding:
    try:
        card = wire.convert(IdentityCard, body.get("card"))
    except wire.BadWireValue:
        return Finding("card_refused", False)
    is_right = is_valid_id_number(card.id_number)
    return Finding("card_right" if is_right else "card_wrong_digit", is_right)


def _social_card(body: Mapping[str, Any]) -> Finding:
    try:
        card = wire.convert(SocialCard, body.get("card"))
    except wire.BadWireValue:
        return Finding("card_refused", False)
    is_enough = holder_of(card) is not None
    return Finding("card_right" if is_enough else "card_wrong_digit", is_enough)


def _code(body: Mapping[str, Any]) -> Finding:
    text = body.get("text")
    if isinstance(text, str):
        beginning = text[:SHOWN_OF_CODE] if text.startswith(TEST_CODE) else ""
        return Finding("code_read", True, len(text), beginning)
    try:
        length = len(base64.b64decode(str(body.get("base64", "")), validate=True))
    except binascii.Error:
        return Finding("code_refused", False)
    return Finding("code_read", True, length)
