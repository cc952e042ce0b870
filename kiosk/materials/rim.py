"""Tells a page's own side from a line of the ground beside it, by the colours just inside.

Boards, checked cloth and the edges of things run along a page as clear and as straight as its own
sides. Only what lies within differs: inside the page's side is the page, inside a line of the
ground is more of the ground. So the colours just inside an outline are compared with those
beside it and with everything in it; no colour of paper or of ground is presumed.
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.materials.picture import Picture
from kiosk.materials.quad import Quad, in_order

Floats = npt.NDArray[np.float32]

_LEVELS: Final = 16
"""Of each colour: finer than a shade of cloth, coarser than noise."""
_STEPS: Final = 40
_KEPT_CLEAR: Final = 0.05
_INWARDS: Final = (2.5, 4.0, 5.5)
"""Pixels: beyond the softness of the edge, within the narrowest check of a cloth."""
_OUTWARDS: Final = tuple(-float(d) for d in range(4, 60, 4))
"""Pixels: a check and its neighbour, but the same light as on the page beside it."""
_ENOUGH: Final = 0.05
_BINS: Final = _LEVELS**3


class Rims:
    """The colours of one frame, ready to be asked about any outline on it."""

    def __init__(self, soft: Picture) -> None:
        levels = (soft // (256 // _LEVELS)).astype(np.uint16)
        self._bins = (levels[..., 0] * _LEVELS + levels[..., 1]) * _LEVELS + levels[..., 2]
        self._coarse = np.ascontiguousarray(self._bins[::2, ::2])

    def own(self, quad: Quad) -> float:
        """How much the rim inside `quad` is the page's own (0..1), of its worst side.

        Towards 0: the colours there are those of the ground beside it. Around 0.5: page and
        ground do not differ in colour, or most of what is inside is ground.
        """
        mask = np.zeros(self._coarse.shape, np.uint8)
        cv2.fillConvexPoly(mask, np.round(quad / 2).astype(np.int32), (1,))
        within = _density(self._coarse[mask > 0])
        beyond: Floats | None = None
        worst = 1.0
        ordered = in_order(quad)
        for start, end in zip(ordered, np.roll(ordered, -1, axis=0), strict=True):
            near = self._along(start, end, _OUTWARDS)
            if len(near) >= _ENOUGH * _STEPS * len(_OUTWARDS):
                outside = _density(near)
            else:  # too close to the frame's border
                beyond = _density(self._coarse[mask == 0]) if beyond is None else beyond
                outside = beyond
            rim = self._along(start, end, _INWARDS)
            share = within[rim] / np.maximum(within[rim] + outside[rim], 1e-9)
            worst = min(worst, float(share.mean()) if len(rim) else 1.0)
        return worst

    def _along(
        self, start: Floats, end: Floats, depths: tuple[float, ...]
    ) -> npt.NDArray[np.uint16]:
        """The colours that the frame shows along a side, at those depths inwards."""
        height, width = self._bins.shape
        along = np.linspace(_KEPT_CLEAR, 1 - _KEPT_CLEAR, _STEPS, dtype=np.float32)[:, None]
        side = end - start
        inwards = np.array([-side[1], side[0]]) / max(float(np.hypot(*side)), 1e-6)
        points = np.concatenate([start + along * side + d * inwards for d in depths])
        x, y = points.round().astype(np.intp).T
        seen = (x >= 0) & (y >= 0) & (x < width) & (y < height)
        return np.asarray(self._bins[y[seen], x[seen]], np.uint16)


def _density(bins: npt.NDArray[np.uint16]) -> Floats:
    """The share of each colour, some of it lent to its neighbours: shades fall between bins."""
    cube = np.bincount(bins, minlength=_BINS).reshape((_LEVELS,) * 3).astype(np.float32)
    for axis in range(3):
        first = np.moveaxis(cube, axis, 0)
        spread = first.copy()
        spread[1:] += 0.5 * first[:-1]
        spread[:-1] += 0.5 * first[1:]
        cube = np.moveaxis(spread, 0, axis)
    return cube.ravel() / max(float(cube.sum()), 1.0)
