"""Figures and characters as a synthesiser can say them."""

from __future__ import annotations

import pytest

from devices.voice_text import chinese_figures, english_figures, pinyin_of


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("12 个", "十二 个"),
        ("105 项", "一百零五 项"),
        ("2010 项", "二千零一十 项"),
        ("20.00 元", "二十 元"),
        ("20.50 元", "二十点五 元"),
        ("0 次", "零 次"),
        ("请拨打 12345", "请拨打 一二三四五"),
        ("0512-5555 0100", "零五一二，五五五五，零一零零"),
        ("最晚 2026-11-25", "最晚 二零二六年十一月二十五日"),
        ("9:00–17:30", "九点到十七点三十分"),
        ("320***24", "三百二十，二十四"),
    ],
)
def test_chinese_figures(written: str, said: str) -> None:
    assert chinese_figures(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Call 12345", "Call 1 2 3 4 5"),
        ("0512-5555 0100", "0 5 1 2, 5 5 5 5, 0 1 0 0"),
        ("by 2026-11-05", "by 5 November 2026"),
        ("9:00–17:30", "9 o'clock to 17 30"),
        ("20.50 yuan, 3 pages", "20.50 yuan, 3 pages"),
    ],
)
def test_english_figures(written: str, said: str) -> None:
    assert english_figures(written) == said


def test_the_word_decides_how_a_character_is_read() -> None:
    assert pinyin_of("银行行长").split()[:4] == ["yin2", "hang2", "hang2", "zhang3"]
