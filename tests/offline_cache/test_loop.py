"""The courier's loops: due again at the right time, after faults and restarts too."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests_errand import FakeClock

from kiosk.line import LineDown, LineFault, NotAuthorised, PlatformBusy
from offline_cache.loop import Duty, Loop
from offline_cache.store import Store


@pytest.fixture
def store(tmp_path: Path):
    opened = Store(tmp_path / "store.db", bytes(32))
    yield opened
    opened.close()


class Work:
    """Counts how often it was done; fails as told."""

    def __init__(self) -> None:
        self.done = 0
        self.faults: list[LineFault] = []

    def __call__(self) -> None:
        self.done += 1
        if self.faults:
            raise self.faults.pop(0)


def loop(store, time: FakeClock, work: Work) -> Loop:
    return Loop(Duty("beat", 100.0, work), store, time.clock())


def test_duty_is_done_when_due_and_not_before(store) -> None:
    time, work = FakeClock(), Work()
    beat = loop(store, time, work)
    assert beat.step() == pytest.approx(110)  # chance always takes the longest way
    time.passed_s += 109
    assert beat.step() == pytest.approx(1)
    assert work.done == 1
    time.passed_s += 1.001
    beat.step()
    assert work.done == 2


def test_restart_goes_on_where_it_was(store) -> None:
    time, work = FakeClock(), Work()
    loop(store, time, work).step()
    time.passed_s += 40
    beat = loop(store, time, work)
    assert beat.step() == pytest.approx(70)
    assert work.done == 1


@pytest.mark.parametrize("years", [-10, 10])
def test_clock_that_jumps_by_years_neither_stops_nor_hurries_it(store, years: int) -> None:
    time, work = FakeClock(), Work()
    loop(store, time, work).step()
    time.now_s += years * 365 * 86_400
    beat = loop(store, time, work)
    time.passed_s += 121
    beat.step()
    assert work.done in (2, 3)
    assert beat.step() <= 120


@pytest.mark.parametrize(
    ("fault", "waits"),
    [
        (LineDown("unreachable"), [0.2, 0.4, 0.8]),
        (PlatformBusy("database_down", 30.0), [30, 30, 30]),
        (PlatformBusy("database_down", 9e9), [900, 900, 900]),
        (NotAuthorised("unknown_token"), [300, 300, 300]),
    ],
)
def test_fault_of_the_line_only_makes_it_later(store, fault, waits) -> None:
    time, work = FakeClock(), Work()
    work.faults = [fault] * len(waits)
    beat = loop(store, time, work)
    for wait_s in waits:
        assert beat.step() == pytest.approx(wait_s)
        time.passed_s += wait_s
    beat.step()
    assert store.rows("SELECT faults, last_fault FROM loops") == [(0, "")]


def test_bug_in_a_duty_is_not_swallowed(store) -> None:
    def bug() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Loop(Duty("beat", 1.0, bug), store, FakeClock().clock()).step()
