"""Tickets (办不成事、投诉、建议): a form like any other, but without a card and a signature.

Its questions are an item that ships with the program, so that it is there on every kiosk, whatever
its catalogue holds. Every version that ever shipped stays beside this module: the platform judges
a ticket by the version that was on the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files

from kiosk.domain.identity import CardKind, IdentityCard, Sex
from kiosk.services.item import LocalText, ServiceItem
from kiosk.services.reading import read_item

TICKET_CODE = "MENKOU-TICKET"
VERSION = "2026.11.1"
"""The version offered now."""
_SHIPPED = frozenset({VERSION})
LONGEST_ABOUT = 200
"""Characters of what a ticket is about."""
REASONS = {
    "stuck": "stuckReasons",
    "complaint": "complaintReasons",
    "suggestion": "suggestionReasons",
}
"""The kinds of ticket, and the question that asks for their reasons."""
STEPS: Mapping[str, LocalText] = {
    "guide": {"zh-CN": "看指南", "en": "at the guide"},
    "card": {"zh-CN": "放身份证", "en": "at the card reader"},
    "form": {"zh-CN": "填信息", "en": "in the form"},
    "materials": {"zh-CN": "交材料", "en": "at the papers"},
    "check": {"zh-CN": "核对签名", "en": "at checking and signing"},
    "done": {"zh-CN": "已经交了", "en": "handed in"},
    "blocked": {"zh-CN": "这里办不下去", "en": "could not go on here"},
}
"""How far somebody had come, in words for the resident and for whoever answers."""
NOBODY = IdentityCard(
    CardKind.NONE, "", "", Sex.UNKNOWN, date(1900, 1, 1), date(1900, 1, 1), date(1900, 1, 1)
)
"""In place of a card: nobody was asked who they are."""


@lru_cache(maxsize=8)
def ticket_item(version: str = VERSION) -> ServiceItem | None:
    """The form of that version, None if it never shipped."""
    if version not in _SHIPPED:
        return None
    return read_item(files("kiosk.services").joinpath(f"ticket.{version}.json").read_bytes())


def ticket_form() -> ServiceItem:
    """The form that is offered now."""
    item = ticket_item()
    assert item is not None, "the form of tickets ships with the program"
    return item


def is_ticket(item: ServiceItem) -> bool:
    """Whether this is no application but a word from a resident."""
    return item.code == TICKET_CODE


def about(item: ServiceItem, step: LocalText, language: str) -> str:
    """What a ticket is about, in one line: the item and how far its applicant had come."""
    name = item.name.get(language) or item.name["zh-CN"]
    said = step.get(language) or step.get("zh-CN", "")
    return " · ".join(part for part in (f"{name} ({item.code})", said) if part)[:LONGEST_ABOUT]
