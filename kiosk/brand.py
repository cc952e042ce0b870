"""Whose terminal this is: name, logo and two colours, held to the contrast of the screens.

Contrast is that of WCAG 2.2 (relative luminance of sRGB). Every other shade is derived here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

PRIMARY: Final = "#0B4F9E"
ACCENT: Final = "#B5341C"
TEXT_CONTRAST: Final = 7.0
LINE_CONTRAST: Final = 3.0
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\Z")
# The lightest grounds our words stand on, least favourable last (Tokens.qml).
_SURFACE, _SUNK = "#FFFFFF", "#F3EEE4"

#  BadBrand
#  ├── NoColour        not written as #RRGGBB
#  └── WeakColour      too little contrast


class BadBrand(ValueError):
    """The brand cannot be worn. Fields: `key` of [brand], `value`."""

    def __init__(self, key: str, value: str, why: str) -> None:
        super().__init__(f"brand.{key}: {why}")
        self.key = key
        self.value = value


class NoColour(BadBrand):
    """Not a colour."""

    def __init__(self, key: str, value: str) -> None:
        super().__init__(key, value, f"{value!r} is not a colour; write it as #RRGGBB")


class WeakColour(BadBrand):
    """A colour nobody could read. Fields also: `ratio`, `least`, `better`, a darker shade."""

    def __init__(self, key: str, value: str, *, ratio: float, least: float, better: str) -> None:
        super().__init__(
            key, value,
            f"{value} has a contrast of {ratio:.1f}:1 on the screen's light grounds,"
            f" at least {least:g}:1 is needed; take a darker shade, for example {better}",
        )  # fmt: skip
        self.ratio = ratio
        self.least = least
        self.better = better


@dataclass(frozen=True, slots=True)
class Brand:
    """Names by language (none: only the site is named), a logo's path or '', two colours."""

    name: dict[str, str] = field(default_factory=dict)
    logo: str = ""
    primary: str = PRIMARY
    accent: str = ACCENT

    @property
    def edge(self) -> str:
        """The lower edge of a primary button."""
        return mixed(self.primary, "#000000", 0.3)

    @property
    def wash(self) -> str:
        """The faintest ground of what belongs to the primary colour."""
        return mixed(self.primary, "#FFFFFF", 0.93)

    @property
    def deep(self) -> str:
        """The accent in the shade: doors and pots of the illustration."""
        return mixed(self.accent, "#000000", 0.24)


def checked(brand: Brand) -> Brand:
    """The brand, if everybody can read it. Raises NoColour or WeakColour."""
    for key, value in (("primary", brand.primary), ("accent", brand.accent)):
        if not _COLOUR.match(value):
            raise NoColour(key, value)
    _enough("primary", brand.primary, min(_words_on(brand.primary)), TEXT_CONTRAST)
    _enough("accent", brand.accent, contrast(brand.accent, _SUNK), LINE_CONTRAST)
    return brand


def _words_on(primary: str) -> tuple[float, float]:
    """White words on the colour; words in the colour on its own wash."""
    return contrast(primary, _SURFACE), contrast(primary, Brand(primary=primary).wash)


def _enough(key: str, value: str, ratio: float, least: float) -> None:
    if ratio < least:
        raise WeakColour(key, value, ratio=ratio, least=least, better=_darker(key, value))


def _darker(key: str, value: str) -> str:
    for hundredth in range(1, 100):
        shade = mixed(value, "#000000", hundredth / 100)
        is_enough = (
            min(_words_on(shade)) >= TEXT_CONTRAST
            if key == "primary"
            else contrast(shade, _SUNK) >= LINE_CONTRAST
        )
        if is_enough:
            return shade
    return "#000000"


def contrast(one: str, two: str) -> float:
    """The contrast of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with a `share` (0 to 1) of `other` in it."""
    parts = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
