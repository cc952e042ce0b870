"""The shape of something written, as numbers: which directions the lines take where.

The order and number of strokes do not matter, only the lines they leave. A picture of points is
evened out (dense parts get more room), drawn small, and its edges are counted by eight
directions on a grid of eight by eight. The method is the classic one for handwritten characters:
line-density normalisation and direction features, see Liu, Nakashima, Sako, Fujisawa,
"Handwritten digit recognition: investigation of normalization and feature extraction
techniques", Pattern Recognition 37 (2004).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

SIDE: Final = 64
_GRID: Final = 8
_DIRECTIONS: Final = 8
LENGTH: Final = _GRID * _GRID * _DIRECTIONS
_MARGIN: Final = 5
_DENSITY_FLOOR: Final = 0.6
_KERNEL: Final = (0.06, 0.24, 0.4, 0.24, 0.06)
_STEP: Final = 0.6
"""Points along a stroke are at most this far apart, in pixels of the small picture."""


def _windows() -> Floats:
    """Soft windows that gather 64 rows or columns into 8."""
    centres = (np.arange(_GRID) + 0.5) * SIDE / _GRID
    at = np.arange(SIDE) + 0.5
    sigma = SIDE / _GRID * 0.6
    weights = np.exp(-((at[None] - centres[:, None]) ** 2) / (2 * sigma**2))
    return np.asarray(weights / weights.sum(1, keepdims=True), np.float32)


_WINDOWS: Final = _windows()


def along(strokes: Sequence[Sequence[tuple[float, float]]]) -> Floats:
    """Points all along the strokes, evenly close, whatever the speed of the hand."""
    drawn = [np.array(s, np.float32) for s in strokes if len(s) > 0]
    if not drawn:
        return np.zeros((0, 2), np.float32)
    every = np.concatenate(drawn)
    size = max(float(np.ptp(every, 0).max()), 1e-6)
    step = size / (SIDE - 2 * _MARGIN) * _STEP
    return np.concatenate([_even(stroke, step) for stroke in drawn])


def _even(stroke: Floats, step: float) -> Floats:
    if len(stroke) == 1:
        return stroke
    lengths = np.hypot(*np.diff(stroke, axis=0).T)
    way = np.concatenate([[0.0], np.cumsum(lengths)])
    at = np.linspace(0, way[-1], max(2, int(way[-1] / step) + 1))
    both = [np.interp(at, way, stroke[:, axis]) for axis in (0, 1)]
    return np.stack(both, 1).astype(np.float32)


def small_picture(points: Floats) -> Floats:
    """The points evened out and drawn into a square of `SIDE`."""
    low, high = points.min(0), points.max(0)
    extent = np.maximum(high - low, 1e-6)
    # A narrow character (1, 一) stays narrow, though less so.
    ratio = extent / extent.max()
    room = (SIDE - 2 * _MARGIN) * np.sqrt(np.sin(np.pi / 2 * ratio)) * (ratio > 0.03)
    unit = (points - low) / extent
    evened = np.stack([_spread(unit[:, axis]) for axis in (0, 1)], 1)
    at = evened * room + (SIDE - room) / 2
    return _splat(at.astype(np.float32))


def _spread(values: NDArray[np.float32]) -> NDArray[np.float64]:
    """Give crowded places more room: equalise how many points lie along an axis, half-way."""
    bins = 32
    counts, _ = np.histogram(values, bins=bins, range=(0, 1))
    smooth = np.convolve(np.pad(counts.astype(float), 2, mode="edge"), [1, 2, 3, 2, 1], "valid")
    density = smooth / smooth.sum() * bins + _DENSITY_FLOOR
    way = np.concatenate([[0.0], np.cumsum(density)])
    return np.asarray(np.interp(values, np.linspace(0, 1, bins + 1), way / way[-1]))


def _splat(at: Floats) -> Floats:
    picture = np.zeros((SIDE, SIDE), np.float32)
    corner = np.clip(np.floor(at - 0.5).astype(int), 0, SIDE - 2)
    part = np.clip(at - 0.5 - corner, 0, 1)
    for dx in (0, 1):
        for dy in (0, 1):
            weight = np.abs(1 - dx - part[:, 0]) * np.abs(1 - dy - part[:, 1])
            np.add.at(picture, (corner[:, 1] + dy, corner[:, 0] + dx), weight)
    return np.minimum(picture, 1)


def _blur(pictures: Floats) -> Floats:
    padded = np.pad(pictures, ((0, 0), (2, 2), (2, 2)))
    rows = np.zeros_like(padded[:, :SIDE])
    soft = np.zeros_like(pictures)
    for i, share in enumerate(_KERNEL):
        rows += share * padded[:, i : i + SIDE, :]
    for i, share in enumerate(_KERNEL):
        soft += share * rows[:, :, i : i + SIDE]
    return soft


def features(pictures: Floats) -> Floats:
    """Direction features of small pictures: one row of `LENGTH` numbers of length one each."""
    soft = _blur(pictures)
    down, right = np.gradient(soft, axis=(1, 2))
    strength = np.hypot(right, down)
    turn = np.arctan2(down, right) / (2 * np.pi) * _DIRECTIONS % _DIRECTIONS
    first = np.floor(turn).astype(int) % _DIRECTIONS
    share = turn - np.floor(turn)
    rows = np.empty((len(pictures), _DIRECTIONS, _GRID, _GRID), np.float32)
    for d in range(_DIRECTIONS):
        here = strength * ((first == d) * (1 - share) + ((first + 1) % _DIRECTIONS == d) * share)
        rows[:, d] = _WINDOWS @ here.astype(np.float32) @ _WINDOWS.T
    flat = np.sqrt(rows.reshape(len(pictures), LENGTH))
    return np.asarray(flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-6))
