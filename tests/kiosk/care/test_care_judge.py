"""What a kiosk makes of its evidence: each planted fault is named, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kiosk.care.checks import Check, Mark, worst_of
from kiosk.care.clock import jump_s
from kiosk.care.judge import GIB, ClockEvidence, Evidence, StoreEvidence, judge
from kiosk.care.paper import LINE_MM, Paper, PaperMeter, length_mm
from kiosk.care.words import said
from kiosk.domain.fleet import DeviceStanding, StoreAlarm
from kiosk.domain.slip import SlipPart
from kiosk.wire import to_builtins
from offline_cache.platform_time import Instant

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PRINTER = DeviceStanding("slips", "receipt", "ready")
WELL = Evidence(
    at=NOON,
    devices=(PRINTER,),
    free_bytes=40 * GIB,
    reserve=96 << 20,
    has_ballast=True,
    clock=ClockEvidence(0.4, is_verified=True),
    seal="",
    store=StoreEvidence(is_online=True, line_since=NOON),
    items=12,
    is_fetching=True,
    catalogue_at=NOON - timedelta(hours=1),
    fonts_missing=(),
    paper=Paper(3.0, 50.0, 40),
)


def off(minutes: int, **evidence: Any) -> StoreEvidence:
    return StoreEvidence(line_since=NOON - timedelta(minutes=minutes), **evidence)


def test_a_kiosk_that_is_well_says_so_of_everything() -> None:
    assert {check.mark for check in judge(WELL)} == {Mark.OK}


@pytest.mark.parametrize(
    ("planted", "name", "mark"),
    [
        ({"devices": (replace(PRINTER, state="fault", code="paper_out"),)}, "device.fault", "bad"),
        ({"devices": (replace(PRINTER, state="absent"),)}, "device.absent", "bad"),
        ({"devices": (replace(PRINTER, state="starting"),)}, "device.starting", "bad"),
        ({"devices": (replace(PRINTER, state="degraded"),)}, "device.degraded", "warn"),
        ({"paper": Paper(45.0, 50.0)}, "paper.near_end", "warn"),
        ({"free_bytes": 1 << 20}, "disk.full", "bad"),
        ({"free_bytes": GIB}, "disk.low", "warn"),
        ({"has_ballast": False}, "ballast.gone", "warn"),
        ({"clock": ClockEvidence(is_before_floor=True)}, "clock.before_floor", "bad"),
        ({"clock": ClockEvidence(0.0, True, -7200.0)}, "clock.jumped", "warn"),
        ({"clock": ClockEvidence(None)}, "clock.unverified", "warn"),
        ({"clock": ClockEvidence(90.0, True)}, "clock.off", "warn"),
        ({"seal": "unusable"}, "keys.unusable", "bad"),
        ({"store": off(0, is_conserved=False, is_online=True)}, "store.not_conserved", "bad"),
        ({"store": off(0, quarantined=1, is_online=True)}, "store.quarantined", "warn"),
        ({"store": off(10)}, "line.offline", "warn"),
        ({"store": off(2000)}, "line.offline_long", "warn"),
        ({"store": StoreEvidence(line_since=EPOCH)}, "line.never", "warn"),
        ({"store": off(0, alarm="not_authorised")}, "line.not_authorised", "bad"),
        (
            {"store": off(0, is_online=True, oldest_unsent=NOON - timedelta(days=4))},
            "line.waiting_long",
            "bad",
        ),
        ({"items": 0}, "catalogue.empty", "bad"),
        ({"catalogue_at": NOON - timedelta(days=8)}, "catalogue.old", "warn"),
        ({"fonts_missing": ("NotoSansCJK-Regular",)}, "fonts.missing", "bad"),
    ],
)
def test_a_planted_fault_is_named_alone(planted: dict[str, Any], name: str, mark: str) -> None:
    found = [check for check in judge(replace(WELL, **planted)) if check.mark is not Mark.OK]
    assert [(check.name, check.mark) for check in found] == [(name, mark)]
    for language in ("zh", "en"):
        told = said(found[0], language)
        assert told.subject
        assert told.what
        assert told.do


def test_of_a_store_that_cannot_be_read_nothing_is_said_but_that() -> None:
    found = judge(replace(WELL, store=StoreEvidence(fault="suspect")))
    assert worst_of(found) is Mark.BAD
    assert [c.name for c in found if c.mark is not Mark.OK] == ["store.suspect", "line.unknown"]


def test_a_roll_of_unknown_length_is_not_judged() -> None:
    assert "paper" not in {c.subject for c in judge(replace(WELL, paper=Paper(400.0, 0.0)))}


# --- the clock --------------------------------------------------------------------------------

BEFORE = Instant(wall_s=1_000_000.0, boot_s=100.0, boot_id="a")


@pytest.mark.parametrize(
    ("now", "jumped_s"),
    [
        (Instant(1_000_600.0, 700.0, "a"), 0.0),
        (Instant(1_000_602.0, 700.0, "a"), 0.0),
        (Instant(1_004_200.0, 700.0, "a"), 3600.0),
        (Instant(997_000.0, 700.0, "a"), -3600.0),
        (Instant(1_090_000.0, 30.0, "b"), 0.0),
        (Instant(500_030.0, 30.0, "b"), -500_000.0),
    ],
)
def test_a_clock_that_was_set_is_noticed(now: Instant, jumped_s: float) -> None:
    assert jump_s(BEFORE, now) == jumped_s
    assert jump_s(None, now) == 0.0


# --- the paper --------------------------------------------------------------------------------


class Port:
    def send(self, capability: str, verb: str, body: Any = None) -> bool:
        return capability == "receipt"

    def renew(self, capability: str) -> None:
        raise AssertionError("nobody asked")


def test_a_slip_is_counted_once_and_only_when_it_is_out() -> None:
    slip = (SlipPart("line", "办件编号"), SlipPart("rule"), SlipPart("code", "menkou:1"))
    meter = PaperMeter(Port())
    assert meter.send("receipt", "print", {"job": "a", "slip": to_builtins(slip)})
    assert meter.take("b") == 0
    assert meter.take("a") == length_mm(slip) > 0
    assert meter.take("a") == 0


def test_a_line_that_wraps_takes_the_paper_of_two() -> None:
    short, long = (SlipPart("line", "一" * 20),), (SlipPart("line", "一" * 40),)
    assert length_mm(long) - length_mm(short) == pytest.approx(LINE_MM, abs=0.5)


def test_what_is_no_slip_is_passed_on_and_not_counted() -> None:
    meter = PaperMeter(Port())
    assert meter.send("receipt", "print", {"job": "a", "slip": "nonsense"})
    assert meter.take("a") == 0


def test_a_code_without_words_is_said_by_its_name() -> None:
    assert "strange" in said(Check("line", "strange"), "en").what


@pytest.mark.parametrize(("is_closed", "name"), [(True, "suspect"), (False, "failed_before")])
def test_a_disk_that_failed_is_a_fault_until_it_is_cleared(is_closed: bool, name: str) -> None:
    alarm = StoreAlarm("io_failed", NOON, NOON, times=2, is_closed=is_closed)
    found = judge(replace(WELL, store=replace(WELL.store, disk=alarm)))
    [check] = [c for c in found if c.mark is not Mark.OK]
    assert (check.name, check.mark, check.figure) == (f"store.{name}", Mark.BAD, "× 2")
