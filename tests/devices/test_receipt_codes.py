"""Codes of slips, printed at 203 dpi, worn as thermal paper wears, and read back."""

from __future__ import annotations

import string

import cv2
import numpy as np
import pytest

from devices.receipt_printer.frames import slip_bytes
from devices.receipt_printer.picture import Paper
from devices.receipt_printer.stream import OrderStream
from kiosk.domain.slip import SlipPart
from kiosk.materials.codes import codes_in

FULL = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213)
"""Bytes a QR code of version 1 to 10 holds at level M (ISO/IEC 18004, table 7)."""
SLIP = "menkou:1:3f0e4c1a-7a52-4a0b-9c2d-5d1c7f8e9a10:accepted"


def payload(length: int) -> str:
    letters = string.ascii_letters + string.digits + ":/-"
    return "".join(letters[i * 7 % len(letters)] for i in range(length))


def printed(text: str) -> np.ndarray:
    """The slip as dots, ink 0, one dot a pixel."""
    paper = Paper()
    slips = [
        paper.take(order) for order in OrderStream().feed(slip_bytes((SlipPart("code", text),)))
    ]
    return np.asarray(next(slip for slip in slips if slip is not None).page, np.uint8)


def seen(dots: np.ndarray, blur: float = 0.0) -> np.ndarray:
    """The slip as a scanner or camera sees it: three pixels a dot, soft."""
    large = cv2.resize(dots, None, fx=3, fy=3, interpolation=cv2.INTER_LINEAR)
    soft = cv2.GaussianBlur(large, (0, 0), blur) if blur else large
    return np.asarray(cv2.cvtColor(soft, cv2.COLOR_GRAY2RGB), np.uint8)


def grown(dots: np.ndarray) -> np.ndarray:
    """A head too hot: each dot runs into the next."""
    return np.asarray(cv2.erode(dots, np.ones((2, 2), np.uint8)), np.uint8)


def faded(dots: np.ndarray) -> np.ndarray:
    """Paper that lay in the sun: ink at two fifths, unevenly."""
    shade = np.linspace(0.55, 0.35, dots.shape[1])[None, :]
    return np.asarray(235 - (255 - dots) * shade, np.uint8)


def with_dead_dots(dots: np.ndarray) -> np.ndarray:
    """Three heating elements burnt out: white lines along the paper."""
    worn = dots.copy()
    worn[:, [250, 288, 331]] = 255
    return worn


@pytest.mark.parametrize("length", [n + more for n in FULL for more in (-1, 0, 1)])
def test_a_code_that_is_full_to_the_last_bit_is_read_back(length: int):
    text = payload(length)
    assert codes_in(seen(printed(text))) == (text,)


@pytest.mark.parametrize("wear", [grown, faded, with_dead_dots], ids=lambda wear: wear.__name__)
@pytest.mark.parametrize("text", [SLIP, "样本：凭条上的中文码"], ids=["slip", "chinese"])
def test_a_worn_code_is_read_back(text: str, wear):
    assert codes_in(seen(wear(printed(text)), blur=1.5)) == (text,)


def test_all_wear_at_once():
    dots = with_dead_dots(grown(printed(SLIP)))
    assert codes_in(seen(faded(dots), blur=2.0)) == (SLIP,)
