"""Quadrilaterals in a picture: order, area, and fitting their sides to the edges under them."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

Quad = npt.NDArray[np.float32]
"""Four corners (x, y) in pixels."""

Floats = npt.NDArray[np.float32]

_STEPS: Final = 72
_REACH: Final = 6.0
_KEPT_CLEAR: Final = 0.08
STEEP: Final = 24.0
"""From this slope (grey levels a pixel, Sobel) on there is an edge."""
_NEAR: Final = 2.0
_ROUNDS: Final = 2
_AT_FRAME: Final = 4.0
_UNSEEN: Final = 0.85


def in_order(quad: Quad) -> Quad:
    """Corners clockwise from the one nearest to the top left as the page is turned.

    The first side is the one that points most nearly to the right.
    """
    centre = quad.mean(axis=0)
    angles = np.arctan2(quad[:, 1] - centre[1], quad[:, 0] - centre[0])
    clockwise = quad[np.argsort(angles)]
    sides = np.roll(clockwise, -1, axis=0) - clockwise
    first = int(np.argmax(sides[:, 0] / np.maximum(np.hypot(sides[:, 0], sides[:, 1]), 1e-6)))
    return np.roll(clockwise, -first, axis=0).astype(np.float32)


def area(quad: Quad) -> float:
    """Area in square pixels."""
    return float(cv2.contourArea(quad))


def is_convex(quad: Quad) -> bool:
    """Whether no corner points inwards."""
    return bool(cv2.isContourConvex(quad.astype(np.float32)))


def support(quad: Quad, slope: Floats) -> float:
    """The share (0..1) of the outline with an edge under it, the weakest side counting double.

    A side along the frame's own border counts nearly in full: the page goes on where nothing is
    seen. Two sides at least must show.
    """
    shares, seen = [], 0
    for start, end in _sides(in_order(quad)):
        if _runs_along_frame(start, end, slope):
            shares.append(_UNSEEN)
            continue
        across = _profile(start, end, slope, _NEAR)
        shares.append(float((across.max(axis=1) > STEEP).mean()))
        seen += 1
    return (sum(shares) + min(shares)) / 5 if seen >= 2 else 0.0


def seen_along(quad: Quad, slope: Floats) -> list[float]:
    """The share (0..1) of each side that shows an edge, in the order of the corners."""
    return [
        float((_profile(start, end, slope, _NEAR).max(axis=1) > STEEP).mean())
        for start, end in _sides(quad)
    ]


def refitted(quad: Quad, slope: Floats) -> Quad:
    """Move each side onto the steepest line near it; sides that see no edge stay."""
    quad = in_order(quad)
    for _ in range(_ROUNDS):
        lines = [_fitted_side(start, end, slope) for start, end in _sides(quad)]
        corners = [_crossing(lines[i - 1], lines[i]) for i in range(4)]
        fresh = [c if c is not None else quad[i] for i, c in enumerate(corners)]
        moved = np.array(fresh, np.float32)
        if not is_convex(moved) or np.abs(moved - quad).max() > 4 * _REACH:
            return quad
        quad = moved
    return quad


def _sides(quad: Quad) -> list[tuple[Floats, Floats]]:
    return [(quad[i], quad[(i + 1) % 4]) for i in range(4)]


def _runs_along_frame(start: Floats, end: Floats, slope: Floats) -> bool:
    height, width = slope.shape
    for axis, last in ((0, width - 1), (1, height - 1)):
        ends = (float(start[axis]), float(end[axis]))
        if max(ends) < _AT_FRAME or min(ends) > last - _AT_FRAME:
            return True
    return False


def _profile(start: Floats, end: Floats, slope: Floats, reach: float) -> Floats:
    """Slopes sampled across a side: one row per step along it."""
    along = np.linspace(_KEPT_CLEAR, 1 - _KEPT_CLEAR, _STEPS, dtype=np.float32)[:, None]
    points = start + (end - start) * along
    offsets = np.arange(-reach, reach + 0.01, 0.5, dtype=np.float32)
    normal = _normal(start, end)
    x = points[:, 0:1] + offsets * normal[0]
    y = points[:, 1:2] + offsets * normal[1]
    sampled = cv2.remap(slope, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    return np.asarray(sampled, np.float32)


def _normal(start: Floats, end: Floats) -> Floats:
    side = end - start
    length = max(float(np.hypot(side[0], side[1])), 1e-6)
    return np.array([-side[1], side[0]], np.float32) / length


def _fitted_side(start: Floats, end: Floats, slope: Floats) -> tuple[Floats, Floats]:
    """A point on the side's line and its direction, after fitting."""
    if _runs_along_frame(start, end, slope):
        return start, end - start
    across = _profile(start, end, slope, _REACH)
    offsets = np.arange(-_REACH, _REACH + 0.01, 0.5, dtype=np.float32)
    peak = across.argmax(axis=1)
    rows = np.arange(len(peak))
    seen = across[rows, peak] > STEEP
    if seen.sum() < _STEPS // 3:
        return start, end - start
    window = np.clip(peak[:, None] + np.arange(-3, 4), 0, across.shape[1] - 1)
    weight = across[rows[:, None], window] ** 2
    where = (weight * offsets[window]).sum(axis=1) / np.maximum(weight.sum(axis=1), 1e-6)
    along = np.linspace(_KEPT_CLEAR, 1 - _KEPT_CLEAR, _STEPS, dtype=np.float32)[:, None]
    points = start + (end - start) * along + where[:, None] * _normal(start, end)
    line = cv2.fitLine(points[seen].astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel()
    direction = line[:2] if np.dot(line[:2], end - start) > 0 else -line[:2]
    return line[2:].astype(np.float32), direction.astype(np.float32)


def _crossing(one: tuple[Floats, Floats], other: tuple[Floats, Floats]) -> Floats | None:
    matrix = np.stack([one[1], -other[1]], axis=1).astype(np.float64)
    determinant = matrix[0, 0] * matrix[1, 1] - matrix[0, 1] * matrix[1, 0]
    scale = float(np.hypot(*one[1]) * np.hypot(*other[1]))
    if abs(determinant) < 0.2 * scale:
        return None
    step = np.linalg.solve(matrix, (other[0] - one[0]).astype(np.float64))
    return np.asarray(one[0] + one[1] * step[0], np.float32)
