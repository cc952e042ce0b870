"""Measures where a lattice of known pitch lies in a picture, place by place.

The steepness of the picture is multiplied by a wave of one module's length and averaged nearby;
the angle of the result says how far the lattice is shifted there, and following that angle from
a place that is known counts modules. (Windowed Fourier analysis as for interference fringes:
Takeda et al., J. Opt. Soc. Am. 72, 156, 1982. Following the clearest places first: Herraez et
al., Applied Optics 41, 7437, 2002. Using them for codes is our own idea.)
"""

from __future__ import annotations

import heapq
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.materials.picture import Grey

Floats = npt.NDArray[np.float32]

_REACH: Final = 1.8
"""Modules over which the lattice is averaged."""
_SMOOTHED: Final = 0.8


def shifts(flat: Grey, *, pitch: int, start: tuple[int, int]) -> tuple[Floats, Floats]:
    """How far the lattice lies to the left and above of where a regular one would.

    In modules, one value per module of `flat` (whose sides are multiples of `pitch` pixels),
    counted from the module `start` (column, row).
    """
    soft = np.asarray(cv2.GaussianBlur(flat, (0, 0), 1.0), np.float32)
    waves = [_wave(soft, axis, pitch) for axis in (1, 0)]
    clear = np.sqrt(np.abs(waves[0]) * np.abs(waves[1])).astype(np.float32)
    order = _outward(clear, start)
    return _followed(waves[0], clear, order), _followed(waves[1], clear, order)


def _wave(soft: Floats, axis: int, pitch: int) -> npt.NDArray[np.complex64]:
    """The lattice's wave around each module: its angle is the shift, its length how clear it is."""
    steep = np.abs(cv2.Sobel(soft, cv2.CV_32F, axis, 1 - axis))
    place = (np.arange(soft.shape[axis], dtype=np.float32) + 0.5) / pitch
    angle = 2 * np.pi * (place if axis == 1 else place[:, None])
    size = (soft.shape[1] // pitch, soft.shape[0] // pitch)
    parts = []
    for factor in (np.cos(angle), -np.sin(angle)):
        mean = cv2.resize((steep * factor).astype(np.float32), size, interpolation=cv2.INTER_AREA)
        parts.append(cv2.GaussianBlur(mean, (0, 0), _REACH))
    return np.asarray(parts[0] + 1j * parts[1], np.complex64)


def _outward(clear: Floats, start: tuple[int, int]) -> list[tuple[int, int, int, int]]:
    """Pairs (row, column, row before, column before), the clearest neighbours first."""
    height, width = clear.shape
    levels = clear.tolist()
    column, row = start
    heap = [(0.0, row, column, row, column)]
    done = bytearray(height * width)
    order = []
    while heap:
        _, y, x, from_y, from_x = heapq.heappop(heap)
        if done[y * width + x]:
            continue
        done[y * width + x] = 1
        order.append((y, x, from_y, from_x))
        for v, u in ((y, x + 1), (y, x - 1), (y + 1, x), (y - 1, x)):
            if 0 <= v < height and 0 <= u < width and not done[v * width + u]:
                heapq.heappush(heap, (-levels[v][u], v, u, y, x))
    return order


def _followed(
    wave: npt.NDArray[np.complex64], clear: Floats, order: list[tuple[int, int, int, int]]
) -> Floats:
    turns = (np.angle(wave) / (2 * np.pi)).tolist()
    for y, x, from_y, from_x in order:
        before = turns[from_y][from_x]
        turns[y][x] += round(before - turns[y][x])
    found = np.array(turns, np.float32)
    weight = clear**2 + 1e-6 * float(clear.max()) ** 2 + 1e-12
    even = cv2.GaussianBlur(found * weight, (0, 0), _SMOOTHED)
    return np.asarray(even / cv2.GaussianBlur(weight, (0, 0), _SMOOTHED), np.float32)
