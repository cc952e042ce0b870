"""Five free tries, then 15 s and doubling; a restart shortens nothing."""

from __future__ import annotations

from kiosk.technician.lockout import LONGEST_WAIT_S, Lockout, wait_after


def test_waits_double_after_five_free_tries() -> None:
    waits = [wait_after(n) for n in range(16)]
    assert waits[:5] == [0] * 5
    assert waits[5:10] == [15, 30, 60, 120, 240]
    assert waits[14] == 7680


def test_the_wait_has_an_end_however_often_one_fails() -> None:
    assert wait_after(10_000) == LONGEST_WAIT_S


def test_the_door_opens_when_the_wait_is_over() -> None:
    lockout = Lockout()
    for _ in range(5):
        assert lockout.wait_s(100.0) == 0
        lockout = lockout.failed(100.0)
    assert (lockout.wait_s(100.0), lockout.wait_s(107.0), lockout.wait_s(115.0)) == (15, 8, 0)
    assert lockout.tries_left == 0
    assert lockout.failed(115.0).wait_s(115.0) == 30


def test_a_restart_begins_the_whole_wait_anew() -> None:
    assert Lockout.after_restart(7, 3.0).wait_s(3.0) == 60
    assert Lockout.after_restart(4, 3.0).wait_s(3.0) == 0
