"""Days and hours as people say them, on the clock of the place: on screens and on paper."""

from __future__ import annotations

from datetime import date, datetime

from kiosk.ports import Words


def plain_day(day: date | datetime, words: Words) -> str:
    """Such as 2025 年 12 月 21 日, or 21 Dec 2025."""
    if isinstance(day, datetime):
        day = day.astimezone().date()
    month = words(f"day.month_{day.month}")
    return words("later.day").format(year=day.year, month=month, day=day.day)


def plain_minute(instant: datetime, words: Words) -> str:
    """Such as 2025 年 12 月 21 日 9:41."""
    local = instant.astimezone()
    return f"{plain_day(local, words)} {local.hour}:{local.minute:02}"
