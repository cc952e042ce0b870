"""When a kiosk looks at itself and starts afresh: at night, and only with nobody there. Pure.

The time of day is the platform's as far as we know it: a kiosk whose clock fell back to 1970 must
not restart itself in the middle of the morning.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

WINDOW = timedelta(hours=2)
"""A night that came too late, because somebody was there or the power was off, is left out."""
QUIET_S = 300.0
"""So long nobody touched anything before a kiosk takes itself to be alone."""
SETTLED_S = 30.0
"""Devices need a moment after the start before their standing says anything."""


class Duty(StrEnum):
    """What is to be done now."""

    BOOT_TEST = "boot"
    NIGHT_TEST = "nightly"
    RESTART = "restart"


@dataclass(frozen=True, slots=True)
class Plan:
    """The site's hours, local. `restart_after` of zero: never."""

    test_at: time
    restart_at: time
    restart_after: timedelta


@dataclass(frozen=True, slots=True)
class Now:
    """What there is to decide on. `local` carries no zone; `quiet_s`: since the last touch.

    `up_s`: how long this program runs. `tested_on`: the night of the newest nightly test.
    `is_writing`: a case is on its way this moment, or a person works at the machine.
    """

    local: datetime
    up_s: float
    is_free: bool
    quiet_s: float
    is_writing: bool
    was_tested_since_start: bool
    tested_on: date | None


def due(now: Now, plan: Plan) -> Duty | None:
    """What is due now, None for nothing. The restart comes after the test, never instead of it."""
    if not now.was_tested_since_start:
        return Duty.BOOT_TEST if now.up_s >= SETTLED_S else None
    is_alone = now.is_free and now.quiet_s >= QUIET_S
    if not is_alone:
        return None
    night = night_of(now.local, plan.test_at)
    if night is not None and night != now.tested_on:
        return Duty.NIGHT_TEST
    is_old = bool(plan.restart_after) and now.up_s > plan.restart_after.total_seconds()
    if is_old and not now.is_writing and night_of(now.local, plan.restart_at):
        return Duty.RESTART
    return None


def night_of(local: datetime, begins_at: time) -> date | None:
    """The day on which the night began that we are in; None outside of it.

    An hour before midnight lasts past it, and is still the same night.
    """
    for day in (local.date(), local.date() - timedelta(days=1)):
        since = local - datetime.combine(day, begins_at)
        if timedelta(0) <= since < WINDOW:
            return day
    return None
