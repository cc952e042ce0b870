"""A screen as a value: its QML file's name and exactly its required properties."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kiosk.journey.facts import CLOSED, Facts
from kiosk.services.item import LocalText, ServiceItem, pick
from kiosk.session.preferences import Preferences
from ui.screens.hours import moment


@dataclass(frozen=True, slots=True)
class Screen:
    """One QML screen and what it shows. Properties may be personal: never in the repr."""

    name: str
    props: Mapping[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Preview:
    """What the live camera picture shows now. `source` is an image URL or ''."""

    source: str = ""
    outline: tuple[float, ...] = ()
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Ink:
    """What a pen wrote beside the screen: strokes of x, y (mm) and ms, flat. Nothing in the repr.

    `sheet` is another number for every empty sheet; `size_mm` that of the pad.
    """

    sheet: int
    size_mm: list[float]
    strokes: list[list[float]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Stand:
    """Everything a screen may depend on besides the state."""

    facts: Facts
    words: Callable[..., str]
    preferences: Preferences
    site: LocalText
    counter: LocalText
    phone: str
    preview: Preview = Preview()
    photo: str = ""
    """An image URL of the picture on the card that was just read, or ''."""
    ink: Ink | None = None
    voice_trouble: str = "no_voice"
    """Why nothing can be read aloud; '' when it can."""

    @property
    def language(self) -> str:
        """The resident's language."""
        return self.preferences.language

    def said(self, text: LocalText) -> str:
        """A bilingual text in the resident's language."""
        return pick(text, self.language)

    def tile(self, item: ServiceItem) -> dict[str, Any]:
        """An item as a tile or a list row."""
        reason = self.why_not(item)
        return {
            "code": item.code,
            "name": self.said(item.name),
            "icon": item.icon,
            "authority": self.said(item.authority),
            "available": not reason,
            "guideOnly": item.guide_only,
            "reason": reason,
            "badges": self.badges(item),
        }

    def why_not(self, item: ServiceItem) -> str:
        """Why an item cannot be begun now, in words; "" when it can."""
        reason = self.facts.why_unavailable(item)
        if reason != CLOSED:
            return self.words(reason) if reason else ""
        opens = self.facts.opens_at(item)
        if opens is None:
            return self.words(CLOSED)
        return self.words(
            f"{CLOSED}_until", when=moment(opens, self.facts.now or opens, self.words)
        )

    def badges(self, item: ServiceItem) -> list[str]:
        """Short true words about an item."""
        if item.guide_only:
            return [self.words("badge.guide_only")]
        badges = []
        if item.visits == 0:
            badges.append(self.words("badge.no_visit"))
        if item.fee_fen == 0:
            badges.append(self.words("badge.free"))
        if item.committed_workdays <= 1:
            badges.append(self.words("badge.quick"))
        return badges
