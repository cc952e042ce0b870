"""The pad's driver in its real host process, against the simulator on a pseudo terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.driver import Capability, Command, DeviceState
from devices.review_pad.simulator import SimulatedPad
from devices.simulation import BenchRefused
from devices.watch import Watch

DRIVER = "devices.review_pad.pad:ReviewPad"
ASK = Command("ask", {"seconds": 60})


@pytest.fixture
def simulator(tmp_path: Path) -> Iterator[SimulatedPad]:
    pad = SimulatedPad()
    pad.start(tmp_path)
    yield pad
    pad.stop()


@pytest.fixture
def watch(simulator, tmp_path, news) -> Iterator[Watch]:
    settings = {"port": str(tmp_path / "dev" / "review_pad"), "answer_timeout_s": 0.2}
    config = {"driver": DRIVER, "settings": settings}
    watch = Watch("pad", Capability.REVIEW, config, news)
    watch.start()
    yield watch
    watch.close()


def asked(watch: Watch, news, command: Command = ASK) -> int:
    mark = news.mark()
    watch.send(command)
    news.wait_state(DeviceState.BUSY, since=mark)
    return mark


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_a_pressed_key_is_a_rating(level, simulator, watch, news):
    asked(watch, news)
    simulator.do("press", {"level": level})
    assert news.wait_kind("rated").body == {"level": level}
    news.wait_state(DeviceState.READY, since=news.mark() - 1)


def test_nobody_pressing_is_a_timeout_and_no_rating(simulator, watch, news):
    asked(watch, news, Command("ask", {"seconds": 1}))
    assert news.wait_kind("rating_timeout").body == {}
    assert not [n for n in news.all if n.kind == "rated"]


def test_a_key_pressed_when_nobody_asked_is_no_rating(simulator, watch, news):
    news.wait_state(DeviceState.READY)
    simulator.do("press", {"level": 1})
    asked(watch, news)
    simulator.do("press", {"level": 5})
    assert news.wait_kind("rated").body == {"level": 5}
    assert [n.kind for n in news.all].count("rated") == 1


def test_a_bouncing_key_is_one_rating(simulator, watch, news):
    simulator.do("fault", {"fault": "double"})
    asked(watch, news)
    simulator.do("press", {"level": 4})
    news.wait_kind("rated")
    simulator.do("fault", {"fault": ""})
    asked(watch, news)
    simulator.do("press", {"level": 2})
    news.wait(lambda n: n.kind == "rated" and n.body == {"level": 2})
    assert [n.body["level"] for n in news.all if n.kind == "rated"] == [4, 2]


def test_a_cancelled_question_is_not_answered(simulator, watch, news):
    mark = asked(watch, news)
    watch.send(Command("cancel"))
    news.wait_state(DeviceState.READY, since=mark + 1)
    simulator.do("press", {"level": 1})
    asked(watch, news)
    simulator.do("press", {"level": 3})
    assert news.wait_kind("rated").body == {"level": 3}


@pytest.mark.parametrize("fault", ["half", "garbled", "wrong_checksum"])
def test_a_damaged_key_is_no_rating_and_the_next_press_counts(fault, simulator, watch, news):
    simulator.do("fault", {"fault": fault})
    asked(watch, news)
    simulator.do("press", {"level": 1})
    simulator.do("fault", {"fault": ""})
    simulator.do("press", {"level": 5})
    news.wait_kind("rated")


def test_a_frozen_pad_is_absent_and_still_asks_when_it_is_back(simulator, watch, news):
    asked(watch, news)
    simulator.do("fault", {"fault": "freeze"})
    news.wait_state(DeviceState.ABSENT, code="silent")
    mark = news.mark()
    simulator.do("fault", {"fault": ""})
    news.wait_state(DeviceState.BUSY, since=mark)
    simulator.do("press", {"level": 5})
    news.wait_kind("rated")


def test_a_pulled_and_returned_cable(simulator, watch, news):
    mark = asked(watch, news)
    simulator.do("unplug", {})
    news.wait_state(DeviceState.ABSENT, since=mark)
    mark = news.mark()
    simulator.do("plug", {})
    news.wait_state(DeviceState.BUSY, since=mark)
    simulator.do("press", {"level": 5})
    news.wait_kind("rated")


@pytest.mark.parametrize("level", [0, 6, None, "5"])
def test_the_bench_refuses_a_key_that_does_not_exist(level, simulator):
    with pytest.raises(BenchRefused):
        simulator.do("press", {"level": level})
