"""The panel that screens are drawn on: its pixels and its true size, upright or lying."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Self

_WRITTEN: Final = re.compile(r"(\d{3,5})x(\d{3,5})@(\d{2,4}(?:\.\d+)?)")
# Below, a millimetre has too few pixels to draw a character; above, none is made.
_PX_PER_MM: Final = (1.5, 12.0)


@dataclass(frozen=True, slots=True)
class Panel:
    """An upright panel: `width` and `height` in pixels, `width_mm` as measured."""

    width: int
    height: int
    width_mm: float

    @classmethod
    def of(cls, written: str) -> Self:
        """Of `2160x3840@529`: pixels and the width in mm, either way round.

        Raises `ValueError` for anything else, and where a pixel would be no pixel of a panel.
        """
        found = _WRITTEN.fullmatch(written)
        if found is None:
            raise ValueError(f"a panel is written as 2160x3840@529, not {written[:40]!r}")
        across, up, mm = int(found[1]), int(found[2]), float(found[3])
        if not mm or not _PX_PER_MM[0] <= across / mm <= _PX_PER_MM[1]:
            raise ValueError(f"{across} pixels on {mm:g} mm: no panel has such pixels")
        if across <= up:
            return cls(across, up, mm)
        return cls(up, across, mm * up / across)

    @property
    def px_per_mm(self) -> float:
        """Pixels to a millimetre."""
        return self.width / self.width_mm

    @property
    def height_mm(self) -> float:
        """The height of the upright panel."""
        return self.height / self.px_per_mm

    def size(self, lie: str) -> tuple[int, int]:
        """Width and height in pixels as it lies or stands."""
        return (self.width, self.height) if lie == "portrait" else (self.height, self.width)


USUAL: Final = Panel(1080, 1920, 1080 * 476.0 / 1920)
"""21.5 inches, 1920 by 1080."""
