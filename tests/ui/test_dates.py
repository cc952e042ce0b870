"""A resident reads days as people say them, on the clock of the place."""

from __future__ import annotations

from datetime import UTC, date, datetime

from ui.i18n import Words
from ui.screens.dates import plain_day, plain_minute

ZH, EN = Words("zh-CN"), Words("en")


def test_day_is_said_in_words() -> None:
    assert plain_day(date(2025, 12, 3), ZH) == "2025 年 12 月 3 日"
    assert plain_day(date(2025, 12, 3), EN) == "3 Dec 2025"


def test_instant_is_shown_by_the_clock_of_the_place() -> None:
    at = datetime(2025, 11, 21, 1, 5, tzinfo=UTC)
    local = at.astimezone()
    assert plain_minute(at, ZH) == f"{plain_day(at, ZH)} {local.hour}:05"
    assert plain_day(at, ZH) == f"2025 年 11 月 {local.day} 日"
