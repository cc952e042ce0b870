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


_PLAIN: Mapping[tuple[Device, str], Finding] = {
    (Device.ID_CARD, "card_refused"): Finding("card_refused", False),
    (Device.SOCIAL_CARD, "social_card_refused"): Finding("card_refused", False),
    (Device.CODE, "code_refused"): Finding("code_refused", False),
    (Device.DOCUMENT, "frame"): Finding("picture", True),
    (Device.REVIEW, "rating_timeout"): Finding("no_key", False),
    (Device.SIGNATURE, "ink"): Finding("ink", True),
}
_OF_A_JOB: Mapping[tuple[Device, str], Finding] = {
    (Device.RECEIPT, "printed"): Finding("printed", True),
    (Device.RECEIPT, "print_failed"): Finding("not_printed", False),
    (Device.DOCUMENT_PRINTER, "document_printed"): Finding("printed", True),
    (Device.DOCUMENT_PRINTER, "document_failed"): Finding("not_printed", False),
}


def finding_of(device: Device, kind: str, body: Mapping[str, Any], *, job: str) -> Finding | None:
    """What a report means for the trial of that device; None when it means nothing."""
    match device, kind:
        case Device.ID_CARD, "card_read":
            return _card(body)
        case Device.SOCIAL_CARD, "social_card_read":
            return _social_card(body)
        case Device.SENSORS, "sensed":
            sensor, is_on = body.get("sensor"), body.get("is_on") is True
            said = f"{sensor}_{'on' if is_on else 'off'}"
            return Finding(said, True) if said in _SENSED else None
        case Device.CODE, "code_scanned":
            return _code(body)
        case Device.REVIEW, "rated":
            return Finding("key", True, length=int(body.get("level", 0)))
        case Device.SHEET_SCANNER, "fed" if body.get("feed") == job:
            return Finding("pages", True, length=int(body.get("pages", 0)))
        case Device.SHEET_SCANNER, "feed_failed" if body.get("feed") == job:
            return Finding("no_pages", False)
        case _, "command_refused":
            return Finding("not_there", False)
        case _ if body.get("job") == job and (device, kind) in _OF_A_JOB:
            return _OF_A_JOB[device, kind]
        case _:
            return _PLAIN.get((device, kind))


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
