"""Finished pictures: their size, their resolution, their colours."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.materials.page import find_page
from kiosk.materials.picture import NotAPicture, from_jpeg, is_colourless, thumbnail, to_jpeg
from kiosk.materials.straighten import straighten


@pytest.fixture(scope="module")
def letter(still_of):
    frame, _ = still_of("mandate_letter", angle=2.0)
    return straighten(frame, find_page(frame).corners, "a4")


def test_an_a4_page_is_150_to_350_kilobytes(letter):
    assert 150_000 <= len(to_jpeg(letter)) <= 350_000


def test_the_resolution_is_noted(letter):
    with Image.open(io.BytesIO(to_jpeg(letter))) as picture:
        assert picture.info["dpi"] == (200, 200)
    card = np.full((638, 1011, 3), 128, np.uint8)
    with Image.open(io.BytesIO(to_jpeg(card))) as picture:
        assert picture.info["dpi"] == (300, 300)


def test_a_page_without_colour_is_stored_grey_and_a_stamp_keeps_its_colour(letter):
    grey = np.repeat(letter.mean(axis=2, keepdims=True), 3, axis=2).astype(np.uint8)
    for page, mode in ((letter, "RGB"), (grey, "L")):
        assert is_colourless(page) is (mode == "L")
        with Image.open(io.BytesIO(to_jpeg(page))) as picture:
            assert picture.mode == mode


def test_a_thumbnail_is_small(letter):
    small = from_jpeg(thumbnail(letter))
    assert max(small.shape) == 320
    assert len(thumbnail(letter)) < 20_000


def test_what_is_encoded_comes_back(letter):
    back = from_jpeg(to_jpeg(letter, quality=95))
    assert back.shape == letter.shape
    assert np.abs(back.astype(int) - letter).mean() < 3


@given(st.binary(max_size=200))
def test_nonsense_is_not_a_picture(nonsense):
    for data in (nonsense, b"\xff\xd8" + nonsense):
        with pytest.raises(NotAPicture):
            from_jpeg(data)
