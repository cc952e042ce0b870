"""Codes as residents bring them: bent, blurred, on a phone, in other kinds and character sets."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import segno
import zxingcpp

from kiosk.materials.code_finders import eyes_in
from kiosk.materials.code_readers import CodeFormat
from kiosk.materials.code_text import is_text, text_of
from kiosk.materials.codes import read_codes

_WORDS = "https://example.test/case/0001"


def drawn(scale: int = 6, border: int = 4) -> np.ndarray:
    code = segno.make_qr(_WORDS, error="m")
    dark = np.array([list(row) for row in code.matrix], np.uint8) > 0
    modules = np.pad(np.where(dark, 40, 235).astype(np.uint8), border, constant_values=235)
    return np.kron(modules, np.ones((scale, scale), np.uint8))


def coloured(grey: np.ndarray) -> np.ndarray:
    return cv2.cvtColor(np.ascontiguousarray(grey, np.uint8), cv2.COLOR_GRAY2RGB)


def bent(grey: np.ndarray, modules: float) -> np.ndarray:
    """Waves in the paper: lines wander by that many modules of six pixels."""
    y, x = np.mgrid[: grey.shape[0], : grey.shape[1]].astype(np.float32)
    away = 6 * modules * np.sin(2 * np.pi * y / grey.shape[0])
    return cv2.remap(grey, x + away, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def test_a_code_on_bent_paper_is_read_module_by_module():
    picture = bent(drawn(), 1.2)
    (alone,) = [zxingcpp.read_barcodes(picture)]
    assert not alone  # no single perspective fits
    (code,) = read_codes(coloured(picture))
    assert code.text == _WORDS
    assert code.format is CodeFormat.QR


def test_three_eyes_are_found_where_they_are():
    (eyes,) = list(eyes_in(drawn()))[:1]
    first = (4 + 3.5) * 6
    assert (eyes.top_left.x, eyes.top_left.y) == pytest.approx((first, first), abs=1.5)
    assert eyes.module == pytest.approx(6, abs=0.6)


def test_a_code_on_a_phone_is_read_through_the_moire():
    grey = drawn().astype(np.float32)
    y, x = np.mgrid[: grey.shape[0], : grey.shape[1]]
    grey += 60 * np.sin(2 * np.pi * x / 3.1) + 60 * np.sin(2 * np.pi * y / 2.7)
    (code,) = read_codes(coloured(np.clip(grey, 0, 255)))
    assert code.text == _WORDS


def test_a_tiny_code_is_read():
    small = cv2.resize(drawn(8), None, fx=0.19, fy=0.19, interpolation=cv2.INTER_AREA)
    assert [c.text for c in read_codes(coloured(small))] == [_WORDS]


def test_light_on_dark_is_read():
    assert [c.text for c in read_codes(coloured(255 - drawn()))] == [_WORDS]


@pytest.mark.parametrize("kind", ["Code128", "EAN13", "DataMatrix", "PDF417", "Aztec"])
def test_other_kinds_are_read_by_name(kind):
    content = "690123456789" if kind == "EAN13" else "YB-0001"
    made = zxingcpp.create_barcode(content, getattr(zxingcpp.BarcodeFormat, kind))
    (code,) = read_codes(coloured(np.array(made.to_image(scale=4))))
    assert code.format.value == kind
    assert code.text.startswith(content)


def test_corners_go_clockwise_from_the_codes_own_top_left():
    (code,) = read_codes(coloured(drawn()))
    size = drawn().shape[0] - 24
    expected = [24, 24, size, 24, size, size, 24, size]
    assert code.corners == pytest.approx(expected, abs=6)
    (turned,) = read_codes(coloured(cv2.rotate(drawn(), cv2.ROTATE_180)))
    assert turned.corners == pytest.approx(expected[4:] + expected[:4], abs=6)


@pytest.mark.parametrize(
    ("payload", "text"),
    [
        ("样本市".encode(), "样本市"),
        ("样本市民中心".encode("gb18030"), "样本市民中心"),
        ("样本㐂".encode("gb18030"), "样本㐂"),
        ("テスト".encode("shift_jis"), "テスト"),
        (b"plain", "plain"),
        (b"two\nlines\x1d", "two\nlines\x1d"),
        (b"with\x00zero", None),
        (bytes([0xFF, 0xFE, 0x80, 0xFF]), None),
        (bytes([0xF3, 0xF3, 0xF3, 0xF3]), None),
    ],
)
def test_bytes_are_text_only_when_somebody_may_have_written_them(payload, text):
    assert text_of(payload) == text


def test_controls_and_unassigned_places_are_no_text():
    assert is_text("样本\t1")
    assert not is_text("\x07")
    assert not is_text("\ue000")


def test_nothing_a_code_says_is_in_its_repr():
    (code,) = read_codes(coloured(drawn()))
    assert "example" not in repr(code)


def test_noise_holds_no_code():
    random = np.random.default_rng(5)
    assert read_codes(random.integers(0, 255, (200, 260, 3), np.uint8)) == ()
