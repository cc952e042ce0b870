"""What the waiting screen does to spare the panel: it wanders a few pixels, and dims at night.

The same letters in the same places for months burn themselves into LCD and OLED panels alike. So
the picture goes one pixel further every minute, over a small square and back the same way; nobody
sees it move, and it is never further from its place than the margins are wide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

_WAITING = ("Welcome", "OutOfService")
AFTER_S = 60
"""How long nobody must have touched it, in seconds, before it is dimmed."""


@dataclass(frozen=True, slots=True)
class Rest:
    """How far the picture wanders at most, in pixels; when, and how bright, it waits at night."""

    shift_px: int = 4
    dark: tuple[time, time] | None = None
    """From when until when, by the clock on the wall; over midnight if the second is smaller."""
    brightness: float = 0.3
    """Of the picture in these hours; 1: as by day."""

    def offset(self, now: datetime) -> tuple[int, int]:
        """Where the picture stands now, right and down of its place, in pixels."""
        side = 2 * self.shift_px + 1
        minute = int(now.timestamp() // 60) % (2 * side * side)
        # There and back again: one step a minute also where the way ends.
        place = min(minute, 2 * side * side - 1 - minute)
        row, column = divmod(place, side)
        across = side - 1 - column if row % 2 else column
        return across - self.shift_px, row - self.shift_px

    def veil(self, now: datetime, untouched_s: float) -> float:
        """How dark the veil over it is: 0 is none."""
        if self.dark is None or untouched_s < AFTER_S:
            return 0.0
        begins, ends = self.dark
        wall = now.time()
        is_night = begins <= wall < ends if begins <= ends else wall >= begins or wall < ends
        return 1.0 - self.brightness if is_night else 0.0

    def chrome(self, screen: str, now: datetime, untouched_s: float) -> Mapping[str, Any]:
        """What the window has to know: nothing while somebody is served."""
        if screen not in _WAITING:
            return {}
        across, down = self.offset(now)
        return {"restX": across, "restY": down, "restVeil": self.veil(now, untouched_s)}
