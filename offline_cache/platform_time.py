"""What time the platform would say it is now. Pure: every clock comes in as a value.

The wall clock of a kiosk is never believed: batteries die, and it comes up in 1970 or 2036. The
platform's signed time is remembered together with the clock that counts seconds since the machine
started and that nobody can set (CLOCK_BOOTTIME, clock_gettime(2)). In the same run of the machine
that is enough. After a restart the wall clock's old distance is only a guess, marked unverified,
and never before the floor: the later of this program's making and the last signed time.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

BUILT_AT = datetime(2026, 11, 20, tzinfo=UTC)
"""No clock that is right shows an earlier time. Packages are made with a newer value."""


@dataclass(frozen=True, slots=True)
class Instant:
    """This machine's clocks at one moment: seconds since 1970, and since it started."""

    wall_s: float
    boot_s: float
    boot_id: str


@dataclass(frozen=True, slots=True)
class LearntTime:
    """The platform's signed time, and our clocks when it came."""

    platform_s: float
    at: Instant
    floor_s: float


@dataclass(frozen=True, slots=True)
class PlatformOffset:
    """Platform time minus our wall clock. Unverified: a guess from before the last restart."""

    offset_s: float | None
    is_verified: bool


def offset_at(learnt: LearntTime | None, now: Instant) -> PlatformOffset:
    """How far the platform is ahead of our wall clock now."""
    floor_s = max(BUILT_AT.timestamp(), learnt.floor_s if learnt else 0.0)
    if learnt is not None and learnt.at.boot_id == now.boot_id:
        platform_s = learnt.platform_s + now.boot_s - learnt.at.boot_s
        return PlatformOffset(platform_s - now.wall_s, is_verified=True)
    guess_s = 0.0 if learnt is None else learnt.platform_s - learnt.at.wall_s
    if now.wall_s + guess_s < floor_s:
        return PlatformOffset(floor_s - now.wall_s, is_verified=False)
    return PlatformOffset(None if learnt is None else guess_s, is_verified=False)


def instant(wall: Callable[[], float] = time.time) -> Instant:
    """The clocks now."""
    return Instant(wall(), time.clock_gettime(time.CLOCK_BOOTTIME), _boot_id())


@cache
def _boot_id() -> str:
    # Made anew by the kernel at every start (random(4)).
    return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
