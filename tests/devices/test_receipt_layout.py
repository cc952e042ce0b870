"""Where lines of a slip break."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from devices.receipt_printer.layout import (
    clusters,
    columns_of,
    longest_word,
    table,
    wrap,
)


def test_chinese_takes_two_columns() -> None:
    assert columns_of("办件 A1") == 7
    assert columns_of("“·”") == 6


def test_a_line_that_fits_stays_whole() -> None:
    assert wrap("办件回执", 8) == ("办件回执",)


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrap("", 48) == ("",)


def test_a_closing_mark_never_begins_a_line() -> None:
    assert wrap("网络恢复。后提交", 8) == ("网络恢", "复。后提", "交")


def test_a_number_is_not_torn_apart() -> None:
    assert wrap("回执编号：MK-2026-0001", 14) == ("回执编号：", "MK-2026-0001")


def test_a_word_longer_than_the_line_is_torn() -> None:
    assert wrap("A" * 10, 4) == ("AAAA", "AAAA", "AA")


def test_a_mark_stays_with_its_character() -> None:
    assert clusters("葛\U000e0100城") == ("葛\U000e0100", "城")


def test_rows_stand_in_two_columns_and_run_on_under_their_text() -> None:
    rows = (("事项", "个体工商户设立登记"), ("办理单位", "市场监督管理局"))
    assert table(rows, 20) == (
        ("事项      个体工商户", "          设立登记"),
        ("办理单位  市场监督管", "          理局"),
    )


def test_labels_that_leave_no_room_stand_above() -> None:
    assert table((("Documents to follow", "Proof"),), 32) == (("Documents to follow", "  Proof"),)


def test_a_row_without_text_keeps_its_label() -> None:
    assert table((("事项", ""),), 32) == (("事项  ",),)


def test_a_stretch_that_cannot_be_broken_is_measured() -> None:
    assert longest_word("编号 320000-20251121-000012") == 22
    assert longest_word("") == 0


def test_control_and_direction_characters_do_not_get_through() -> None:
    assert clusters("a\x1b\u202eb\u200d") == ("a", " ", "b")


@given(st.text(), st.integers(2, 60))
def test_no_line_is_too_wide_and_no_character_is_lost(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert all(columns_of(line) <= columns for line in lines)
    kept = [c for line in lines for c in clusters(line) if c != " "]
    assert kept == [c for c in clusters(text) if c != " "]
