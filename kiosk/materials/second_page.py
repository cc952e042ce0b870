"""Sees a second page beside the first: only one of them would be kept."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from kiosk.materials.page import PageFound, proposals
from kiosk.materials.paper import likeness_to_paper
from kiosk.materials.picture import Picture
from kiosk.materials.quad import Quad, area, in_order, support

_CLEAR: Final = 0.7
_LIKE_PAPER: Final = 0.6
_SHARED: Final = 0.08
_ACROSS: Final = 1.3
_SIZES: Final = (0.3, 3.0)
"""Of the first page's area: what is much smaller is a clip or a phone, not another page."""


def other_page(frame: Picture, found: PageFound) -> float | None:
    """How clearly (0..1) another page of such a size lies beside `found`, or None.

    About as dear as finding one. Pages that lie on one another are seen as one.
    """
    if not _has_room(found):
        return None
    seen = proposals(frame)
    height, width = seen.slope.shape
    first = np.array(found.corners, np.float32).reshape(4, 2) * np.array([width, height])
    best: float | None = None
    for quad in seen.quads:
        if not _is_beside(first.astype(np.float32), quad):
            continue
        clear = support(quad, seen.slope)
        if clear >= _CLEAR and likeness_to_paper(seen.soft, quad) >= _LIKE_PAPER:
            best = max(clear, best or 0.0)
    return best


def _has_room(found: PageFound) -> bool:
    """Whether the frame leaves enough free beside a page that fills most of it.

    Both are convex, so the other lies beyond one side, or for a little across a corner.
    """
    points = np.clip(np.array(found.corners, np.float32).reshape(4, 2), 0.0, 1.0)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    around = (right - left) * (bottom - top) - area(points)
    free = _ACROSS * max(left, 1 - right, top, 1 - bottom) + around
    return float(free) > _SIZES[0] * (1 - _SHARED) * area(points)


def _is_beside(first: Quad, other: Quad) -> bool:
    size = area(other) / max(area(first), 1.0)
    if not _SIZES[0] <= size <= _SIZES[1]:
        return False
    shared, _ = cv2.intersectConvexConvex(in_order(first), in_order(other))
    return float(shared) < _SHARED * min(area(first), area(other))
