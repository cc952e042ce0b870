"""A page that lies still is told from a hand that holds it."""

from __future__ import annotations

import pytest

from kiosk.materials.steady import SteadyWatch

HERE = (0.1, 0.1, 0.9, 0.1, 0.9, 0.9, 0.1, 0.9)


def moved(by: float) -> tuple[float, ...]:
    return tuple(value + by for value in HERE)


def test_a_page_that_lies_is_steady_after_so_many_frames():
    watch = SteadyWatch(frames=4)
    assert [watch.feed(HERE) for _ in range(5)] == [False, False, False, True, True]


def test_a_trembling_outline_still_lies():
    watch = SteadyWatch(frames=4)
    assert [watch.feed(moved(d)) for d in (0, 0.003, -0.003, 0.002)][-1]


def test_a_slow_slide_is_never_steady():
    watch = SteadyWatch(frames=4)
    assert not any(watch.feed(moved(0.0025 * step)) for step in range(20))


def test_taking_the_page_away_starts_again():
    watch = SteadyWatch(frames=2)
    assert [watch.feed(c) for c in (HERE, HERE, None, HERE, HERE)] == [
        False,
        True,
        False,
        False,
        True,
    ]


def test_one_frame_is_no_rest():
    with pytest.raises(ValueError, match="two frames"):
        SteadyWatch(frames=1)
