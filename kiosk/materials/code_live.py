"""Reads a code that is held under the document camera, frame by frame.

Every frame gets the cheapest look; the slow ways take turns, the rarer the dearer the last one
was, so that the live picture of a small machine goes on. A turn is one way of looking at one part
of the frame: the dear ways see the whole only made smaller, and in full size one part at a time.
"""

from __future__ import annotations

import math
import time
from functools import cache
from typing import Final

import cv2
import numpy as np

from kiosk.materials.code_readers import RawCode, quick_qr
from kiosk.materials.code_steps import DEEP, PLAIN, SQUARE, Step
from kiosk.materials.codes import as_codes
from kiosk.materials.picture import Grey, Picture, as_picture, fitted

_CHEAP: Final = (PLAIN, DEEP[1])
_ENLARGED: Final = (DEEP[0], DEEP[2])
_DEAR: Final = (*_ENLARGED, *DEEP[3:5])
"""The first five gained most on the tuning half (see `code_steps`)."""
_WHOLE: Final = 560
_PART: Final = 400
"""Pixels: some 25 ms of processor time for the dearest way. A code is whole in it, or large enough
to be read when the frame is made smaller."""
_STRIDE: Final = 288
_FLAT: Final = 12
"""Grey levels between lightest and darkest: nothing can be read there."""
_SHARE_S: Final = 0.009
"""Processor time a frame may cost on average for the slow ways; the quick look takes about 3 ms."""
_LONGEST_PAUSE: Final = 90
"""Frames: six seconds at the most go by without any slow way."""
_MIDDLE: Final = 0.8
_AWAY: Final = 12
"""Frames after which a code that was read counts as taken away."""

Part = tuple[slice, slice]
"""Rows and columns."""


class CodeSeeker:
    """Fed frames, gives the text of a code once, until it has been taken away and comes again."""

    def __init__(self) -> None:
        self._frames = 0
        self._turn = 0
        self._slow_from = 0
        self._told = ""
        self._unseen = 0

    def feed(self, frame: Picture) -> str | None:
        """The text of a square code that was not told yet, or None. What is no text is nothing."""
        grey = as_picture(cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY))
        found = quick_qr(grey)
        if not found and self._frames >= self._slow_from:
            begun = time.thread_time()
            found = self._slowly(grey)
            spent = time.thread_time() - begun
            pause = min(max(1, math.ceil(spent / _SHARE_S)), _LONGEST_PAUSE)
            self._slow_from = self._frames + pause
        self._frames += 1
        text = next((code.text for code in as_codes(found) if code.text), None)
        if text is None or text == self._told:
            self._unseen = self._unseen + 1 if text is None else 0
            if self._unseen >= _AWAY:
                self._told = ""
            return None
        self._told, self._unseen = text, 0
        return text

    def _slowly(self, grey: Grey) -> list[RawCode]:
        turns = _turns(grey.shape[0], grey.shape[1])
        step, part = turns[self._turn % len(turns)]
        self._turn += 1
        seen = np.ascontiguousarray(grey[part])
        if step not in _CHEAP:
            seen = as_picture(fitted(seen, _WHOLE))
        return [] if np.ptp(seen[::4, ::4]) < _FLAT else step.read(seen, SQUARE)


@cache
def _turns(height: int, width: int) -> tuple[tuple[Step, Part], ...]:
    """Every slow way with every part of the frame it takes a turn at."""
    down, across = _middle(height), _middle(width)
    whole = (down, across)
    parts = [(y, x) for y in _parts(down) for x in _parts(across)]
    return (
        *((step, whole) for step in (*_CHEAP, *_DEAR) if step not in _ENLARGED),
        *((step, part) for part in parts for step in _DEAR),
    )


def _middle(length: int) -> slice:
    rim = round(length * (1 - _MIDDLE) / 2)
    return slice(rim, length - rim)


def _parts(middle: slice) -> list[slice]:
    """Overlapping parts that cover a stretch, each short enough."""
    over = middle.stop - middle.start - _PART
    if over <= 0:
        return [middle]
    count = math.ceil(over / _STRIDE) + 1
    starts = (middle.start + round(i * over / (count - 1)) for i in range(count))
    return [slice(start, start + _PART) for start in starts]
