"""What time it is, when no clock of the kiosk can be believed."""

from __future__ import annotations

import pytest

from offline_cache.platform_time import BUILT_AT, Instant, LearntTime, offset_at

TRUE = BUILT_AT.timestamp() + 1_000_000
YEARS = 10 * 365 * 86_400.0
LEARNT = LearntTime(TRUE, Instant(TRUE - 5, 100.0, "run-1"), TRUE)


def test_nothing_learnt_and_a_plausible_clock_is_unverified() -> None:
    said = offset_at(None, Instant(TRUE, 1.0, "run-1"))
    assert (said.offset_s, said.is_verified) == (None, False)


@pytest.mark.parametrize("step_s", [0, -YEARS, YEARS, 86_400])
def test_step_of_the_wall_clock_changes_nothing_in_the_same_run(step_s: float) -> None:
    now = Instant(TRUE - 5 + 60 + step_s, 160.0, "run-1")
    said = offset_at(LEARNT, now)
    assert now.wall_s + said.offset_s == pytest.approx(TRUE + 60)
    assert said.is_verified


def test_after_a_restart_the_old_distance_is_a_guess() -> None:
    said = offset_at(LEARNT, Instant(TRUE + 3_600, 3.0, "run-2"))
    assert (said.offset_s, said.is_verified) == (5, False)


def test_dead_battery_never_leads_before_the_last_signed_time() -> None:
    said = offset_at(LEARNT, Instant(TRUE - YEARS, 3.0, "run-2"))
    assert TRUE - YEARS + said.offset_s == TRUE
    assert not said.is_verified
    first = offset_at(None, Instant(0.0, 3.0, "run-1"))
    assert first.offset_s == BUILT_AT.timestamp()
