"""Codes as residents bring them: bent, blurred, on a phone, in other kinds and character sets."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import segno
import zxingcpp

from benchmarks.qr_segments import alphanumeric, designator, hanzi, numeric, octets
from benchmarks.qr_segments import drawn as drawn_in
from kiosk.materials.code_finders import eyes_in
from kiosk.materials.code_readers import CodeFormat
from kiosk.materials.code_text import is_text, spells, text_of
from kiosk.materials.codes import read_codes

_WORDS = "https://example.test/case/0001"


def drawn(scale: int = 6, border: int = 4) -> np.ndarray:
    code = segno.make_qr(_WORDS, error="m")
    dark = np.array([list(row) for row in code.matrix], np.uint8) > 0
    modules = np.pad(np.where(dark, 40, 235).astype(np.uint8), border, constant_values=235)
    return np.kron(modules, np.ones((scale, scale), np.uint8))


def coloured(grey: np.ndarray) -> np.ndarray:
    return cv2.cvtColor(np.ascontiguousarray(grey, np.uint8), cv2.COLOR_GRAY2RGB)


def modules(dark: np.ndarray) -> np.ndarray:
    """Four pixels a module, with a quiet zone."""
    light = np.where(np.pad(dark, 4), 0, 255).astype(np.uint8)
    return coloured(np.kron(light, np.ones((4, 4), np.uint8)))


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


ODD = "镕办件"
"""Not in GB 2312, so not in the Hanzi mode."""


@pytest.mark.parametrize(
    ("segments", "text"),
    [
        ((hanzi("样本市政务服务中心取号凭证电子证"),), "样本市政务服务中心取号凭证电子证"),
        ((hanzi("、“买·麦”①Ａ"),), "、“买·麦”①Ａ"),
        ((hanzi("彘麴"),), "彘麴"),  # rare ones alone, which bytes would not be believed
        ((hanzi("模"),), "模"),  # these two bytes are UTF-8, too
        ((hanzi("样本市" * 90),), "样本市" * 90),
        ((hanzi("样本市" * 200),), "样本市" * 200),
        ((hanzi("第"), numeric("17"), hanzi("号")), "第17号"),
        ((alphanumeric("YB-1"), hanzi("凭证"), octets(b"a=b")), "YB-1凭证a=b"),
        ((octets("办㐂".encode()), hanzi("凭证")), "办㐂凭证"),
        ((octets(ODD.encode("gb18030")), hanzi("凭证")), f"{ODD}凭证"),
        ((designator(32), octets("㐂".encode("gb18030"))), "㐂"),
    ],
    ids=["brim", "signs", "rare", "twofold", "version-10", "version-27", "digits", "letters",
         "utf-8", "gb18030", "eci"],
)  # fmt: skip
def test_every_mode_of_a_code_gives_its_own_characters(segments, text):
    assert [code.text for code in read_codes(modules(drawn_in(segments)))] == [text]


def test_bytes_beside_another_mode_stay_as_they_are():
    raw = bytes(range(128, 160)) + bytes(4)
    (code,) = read_codes(modules(drawn_in((octets(raw), numeric("0042")))))
    assert (code.payload, code.text) == (raw + b"0042", None)


def test_a_middle_dot_in_a_name_is_the_chinese_one():
    assert text_of("买买提·麦麦".encode("gb18030")) == "买买提·麦麦"
    assert spells("办件", "办件".encode("gb18030"))
    assert not spells("°ì", "办".encode("gb18030"))


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
