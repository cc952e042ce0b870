"""What a field has already taken of the ink that a pen writes beside the screen.

The whole sheet comes at every change; only what is new is added and painted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Sample = tuple[float, float, int]
_NUMBERS = 3  # x, y, ms


class PenCopy:
    """Follows one sheet at a time. Without Qt."""

    def __init__(self) -> None:
        self._sheet = 0
        self._taken: list[int] = []
        self._began_ms: int | None = None
        self.strokes: dict[int, list[Sample]] = {}
        """The field's own strokes, by the number of the pen's."""

    def margins(self, sheet: Mapping[str, Any], width: float, height: float) -> Sample:
        """Where the pad's corner lies in a field of that size (mm), and the first touch's time."""
        across, down = (float(length) for length in sheet["size"])
        return (width - across) / 2, (height - down) / 2, self._began_ms or 0

    def news(self, sheet: Mapping[str, Any], now_ms: int) -> Iterator[tuple[int, Sample]]:
        """The points that were not there before, each with the number of its stroke."""
        if not sheet:
            return
        if sheet["sheet"] != self._sheet:
            self._sheet, self._taken, self._began_ms, self.strokes = sheet["sheet"], [], now_ms, {}
        for number, flat in enumerate(sheet["strokes"]):
            if number == len(self._taken):
                self._taken.append(0)
            for at in range(self._taken[number], len(flat), _NUMBERS):
                x, y, t = flat[at : at + _NUMBERS]
                yield number, (x, y, int(t))
            self._taken[number] = len(flat)

    def forget_strokes(self) -> None:
        """The field was wiped: what the pen goes on with is a stroke of its own."""
        self.strokes = {}
