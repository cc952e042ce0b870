"""Days and hours as people say them, on the clock of the place; slips keep the short form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

Words = Callable[..., str]


def plain_day(day: date | datetime, words: Words) -> str:
    """Such as 2025 年 12 月 21 日."""
    if isinstance(day, datetime):
        day = day.astimezone().date()
    return words("later.day", year=day.year, month=day.month, day=day.day)


def plain_minute(instant: datetime, words: Words) -> str:
    """Such as 2025 年 12 月 21 日 9:41."""
    local = instant.astimezone()
    return f"{plain_day(local, words)} {local.hour}:{local.minute:02}"
