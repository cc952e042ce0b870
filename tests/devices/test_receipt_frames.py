"""Slips as ESC/POS bytes, and back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.receipt_printer.frames import (
    CLEAR_BUFFER,
    SlipUnprintable,
    ask_status,
    slip_bytes,
)
from devices.receipt_printer.raster import _without_orders
from devices.receipt_printer.stream import Order, OrderStream
from kiosk.domain.slip import Slip, SlipPart

BEGIN = bytes.fromhex("1b 40 1c 26")
END = bytes.fromhex("1b 64 01 1d 56 42 00")
ESC, GS = b"\x1b", b"\x1d"


def body(*parts: SlipPart, columns: int = 48) -> bytes:
    stream = slip_bytes(parts, columns)
    assert stream.startswith(BEGIN)
    assert stream.endswith(END)
    return stream[len(BEGIN) : -len(END)]


def orders(stream: bytes) -> tuple[Order, ...]:
    return OrderStream().feed(stream)


def text_of(stream: bytes) -> str:
    content = (b"\n" if o.name == "line_feed" else o.content for o in orders(stream))
    named = (c for o, c in zip(orders(stream), content, strict=True) if o.name != "raster")
    return b"".join(named).decode("gb18030")


def test_a_centred_double_heading() -> None:
    heading = SlipPart("line", "办件回执", size="large", align="center")
    assert body(heading) == bytes.fromhex(
        "1b 61 01 1d 21 11 b0 ec bc fe bb d8 d6 b4 0a 1d 21 00 1b 61 00"
    )


def test_a_bold_line() -> None:
    assert body(SlipPart("line", "OK", bold=True)) == bytes.fromhex("1b 45 01 4f 4b 0a 1b 45 00")


def test_a_rule_and_a_gap() -> None:
    assert body(SlipPart("rule"), SlipPart("gap"), columns=32) == b"-" * 32 + b"\n\n"


def test_a_qr_code() -> None:
    assert body(SlipPart("code", "ABC")) == bytes.fromhex(
        "0a 1b 61 01 1d 28 6b 04 00 31 41 32 00 1d 28 6b 03 00 31 43 08 1d 28 6b 03 00 31 45 31"
        "1d 28 6b 06 00 31 50 30 41 42 43 1d 28 6b 03 00 31 51 30 0a 1b 61 00"
    )


def test_chinese_is_recovered_from_the_bytes() -> None:
    assert text_of(body(SlipPart("line", "申请人：欧阳喆 “样本”·1"))) == "申请人：欧阳喆 “样本”·1\n"


def test_a_long_line_is_wrapped_to_the_paper() -> None:
    lines = text_of(body(SlipPart("line", "材" * 30), columns=32)).splitlines()
    assert lines == ["材" * 16, "材" * 14]


def test_large_lines_have_half_the_room() -> None:
    stream = body(SlipPart("line", "材" * 13, size="large"))
    assert [o.name for o in orders(stream)].count("line_feed") == 2


def test_a_number_too_long_to_be_large_is_small_and_whole() -> None:
    stream = body(SlipPart("line", "320000-20251121-000012", size="large"), columns=32)
    assert text_of(stream) == "320000-20251121-000012\n"
    assert "size" not in [o.name for o in orders(stream)]


def test_rows_are_lined_up_only_with_their_neighbours() -> None:
    rows = SlipPart("row", "甲", label="事项"), SlipPart("row", "乙", label="收件时间")
    stream = body(*rows, SlipPart("rule"), SlipPart("row", "丙", label="1."), columns=32)
    texts = text_of(stream).splitlines()
    assert texts == ["事项      甲", "收件时间  乙", "-" * 32, "1.  丙"]


@pytest.mark.parametrize("rare", ["䶮", "𠮷", "㛃", "\U000323af"])
def test_a_rare_character_makes_its_line_a_picture(rare: str) -> None:
    stream = body(SlipPart("line", "姓名：王" + rare), SlipPart("line", "张三"))
    assert text_of(stream) == "张三\n"
    (picture,) = (o for o in orders(stream) if o.name == "raster")
    assert (picture.value * 8, picture.height) == (576, 30)
    assert any(picture.content)


def test_a_picture_line_keeps_to_the_middle_and_to_narrow_paper() -> None:
    stream = body(SlipPart("line", "䶮", align="center", size="large"), columns=32)
    (picture,) = (o for o in orders(stream) if o.name == "raster")
    rows = [picture.content[i : i + picture.value] for i in range(0, len(picture.content), 48)]
    inked = [i for i in range(48) if any(row[i] for row in rows)]
    assert picture.value * 8 == 384
    assert 20 <= inked[0] <= inked[-1] <= 27


def test_text_from_a_form_cannot_command_the_printer() -> None:
    names = {o.name for o in orders(body(SlipPart("line", "A\x1bp\x00\x1dV\x00\x10\x04\x01B")))}
    assert names == {"text", "line_feed"}


def test_a_line_break_in_the_text_begins_a_line() -> None:
    assert body(SlipPart("line", "one\r\ntwo")).split(b"\n")[0] == b"one"


def test_a_code_that_does_not_fit_is_refused() -> None:
    with pytest.raises(SlipUnprintable, match="code_too_long"):
        slip_bytes((SlipPart("code", "x" * 3000),))


def test_a_long_code_gets_smaller_dots() -> None:
    sizes = [
        o.content[0]
        for length in (20, 1500)
        for o in orders(body(SlipPart("code", "x" * length)))
        if o.value == 67
    ]
    assert sizes[0] == 8
    assert 2 <= sizes[1] < 8


def test_a_printer_obeys_at_once_in_the_middle_of_a_picture() -> None:
    stream = OrderStream()
    half_a_picture = b"\x1dv0\x00\x48\x00\x1e\x00" + b"\xff" * 100
    assert stream.feed(half_a_picture + ask_status(4)) == (Order("status", 4),)
    assert [o.name for o in stream.feed(CLEAR_BUFFER + b"A")] == ["clear", "text"]


def test_dots_never_look_like_an_order() -> None:
    rows = _without_orders(b"\x10\x10\x04\x01\x10\x14\x08\x10\x05\x02")
    assert rows == b"\x10\x30\x04\x01\x30\x14\x08\x30\x05\x02"


parts = st.builds(
    SlipPart,
    kind=st.sampled_from(["line", "rule", "code", "gap"]),
    text=st.text(max_size=80),
    size=st.sampled_from(["normal", "large"]),
    align=st.sampled_from(["left", "center"]),
    bold=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(parts, max_size=6).map(tuple))
def test_a_printer_knows_every_order_of_any_slip(slip: Slip) -> None:
    found = orders(slip_bytes(slip))
    assert "unknown" not in {o.name for o in found}
    assert found[0].name == "init"
    assert found[-1].name == "cut"


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200), st.lists(st.integers(0, 200), max_size=8))
def test_cutting_the_stream_anywhere_changes_nothing(data: bytes, cuts: list[int]) -> None:
    stream, whole = OrderStream(), OrderStream().feed(data)
    places = [0, *sorted(cuts), len(data)]
    pieces = [data[a:b] for a, b in pairwise(places)]
    assert tuple(o for piece in pieces for o in stream.feed(piece)) == whole
