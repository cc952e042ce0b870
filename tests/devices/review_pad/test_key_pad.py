"""A keypad as review pad, in its real host process."""

from __future__ import annotations

import pytest

from devices.driver import Capability, Command, DeviceState
from devices.review_pad.key_simulator import SimulatedKeyPad
from devices.review_pad.keys import KeyPad
from devices.review_pad.profile import BadProfile
from devices.simulation import BenchRefused
from devices.watch import Watch
from kiosk.journey.events import RatingGiven, RatingSkipped
from kiosk.session.news import event_of

DRIVER = "devices.review_pad.keys:KeyPad"
ASK = Command("ask", {"seconds": 60})


@pytest.fixture
def simulator(tmp_path):
    pad = SimulatedKeyPad()
    pad.start(tmp_path)
    yield pad
    pad.stop()


@pytest.fixture
def watch(simulator, news):
    config = {"driver": DRIVER, "settings": {"port": simulator.snapshot()["port"]}}
    watch = Watch("pad", Capability.REVIEW, config, news)
    watch.start()
    yield watch
    watch.close()


def asked(watch, news, command=ASK) -> int:
    mark = news.mark()
    watch.send(command)
    news.wait_state(DeviceState.BUSY, code="asking", since=mark)
    return mark


@pytest.mark.parametrize("fault", ["", "double", "stuck"])
def test_a_key_is_one_rating_however_it_was_pressed(fault, simulator, watch, news):
    simulator.do("fault", {"fault": fault})
    for level in (5, 1):
        mark = asked(watch, news)
        simulator.do("press", {"level": level})
        assert news.wait_kind("rated", since=mark).body == {"level": level}
    assert len([n for n in news.all if n.kind == "rated"]) == 2


def test_nobody_pressing_is_a_timeout_which_is_no_rating(simulator, watch, news):
    asked(watch, news, Command("ask", {"seconds": 1}))
    timeout = news.wait_kind("rating_timeout")
    assert isinstance(event_of(timeout.kind, timeout.body), RatingSkipped)
    assert not [n for n in news.all if n.kind == "rated"]


def test_a_key_from_before_the_question_and_lost_keys_answer_nothing(simulator, watch, news):
    news.wait_state(DeviceState.READY)
    simulator.do("press", {"level": 1})
    asked(watch, news)
    simulator.do("fault", {"fault": "overrun"})
    simulator.do("press", {"level": 2})
    simulator.do("fault", {"fault": ""})
    simulator.do("press", {"level": 4})
    given = news.wait_kind("rated")
    event = event_of(given.kind, given.body)
    assert isinstance(event, RatingGiven)
    assert event.level == 4


def test_a_question_outlives_a_pulled_cable(simulator, watch, news):
    asked(watch, news)
    simulator.do("unplug", {})
    news.wait_state(DeviceState.ABSENT)
    mark = news.mark()
    simulator.do("plug", {})
    news.wait_state(DeviceState.BUSY, code="asking", since=mark)
    simulator.do("press", {"level": 3})
    assert news.wait_kind("rated").body == {"level": 3}


@pytest.mark.parametrize(
    "levels",
    [{"1": 5}, {"1": 1, "2": 2, "3": 3, "4": 4, "x": 5}, {"1": 1, "2": 1, "3": 3, "4": 4, "5": 5}],
)
def test_a_pad_that_lacks_a_level_is_refused(levels):
    with pytest.raises(BadProfile):
        KeyPad({"port": "x", "levels": levels})


def test_the_bench_refuses_a_level_that_is_none(simulator):
    with pytest.raises(BenchRefused):
        simulator.do("press", {"level": 6})
