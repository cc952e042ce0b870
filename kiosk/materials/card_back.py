"""Completes the outline of a card whose magnetic stripe is as dark as the tray it lies on.

Of such a card only the part below the stripe is found. The rest is looked for where it must be:
all cards have one size (ISO/IEC 7810, ID-1: 85.60 x 53.98 mm), which says where the far side lies.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import numpy as np

from kiosk.materials.page import PageFound, proposals
from kiosk.materials.picture import Picture
from kiosk.materials.quad import Floats, Quad, area, in_order, refitted, seen_along

_CARD: Final = 85.60 / 53.98
_TOO_LONG: Final = (1.8, 3.4)
"""Proportions of what is left of a card: a stripe ends 6 to 29 mm from the side next to it."""
_CLEAR: Final = 0.8
_ALIKE: Final = 0.12


def completed(frame: Picture, found: PageFound) -> PageFound:
    """`found`, or the whole card it is a part of."""
    slope = proposals(frame).slope
    height, width = slope.shape
    size = np.array([width, height], np.float32)
    quad = in_order(np.array(found.corners, np.float32).reshape(4, 2) * size - np.float32(0.5))
    for grown in _grown(quad):
        fitted = refitted(grown, slope)
        same_size = abs(area(fitted) / max(area(grown), 1.0) - 1) < _ALIKE
        if same_size and _shows_long_sides(fitted, slope):
            corners = np.clip((in_order(fitted) + 0.5) / size, 0.0, 1.0)
            return replace(found, corners=tuple(float(v) for v in corners.ravel()))
    return found


def _shows_long_sides(quad: Quad, slope: Floats) -> bool:
    across, down = (float(np.hypot(*(quad[i] - quad[0]))) for i in (1, 3))
    seen = seen_along(quad, slope)
    return min(seen[::2] if across >= down else seen[1::2]) >= _CLEAR


def _grown(quad: Quad) -> Iterator[Quad]:
    """The card of which `quad` may be the lower or the upper part: its long sides come first."""
    across, down = (float(np.hypot(*(quad[i] - quad[0]))) for i in (1, 3))
    if down > across:
        quad = np.roll(quad, -1, axis=0)
        across, down = down, across
    if not _TOO_LONG[0] < across / max(down, 1.0) < _TOO_LONG[1]:
        return
    more = np.float32(across / _CARD / down)
    top, bottom = quad[[0, 1]], quad[[3, 2]]
    yield np.concatenate([bottom + more * (top - bottom), bottom[::-1]]).astype(np.float32)
    yield np.concatenate([top, (top + more * (bottom - top))[::-1]]).astype(np.float32)
