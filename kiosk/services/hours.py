"""When an office takes in what was sent: hours of the week, holidays, days worked instead.

Which days are free, and which weekend days are worked instead (调休), is announced by the State
Council year by year; the list comes signed with the catalogue (`holidays.toml`). All times are
local ones. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from kiosk.services.refused import PackageRefused
from kiosk.services.toml import read_toml

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOLIDAYS_FILE: Final = "holidays.toml"
_A_DAY: Final = 24 * 60
_FARTHEST: Final = 60
"""No office is closed for longer than so many days."""
_WORKED_AS: Final = 0
"""A day worked instead of a holiday has the hours of a Monday."""


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to before `end`, in minutes of the day, on these days (0 is Monday)."""

    days: frozenset[int]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Holidays:
    """Days that are free, and days worked instead."""

    free: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()


NO_HOLIDAYS: Final = Holidays()


@dataclass(frozen=True, slots=True)
class ServiceHours:
    """The hours of a week. `on_holidays`: whether holidays are days like others."""

    spans: tuple[Span, ...]
    on_holidays: bool = False

    @property
    def is_always(self) -> bool:
        """Whether it never closes (24 小时)."""
        whole = {day for s in self.spans if (s.start, s.end) == (0, _A_DAY) for day in s.days}
        return self.on_holidays and len(whole) == len(DAYS)

    def is_open(self, at: datetime, holidays: Holidays = NO_HOLIDAYS) -> bool:
        """Whether somebody takes it in at this local time."""
        minute = at.hour * 60 + at.minute
        return any(s.start <= minute < s.end for s in self._spans_on(at.date(), holidays))

    def opens_after(self, at: datetime, holidays: Holidays = NO_HOLIDAYS) -> datetime | None:
        """The next local time at which it opens; None where none is in sight."""
        for ahead in range(_FARTHEST):
            day = at.date() + timedelta(days=ahead)
            midnight = datetime.combine(day, time(), at.tzinfo)
            for span in sorted(self._spans_on(day, holidays), key=lambda s: s.start):
                opens = midnight + timedelta(minutes=span.start)
                if opens > at:
                    return opens
        return None

    def _spans_on(self, day: date, holidays: Holidays) -> Iterator[Span]:
        if day in holidays.free and not self.on_holidays:
            return
        weekday = _WORKED_AS if day in holidays.worked else day.weekday()
        yield from (span for span in self.spans if weekday in span.days)


def read_hours(content: Mapping[str, Any], place: str = "serviceHours") -> ServiceHours:
    """The hours as an item writes them. Raises `PackageRefused` for a span that ends too early."""
    spans = []
    for index, said in enumerate(content["weekly"]):
        start, end = minutes_of(said["from"]), minutes_of(said["to"])
        if end <= start:
            reason = "it ends before it begins; write a night as two spans"
            raise PackageRefused("bad_schema", f"{place}/weekly/{index}/to", reason)
        spans.append(Span(frozenset(DAYS.index(day) for day in said["days"]), start, end))
    return ServiceHours(tuple(spans), content.get("onHolidays") == "open")


def minutes_of(clock: str) -> int:
    """ "09:30" as minutes of the day; "24:00" is the end of it. Raises ValueError."""
    hours, colon, minutes = clock.partition(":")
    if not colon or not (hours.isdecimal() and minutes.isdecimal()) or len(clock) != 5:
        raise ValueError(clock)
    whole = int(hours) * 60 + int(minutes)
    if int(minutes) > 59 or whole > _A_DAY:
        raise ValueError(clock)
    return whole


def hours_of_site(spans: Sequence[str]) -> ServiceHours | None:
    """The hours a site writes in its settings, as "mon-fri 09:00-17:00"; None for none.

    Raises ValueError.
    """
    if not spans:
        return None
    found = []
    for said in spans:
        days, _, clocks = said.partition(" ")
        first, _, last = days.partition("-")
        start, _, end = clocks.partition("-")
        span = range(DAYS.index(first), DAYS.index(last or first) + 1)
        begins, ends = minutes_of(start), minutes_of(end)
        if not span or ends <= begins:
            raise ValueError(said)
        found.append(Span(frozenset(span), begins, ends))
    return ServiceHours(tuple(found))


def read_holidays(content: bytes) -> Holidays:
    """What `holidays.toml` says: `free` and `worked`, lists of days. Raises `PackageRefused`."""
    said = read_toml(content, HOLIDAYS_FILE)
    for word, days in said.items():
        if word not in ("free", "worked"):
            raise PackageRefused("unknown_keyword", HOLIDAYS_FILE, f"{word!r} is not known here")
        if not isinstance(days, list) or not all(type(day) is date for day in days):
            reason = f"{word!r} is a list of days, as [2027-01-01]"
            raise PackageRefused("bad_schema", HOLIDAYS_FILE, reason)
    free, worked = frozenset(said.get("free", ())), frozenset(said.get("worked", ()))
    if free & worked:
        reason = f"{min(free & worked)} is free and worked"
        raise PackageRefused("bad_schema", HOLIDAYS_FILE, reason)
    return Holidays(free, worked)
