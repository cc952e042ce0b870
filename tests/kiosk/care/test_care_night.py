"""When a kiosk looks at itself and starts afresh: at night, once, and only alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from kiosk.care.night import Duty, Now, Plan, due, night_of


def local(year: int, month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC).replace(tzinfo=None)


PLAN = Plan(time(3, 10), time(3, 30), timedelta(days=7))
ALONE = Now(
    local=local(2026, 11, 22, 3, 12),
    up_s=3600.0,
    is_free=True,
    quiet_s=4000.0,
    is_writing=False,
    was_tested_since_start=True,
    tested_on=date(2026, 11, 21),
)
OLD = replace(
    ALONE,
    local=local(2026, 11, 22, 3, 40),
    up_s=8 * 86_400.0,
    tested_on=date(2026, 11, 22),
)


def test_nothing_is_looked_at_before_devices_had_a_moment() -> None:
    fresh = replace(ALONE, was_tested_since_start=False, up_s=5.0)
    assert due(fresh, PLAN) is None
    assert due(replace(fresh, up_s=31.0), PLAN) is Duty.BOOT_TEST


def test_the_boot_test_does_not_wait_for_somebody_to_leave() -> None:
    served = replace(ALONE, was_tested_since_start=False, is_free=False, quiet_s=0.0)
    assert due(served, PLAN) is Duty.BOOT_TEST


def test_the_nightly_test_is_made_once_a_night() -> None:
    assert due(ALONE, PLAN) is Duty.NIGHT_TEST
    assert due(replace(ALONE, tested_on=date(2026, 11, 22)), PLAN) is None


@pytest.mark.parametrize(
    "there",
    [{"is_free": False}, {"quiet_s": 10.0}, {"local": local(2026, 11, 22, 10, 0)}],
)
def test_with_somebody_there_or_by_day_nothing_happens(there: dict[str, object]) -> None:
    assert due(replace(ALONE, **there), PLAN) is None
    assert due(replace(OLD, **there), PLAN) is None


def test_a_kiosk_that_ran_a_week_starts_afresh_after_its_test() -> None:
    assert due(OLD, PLAN) is Duty.RESTART
    assert due(replace(OLD, tested_on=None), PLAN) is Duty.NIGHT_TEST


@pytest.mark.parametrize(
    "why_not",
    [{"is_writing": True}, {"up_s": 3600.0}, {"local": local(2026, 11, 22, 3, 29)}],
)
def test_no_restart_in_the_middle_of_a_write_nor_early(why_not: dict[str, object]) -> None:
    assert due(replace(OLD, **why_not), PLAN) is None


def test_zero_days_mean_that_it_never_restarts_itself() -> None:
    assert due(OLD, replace(PLAN, restart_after=timedelta(0))) is None


def test_a_night_that_begins_before_midnight_is_one_night() -> None:
    late = time(23, 30)
    assert night_of(local(2026, 11, 21, 23, 45), late) == date(2026, 11, 21)
    assert night_of(local(2026, 11, 22, 0, 45), late) == date(2026, 11, 21)
    assert night_of(local(2026, 11, 22, 1, 45), late) is None
