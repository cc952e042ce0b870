"""Mains, battery, headset, door and lamps over a real little upsd, a pipe of events and files."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices import own_drivers
from devices.conformance import conform
from devices.driver import Capability, Command, DeviceState
from devices.sensors.nut import (
    Power,
    UpsSilent,
    decode_charge,
    decode_power,
    encode_question,
    read_name,
)
from devices.sensors.simulator import SimulatedSensors
from devices.sensors.switches import decode_events, encode_event
from devices.watch import Watch


@pytest.fixture
def simulator(tmp_path) -> Iterator[SimulatedSensors]:
    simulator = SimulatedSensors()
    simulator.start(tmp_path)
    yield simulator
    simulator.stop()


@pytest.fixture
def watch(simulator, news) -> Iterator[Watch]:
    settings = {**simulator.snapshot()["settings"], "poll_s": 0.2, "answer_timeout_s": 0.3}
    config = {"driver": "devices.sensors.sensors:Sensors", "settings": settings}
    watch = Watch("sensors", Capability.SENSORS, config, news, grace_s=0)
    watch.start()
    news.wait_state(DeviceState.READY)
    yield watch
    watch.close()


def sensed(news, sensor: str, is_on: bool, since: int = 0) -> None:
    wanted = {"sensor": sensor, "is_on": is_on}
    news.wait(lambda n: n.kind == "sensed" and dict(n.body) == wanted, since=since)


def test_power_goes_and_comes_back(watch, simulator, news):
    sensed(news, "mains", True)
    simulator.do("mains", {"is_on": False})
    sensed(news, "mains", False)
    news.wait_state(DeviceState.DEGRADED, code="on_battery")
    simulator.do("battery_low", {"is_on": True})
    news.wait_state(DeviceState.DEGRADED, code="battery_low")
    mark = news.mark()
    simulator.do("battery_low", {"is_on": False})
    simulator.do("mains", {"is_on": True})
    news.wait_state(DeviceState.READY, since=mark)


def test_a_battery_is_low_where_the_settings_say(simulator, news):
    settings = {**simulator.snapshot()["settings"], "poll_s": 0.1, "low_at_percent": 40}
    config = {"driver": "devices.sensors.sensors:Sensors", "settings": settings}
    watch = Watch("sensors", Capability.SENSORS, config, news, grace_s=0)
    simulator.do("charge", {"percent": 41})
    simulator.do("mains", {"is_on": False})
    watch.start()
    try:
        news.wait_state(DeviceState.DEGRADED, code="on_battery")
        simulator.do("charge", {"percent": 40})
        news.wait_state(DeviceState.DEGRADED, code="battery_low")
        simulator.do("mains", {"is_on": True})  # it is still as empty, and charges
        sensed(news, "battery_low", False, news.mark() - 1)
    finally:
        watch.close()


def test_an_open_door_outranks_everything(watch, simulator, news):
    simulator.do("mains", {"is_on": False})
    news.wait_state(DeviceState.DEGRADED, code="on_battery")
    simulator.do("door", {"is_open": True})
    news.wait_state(DeviceState.DEGRADED, code="door_open")
    mark = news.mark()
    simulator.do("door", {"is_open": False})
    sensed(news, "door", False, mark)
    news.wait_state(DeviceState.DEGRADED, code="on_battery", since=mark)


def test_a_headset_is_told_each_way(watch, simulator, news):
    simulator.do("headset", {"is_on": True})
    sensed(news, "headset", True)
    simulator.do("headset", {"is_on": False})
    sensed(news, "headset", False)


def test_a_lamp_is_lit_and_put_out_and_an_unknown_one_refused(watch, simulator, news):
    watch.send(Command("lamp", {"lamp": "reader", "is_on": True}))
    watch.send(Command("look"))
    news.wait_kind("sensors")
    assert simulator.snapshot()["lit"] == ["reader"]
    watch.send(Command("lamp", {"lamp": "nowhere", "is_on": True}))
    assert news.wait_kind("lamp_failed").body["code"] == "unknown_lamp"


@pytest.mark.parametrize("fault", ["freeze", "stale", "garbled"])
def test_a_power_supply_without_sense_is_told_and_forgiven(watch, simulator, news, fault):
    simulator.do("fault", {"fault": fault})
    news.wait_state(DeviceState.DEGRADED, code="ups_silent")
    mark = news.mark()
    simulator.do("fault", {"fault": ""})
    news.wait_state(DeviceState.READY, since=mark)


def test_everything_unplugged_and_plugged_in_again(watch, simulator, news):
    simulator.do("unplug", {})
    news.wait_state(DeviceState.DEGRADED, code="ups_silent")
    mark = news.mark()
    simulator.do("plug", {})
    news.wait_state(DeviceState.READY, since=mark)
    simulator.do("headset", {"is_on": True})
    sensed(news, "headset", True, mark)


def test_the_driver_passes_the_checks_for_parts():
    checks = ("absent_when_missing", "survives_every_fault")
    done = list(conform(own_drivers.SENSORS, checks, slack=5.0))
    assert [(r.check, r.outcome, r.why) for r in done] == [(c, "passed", "") for c in checks]


def test_the_words_of_nut():
    assert encode_question("kiosk", "ups.status") == b"GET VAR kiosk ups.status\n"
    assert decode_power(b'VAR kiosk ups.status "OL CHRG"\n', "kiosk") == Power(False, False)
    assert decode_power(b'VAR kiosk ups.status "OB DISCHRG LB"\n', "kiosk") == Power(True, True)
    assert (read_name("kiosk@h:99").port, read_name("kiosk@h").port) == (99, 3493)
    assert decode_charge(b'VAR kiosk battery.charge "87.6"\n', "kiosk") == 88
    with pytest.raises(UpsSilent):
        decode_charge(b"ERR VAR-NOT-SUPPORTED\n", "kiosk")
    with pytest.raises(UpsSilent):
        decode_charge(b'VAR kiosk battery.charge "full"\n', "kiosk")
    with pytest.raises(UpsSilent):
        decode_charge(b'VAR kiosk battery.charge "inf"\n', "kiosk")
    with pytest.raises(ValueError, match="name@host"):
        read_name("kiosk")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"ERR DATA-STALE\n", "stale"),
        (b"ERR UNKNOWN-UPS\n", "unknown_ups"),
        (b"ERR ACCESS-DENIED\n", "refused"),
        (b'VAR other ups.status "OL"\n', "garbled"),
        (b'VAR kiosk ups.status ""\n', "garbled"),
    ],
)
def test_other_answers_are_no_sense(line, why):
    with pytest.raises(UpsSilent) as silent:
        decode_power(line, "kiosk")
    assert silent.value.why == why


@given(st.binary(max_size=200))
def test_any_line_is_power_or_silence(line):
    try:
        decode_power(line, "kiosk")
    except UpsSilent:
        return
    raise AssertionError("random bytes were believed")


@given(st.lists(st.tuples(st.integers(0, 16), st.booleans())), st.integers(1, 50))
def test_events_arrive_whole_however_they_are_cut(changes, size):
    data = b"".join(encode_event(code, int(on)) for code, on in changes)
    got, rest = [], b""
    for at in range(0, len(data), size):
        events, rest = decode_events(rest + data[at : at + size])
        got += events
    assert (got, rest) == (changes, b"")
