"""Scanners that send at once - lines, HID-POS, typed keys - in their real host processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.catalogue import DriverSpec
from devices.driver import Capability, Command, DeviceState
from devices.loading import load
from devices.own_drivers import HID_POS, LINE_SCANNER, WEDGE
from devices.simulation import BenchRefused
from devices.watch import Watch

ARM = Command("arm")
ALL = [LINE_SCANNER, HID_POS, WEDGE]
LICENCE = "MK1/Ab9-{x}#7f3a"


@pytest.fixture(params=ALL, ids=lambda spec: spec.name)
def spec(request) -> DriverSpec:
    return request.param


@pytest.fixture
def simulator(spec, tmp_path: Path) -> Iterator:
    scanner = load(spec.simulator)()
    scanner.start(tmp_path)
    yield scanner
    scanner.stop()


@pytest.fixture
def watch(spec, simulator, news) -> Iterator[Watch]:
    config = {"driver": spec.driver, "settings": {"port": simulator.snapshot()["port"]}}
    watch = Watch("scanner", Capability.CODE, config, news)
    watch.start()
    yield watch
    watch.close()


def armed(watch: Watch, news) -> None:
    mark = news.mark()
    watch.send(ARM)
    news.wait_state(DeviceState.BUSY, code="armed", since=mark)


def texts(news) -> list[str]:
    return [n.body["text"] for n in news.all if n.kind == "code_scanned"]


def test_an_armed_scanner_reads_and_an_echo_is_one_code(simulator, watch, news):
    armed(watch, news)
    simulator.do("fault", {"fault": "double"})
    simulator.do("show_code", {"text": LICENCE})
    news.wait_kind("code_scanned")
    mark = news.mark()
    simulator.do("fault", {"fault": ""})
    simulator.do("show_code", {"text": "NEXT"})
    news.wait_kind("code_scanned", since=mark)
    assert texts(news) == [LICENCE, "NEXT"]


def test_what_is_scanned_while_nobody_wants_a_code_is_nobodys(simulator, watch, news):
    news.wait_state(DeviceState.READY)
    simulator.do("show_code", {"text": "EARLY"})
    armed(watch, news)
    simulator.do("show_code", {"text": "WANTED"})
    news.wait_kind("code_scanned")
    mark = news.mark()
    watch.send(Command("disarm"))
    news.wait_state(DeviceState.READY, since=mark)
    simulator.do("show_code", {"text": "LATE"})
    armed(watch, news)
    simulator.do("show_code", {"text": "AGAIN"})
    news.wait_kind("code_scanned", since=mark)
    assert texts(news) == ["WANTED", "AGAIN"]


def test_half_a_code_is_refused_and_the_next_is_read(simulator, watch, news):
    armed(watch, news)
    simulator.do("fault", {"fault": "half"})
    simulator.do("show_code", {"text": LICENCE})
    assert news.wait_kind("code_refused").body == {"code": "incomplete"}
    simulator.do("fault", {"fault": ""})
    simulator.do("show_code", {"text": LICENCE})
    news.wait_kind("code_scanned")
    assert texts(news) == [LICENCE]


def test_a_cable_pulled_in_the_middle_of_a_code_and_put_back(simulator, watch, news):
    armed(watch, news)
    simulator.do("fault", {"fault": "unplug"})
    simulator.do("show_code", {"text": LICENCE})
    assert news.wait_state(DeviceState.ABSENT).code in ("unplugged", "missing")
    mark = news.mark()
    simulator.do("plug", {})
    news.wait_state(DeviceState.BUSY, code="armed", since=mark)
    simulator.do("show_code", {"text": "AFTER"})
    news.wait_kind("code_scanned", since=mark)
    assert texts(news) == ["AFTER"]


@pytest.mark.parametrize("spec", [LINE_SCANNER, HID_POS], ids=lambda s: s.name, indirect=True)
def test_a_long_chinese_code_arrives_whole(simulator, watch, news):
    armed(watch, news)
    simulator.do("show_code", {"text": "证" * 900})
    news.wait_kind("code_scanned")
    assert texts(news) == ["证" * 900]


@pytest.mark.parametrize("spec", [WEDGE], ids=lambda s: s.name, indirect=True)
def test_keys_that_the_kernel_lost_spoil_the_code_they_belong_to(simulator, watch, news):
    armed(watch, news)
    simulator.do("fault", {"fault": "overrun"})
    simulator.do("show_code", {"text": LICENCE})
    assert news.wait_kind("code_refused").body == {"code": "incomplete"}
    assert texts(news) == []


@pytest.mark.parametrize("spec", [WEDGE], ids=lambda s: s.name, indirect=True)
def test_the_bench_refuses_what_no_keyboard_can_type(simulator):
    with pytest.raises(BenchRefused):
        simulator.do("show_code", {"text": "证"})
