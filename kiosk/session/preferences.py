"""How this resident likes the screen. Reset when the visit ends."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preferences:
    """size: standard, large, extra. theme: light, dark, yellow.

    `lowered`: everything stands in the lower part of the panel, within reach when seated.
    """

    language: str = "zh-CN"
    size: str = "standard"
    theme: str = "light"
    lowered: bool = False

    @property
    def is_elder(self) -> bool:
        """Elder mode: larger text, fewer tiles, longer patience."""
        return self.size != "standard"
