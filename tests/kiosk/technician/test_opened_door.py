"""Somebody opens the machine: logged always, and the service closed where the site wants that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests_technician import TestBench

from kiosk.technician.values import ClosedFor


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[TestBench]:
    bench = TestBench(tmp_path)
    bench.area._tools = replace(bench.area._tools, closes_when_opened=True)
    yield bench
    bench.close()


def opened(bench: TestBench, *, is_open: bool = True) -> None:
    bench.say("sensors", "sensed", sensor="door", is_on=is_open)


def test_an_opened_door_closes_the_service_and_a_restart_keeps_it_closed(bench: TestBench) -> None:
    opened(bench)
    bench.pass_s(0.25)
    bench.settle()
    assert bench.area.closed_for is ClosedFor.MAINTENANCE
    assert bench.boot().closed_for is ClosedFor.MAINTENANCE


def test_a_visit_under_way_is_led_to_its_end_first(bench: TestBench) -> None:
    bench.area._is_free = lambda: False
    opened(bench)
    bench.pass_s(0.25)
    assert bench.area.closed_for is None
    bench.area._is_free = lambda: True
    bench.pass_s(0.25)
    assert bench.area.closed_for is ClosedFor.MAINTENANCE


def test_a_technician_inside_may_open_the_door(bench: TestBench) -> None:
    bench.enter()
    opened(bench)
    bench.pass_s(0.25)
    assert bench.area.closed_for is None


def test_a_site_that_does_not_want_it_is_left_open(bench: TestBench) -> None:
    bench.area._tools = replace(bench.area._tools, closes_when_opened=False)
    opened(bench)
    bench.pass_s(0.25)
    assert bench.area.closed_for is None


def test_a_closed_door_and_a_headset_close_nothing(bench: TestBench) -> None:
    opened(bench, is_open=False)
    bench.say("sensors", "sensed", sensor="headset", is_on=True)
    bench.pass_s(0.25)
    assert bench.area.closed_for is None
