"""What was read from a page, as values. All texts may be personal: none appears in a repr."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """The documents whose fields are known; everything else is UNKNOWN and only has lines."""

    ID_CARD_FRONT = "id_card_front"
    """The side with name and number (人像面)."""
    ID_CARD_BACK = "id_card_back"
    """The side with the emblem, issuer and period (国徽面)."""
    BUSINESS_LICENCE = "business_licence"
    HOUSEHOLD_PAGE = "household_page"
    SOCIAL_CARD = "social_card"
    PASSPORT = "passport"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text. `box` is x, y of its four corners in pixels, clockwise from top left.

    `confidence` and `weakest` are the mean and the lowest probability of its characters, 0..1.
    """

    text: str = field(repr=False)
    confidence: float
    weakest: float
    box: tuple[float, ...]

    @property
    def top(self) -> float:
        """The upper edge."""
        return min(self.box[1::2])

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return max(self.box[1::2])

    @property
    def left(self) -> float:
        """The left edge."""
        return min(self.box[0::2])

    @property
    def right(self) -> float:
        """The right edge."""
        return max(self.box[0::2])

    @property
    def height(self) -> float:
        """How high it is, as it lies."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a document says. `verified`: a check digit, or a second place that says the same,
    agrees. A number whose check digit does not agree never becomes a field.
    """

    name: str
    text: str = field(repr=False)
    confidence: float
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page is and says. `lines` is filled only when the whole page was read.

    `turned` is how far, in degrees clockwise, the page had to be turned to be read.
    """

    kind: Kind = Kind.UNKNOWN
    fields: tuple[Field, ...] = ()
    lines: tuple[TextLine, ...] = ()
    turned: int = 0

    def text_of(self, name: str) -> str:
        """The text of a field, or ''."""
        return next((f.text for f in self.fields if f.name == name), "")

    def verified(self, name: str) -> str:
        """The text of a field that a check agrees with, or ''."""
        return next((f.text for f in self.fields if f.name == name and f.verified), "")


def whole_text(lines: Sequence[TextLine]) -> str:
    """All lines, one under the other."""
    return "\n".join(line.text for line in lines)
