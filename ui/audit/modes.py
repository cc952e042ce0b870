"""The modes a screen is looked at in: how the panel lies, how it is dressed, what it speaks.

And whether an upright panel's controls all stand low, for somebody seated.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Final

SIZES: Final = {"portrait": (1080, 1920), "landscape": (1920, 1080)}
# dress: size of text, theme
DRESSES: Final = {
    "standard": ("standard", "light"),
    "large": ("large", "light"),
    "elder": ("extra", "light"),
    "contrast": ("standard", "dark"),
    "yellow": ("extra", "yellow"),
}
LEAST_TEXT_MM: Final = {"standard": 5.6, "large": 6.6, "extra": 6.6}


@dataclass(frozen=True, slots=True)
class Mode:
    """One way of looking. `is_long` stretches every word of ours by 40 %.

    `is_lowered`: everything that is touched stands within reach of somebody seated.
    """

    lie: str = "portrait"
    dress: str = "standard"
    language: str = "zh-CN"
    is_long: bool = False
    is_lowered: bool = False

    def __str__(self) -> str:
        low, long = "-lowered" if self.is_lowered else "", "-long" if self.is_long else ""
        return f"{self.lie}-{self.dress}-{self.language.removesuffix('-CN')}{low}{long}"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return SIZES[self.lie]

    @property
    def text_size(self) -> str:
        """The size mode of the shell."""
        return DRESSES[self.dress][0]

    @property
    def theme(self) -> str:
        """The theme of the shell."""
        return DRESSES[self.dress][1]


def _every(dresses: tuple[str, ...], *, is_long: bool = False) -> tuple[Mode, ...]:
    parts = product(SIZES, dresses, ("zh-CN", "en"))
    return tuple(Mode(lie, dress, language, is_long) for lie, dress, language in parts)


def _lowered(*, is_long: bool = False) -> tuple[Mode, ...]:
    # A panel that lies is low already: there is nothing to lower.
    parts = product(("standard", "elder"), ("zh-CN", "en"))
    return tuple(Mode("portrait", dress, language, is_long, True) for dress, language in parts)


PICTURED: Final = (
    *_every(("standard", "elder", "contrast")),
    Mode(is_lowered=True),
    Mode(dress="elder", is_lowered=True),
)
AUDITED: Final = (
    *_every(tuple(DRESSES)),
    *_every(("standard", "elder"), is_long=True),
    *_lowered(),
    *_lowered(is_long=True),
)
# What every test run looks at, every sample in each: each lie, the largest text, a dark theme,
# both languages, long words, low controls.
REDUCED: Final = (
    Mode(),
    Mode(dress="elder", language="en"),
    Mode(lie="landscape"),
    Mode(dress="contrast"),
    Mode(is_long=True),
    Mode(dress="elder", is_lowered=True),
)
