"""Lines of the ground that run along a page are not taken for its sides."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from kiosk.materials.page import find_page
from kiosk.materials.rim import Rims

SIZE = (640, 480)
PAGE = np.array([[200, 150], [430, 150], [430, 310], [200, 310]], np.float32)


def on_checks(pitch: int, shade: float = 1.0):
    y, x = np.mgrid[: SIZE[1], : SIZE[0]]
    tones = np.array([[200, 190, 90], [130, 150, 150], [70, 120, 210]], np.float32)
    frame = tones[(x // pitch % 2) + (y // pitch % 2)]
    frame[150:310, 200:430] = (226, 232, 236)
    for row in range(170, 300, 14):
        for column in range(215, 410, 9):
            frame[row : row + 7, column : column + 5] = 40
    frame[:, SIZE[0] // 2 :] *= shade
    noise = np.random.default_rng(4).normal(0, 2, frame.shape)
    return cv2.GaussianBlur(np.clip(frame + noise, 0, 255).astype(np.uint8), (0, 0), 1.2)


@pytest.mark.parametrize("shade", [1.0, 0.6], ids=["even light", "half in shadow"])
@pytest.mark.parametrize("pitch", [17, 24, 31])
def test_only_the_pages_own_sides_have_the_page_within(pitch, shade):
    rims = Rims(on_checks(pitch, shade))
    own = rims.own(PAGE)
    assert own > 0.8
    for side in range(4):
        too_far = PAGE.copy()
        # one row or column of checks too many on this side
        outward = [(0, -pitch), (pitch, 0), (0, pitch), (-pitch, 0)][side]
        too_far[[side, (side + 1) % 4]] += np.array(outward, np.float32)
        assert rims.own(too_far) < own - 0.3


@pytest.mark.parametrize("pitch", [17, 24, 31])
def test_a_card_on_checked_cloth_is_found_to_its_own_sides(pitch):
    found = find_page(on_checks(pitch))
    assert found is not None
    corners = np.array(found.corners).reshape(4, 2) * SIZE
    assert np.abs(corners - PAGE).max() < 6  # a line of the cloth would be 17 or more away


def test_a_page_at_the_border_of_the_frame_is_judged_by_all_that_lies_outside():
    frame = on_checks(24)
    rims = Rims(np.ascontiguousarray(frame[148:, 198:]))
    assert rims.own(PAGE - np.array([198, 148], np.float32)) > 0.8
