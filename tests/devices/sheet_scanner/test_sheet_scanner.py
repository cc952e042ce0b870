"""The driver against the simulated feeder over real HTTP, each scan in its own process."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests_desk import FakeDesk

from devices.driver import Command, DeviceClosed, DeviceState, LinkLost
from devices.sheet_scanner.frames import SheetReader
from devices.sheet_scanner.scanner import SheetScanner
from devices.sheet_scanner.simulator import FAULTS, SimulatedFeeder
from devices.simulation import BenchRefused
from kiosk.ports import PictureGone

WAIT_S = 30.0


class Served:
    """A driver at work on a thread."""

    def __init__(self, **settings: Any) -> None:
        self.desk = FakeDesk()
        self.ending: BaseException | None = None
        self._driver = SheetScanner(settings)
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        try:
            self._driver.serve(self.desk)
        except (DeviceClosed, LinkLost) as ending:
            self.ending = ending

    def feed(self, name: str = "f1", limit: int = 50) -> None:
        self.desk.commands.put(Command("feed", {"feed": name, "limit": limit}))

    def until_over(self) -> tuple[list[Mapping[str, Any]], str, Mapping[str, Any]]:
        """The pages reported, and how the feed ended."""
        pages = []
        while True:
            kind, body = self.desk.reports.get(timeout=WAIT_S)
            if kind != "page":
                return pages, kind, body
            pages.append(body)

    def wait_state(self, state: DeviceState, code: str = "") -> None:
        while self.desk.said.get(timeout=WAIT_S) != (state, code):
            continue

    def end(self) -> None:
        self.desk.commands.put(None)
        self._thread.join()

    def join(self) -> None:
        self._thread.join(WAIT_S)
        assert not self._thread.is_alive()


@pytest.fixture
def feeder(tmp_path: Path) -> Iterator[SimulatedFeeder]:
    simulator = SimulatedFeeder()
    simulator.start(tmp_path)
    yield simulator
    simulator.stop()


@pytest.fixture
def served(feeder: SimulatedFeeder) -> Iterator[Served]:
    driver = Served(link="escl", url=feeder.snapshot()["url"], dpi=100)
    yield driver
    driver.end()


def load(feeder: SimulatedFeeder, count: int) -> None:
    feeder.do("load", {"sheets": ["contract"] * count})


def test_three_sheets_become_three_different_pages(feeder: SimulatedFeeder, served: Served) -> None:
    load(feeder, 3)
    served.feed()
    pages, kind, body = served.until_over()
    assert (kind, body) == ("fed", {"feed": "f1", "pages": 3})
    pictures = [SheetReader().page(page) for page in pages]
    assert {p.shape for p in pictures} == {(1169, 827, 3)}
    assert len({p.tobytes() for p in pictures}) == 3


def test_a_page_is_handed_out_once(feeder: SimulatedFeeder, served: Served) -> None:
    load(feeder, 1)
    served.feed()
    pages, _, _ = served.until_over()
    SheetReader().jpeg(pages[0])
    with pytest.raises(PictureGone):
        SheetReader().jpeg(pages[0])


def test_an_empty_feeder_is_said_at_once(served: Served) -> None:
    served.feed()
    assert served.until_over() == (
        [],
        "feed_failed",
        {"feed": "f1", "code": "no_paper", "pages": 0},
    )


def test_a_jam_at_the_third_sheet_keeps_the_first_two(
    feeder: SimulatedFeeder, served: Served
) -> None:
    load(feeder, 4)
    feeder.do("fault", {"fault": "jam", "page": 3})
    served.feed()
    pages, kind, body = served.until_over()
    assert (len(pages), kind, body["code"], body["pages"]) == (2, "feed_failed", "jam", 2)
    served.wait_state(DeviceState.DEGRADED, "jam")
    feeder.do("fault", {"fault": ""})
    served.wait_state(DeviceState.READY)
    served.feed("f2")
    assert served.until_over()[1:] == ("fed", {"feed": "f2", "pages": 2})


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("cover", "cover_open"),
        ("double_feed", "double_feed"),
        ("cut", "truncated"),
        ("half", "truncated"),
        ("busy", "busy"),
        ("hostile", "bad_answer"),
    ],
)
def test_each_trouble_has_its_word_and_goes_with_its_cause(
    feeder: SimulatedFeeder, served: Served, fault: str, code: str
) -> None:
    served.wait_state(DeviceState.READY)
    load(feeder, 2)
    feeder.do("fault", {"fault": fault})
    served.feed()
    pages, kind, body = served.until_over()
    assert (pages, kind, body["code"]) == ([], "feed_failed", code)
    feeder.do("fault", {"fault": ""})
    load(feeder, 1)
    served.feed("again")
    assert served.until_over()[1:] == ("fed", {"feed": "again", "pages": 1})


@pytest.mark.parametrize("fault", ["hang", "slow"])
def test_cancelling_ends_a_scan_that_would_wait_for_ever(
    feeder: SimulatedFeeder, served: Served, fault: str
) -> None:
    load(feeder, 100)
    served.feed()
    assert served.desk.reports.get(timeout=WAIT_S)[0] == "page"
    feeder.do("fault", {"fault": fault})
    served.desk.commands.put(Command("cancel"))
    _, kind, body = served.until_over()
    assert (kind, body["code"]) == ("feed_failed", "cancelled")


def test_a_cancelled_scan_is_taken_back_at_the_scanner(
    feeder: SimulatedFeeder, served: Served
) -> None:
    served.wait_state(DeviceState.READY)
    load(feeder, 100)
    served.feed()
    assert served.desk.reports.get(timeout=WAIT_S)[0] == "page"
    served.desk.commands.put(Command("cancel"))
    assert served.until_over()[2]["code"] == "cancelled"
    load(feeder, 1)
    served.feed("next")
    # Without the DELETE the old job would still hold the scanner: busy.
    assert served.until_over()[1:] == ("fed", {"feed": "next", "pages": 1})


def test_the_limit_leaves_the_other_sheets_in_the_feeder(
    feeder: SimulatedFeeder, served: Served
) -> None:
    load(feeder, 5)
    served.feed(limit=2)
    assert served.until_over()[1:] == ("fed", {"feed": "f1", "pages": 2})
    assert feeder.snapshot()["loaded"] == 3


def test_a_second_scan_during_the_first_hears_busy(feeder: SimulatedFeeder, served: Served) -> None:
    load(feeder, 3)
    served.feed("one")
    served.feed("two")
    endings = {}
    while len(endings) < 2:
        kind, body = served.desk.reports.get(timeout=WAIT_S)
        if kind != "page":
            endings[body["feed"]] = (kind, body.get("code", ""))
    assert endings == {"two": ("feed_failed", "busy"), "one": ("fed", "")}


def test_a_pulled_cable_is_a_lost_link(feeder: SimulatedFeeder) -> None:
    driver = Served(link="escl", url=feeder.snapshot()["url"], dpi=100)
    driver.wait_state(DeviceState.READY)
    feeder.do("unplug", {})
    driver.feed()
    _, kind, body = driver.until_over()
    assert (kind, body["code"]) == ("feed_failed", "unreachable")
    driver.join()
    assert isinstance(driver.ending, LinkLost)


def test_a_scanner_that_is_not_there_is_a_lost_link(feeder: SimulatedFeeder) -> None:
    feeder.do("unplug", {})
    driver = Served(link="escl", url=feeder.snapshot()["url"])
    driver.join()
    assert isinstance(driver.ending, LinkLost)
    assert driver.ending.why == "unreachable"


def test_the_bench_refuses_what_a_feeder_cannot_do(feeder: SimulatedFeeder) -> None:
    for verb, body in (
        ("dance", {}),
        ("load", {"sheets": ["secret"]}),
        ("load", {"sheets": "contract"}),
        ("fault", {"fault": "flood"}),
        ("fault", {"fault": FAULTS[0], "page": 0}),
    ):
        with pytest.raises(BenchRefused):
            feeder.do(verb, body)
