"""Reads a code that is held under the document camera, frame by frame.

Every frame gets the cheapest look; the slow ways take turns, the rarer the dearer the last one
was, so that the live picture of a small machine goes on.
"""

from __future__ import annotations

import math
import time
from typing import Final

import cv2
import numpy as np

from kiosk.materials.code_readers import RawCode, quick_qr
from kiosk.materials.code_steps import DEEP, PLAIN, SQUARE
from kiosk.materials.codes import as_codes
from kiosk.materials.picture import Grey, Picture, as_picture

SLOW_EVERY: Final = 4
_SLOW: Final = (PLAIN, *DEEP[:5])
"""The first five gained most on the tuning half (see `code_steps`)."""
_SHARE_S: Final = 0.009
"""Processor time a frame may cost on average for the slow ways; the quick look takes about 3 ms."""
_LONGEST_PAUSE: Final = 90
"""Frames: six seconds at the most go by without any slow way."""
_MIDDLE: Final = 0.8
_AWAY: Final = 12
"""Frames after which a code that was read counts as taken away."""


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
            pause = min(max(SLOW_EVERY, math.ceil(spent / _SHARE_S)), _LONGEST_PAUSE)
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
        step = _SLOW[self._turn % len(_SLOW)]
        self._turn += 1
        height, width = grey.shape
        top, left = round(height * (1 - _MIDDLE) / 2), round(width * (1 - _MIDDLE) / 2)
        middle = np.ascontiguousarray(grey[top : height - top, left : width - left])
        return step.read(middle, SQUARE)
