"""What the first picture needs of the settings: who, how large, in which colours.

Read without the rest, so that a window stands before the libraries are loaded that check every
key. Nothing is refused here: what looks odd waits for `parse_settings`, which says what and where.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from kiosk.brand import Brand, checked

NATIVE: Final = "zh-CN"
NARROWEST_MM: Final = 100.0
WIDEST_MM: Final = 2000.0
"""A panel that is no such width is a slip of the pen: every size on it would be wrong."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """The site's name, the panel (pixels, millimetres; None: nobody measured it), the brand."""

    site: str = ""
    width_px: int = 1080
    height_px: int = 1920
    panel_width_mm: float | None = None
    bottom_mm: float = 840.0
    fullscreen: bool = True
    brand: Brand = field(default_factory=Brand)
    motion: bool = True


_PANEL: Final[Mapping[str, tuple[type, ...]]] = {
    "width_px": (int,),
    "height_px": (int,),
    "panel_width_mm": (int, float),
    "bottom_mm": (int, float),
    "fullscreen": (bool,),
    "motion": (bool,),
}
_WORN: Final = ("name", "logo", "primary", "accent")


def first_look(data: bytes) -> FirstLook | None:
    """The first look of a settings file, or None if it holds anything odd."""
    try:
        told = tomllib.loads(data.decode())
        screen, brand = told.get("screen", {}), told.get("brand", {})
        panel = {key: screen[key] for key in _PANEL if key in screen}
        site = told["kiosk"]["site"].get(NATIVE, "")
        worn = checked(Brand(**{key: brand[key] for key in _WORN if key in brand}))
        words = [site, worn.logo, *worn.name.values()]
    except (KeyError, TypeError, AttributeError, ValueError):
        return None
    is_plain = all(type(panel[key]) in _PANEL[key] for key in panel)
    if not is_plain or not all(isinstance(word, str) for word in words):
        return None
    look = FirstLook(site, **panel, brand=worn)
    width = look.panel_width_mm
    return look if width is not None and NARROWEST_MM <= width <= WIDEST_MM else None
