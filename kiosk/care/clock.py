"""Notices that somebody, or an empty battery, set the kiosk's clock.

The kernel's CLOCK_BOOTTIME counts on whatever the wall clock is set to (clock_gettime(2)): within
one run of the machine the two must go on together. From one run to the next the wall clock must
at least not go back.
"""

from __future__ import annotations

from offline_cache.platform_time import Instant

_SLACK_S = 5.0
"""A wall clock that is being disciplined is slewed, not set; rounding and a busy machine add."""


def jump_s(before: Instant | None, now: Instant) -> float:
    """How far the wall clock was set since `before`, in seconds; 0 for not, or not noticeably."""
    if before is None:
        return 0.0
    if before.boot_id == now.boot_id:
        moved = (now.wall_s - before.wall_s) - (now.boot_s - before.boot_s)
        return moved if abs(moved) > _SLACK_S else 0.0
    went_back = now.wall_s - now.boot_s - before.wall_s
    return went_back if went_back < -_SLACK_S else 0.0
