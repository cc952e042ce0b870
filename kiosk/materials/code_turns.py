"""The slow ways to look for a code on a live frame, cut into turns that take a few milliseconds.

A turn is one way of looking for some kinds of code on one part of the frame. Parts are as large as
the way is cheap, overlap by what a code may measure that only this way reads, and cover the middle
of the frame, where a code is held.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from kiosk.materials.code_readers import CodeFormat, RawCode
from kiosk.materials.code_steps import DEEP, PLAIN, Step, grid_pieces
from kiosk.materials.picture import Grey, as_picture, fitted

Part = tuple[slice, slice]
"""Rows and columns."""

_MIDDLE: Final = 0.8
_OVERLAP: Final = 0.3
_WHOLE: Final = 10_000
"""Longer than any frame: the way sees all of the middle at once."""
_SMALL: Final = 560
_OFTEN: Final = 4
_MOST_MODULES: Final = 38
"""Of a code on bent paper: version 7 (45) at the most, about 8 ms."""
_ROUND: Final = (CodeFormat.QR, CodeFormat.MICRO_QR)
_MATRIX: Final = (CodeFormat.DATA_MATRIX,)
"""Looked for alone: the search for its edges is dearer than all other kinds together."""
_TARGET: Final = (CodeFormat.AZTEC,)
_SQUARES: Final = (*_ROUND, *_TARGET, *_MATRIX)
_LARGER, _MEAN, _THRICE, _CRISPER, _GRID = DEEP[:5]
"""These gained most on the tuning half (see `code_steps`)."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to look for some kinds. `part`: pixels a part is long; `fit`: it is made that small."""

    step: Step
    formats: tuple[CodeFormat, ...]
    part: int = _WHOLE
    fit: int = _WHOLE

    @property
    def is_long(self) -> bool:
        """Whether a turn has several pieces."""
        return self.step is _GRID

    def pieces(self, grey: Grey, part: Part) -> Iterator[list[RawCode]]:
        """The codes on a part of a frame, piece by piece. Their places are those in the part."""
        seen = as_picture(fitted(np.ascontiguousarray(grey[part]), self.fit))
        if self.is_long:
            yield from grid_pieces(seen, self.formats, _MOST_MODULES)
        else:
            yield self.step.read(seen, self.formats)


@dataclass(frozen=True, slots=True)
class Turn:
    """One way, one part."""

    way: Way
    part: Part


WAYS: Final = (
    *(Way(step, kinds) for step in (PLAIN, _MEAN) for kinds in (_ROUND, _TARGET)),
    *(Way(step, _MATRIX, 640) for step in (PLAIN, _MEAN)),
    *(Way(step, _SQUARES, fit=_SMALL) for step in (_CRISPER, _GRID)),
    *(Way(_LARGER, kinds, 400) for kinds in ((*_ROUND, *_TARGET), _MATRIX)),
    *(Way(_THRICE, kinds, 240) for kinds in (_ROUND, _TARGET)),
    Way(_CRISPER, (*_ROUND, *_TARGET), 560),
    Way(_CRISPER, _MATRIX, 400),
    Way(_GRID, _ROUND, 640, fit=480),
)


@cache
def turns(height: int, width: int) -> tuple[Turn, ...]:
    """All turns on a frame of that size, in order: every way moves on at its own pace, and those
    that need few turns come round several times.
    """
    due: list[tuple[float, int, Turn]] = []
    for number, way in enumerate(WAYS):
        rows, columns = (_parts(_middle(length), way.part) for length in (height, width))
        parts = [(y, x) for y in rows for x in columns]
        parts *= _OFTEN if len(parts) < _OFTEN else 1
        for i, part in enumerate(parts):
            due.append((i / len(parts), number, Turn(way, part)))
    return tuple(turn for _, _, turn in sorted(due, key=lambda entry: entry[:2]))


def _middle(length: int) -> slice:
    rim = round(length * (1 - _MIDDLE) / 2)
    return slice(rim, length - rim)


def _parts(middle: slice, longest: int) -> list[slice]:
    """Overlapping parts that cover a stretch, each short enough."""
    over = middle.stop - middle.start - longest
    if over <= 0:
        return [middle]
    count = math.ceil(over / (longest * (1 - _OVERLAP))) + 1
    starts = (middle.start + round(i * over / (count - 1)) for i in range(count))
    return [slice(start, start + longest) for start in starts]
