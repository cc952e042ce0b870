"""Service hours in words: when it opens again, and what that means for whoever stands here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from kiosk.journey.facts import Facts
from kiosk.services.hours import DAYS
from kiosk.services.item import ServiceItem

Words = Callable[..., str]


def after_hours(item: ServiceItem, facts: Facts, words: Words) -> str:
    """That it may be filled in, and when somebody takes it in; "" while somebody does."""
    if facts.is_open(item):
        return ""
    opens = facts.opens_at(item)
    if opens is None:
        return words("plan.after_hours_some_day")
    return words("plan.after_hours", when=moment(opens, facts.now or opens, words))


def moment(opens: datetime, now: datetime, words: Words) -> str:
    """Such as 周一上午 9:00: within a week by its name, later by its date."""
    ahead = (opens.date() - now.date()).days
    weekday = words(f"hours.{DAYS[opens.weekday()]}")
    if ahead < 2:
        day = words("hours.tomorrow" if ahead else "hours.today")
    elif opens.date() < now.date() + timedelta(days=7):
        day = weekday
    else:
        day = words("hours.day", month=opens.month, day=opens.day, weekday=weekday)
    part = words("hours.morning" if opens.hour < 12 else "hours.afternoon")
    clock = f"{opens.hour % 12 or 12}:{opens.minute:02}"
    return words("hours.at", day=day, part=part, clock=clock)
