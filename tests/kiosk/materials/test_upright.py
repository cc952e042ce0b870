"""A page laid any way round comes out upright, and print that stands askew comes out level."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from devices.document_scanner.papers import paper
from kiosk.materials.finish import finish_page, placed_upright
from kiosk.materials.page import PageFound, find_page
from kiosk.materials.straighten import Shape
from kiosk.materials.writing import writing_on

WHOLE = PageFound((0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0), 1.0, touches_frame=False)


def drawn(name: str) -> np.ndarray:
    return np.asarray(paper(name).picture.convert("RGB"), np.uint8)


def askew(page: np.ndarray, degrees: float) -> np.ndarray:
    """Print that stands `degrees` clockwise on its sheet, as a sheet feeder pulls it in."""
    height, width = page.shape[:2]
    move = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    ground = tuple(int(v) for v in page[4, 4])
    turned = cv2.warpAffine(page, move, (width, height), flags=cv2.INTER_CUBIC, borderValue=ground)
    return np.asarray(turned, np.uint8)


@pytest.mark.parametrize(
    ("name", "shape", "turns"),
    [
        ("mandate_letter", "a4", 0),
        ("mandate_letter", "a4", 1),
        ("mandate_letter", "a4", 2),
        ("residence_booklet", "a4", 3),
        ("bank_card", "card", 1),
        ("bank_card", "card", 2),
    ],
)
def test_a_page_laid_any_way_round_is_turned_upright(still_of, name, shape, turns):
    frame, _ = still_of(name, angle=0.0 if shape == "a4" else 7.0)
    found = find_page(frame)
    assert found is not None
    laid = np.ascontiguousarray(np.rot90(frame, -turns))
    upright, _ = placed_upright(laid, find_page(laid) or WHOLE, Shape(shape))
    # The page's own top left corner has moved with the frame.
    x, y = found.corners[:2]
    for _ in range(turns):
        x, y = 1 - y, x
    assert upright.corners[:2] == pytest.approx((x, y), abs=0.01)


@pytest.mark.parametrize("name", ["blank", "id_photo"])
def test_a_page_that_does_not_say_which_way_is_up_stays_as_it_was_laid(name):
    upright, slant = placed_upright(drawn(name), WHOLE, Shape.A4)
    assert upright == WHOLE
    assert slant == pytest.approx(0.0, abs=0.05)


@pytest.mark.parametrize("degrees", [-8.0, -5.3, -2.0, -0.4, 0.0, 0.15, 1.0, 3.7, 8.0])
def test_print_that_stands_askew_is_made_level(degrees):
    done = finish_page(askew(drawn("mandate_letter"), degrees), WHOLE)
    grey = cv2.cvtColor(
        cv2.resize(done.page, (848, 1200), interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY
    )
    left = writing_on(grey)
    assert left.turns == 0
    assert left.slant == pytest.approx(0.0, abs=0.05)


def test_what_comes_in_from_beside_the_page_is_painted_over(still_of):
    tray = np.full((1700, 1250, 3), 46, np.uint8)
    sheet = askew(cv2.resize(drawn("mandate_letter"), (1050, 1485)), 4.0)
    tray[100:1585, 100:1150] = sheet
    done = finish_page(tray, find_page(tray) or WHOLE)
    assert done.page[:30].min() > 200
    assert done.page[-30:].min() > 200


def test_noise_has_no_direction():
    noise = np.random.default_rng(4).integers(0, 255, (900, 700), np.uint8)
    assert writing_on(noise).turns is None
