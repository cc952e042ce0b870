"""Reads a code that is held under the document camera, frame by frame.

Every frame gets the cheapest look. What time is left of the frame's share goes to the slow ways
(`code_turns`), turn by turn, so that the live picture of a small machine goes on; where nothing
is to be seen a turn costs nothing. A turn that does not fit beside the cheap look is made instead
of it on the next frame.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from typing import Final

import cv2
import numpy as np

from kiosk.materials.code_readers import RawCode, quick_qr
from kiosk.materials.code_turns import Part, Turn, Way, turns
from kiosk.materials.codes import as_codes
from kiosk.materials.picture import Grey, Picture, as_picture

_FRAME_S: Final = 0.0095
"""Processor time a frame may cost; what a turn takes is only known within a fifth."""
_FIRST_GUESS_S: Final = 0.005
_FORGETS: Final = 0.98
_LONGEST_PAUSE: Final = 90
"""Frames: six seconds at the most go by without any slow way, on the slowest machine."""
_COARSE: Final = 4
_FLAT: Final = 10
"""Grey levels between lightest and darkest, seen coarsely: nothing can be read there."""
_BOLD: Final = 0.4
"""Share of the frame's own contrast that a part must show, every other time round."""
_AWAY: Final = 12
"""Frames after which a code that was read counts as taken away."""


def hold_to_one_core() -> Callable[[], None]:
    """Let OpenCV use one core of this process, and return what undoes it.

    While codes are looked for the screen needs the others, and a turn is too short to be shared.
    """
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)
    return lambda: cv2.setNumThreads(threads)


class CodeSeeker:
    """Fed frames, gives the text of a code once, until it has been taken away and comes again."""

    def __init__(self) -> None:
        self._slow = _SlowWays()
        self._told = ""
        self._unseen = 0

    def feed(self, frame: Picture) -> str | None:
        """The text of a square code that was not told yet, or None. What is no text is nothing."""
        begun = time.thread_time()
        grey = as_picture(cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY))
        found = [] if self._slow.is_due else quick_qr(grey)
        if not found:
            found = self._slow.look(grey, until=begun + _FRAME_S)
        text = next((code.text for code in as_codes(found) if code.text), None)
        if text is None or text == self._told:
            self._unseen = self._unseen + 1 if text is None else 0
            if self._unseen >= _AWAY:
                self._told = ""
            return None
        self._told, self._unseen = text, 0
        return text


class _SlowWays:
    """Makes as many turns on a frame as it has time for."""

    def __init__(self) -> None:
        self.is_due = False
        """Whether the next turn needs a frame for itself."""
        self._next = 0
        self._pause = 0
        self._begun: Iterator[list[RawCode]] | None = None
        self._cost: dict[Way, float] = {}

    def look(self, grey: Grey, *, until: float) -> list[RawCode]:
        """Make turns; `until` is processor time of this thread."""
        if self._pause:
            self._pause -= 1
            return []
        coarse = as_picture(
            cv2.resize(grey, None, fx=1 / _COARSE, fy=1 / _COARSE, interpolation=cv2.INTER_AREA)
        )
        every = turns(*grey.shape[:2])
        bold = max(_FLAT, round(_BOLD * float(np.ptp(coarse))))
        alone, self.is_due, made = self.is_due, False, 0
        for _ in range(len(every)):
            times, number = divmod(self._next, len(every))
            turn = every[number]
            least = _FLAT if times % 2 else bold
            if self._begun is None and _contrast(coarse, turn.part) < least:
                self._next += 1
                continue
            if not self._fits(turn.way, until) and (made or not alone):
                self.is_due = not made
                break
            found = self._make(turn, grey)
            if found:
                return found
            made += 1
        return []

    def _fits(self, way: Way, until: float) -> bool:
        return time.thread_time() + self._cost.get(way, _FIRST_GUESS_S) <= until

    def _make(self, turn: Turn, grey: Grey) -> list[RawCode]:
        """The next piece of a turn."""
        begun = time.thread_time()
        pieces = turn.way.pieces(grey, turn.part) if self._begun is None else self._begun
        found = next(pieces, None)
        self._begun = pieces if turn.way.is_long and found is not None else None
        if self._begun is None:
            self._next += 1
        cost = time.thread_time() - begun
        known = self._cost.get(turn.way, 0.0)
        self._cost[turn.way] = max(cost, _FORGETS * known)
        if cost > _FRAME_S:  # a slow machine: make up for it
            self._pause = min(math.ceil(cost / _FRAME_S) - 1, _LONGEST_PAUSE)
        return found or []


def _contrast(coarse: Grey, part: Part) -> int:
    rows, columns = (slice(s.start // _COARSE, s.stop // _COARSE) for s in part)
    return int(np.ptp(coarse[rows, columns]))
