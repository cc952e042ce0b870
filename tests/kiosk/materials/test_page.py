"""Pages are found where they lie; an empty tray holds none."""

from __future__ import annotations

import itertools

import cv2
import numpy as np
import pytest

from kiosk.materials.page import find_page, has_writing

SHEETS = ("mandate_letter", "blank")
SMALL = ("residence_booklet", "bank_card", "id_photo")


def overlap(found, true) -> float:
    """Intersection over union of two quadrilaterals in normalised corners."""
    scale = np.array([972.0, 1296.0])
    one, other = (np.float32(np.array(c).reshape(4, 2) * scale) for c in (found, true))
    common, _ = cv2.intersectConvexConvex(one, other)
    return common / (cv2.contourArea(one) + cv2.contourArea(other) - common)


def settings():
    for name, angle, light in itertools.product(SHEETS, (-3.5, 0.0, 2.0, 5.0), (0.45, 1.0, 1.12)):
        yield name, {"angle": angle, "light": light, "tilt": 0.008}
    for name, angle, light in itertools.product(SMALL, (-41.0, -12.0, 1.0, 27.0), (0.45, 1.12)):
        yield name, {"angle": angle, "light": light, "tilt": -0.01, "x": 0.44, "y": 0.57}


def test_pages_on_the_mat_are_found_where_they_lie(preview_of):
    overlaps, confidences = [], []
    for name, placing in settings():
        frame, scene = preview_of(name, **placing)
        found = find_page(frame)
        assert found is not None, (name, placing)
        assert not found.touches_frame, (name, placing)
        overlaps.append(overlap(found.corners, scene.corners))
        confidences.append(found.confidence)
    assert len(overlaps) >= 48
    assert np.mean(overlaps) >= 0.995
    assert min(overlaps) >= 0.97
    assert min(confidences) >= 0.8


@pytest.mark.parametrize("light", [0.35, 1.0, 2.2])
def test_an_empty_tray_holds_no_page(preview_of, light):
    frame, _ = preview_of("", light=light)
    tray, _ = preview_of("")
    assert find_page(frame) is None
    assert find_page(frame, tray) is None


def test_noise_and_flat_frames_hold_no_page():
    random = np.random.default_rng(3)
    assert find_page(random.integers(0, 255, (720, 540, 3), np.uint8)) is None
    for level in (0, 127, 255):
        assert find_page(np.full((720, 540, 3), level, np.uint8)) is None


def test_a_white_paper_on_a_white_desk_needs_the_empty_tray(preview_of):
    tray = np.full((720, 540, 3), 214, np.uint8)
    frame = tray.copy()
    corners = np.array([[100, 150], [420, 160], [410, 600], [90, 590]])
    cv2.fillPoly(frame, [corners], (240, 240, 238))
    found = find_page(frame, tray)
    assert found is not None
    true = ((corners + 0.5) / [540, 720]).ravel()
    assert overlap(found.corners, true) > 0.97


@pytest.mark.parametrize(
    ("name", "placing"),
    [
        ("residence_booklet", {"x": 0.8}),
        ("residence_booklet", {"y": 0.02}),
        ("mandate_letter", {"x": 0.6}),
        ("id_photo", {"x": 0.9, "angle": 20.0}),
        ("bank_card", {"x": 0.97}),
    ],
)
def test_a_page_that_runs_out_of_the_frame_is_found_and_says_so(preview_of, name, placing):
    frame, _ = preview_of(name, **placing)
    found = find_page(frame)
    assert found is not None
    assert found.touches_frame
    assert all(0.0 <= value <= 1.0 for value in found.corners)


def test_a_sheet_of_photos_is_the_sheet_and_not_a_photo(preview_of):
    frame, scene = preview_of("id_photo", angle=-6.0)
    found = find_page(frame)
    assert found is not None
    assert overlap(found.corners, scene.corners) > 0.97


def test_corners_begin_at_the_top_left_however_the_page_is_turned(preview_of):
    for angle in (-40.0, -10.0, 10.0, 40.0):
        frame, scene = preview_of("bank_card", angle=angle)
        found = find_page(frame)
        assert found is not None
        assert found.corners == pytest.approx(np.ravel(scene.corners), abs=0.01)


def test_the_frame_is_left_as_it_was(preview_of):
    frame, _ = preview_of("blank")
    before = frame.copy()
    find_page(frame)
    assert np.array_equal(frame, before)


def among_things(written: bool) -> np.ndarray:
    """A light box, or a written sheet of its size, on a table full of edges."""
    rng = np.random.default_rng(3)
    table = np.kron(rng.integers(20, 235, (24, 32, 3), np.uint8), np.ones((30, 30, 1), np.uint8))
    table[200:520, 260:700] = 238
    for y in range(230, 500, 24) if written else ():
        for x in range(290, 670, 18):
            table[y : y + 10, x : x + 9] = 40
    return cv2.GaussianBlur(table, (0, 0), 0.8)


def test_a_box_among_things_is_no_page_and_a_written_sheet_there_is_one():
    assert find_page(among_things(written=False)) is None
    found = find_page(among_things(written=True))
    assert found is not None
    assert has_writing(among_things(written=True), found)


def test_a_blank_sheet_on_the_mat_is_a_page_without_writing(preview_of):
    frame, _ = preview_of("blank")
    found = find_page(frame)
    assert found is not None
    assert not has_writing(frame, found)
