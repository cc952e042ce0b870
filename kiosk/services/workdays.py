"""Working days: from a day on, how far a limit reaches."""

from __future__ import annotations

from datetime import date, timedelta

_SATURDAY = 5


def add_workdays(day: date, n: int, holidays: frozenset[date] = frozenset()) -> date:
    """Return the n-th working day after `day`, which itself does not count.

    Saturdays, Sundays and `holidays` are skipped. Weekends worked in exchange for a holiday
    (调休) are counted as free, so a date never comes too early. `n` of 0 gives `day` itself;
    a negative `n` is a bug and raises ValueError.
    """
    if n < 0:
        raise ValueError(f"cannot add {n} working days")
    while n:
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY and day not in holidays:
            n -= 1
    return day
