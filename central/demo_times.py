"""Times at a counter that does not exist, for the demonstration: two weeks of working days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from central.appointments import AHEAD, set_times
from central.database import Connection
from central.decide import CHINA
from central.settings import Settings

_SITE: Final = "一楼综合窗口（示例）"
_EACH: Final = timedelta(minutes=30)
_PLACES: Final = 2
_HALVES: Final = ((time(9), 5), (time(14), 4))
"""When a half of the day begins, and how many times it has."""


async def lay_out_times(connection: Connection, settings: Settings, now: datetime) -> None:
    """Set them from tomorrow on, where the settings ask for a demonstration."""
    if settings.demo_times:
        times = _times(now, settings.holidays)
        laid_out = ((_SITE, begins, begins + _EACH, _PLACES) for begins in times)
        await set_times(connection, laid_out, "demo")


def _times(now: datetime, holidays: tuple[date, ...]) -> Iterator[datetime]:
    today = now.astimezone(CHINA).date()
    for ahead in range(1, AHEAD.days):
        day = today + timedelta(days=ahead)
        if day.weekday() >= 5 or day in holidays:
            continue
        for begins, count in _HALVES:
            for number in range(count):
                yield datetime.combine(day, begins, CHINA) + number * _EACH
