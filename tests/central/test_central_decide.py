"""The words and numbers of an answer, without a database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.decide import case_number, check_digit, decide_by, legal_day

DIGITS = st.text("0123456789", min_size=2, max_size=24)


def test_the_check_digit_of_the_standard():
    # ISO/IEC 7064 MOD 11,10, the example of the standard: 0794 gives 5.
    assert check_digit("0794") == "5"


@given(DIGITS, st.integers(0, 23), st.integers(1, 9))
def test_every_wrong_digit_is_found(digits, place, step):
    place %= len(digits)
    other = str((int(digits[place]) + step) % 10)
    assert check_digit(digits[:place] + other + digits[place + 1 :]) != check_digit(digits)


def test_a_case_number_reads_region_day_number_check():
    assert case_number("320000", date(2026, 11, 21), 123) == "320000-20261121-000123-" + (
        check_digit("32000020261121000123")
    )
    assert "-1000000-" in case_number("320000", date(2026, 11, 21), 1_000_000)


@pytest.mark.parametrize(
    ("at", "workdays", "holidays", "last"),
    [
        ("2026-11-20T04:00", 0, (), "2026-11-20"),
        ("2026-11-20T04:00", 1, (), "2026-11-23"),
        ("2026-11-20T04:00", 1, ("2026-11-23",), "2026-11-24"),
        ("2026-11-19T16:30", 1, (), "2026-11-23"),  # already Friday in China
        ("2026-11-19T15:30", 1, (), "2026-11-20"),
    ],
)
def test_the_limit_counts_working_days_in_china(at, workdays, holidays, last):
    item = SimpleNamespace(committed_workdays=workdays)
    now = datetime.fromisoformat(at).replace(tzinfo=UTC)
    limit = decide_by(item, now, frozenset(map(date.fromisoformat, holidays)))
    assert legal_day(limit) == date.fromisoformat(last)
    assert limit.tzinfo is UTC
