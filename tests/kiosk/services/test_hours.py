"""Hours of an office: the minute of the change, lunch, weekends, holidays, days worked instead."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from kiosk.services.hours import (
    Holidays,
    PackageRefused,
    hours_of_site,
    read_holidays,
    read_hours,
)

WORKDAYS = ["mon", "tue", "wed", "thu", "fri"]
OFFICE = read_hours(
    {
        "weekly": [
            {"days": WORKDAYS, "from": "09:00", "to": "12:00"},
            {"days": WORKDAYS, "from": "13:30", "to": "17:00"},
        ]
    }
)
SPRING = Holidays(frozenset({date(2026, 2, 16), date(2026, 2, 17)}), frozenset({date(2026, 2, 14)}))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("moment", "is_open", "opens"),
    [
        ("2026-11-23T08:59", False, "2026-11-23T09:00"),
        ("2026-11-23T09:00", True, "2026-11-23T13:30"),
        ("2026-11-23T11:59", True, "2026-11-23T13:30"),
        ("2026-11-23T12:00", False, "2026-11-23T13:30"),
        ("2026-11-23T17:00", False, "2026-11-24T09:00"),
        ("2026-11-20T20:00", False, "2026-11-23T09:00"),
        ("2026-11-22T00:00", False, "2026-11-23T09:00"),
    ],
)
def test_an_office_opens_and_closes_to_the_minute(moment: str, is_open: bool, opens: str) -> None:
    assert OFFICE.is_open(at(moment)) is is_open
    assert OFFICE.opens_after(at(moment)) == at(opens)


def test_a_holiday_is_closed_and_a_saturday_worked_instead_is_open() -> None:
    assert not OFFICE.is_open(at("2026-02-16T10:00"), SPRING)
    assert OFFICE.opens_after(at("2026-02-15T10:00"), SPRING) == at("2026-02-18T09:00")
    assert OFFICE.is_open(at("2026-02-14T10:00"), SPRING)
    assert not OFFICE.is_open(at("2026-02-14T10:00"))


def test_what_never_closes_says_so_also_on_holidays() -> None:
    every = [*WORKDAYS, "sat", "sun"]
    whole = {"weekly": [{"days": every, "from": "00:00", "to": "24:00"}], "onHolidays": "open"}
    assert read_hours(whole).is_always
    assert read_hours(whole).is_open(at("2026-02-16T23:59"), SPRING)
    assert not read_hours({"weekly": whole["weekly"]}).is_always


def test_an_office_that_never_opens_has_no_next_time() -> None:
    weekend = read_hours({"weekly": [{"days": ["sun"], "from": "09:00", "to": "10:00"}]})
    days = [date(2026, 11, 22 + n) if n < 9 else date(2026, 12, n - 8) for n in range(39)]
    free = Holidays(frozenset(days) | {date(2027, 1, n) for n in range(1, 31)})
    assert weekend.opens_after(at("2026-11-22T08:00"), free) is None


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(PackageRefused) as caught:
        read_hours({"weekly": [{"days": ["mon"], "from": "22:00", "to": "06:00"}]})
    assert caught.value.place == "serviceHours/weekly/0/to"


def test_a_site_writes_its_hours_in_its_settings() -> None:
    hours = hours_of_site(["mon-fri 09:00-17:00", "sat 09:00-12:00"])
    assert hours is not None
    assert hours.is_open(at("2026-11-21T11:59"))
    assert not hours.is_open(at("2026-11-22T11:59"))
    assert hours_of_site([]) is None


@pytest.mark.parametrize(
    "said",
    [
        "mon-fri",
        "9-17",
        "fri-mon 09:00-17:00",
        "mon 17:00-09:00",
        "mon 9:00-17:00",
        "mon 0:00-24:01",
    ],
)
def test_hours_nobody_can_read_are_refused(said: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        hours_of_site([said])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"free = [2026-01-01", "bad_json"),
        (b"free = " + b"[" * 5000, "bad_json"),
        (b"#" * 300_000, "too_large"),
        (b"free = ['2026-01-01']", "bad_schema"),
        (b"free = [2026-01-01T09:00:00]", "bad_schema"),
        (b"closed = [2026-01-01]", "unknown_keyword"),
        (b"free = [2026-01-01]\nworked = [2026-01-01]", "bad_schema"),
    ],
)
def test_a_list_of_holidays_that_is_no_good_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(PackageRefused) as caught:
        read_holidays(content)
    assert caught.value.code == code
