"""Pictures full of specks do not cost more than their specks."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from kiosk.materials import code_finders
from kiosk.materials.load import PictureRefused, load_picture


def test_an_outline_around_thousands_of_specks_is_measured_once(monkeypatch):
    # Dithered: one dark web that runs over all of the picture, with light and dark specks in it.
    picture = np.zeros((400, 400), np.uint8)
    picture[4:-4:8, 4:-4:8] = 255
    picture = cv2.dilate(picture, np.ones((5, 5), np.uint8))
    picture[4:-4:8, 4:-4:8] = 0
    outlines, _ = cv2.findContours(255 - picture, cv2.RETR_TREE, cv2.CHAIN_APPROX_NONE)
    assert len(outlines) > 4000
    hull, measured = cv2.convexHull, []

    def counted(points):
        measured.append(len(points))
        return hull(points)

    monkeypatch.setattr(cv2, "convexHull", counted)
    assert list(code_finders.eyes_in(picture)) == []
    longest = max(len(outline) for outline in outlines)
    assert measured
    assert measured.count(longest) <= 2  # once for each of the two thresholds


@pytest.mark.parametrize("brand", [b"heic", b"hevc", b"mif1", b"avif"])
def test_pictures_of_phones_that_are_not_read_are_called_by_their_name(brand):
    with pytest.raises(PictureRefused) as refused:
        load_picture(b"\0\0\0\x18ftyp" + brand + bytes(64))
    assert refused.value.code == "unsupported"
