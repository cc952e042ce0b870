"""Codes on a page: read as written, and none where there is none."""

from __future__ import annotations

import numpy as np
import pytest
import qrcode

from kiosk.materials.codes import MOST_CODES, codes_in


def drawn(payload: bytes | str) -> np.ndarray:
    code = qrcode.QRCode(box_size=5, border=4)
    code.add_data(payload)
    return np.array(code.make_image().convert("RGB"))


@pytest.mark.parametrize(
    "payload",
    [b"https://example.test/a?b=1", "样本 一".encode(), "样本市民中心".encode("gb18030")],
    ids=["ascii", "utf-8", "gb18030"],
)
def test_a_code_is_read_as_it_was_written(payload):
    (text,) = codes_in(drawn(payload))
    assert payload in (text.encode(), text.encode("gb18030"))
    assert text.startswith(("https", "样本"))


def test_what_is_no_text_is_left_out():
    assert codes_in(drawn(bytes([0xFF, 0xFE, 0x80, 0xFF] * 8))) == ()


def test_a_page_without_code_gives_none(still_of):
    frame, _ = still_of("mandate_letter")
    assert codes_in(frame) == ()


def test_many_codes_are_limited_and_a_repeated_one_counts_once():
    tiles = [drawn(f"CODE-{n:02}") for n in range(12)]
    assert codes_in(np.hstack(tiles[:1] * 2)) == ("CODE-00",)
    sheet = np.vstack([np.hstack(tiles[i : i + 4]) for i in (0, 4, 8)])
    assert len(codes_in(sheet)) == MOST_CODES
