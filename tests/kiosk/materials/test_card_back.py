"""A card's back on a black tray: its stripe looks like the tray, and the card is whole for us."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import fault_makers
from kiosk.materials.card_back import completed
from kiosk.materials.finish import finish_page
from kiosk.materials.judge import Fault
from kiosk.materials.page import PageFound, find_page


def corners(found: PageFound) -> np.ndarray:
    return np.array(found.corners).reshape(4, 2) * fault_makers.FRAME


def truth(shown: fault_makers.Taken) -> np.ndarray:
    return np.array(shown.corners).reshape(4, 2) * fault_makers.FRAME


def on_black(kind: str) -> fault_makers.Taken:
    """The first card of that kind on the black mat (tuning half)."""
    shown = fault_makers.taken(8, half=0, kinds=(kind,), papers=("card",))
    return next(s for s in shown if np.median(s.frame[:20]) < 60)


@pytest.fixture(scope="module")
def back() -> fault_makers.Taken:
    return on_black("back")


@pytest.mark.parametrize("turns", [0, 1, 2])
def test_the_part_above_the_stripe_is_found_however_the_card_lies(back, turns):
    frame = np.ascontiguousarray(np.rot90(back.frame, turns))
    part = find_page(frame)
    whole = completed(frame, part)
    size = np.array([frame.shape[1], frame.shape[0]])
    across = np.ptp(np.array(whole.corners).reshape(4, 2) * size, axis=0)
    assert np.ptp(np.array(part.corners).reshape(4, 2) * size, axis=0).min() < 0.8 * across.min()
    assert sorted(across) == pytest.approx(sorted(np.ptp(truth(back), axis=0)), abs=6)


def test_such_a_back_is_the_wrong_side_not_a_card_cut_off(back):
    done = finish_page(back.frame, find_page(back.frame), shape="card", front=True)
    assert {v.code for v in done.verdicts} == {Fault.WRONG_SIDE}


def test_a_whole_card_stays_as_it_was_found():
    shown = on_black("good")
    found = find_page(shown.frame)
    assert completed(shown.frame, found) is found
    assert np.abs(corners(found) - truth(shown)).max() < 4


def test_a_card_too_far_from_the_camera_is_too_small_though_it_has_few_lines():
    shown = on_black("far")
    done = finish_page(shown.frame, find_page(shown.frame), shape="card", front=True)
    assert {v.code for v in done.verdicts} == {Fault.TOO_SMALL}
