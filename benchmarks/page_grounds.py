"""What a page may lie on: the kiosk's mat, wood, woven cloth, a table full of things."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]

GROUNDS: Final = ("black mat", "grey mat", "wood", "cloth", "clutter")


def ground(name: str, size: tuple[int, int], rng: np.random.Generator) -> Picture:
    """A ground of that size (width, height), never the same twice."""
    return _MAKERS[name](size, rng)


def _texture(
    size: tuple[int, int], rng: np.random.Generator, spread: float, stretch: tuple[int, int]
) -> npt.NDArray[np.float32]:
    """Smooth noise; `stretch` is how many pixels one grain is wide and high."""
    width, height = size
    grains = (max(2, height // stretch[1]), max(2, width // stretch[0]))
    coarse = rng.normal(0, spread, grains).astype(np.float32)
    return np.asarray(cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC), np.float32)


def _mat(level: int) -> Callable[[tuple[int, int], np.random.Generator], Picture]:
    def make(size: tuple[int, int], rng: np.random.Generator) -> Picture:
        tone = level + _texture(size, rng, 5, (4, 4)) + _texture(size, rng, 3, (300, 300))
        tint = np.array([1.0, 1.0, 1.04], np.float32)
        return np.clip(tone[..., None] * tint, 0, 255).astype(np.uint8)

    return make


def _wood(size: tuple[int, int], rng: np.random.Generator) -> Picture:
    grain = _texture(size, rng, 14, (900, 7)) + _texture(size, rng, 9, (400, 30))
    board = rng.integers(130, 200)
    colour = np.array([1.0, 0.76, 0.5], np.float32) * board
    picture = colour + grain[..., None]
    for y in range(int(rng.integers(100, 500)), size[1], int(rng.integers(500, 900))):
        cv2.line(picture, (0, y), (size[0], y + int(rng.integers(-8, 8))), (70, 50, 30), 5)
    return np.clip(picture, 0, 255).astype(np.uint8)


def _cloth(size: tuple[int, int], rng: np.random.Generator) -> Picture:
    y, x = np.mgrid[: size[1], : size[0]].astype(np.float32)
    pitch = float(rng.uniform(60, 160))
    bands = (np.sin(2 * np.pi * x / pitch) > 0).astype(np.float32)
    bars = (np.sin(2 * np.pi * y / pitch) > 0).astype(np.float32)
    one, other = rng.integers(40, 220, (2, 3)).astype(np.float32)
    share = ((bands + bars) / 2)[..., None]
    weave = 6 * np.sin(2 * np.pi * x / 9) * np.sin(2 * np.pi * y / 9)
    folds = _texture(size, rng, 14, (500, 500))
    picture = one * share + other * (1 - share) + (weave + folds)[..., None]
    return np.clip(picture, 0, 255).astype(np.uint8)


def _clutter(size: tuple[int, int], rng: np.random.Generator) -> Picture:
    picture = _wood(size, rng)
    for _ in range(14):
        middle = (float(rng.uniform(0, size[0])), float(rng.uniform(0, size[1])))
        sides = (float(rng.uniform(80, 900)), float(rng.uniform(40, 500)))
        box = cv2.boxPoints((middle, sides, float(rng.uniform(0, 180))))
        colour = tuple(int(v) for v in rng.integers(20, 245, 3))
        cv2.fillConvexPoly(picture, box.astype(np.int32), colour, cv2.LINE_AA)
    for _ in range(5):
        a, b = rng.integers((0, 0), size, (2, 2)).tolist()
        colour = tuple(int(v) for v in rng.integers(10, 245, 3))
        cv2.line(picture, a, b, colour, int(rng.integers(8, 40)), cv2.LINE_AA)
    return picture


_MAKERS: Final[Mapping[str, Callable[[tuple[int, int], np.random.Generator], Picture]]] = {
    "black mat": _mat(34),
    "grey mat": _mat(120),
    "wood": _wood,
    "cloth": _cloth,
    "clutter": _clutter,
}
