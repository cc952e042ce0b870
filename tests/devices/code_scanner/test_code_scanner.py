"""The scanner's driver in its real host process, against the simulator on a pseudo terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.code_scanner.simulator import SimulatedScanner
from devices.driver import Capability, Command, DeviceState
from devices.simulation import BenchRefused
from devices.watch import Watch

DRIVER = "devices.code_scanner.scanner:SerialScanner"
ARM = Command("arm")
LICENCE = "MK1.示例电子证照.7f3a"


@pytest.fixture
def simulator(tmp_path: Path) -> Iterator[SimulatedScanner]:
    scanner = SimulatedScanner()
    scanner.start(tmp_path)
    yield scanner
    scanner.stop()


@pytest.fixture
def watch(simulator, tmp_path, news) -> Iterator[Watch]:
    settings = {"port": str(tmp_path / "dev" / "code_scanner"), "answer_timeout_s": 0.2}
    config = {"driver": DRIVER, "settings": settings}
    watch = Watch("scanner", Capability.CODE, config, news)
    watch.start()
    yield watch
    watch.close()


def test_an_armed_scanner_reads_what_it_is_shown(simulator, watch, news):
    watch.send(ARM)
    simulator.do("show_code", {"text": LICENCE})
    assert news.wait_kind("code_scanned").body == {"text": LICENCE, "encoding": "utf-8"}


def test_codes_follow_each_other_and_an_echo_is_dropped(simulator, watch, news):
    watch.send(ARM)
    simulator.do("fault", {"fault": "double"})
    simulator.do("show_code", {"text": "first"})
    news.wait_kind("code_scanned")
    mark = news.mark()
    simulator.do("show_code", {"text": "second"})
    news.wait_kind("code_scanned", since=mark)
    texts = [n.body["text"] for n in news.all if n.kind == "code_scanned"]
    assert texts == ["first", "second"]


def test_a_gb18030_code_is_text_and_any_other_bytes_are_kept(simulator, watch, news):
    watch.send(ARM)
    simulator.do("show_code", {"text": "电子证照", "encoding": "gb18030"})
    assert news.wait_kind("code_scanned").body == {"text": "电子证照", "encoding": "gb18030"}
    mark = news.mark()
    simulator.do("show_code", {"base64": "/////w=="})
    expected = {"base64": "/////w==", "encoding": "bytes"}
    assert news.wait_kind("code_scanned", since=mark).body == expected


def test_a_code_shown_to_a_disarmed_scanner_waits_until_it_is_armed_again(simulator, watch, news):
    watch.send(ARM)
    simulator.do("show_code", {"text": "wanted"})
    news.wait_kind("code_scanned")
    watch.send(Command("disarm"))
    mark = news.mark()
    watch.send(ARM)
    simulator.do("show_code", {"text": "wanted"})
    assert news.wait_kind("code_scanned", since=mark).body["text"] == "wanted"


def test_half_a_code_is_refused_and_the_next_one_is_read(simulator, watch, news):
    watch.send(ARM)
    simulator.do("fault", {"fault": "half"})
    simulator.do("show_code", {"text": LICENCE})
    assert news.wait_kind("code_refused").body == {"code": "incomplete"}
    simulator.do("fault", {"fault": ""})
    simulator.do("show_code", {"text": LICENCE})
    assert news.wait_kind("code_scanned").body["text"] == LICENCE


def test_a_garbled_code_arrives_as_something_else_and_the_next_one_is_read(simulator, watch, news):
    watch.send(ARM)
    simulator.do("fault", {"fault": "garbled"})
    simulator.do("show_code", {"text": LICENCE})
    assert news.wait_kind("code_scanned").body.get("text") != LICENCE
    simulator.do("fault", {"fault": ""})
    simulator.do("show_code", {"text": LICENCE})
    news.wait(lambda n: n.kind == "code_scanned" and n.body.get("text") == LICENCE)


def test_a_frozen_scanner_is_absent_and_goes_on_armed_after(simulator, watch, news):
    simulator.do("fault", {"fault": "freeze"})
    watch.send(ARM)
    news.wait_state(DeviceState.ABSENT, code="silent")
    simulator.do("fault", {"fault": ""})
    simulator.do("show_code", {"text": LICENCE})
    news.wait_kind("code_scanned")


def test_a_pulled_and_returned_cable(simulator, watch, news):
    watch.send(ARM)
    news.wait_state(DeviceState.READY)
    simulator.do("unplug", {})
    news.wait_state(DeviceState.ABSENT)
    simulator.do("plug", {})
    simulator.do("show_code", {"text": LICENCE})
    news.wait_kind("code_scanned")


def test_a_long_code_arrives_whole(simulator, watch, news):
    watch.send(ARM)
    simulator.do("show_code", {"text": "长" * 960})
    assert news.wait_kind("code_scanned").body["text"] == "长" * 960


@pytest.mark.parametrize("body", [{}, {"text": ""}, {"text": 7}, {"base64": "#"}])
def test_the_bench_refuses_a_code_that_is_none(simulator, body):
    with pytest.raises(BenchRefused):
        simulator.do("show_code", body)
