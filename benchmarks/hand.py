"""Characters as people write them, for the benchmark and the tests of handwriting.

32 characters were typed in stroke by stroke, by hand (`hand_strokes.txt`). Each is distorted as
hands distort: the whole slanted and stretched, every stroke moved, every point shaken. Strength
1 is tidy, 2 shaky, 3 hardly readable. No person wrote any of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np

STROKES: Final = Path(__file__).parent / "hand_strokes.txt"
Hand = list[list[tuple[float, float]]]


def written() -> dict[str, Hand]:
    """The strokes of each character, on a square of 100."""
    found: dict[str, Hand] = {}
    for line in STROKES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        character, _, rest = line.partition(" ")
        found[character] = [
            [(float(x), float(y)) for x, y in (p.split(",") for p in stroke.split())]
            for stroke in rest.split("|")
        ]
    return found


def shaken(hand: Hand, seed: int, strength: float) -> Hand:
    """Another hand: each stroke moved and stretched a little, the whole slanted."""
    rng = np.random.default_rng(seed)
    slant = np.eye(2) + rng.normal(0, 0.06 * strength, (2, 2))
    out: Hand = []
    for stroke in hand:
        points = np.array(stroke) @ slant.T + rng.normal(0, 1.8 * strength, 2)
        points += rng.normal(0, 1.2 * strength, points.shape)
        out.append([(float(x), float(y)) for x, y in points])
    return out
