"""Tells when a page lies still, so that the picture may be taken by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_STILL: Final = 0.006
"""How far a corner may wander, as a share of the frame: a page that lies, not a hand that holds."""


class SteadyWatch:
    """Fed the corners of every frame, says when they have not moved for `frames` in a row."""

    def __init__(self, frames: int = 8) -> None:
        if frames < 2:
            raise ValueError("steadiness needs two frames at least")
        self._frames = frames
        self._resting: tuple[float, ...] = ()
        self._seen = 0

    def feed(self, corners: Sequence[float] | None) -> bool:
        """Take the corners of the next frame, None if there was no page; say whether it is steady.

        Corners are compared with where they came to rest, not with the last frame, so a slow
        slide is a movement too.
        """
        if corners is None:
            self._resting, self._seen = (), 0
        elif self._resting and _furthest(self._resting, corners) <= _STILL:
            self._seen += 1
        else:
            self._resting, self._seen = tuple(corners), 1
        return self._seen >= self._frames


def _furthest(one: Sequence[float], other: Sequence[float]) -> float:
    return max((abs(a - b) for a, b in zip(one, other, strict=True)), default=0.0)
