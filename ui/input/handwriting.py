"""Characters for what was written by hand. Pure; it remembers nothing between two calls.

The model is made from fonts by `build_handwriting.py`. How often a character is used speaks last:
of two that look alike, the common one is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ui.input.lexicon import Lexicon, shipped_lexicon
from ui.input.shape import Floats, along, features, small_picture

MODEL: Final = Path(__file__).parent / "handwriting.npz"
MAX_POINTS: Final = 4000
"""More points than this are no character; they are not looked at."""
_SHOWN: Final = 20
_COMMON: Final = 0.004

Strokes = Sequence[Sequence[tuple[float, float]]]


@dataclass(frozen=True, slots=True)
class Model:
    """Characters, and where their shapes lie."""

    characters: str
    centre: Floats
    projection: Floats
    """A row for each number kept."""
    means: Floats
    common: NDArray[np.float32]

    def nearest(self, rows: Floats) -> NDArray[np.int64]:
        """For rows of features: the indices of the likeliest characters, best first."""
        # Not `@`: its threads wait for each other wherever another program has the second core.
        at = np.einsum("ij,kj->ik", rows - self.centre, self.projection)
        at /= np.maximum(np.linalg.norm(at, axis=1, keepdims=True), 1e-6)
        score = np.einsum("ij,kj->ik", at, self.means) + self.common
        return np.argsort(-score, axis=1)[:, :_SHOWN]


@cache
def shipped_model() -> Model:
    """The model that ships with the kiosk; the first call reads it."""
    with np.load(MODEL) as kept:
        text = str(kept["characters"])
        return Model(
            text,
            kept["centre"],
            np.ascontiguousarray(kept["projection"].astype(np.float32).T),
            kept["means"].astype(np.float32) * kept["scale"].astype(np.float32),
            _commonness(text, shipped_lexicon()),
        )


def _commonness(text: str, lexicon: Lexicon) -> NDArray[np.float32]:
    weights: dict[str, float] = {}
    for shelf in (key for key in lexicon.shelves if len(key) == 1):
        for group in lexicon.groups(shelf):
            for character, weight in group.each():
                weights[character] = max(weights.get(character, 0.0), weight)
    return np.array([weights.get(c, 0.0) * _COMMON for c in text], np.float32)


def recognised(strokes: Strokes, model: Model) -> tuple[str, ...]:
    """Characters that look like the strokes, likeliest first; none for nothing or too much."""
    every = [point for stroke in strokes for point in stroke]
    if not 2 <= len(every) <= MAX_POINTS:
        return ()
    extent = np.ptp(np.array(every, np.float32), 0).max()
    if not np.isfinite(extent) or extent <= 0:
        return ()
    row = features(small_picture(along(strokes))[None])
    return tuple(model.characters[i] for i in model.nearest(row)[0])
