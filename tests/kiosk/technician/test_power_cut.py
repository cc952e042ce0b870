"""The power goes: who is served is led to the end, nobody begins on an empty battery."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests_technician import TestBench

from devices.driver import Capability, DeviceState
from devices.watch import News
from kiosk.device_roll import DeviceRoll
from kiosk.lookups import REPORT_DEVICES
from kiosk.technician.values import ClosedFor


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[TestBench]:
    bench = TestBench(tmp_path)
    yield bench
    bench.close()


def power(bench: TestBench, *, mains: bool, low: bool) -> None:
    bench.say("sensors", "sensed", sensor="mains", is_on=mains)
    bench.say("sensors", "sensed", sensor="battery_low", is_on=low)
    bench.pass_s(0.25)


def test_on_battery_everybody_is_served(bench: TestBench) -> None:
    power(bench, mains=False, low=False)
    assert bench.area.closed_for is None


def test_on_an_empty_battery_nobody_begins_until_the_power_is_back(bench: TestBench) -> None:
    power(bench, mains=False, low=True)
    assert bench.area.closed_for is ClosedFor.POWER
    power(bench, mains=True, low=True)  # it charges
    assert bench.area.closed_for is None


def test_a_visit_under_way_is_led_to_its_end(bench: TestBench) -> None:
    bench.area._is_free = lambda: False
    power(bench, mains=False, low=True)
    assert bench.area.closed_for is None
    bench.area._is_free = lambda: True
    bench.pass_s(0.25)
    assert bench.area.closed_for is ClosedFor.POWER


def test_a_restart_remembers_no_power_cut(bench: TestBench) -> None:
    power(bench, mains=False, low=True)
    assert bench.boot().closed_for is None


def test_a_supply_that_says_nothing_more_stays_as_it_was(bench: TestBench) -> None:
    power(bench, mains=False, low=True)
    bench.pass_s(3600)
    assert bench.area.closed_for is ClosedFor.POWER


def test_a_site_that_is_closed_stays_so_when_the_power_is_back(bench: TestBench) -> None:
    bench.area._clerk.keep(bench.area.records.__class__(closed_for=ClosedFor.SITE_CLOSED))
    power(bench, mains=False, low=True)
    power(bench, mains=True, low=False)
    assert bench.area.closed_for is ClosedFor.SITE_CLOSED


def test_the_heartbeat_says_that_it_runs_on_battery() -> None:
    told: list[object] = []

    class Line:
        def ask(self, question: object, standings: object) -> None:
            assert question is REPORT_DEVICES
            told.append(standings)

    roll = DeviceRoll(Line(), clock=lambda: 0.0)
    state = DeviceState.DEGRADED
    roll.note(News("sensors", Capability.SENSORS, "state", {}, state, "on_battery", False))
    roll.report()
    assert [(d.device, d.state, d.code) for d in told[0]] == [("sensors", "degraded", "on_battery")]
