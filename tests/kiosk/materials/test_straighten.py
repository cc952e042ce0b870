"""A page seen askew becomes a page of its true shape."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.materials.page import find_page
from kiosk.materials.straighten import even, straighten


def straightened(shown, shape):
    frame, _ = shown
    found = find_page(frame)
    assert found is not None
    return straighten(frame, found.corners, shape)


def test_a_full_sheet_becomes_a4_at_200_dpi(still_of):
    page = straightened(still_of("mandate_letter", angle=3.0, tilt=0.01), "a4")
    assert page.shape == (2339, 1654, 3)


def test_a_card_becomes_id1_at_300_dpi_lying_or_standing(still_of):
    assert straightened(still_of("bank_card", angle=-20.0), "card").shape == (638, 1011, 3)
    assert straightened(still_of("bank_card", angle=80.0), "card").shape == (1011, 638, 3)


@pytest.mark.parametrize("shape", ["a4", "photo"])
def test_a_booklet_keeps_its_own_proportions(still_of, shape):
    height, width, _ = straightened(still_of("residence_booklet", angle=12.0), shape).shape
    assert width / height == pytest.approx(143 / 105, rel=0.01)


def test_writing_stands_where_it_was_printed(still_of):
    page = straightened(still_of("mandate_letter", angle=4.0, tilt=0.012), "a4")
    dark = page.min(axis=2) < 120
    title = dark[220:320, :].any(axis=0).nonzero()[0]
    # The title of the sample letter is centred.
    assert (title.min() + title.max()) / 2 == pytest.approx(1654 / 2, abs=12)


def test_paper_becomes_white_and_even_in_dim_light(still_of):
    page = straightened(still_of("mandate_letter", light=0.6), "a4").astype(int)
    ground = [page[y, x].mean() for y in (60, 1200, 2280) for x in (60, 820, 1590)]
    assert min(ground) > 225
    assert max(ground) - min(ground) < 16


def test_a_red_stamp_stays_red(still_of):
    page = straightened(still_of("mandate_letter"), "a4").astype(int)
    red = (page[:, :, 0] - page[:, :, 1] > 80) & (page[:, :, 0] - page[:, :, 2] > 80)
    # The ring alone, 0.8 mm wide and 20 mm in radius, is about 6,000 pixels at 200 dpi.
    assert red.sum() > 6000


def test_photos_on_a_sheet_are_not_bleached(still_of):
    page = straightened(still_of("id_photo"), "photo").astype(int)
    coat = page[372:392, 136:170].reshape(-1, 3).mean(axis=0)
    assert coat == pytest.approx([52, 58, 74], abs=22)


def test_a_black_page_is_left_black():
    page = even(np.full((300, 200, 3), 20, np.uint8))
    assert page.max() < 60


def test_a_shape_no_item_knows_is_refused(still_of):
    frame = np.zeros((100, 100, 3), np.uint8)
    with pytest.raises(ValueError, match="poster"):
        straighten(frame, (0.1, 0.1, 0.9, 0.1, 0.9, 0.9, 0.1, 0.9), "poster")


def test_corners_that_fell_together_give_a_page_nobody_reads_but_no_fault():
    frame = np.full((200, 200, 3), 90, np.uint8)
    page = straighten(frame, (0.5, 0.5, 0.52, 0.5, 0.52, 0.51, 0.5, 0.51), "a4")
    assert min(page.shape[:2]) >= 2
