"""Finds the three eyes of QR codes: a dark square in a light ring in a dark ring.

ISO/IEC 18004, 6.3.3: the squares are 7, 5 and 3 modules wide. Nested outlines are looked for, so
neither the paper's bend nor its turn matters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.materials.picture import Grey, as_picture

Floats = npt.NDArray[np.float64]

_SMALLEST_EYE: Final = 30.0
"""Square pixels of the outer square: 7 modules of less than one pixel cannot be read."""
_SHORTEST: Final = 13
"""Points of an outline: a shorter one cannot enclose so much, be it a circle."""
_MOST_EYES: Final = 12
_ALIKE: Final = 2.6
_RIGHT_ANGLE: Final = 0.42
_ARMS_ALIKE: Final = 1.7
_SHORTEST_ARM: Final = 11.0
"""Modules between two eyes of the smallest code (14), with room for perspective."""


@dataclass(frozen=True, slots=True)
class Eye:
    """One finder pattern: its middle in pixels, and how wide a module is there."""

    x: float
    y: float
    module: float


@dataclass(frozen=True, slots=True)
class Eyes:
    """Three eyes of one code as they stand in it."""

    top_left: Eye
    top_right: Eye
    bottom_left: Eye

    @property
    def module(self) -> float:
        """The usual width of a module, in pixels."""
        return float(
            np.mean([self.top_left.module, self.top_right.module, self.bottom_left.module])
        )


def eyes_in(grey: Grey) -> Iterator[Eyes]:
    """Likely triples, the most regular first; at most four."""
    eyes = _single_eyes(grey)
    triples = []
    for three in combinations(eyes, 3):
        found = _as_corner(three)
        if found is not None:
            triples.append(found)
    for _, likely in sorted(triples, key=lambda scored: scored[0])[:4]:
        yield likely


def _single_eyes(grey: Grey) -> list[Eye]:
    found: list[Eye] = []
    height, width = grey.shape
    for block in (max(15, min(height, width) // 12 | 1), max(31, min(height, width) // 4 | 1)):
        dark = cv2.adaptiveThreshold(
            grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 4
        )
        for eye in _nested(as_picture(dark)):
            if all(np.hypot(eye.x - o.x, eye.y - o.y) > 3 * eye.module for o in found):
                found.append(eye)
    return sorted(found, key=lambda eye: -eye.module)[:_MOST_EYES]


def _nested(dark: Grey) -> Iterator[Eye]:
    outlines, tree = cv2.findContours(dark, cv2.RETR_TREE, cv2.CHAIN_APPROX_NONE)
    if tree is None:
        return
    children, parents = tree[0][:, 2], tree[0][:, 3]

    @cache  # thousands of specks may share one outline as long as all of them
    def hull_area(outline: int) -> float:
        return float(cv2.contourArea(cv2.convexHull(outlines[outline])))

    inners = np.flatnonzero(children < 0)
    rings = parents[inners]
    outers = np.where(rings >= 0, parents[rings], -1)
    # Most outlines of a grainy picture are specks: those are left out before Python sees them.
    lengths = np.fromiter(map(len, outlines), np.int64, len(outlines))
    nested = (outers >= 0) & (lengths[outers] >= _SHORTEST)
    for inner, ring, outer in np.stack([inners, rings, outers])[:, nested].T.tolist():
        areas = [hull_area(i) for i in (inner, ring, outer)]
        if areas[2] < _SMALLEST_EYE or not _like_an_eye(areas):
            continue
        middle = cv2.moments(outlines[inner])
        if not middle["m00"]:
            continue
        x, y = middle["m10"] / middle["m00"], middle["m01"] / middle["m00"]
        yield Eye(x, y, float(np.sqrt(areas[2] / 49)))


def _like_an_eye(areas: list[float]) -> bool:
    inner, ring, outer = areas
    return 0.03 * outer < inner < 0.34 * outer and 0.25 * outer < ring < 0.85 * outer


def _as_corner(three: tuple[Eye, ...]) -> tuple[float, Eyes] | None:
    """Which of three eyes stands at the corner; None if they belong to no code."""
    sizes = [eye.module for eye in three]
    if max(sizes) > _ALIKE * min(sizes):
        return None
    best: tuple[float, Eyes] | None = None
    for i in range(3):
        corner, one, other = three[i], three[i - 2], three[i - 1]
        a = np.array([one.x - corner.x, one.y - corner.y])
        b = np.array([other.x - corner.x, other.y - corner.y])
        long, short = max(np.hypot(*a), np.hypot(*b)), min(np.hypot(*a), np.hypot(*b))
        if short < _SHORTEST_ARM * min(sizes) or long > _ARMS_ALIKE * short:
            continue
        skew = abs(float(a @ b) / (long * short))
        if skew > _RIGHT_ANGLE:
            continue
        score = skew + long / short - 1 + max(sizes) / min(sizes) - 1
        if best is None or score < best[0]:
            clockwise = a[0] * b[1] - a[1] * b[0] > 0
            best = score, Eyes(corner, *((one, other) if clockwise else (other, one)))
    return best
