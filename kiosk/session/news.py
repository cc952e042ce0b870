"""Device reports become journey events. Pure: unknown reports become nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk import wire
from kiosk.domain.identity import IdentityCard
from kiosk.domain.rating import RatingLevel
from kiosk.domain.social_card import SocialCard, holder_of
from kiosk.journey.events import (
    CardRead,
    CardRefused,
    CodeScanned,
    Event,
    PictureFailed,
    RatingGiven,
    RatingSkipped,
    SlipFailed,
    SlipPrinted,
)
from kiosk.journey.sheet_events import (
    NoticeFailed,
    NoticePrinted,
)

CODE_LIMIT = 512
"""Longest token a resident's code may carry; longer ones are not ours."""


def event_of(kind: str, body: Mapping[str, Any]) -> Event | None:
    """The event a report of that kind means, or None. A body that lies is a refusal."""
    match kind:
        case "card_read":
            try:
                return CardRead(wire.convert(IdentityCard, body.get("card")))
            except wire.BadWireValue:
                return CardRefused("unreadable")
        case "card_refused":
            return CardRefused(str(body.get("code", "")))
        case "social_card_read":
            return _social(body)
        case "social_card_refused":
            return CardRefused(f"social_{body.get('code', '')}")
        case "code_scanned":
            text = str(body.get("text", ""))
            return CodeScanned(text[: CODE_LIMIT + 1])
        case "code_refused":
            return CodeScanned("")
        case "rated":
            level = body.get("level")
            return RatingGiven(RatingLevel(level), "pad") if level in (1, 2, 3, 4, 5) else None
        case "rating_timeout":
            return RatingSkipped()
        case "printed":
            return SlipPrinted()
        case "print_failed":
            return SlipFailed(str(body.get("code", "")))
        case "document_printed":
            return NoticePrinted()
        case "document_failed":
            on_paper = body.get("may_be_on_paper") is True
            return NoticeFailed(str(body.get("code", "")), on_paper)
        case "shot_failed":
            return PictureFailed(str(body.get("code", "")))
        case "command_refused":
            return _undone(str(body.get("verb", "")), str(body.get("code", "")))
        case _:
            return None


def _social(body: Mapping[str, Any]) -> Event:
    try:
        holder = holder_of(wire.convert(SocialCard, body.get("card")))
    except wire.BadWireValue:
        return CardRefused("social_unreadable")
    return CardRead(holder) if holder is not None else CardRefused("social_lacks_number")


def _undone(verb: str, code: str) -> Event | None:
    match verb:
        case "print":
            return SlipFailed(code)
        case "print_document":
            return NoticeFailed(code)
        case "shoot":
            return PictureFailed("camera_lost")
        case _:
            return None
