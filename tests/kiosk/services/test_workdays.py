"""Working days are counted from the next day on."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.services.workdays import add_workdays

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("n", "expected"),
    [(0, FRIDAY), (1, date(2026, 11, 23)), (5, date(2026, 11, 27)), (6, date(2026, 11, 30))],
)
def test_weekends_do_not_count(n: int, expected: date) -> None:
    assert add_workdays(FRIDAY, n) == expected


def test_a_holiday_does_not_count() -> None:
    assert add_workdays(FRIDAY, 1, frozenset({date(2026, 11, 23)})) == date(2026, 11, 24)


def test_a_saturday_start_counts_from_monday() -> None:
    assert add_workdays(date(2026, 11, 21), 1) == date(2026, 11, 23)


def test_a_negative_number_is_a_bug() -> None:
    with pytest.raises(ValueError, match="-1"):
        add_workdays(FRIDAY, -1)
