"""What is written by hand is recognised: tidy, shaken, in any order of strokes, or refused."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.hand import Hand, shaken, written
from ui.input.handwriting import MAX_POINTS, MODEL, recognised, shipped_model
from ui.input.shape import along

MODEL_NOW = shipped_model()
WRITTEN = written()


def share(strength: float, place: int, *, mixed: bool = False) -> float:
    hits = total = 0
    for number, (character, hand) in enumerate(WRITTEN.items()):
        for seed in range(6):
            drawn = shaken(hand, 100 * number + seed, strength)
            drawn = drawn[::-1] if mixed else drawn
            hits += character in recognised(drawn, MODEL_NOW)[:place]
            total += 1
    return hits / total


def test_tidy_hand_is_read() -> None:
    assert share(1, 1) >= 0.85
    assert share(1, 10) >= 0.97


def test_shaking_hand_is_read_among_ten() -> None:
    assert share(2, 10) >= 0.9


def test_order_of_strokes_does_not_matter() -> None:
    assert share(1, 10, mixed=True) >= 0.97


@pytest.mark.parametrize("scale", [0.001, 1.0, 500.0])
def test_size_and_place_do_not_matter(scale: float) -> None:
    moved = [[(x * scale + 7, y * scale - 3) for x, y in stroke] for stroke in WRITTEN["国"]]
    assert recognised(moved, MODEL_NOW)[0] == "国"


@pytest.mark.parametrize(
    "strokes",
    [[], [[]], [[(5.0, 5.0)]], [[(5.0, 5.0)] * 9], [[(float("nan"), 1.0), (2.0, 2.0)]],
     [[(float("inf"), 1.0), (2.0, 2.0)]], [[(0.0, 0.0), (1.0, 1.0)]] * MAX_POINTS],
    ids=["nothing", "no points", "a point", "one place", "nan", "inf", "too much"],
)  # fmt: skip
def test_no_character_is_read_from_no_drawing(strokes: Hand) -> None:
    assert recognised(strokes, MODEL_NOW) == ()


def test_scribble_is_bounded() -> None:
    rng = np.random.default_rng(5)
    scribble = [[(float(x), float(y)) for x, y in rng.uniform(0, 1e6, (3000, 2))]]
    assert len(recognised(scribble, MODEL_NOW)) <= 20
    assert len(along(scribble)) < 2_000_000


def test_model_is_small_and_covers_the_common_characters() -> None:
    assert MODEL.stat().st_size <= 3_000_000
    assert len(MODEL_NOW.characters) >= 6763
    assert len(set(MODEL_NOW.characters)) == len(MODEL_NOW.characters)
    assert set(WRITTEN) <= set(MODEL_NOW.characters)
