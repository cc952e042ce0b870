"""The round at work: over a real store, it looks, remembers, logs, tells and restarts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from queue import Empty, SimpleQueue

import pytest

from kiosk.care.checks import Mark
from kiosk.care.examine import Sources
from kiosk.care.night import Plan
from kiosk.care.paper import Paper
from kiosk.care.record import CARE_FILE, CareRecord, load
from kiosk.care.round import Around, CareRound, Means, standing_of
from kiosk.domain.fleet import CareStanding, DeviceStanding
from kiosk.flight_log import FileLog
from kiosk.sealed import SUITE_X25519_AES256GCM, PlatformKey, provider_of
from offline_cache.keeper import CaseKeeper
from offline_cache.platform_time import Instant

NIGHT = datetime(2026, 11, 25, 3, 12, tzinfo=UTC)
PRIVATE = bytes(range(32))
KEY = PlatformKey("k1", 1, provider_of(SUITE_X25519_AES256GCM).public_key_of(PRIVATE))


class House:
    """A kiosk around a round: its clocks and its people are played, its store is real."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keeper = CaseKeeper(folder, KEY, "jx-0017", reserve=1 << 20)
        self.posted: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self.up_s = 0.0
        self.at = NIGHT
        self.around = Around(is_free=True, quiet_s=1000.0)
        self.devices = (DeviceStanding("slips", "receipt", "fault", "paper_out"),)
        self.restarts = 0
        self.told: list[CareStanding] = []
        self.is_writing = False
        self.round = self.boot()

    def boot(self) -> CareRound:
        self.up_s = 0.0
        self.round = CareRound(
            Means(
                "jx-0017",
                "0.1.0",
                Plan(time(3, 10), time(3, 30), timedelta(days=7)),
                Sources(
                    self.folder, KEY, self.keeper, lambda: self.devices, lambda: 3,
                    lambda: Paper(2.0, 50.0, 9), is_fetching=False, reserve=1 << 20,
                ),
                FileLog(self.folder / "flight.jsonl"),
                self.posted.put,
                lambda: self.around,
                self.restarted,
                lambda: None,
                self.tell,
                lambda: 0.0,
                lambda: self.is_writing,
                clock=lambda: self.up_s,
                now=lambda: Instant(self.at.timestamp(), self.up_s, "boot"),
                local=lambda at: at.replace(tzinfo=None),
            )
        )  # fmt: skip
        self.round.start()
        return self.round

    def restarted(self) -> None:
        self.restarts += 1

    def tell(self, standing: CareStanding) -> bool:
        self.told.append(standing)
        return True

    def settle(self) -> None:
        """Let a look that was asked for come to its end."""
        while self.round.is_testing:
            try:
                self.posted.get(timeout=10)()
            except Empty:
                raise AssertionError("the look never ended") from None

    def pass_s(self, seconds: float) -> None:
        self.up_s += seconds
        self.at += timedelta(seconds=seconds)
        self.round.tick()
        self.settle()

    def events(self) -> list[dict[str, object]]:
        lines = (self.folder / "flight.jsonl").read_bytes().splitlines()
        return [json.loads(line) for line in lines]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    house.round.close()
    house.keeper.close()


def test_after_the_start_it_looks_once_and_then_at_night(house: House) -> None:
    house.pass_s(5.0)
    assert house.round.report is None
    house.pass_s(30.0)
    assert house.round.report is not None
    assert house.round.report.why == "boot"
    house.pass_s(5.0)
    assert house.round.report.why == "nightly"
    before = house.round.report
    house.pass_s(5.0)
    assert house.round.report is before


def test_what_it_finds_is_logged_without_a_word_about_anybody(house: House) -> None:
    house.pass_s(31.0)
    tested, *found = house.events()
    assert (tested["event"], tested["why"], tested["faults"]) == ("SelfTested", "boot", 1)
    assert {"code": "device.fault", "about": "slips"}.items() <= found[0].items()
    assert {line["event"] for line in found} == {"SelfTestFound"}


def test_a_report_outlives_a_restart_and_a_night_is_not_tested_twice(house: House) -> None:
    house.pass_s(31.0)
    house.pass_s(5.0)
    house.round.close()
    fresh = house.boot()
    assert fresh.report is not None
    assert fresh.report.why == "nightly"
    house.pass_s(31.0)
    assert fresh.report.why == "boot"
    house.pass_s(5.0)
    assert fresh.report.why == "boot"


def test_a_clock_set_back_between_two_looks_is_found(house: House) -> None:
    house.pass_s(31.0)
    house.at -= timedelta(hours=1)
    house.round.examine("asked")
    house.settle()
    report = house.round.report
    assert report is not None
    assert "clock.jumped" in {check.name for check in report.marked(Mark.WARN)}


def test_after_a_week_it_restarts_once_and_only_alone(house: House) -> None:
    house.pass_s(31.0)
    house.pass_s(5.0)
    house.around = Around(is_free=False, quiet_s=0.0)
    house.pass_s(8 * 86_400.0 + 1200)
    assert house.restarts == 0
    house.around = Around(is_free=True, quiet_s=1000.0)
    house.pass_s(1.0)
    assert house.round.report is not None
    assert house.round.report.why == "nightly"
    house.pass_s(1.0)
    house.pass_s(1.0)
    assert house.restarts == 1
    assert house.events()[-1]["event"] == "NightRestart"


def test_the_platform_hears_codes_and_metres(house: House) -> None:
    house.pass_s(31.0)
    report = house.round.report
    standing = standing_of(report, Paper(2.0, 50.0, 9))
    assert standing.faults == ("device.fault:slips",)
    assert (standing.paper_used_m, standing.paper_roll_m, standing.slips) == (2.0, 50.0, 9)
    assert standing_of(None, Paper(0.0, 0.0)).tested_at == ""


def test_a_damaged_record_is_a_first_start(tmp_path: Path) -> None:
    (tmp_path / CARE_FILE).write_bytes(b"{torn")
    assert load(tmp_path / CARE_FILE) == CareRecord()
