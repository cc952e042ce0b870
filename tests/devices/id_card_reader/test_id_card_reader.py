"""The SAM_V driver in its real host process, against the simulator on a real pseudo terminal."""

from __future__ import annotations

import os
import signal
from itertools import cycle

import pytest

from devices.driver import Command, DeviceState
from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from devices.links.serial import SerialLink
from kiosk import wire
from kiosk.domain.identity import IdentityCard

ARM = Command("arm")
LASTING = {
    "sw3_41": "card_moved",
    "sw3_31": "unreadable",
    "sw3_32": "unreadable",
    "sw3_40": "not_identity_card",
    "sw3_77": "unreadable",
    "half": "unreadable",
    "garbled": "unreadable",
    "wrong_checksum": "unreadable",
}


def card_in(news) -> IdentityCard:
    return wire.convert(IdentityCard, news.body["card"])


def test_every_sample_card_arrives_as_the_value_it_was(simulator, watch, news):
    watch.send(ARM)
    for name in sorted(SAMPLE_CARDS.keys() - {"wrong_check_digit"}):
        mark = news.mark()
        simulator.do("tap_card", {"card": name})
        assert card_in(news.wait_kind("card_read", since=mark)) == SAMPLE_CARDS[name], name


def test_a_card_given_by_its_fields_is_read(simulator, watch, news):
    fields = wire.to_builtins(SAMPLE_CARDS["li_ming"]) | {"name": "欧阳测试"}
    simulator.do("tap_card", {"card": fields})
    watch.send(ARM)
    assert card_in(news.wait_kind("card_read")).name == "欧阳测试"


def test_an_unarmed_reader_reads_nothing_and_a_disarmed_one_no_more(simulator, watch, news):
    simulator.do("tap_card", {"card": "zhang_san"})
    news.wait_state(DeviceState.READY)
    watch.send(ARM)
    news.wait_kind("card_read")
    watch.send(Command("disarm"))
    simulator.do("tap_card", {"card": "li_ming"})
    mark = news.mark()
    watch.send(ARM)
    assert card_in(news.wait_kind("card_read", since=mark)).name == "李明"
    assert [n.kind for n in news.all].count("card_read") == 2


def test_a_card_that_stays_is_read_once_and_again_when_put_down_again(simulator, watch, news):
    watch.send(ARM)
    simulator.do("tap_card", {"card": "zhang_san"})
    news.wait_kind("card_read")
    mark = news.mark()
    simulator.do("tap_card", {"card": "zhang_san"})
    news.wait_kind("card_read", since=mark)
    assert [n.kind for n in news.all].count("card_read") == 2


def test_a_wrong_check_digit_is_refused(simulator, watch, news):
    watch.send(ARM)
    simulator.do("tap_card", {"card": "wrong_check_digit"})
    assert news.wait_kind("card_refused").body == {"code": "bad_check_digit"}


def test_a_lasting_fault_refuses_the_card_and_the_next_read_works(simulator, watch, news):
    watch.send(ARM)
    for fault, code in LASTING.items():
        mark = news.mark()
        simulator.do("fault", {"fault": fault})
        simulator.do("tap_card", {"card": "zhang_san"})
        refused = news.wait_kind("card_refused", since=mark)
        assert (fault, refused.body) == (fault, {"code": code})
        simulator.do("fault", {"fault": ""})
        simulator.do("tap_card", {"card": "li_ming"})
        assert card_in(news.wait_kind("card_read", since=mark)).name == "李明"
        simulator.do("lift_card", {})


def test_a_single_fault_is_not_noticed_by_the_resident(simulator, watch, news):
    watch.send(ARM)
    faults = ("sw3_41", "half", "garbled", "wrong_checksum", "double")
    for fault, name in zip(faults, cycle(("zhang_san", "li_ming")), strict=False):
        mark = news.mark()
        simulator.do("fault", {"fault": fault, "times": 1})
        simulator.do("tap_card", {"card": name})
        assert card_in(news.wait_kind("card_read", since=mark)) == SAMPLE_CARDS[name], fault
    assert not [n for n in news.all if n.kind == "card_refused"]


def test_doubled_answers_to_everything_do_not_shift_the_conversation(simulator, watch, news):
    simulator.do("fault", {"fault": "double", "on": "any"})
    watch.send(ARM)
    for name in ("zhang_san", "smith_2023", "li_ming"):
        mark = news.mark()
        simulator.do("tap_card", {"card": name})
        assert card_in(news.wait_kind("card_read", since=mark)) == SAMPLE_CARDS[name]


def test_a_late_answer_is_never_taken_for_the_next_card(simulator, watch, news):
    simulator.do("fault", {"fault": "late", "times": 1, "delay_s": 0.7})
    simulator.do("tap_card", {"card": "zhang_san"})
    watch.send(ARM)
    news.wait(lambda n: n.code == "reading")
    simulator.do("tap_card", {"card": "li_ming"})
    assert card_in(news.wait_kind("card_read")) == SAMPLE_CARDS["li_ming"]


def test_a_frozen_module_is_absent_and_the_armed_read_goes_on_after(simulator, watch, news):
    watch.send(ARM)
    simulator.do("fault", {"fault": "freeze"})
    gone = news.wait_state(DeviceState.ABSENT, code="silent")
    assert gone.in_grace
    simulator.do("tap_card", {"card": "zhang_san"})
    simulator.do("fault", {"fault": ""})
    assert card_in(news.wait_kind("card_read")) == SAMPLE_CARDS["zhang_san"]


@pytest.mark.parametrize(
    ("fault", "code"), [("sw3_60", "self_test_failed"), ("sw3_66", "not_authorised")]
)
def test_a_module_that_fails_its_self_test_is_a_fault(fault, code, simulator, watch, news):
    simulator.do("fault", {"fault": fault, "on": "any"})
    watch.send(ARM)
    news.wait_state(DeviceState.FAULT, code=code)
    simulator.do("fault", {"fault": ""})
    simulator.do("tap_card", {"card": "zhang_san"})
    news.wait_kind("card_read")


def test_a_cable_pulled_in_the_middle_of_a_frame(simulator, watch, news):
    simulator.do("fault", {"fault": "unplug", "times": 1})
    simulator.do("tap_card", {"card": "zhang_san"})
    watch.send(ARM)
    assert news.wait_state(DeviceState.ABSENT).code in ("unplugged", "missing")
    simulator.do("plug", {})
    assert card_in(news.wait_kind("card_read")) == SAMPLE_CARDS["zhang_san"]


def test_a_cable_pulled_while_idle_is_noticed_and_the_reader_comes_back(simulator, watch, news):
    simulator.do("unplug", {})
    news.wait_state(DeviceState.ABSENT)
    mark = news.mark()
    simulator.do("plug", {})
    news.wait_state(DeviceState.READY, since=mark)
    assert DeviceState.STARTING not in {n.state for n in news.all[1:]}


@pytest.mark.parametrize("baud", [57600, 9600])
def test_a_reader_at_another_speed_is_found(baud, simulator, watch, news):
    simulator.do("unplug", {})
    news.wait_state(DeviceState.ABSENT)
    simulator.do("set_baud", {"baud": baud})
    mark = news.mark()
    simulator.do("plug", {})
    news.wait_state(DeviceState.READY, since=mark)
    simulator.do("tap_card", {"card": "zhang_san"})
    watch.send(ARM)
    news.wait_kind("card_read")


def test_a_reader_as_slow_as_its_line_is_read(simulator, watch, news):
    simulator.do("pace", {"on": True})
    simulator.do("tap_card", {"card": "zhang_san"})
    watch.send(ARM)
    assert card_in(news.wait_kind("card_read")) == SAMPLE_CARDS["zhang_san"]


def test_a_port_that_another_program_holds_is_in_use_until_it_lets_go(
    simulator, tmp_path, watch, news
):
    simulator.do("unplug", {})
    news.wait_state(DeviceState.ABSENT)
    mark, port = news.mark(), str(tmp_path / "dev" / "id_card_reader")
    assert watch.host_pid is not None
    os.kill(watch.host_pid, signal.SIGSTOP)
    simulator.do("plug", {})
    with SerialLink(port, 9600):
        os.kill(watch.host_pid, signal.SIGCONT)
        news.wait_state(DeviceState.ABSENT, code="in_use", since=mark)
    news.wait_state(DeviceState.READY, since=mark)


def test_a_host_killed_in_the_middle_of_a_read_is_replaced_and_the_read_goes_on(
    simulator, watch, news
):
    simulator.do("fault", {"fault": "late", "delay_s": 0.4})
    simulator.do("tap_card", {"card": "zhang_san"})
    watch.send(ARM)
    news.wait(lambda n: n.code == "reading")
    first = watch.host_pid
    assert first is not None
    mark = news.mark()
    os.kill(first, signal.SIGKILL)
    news.wait_state(DeviceState.STARTING, code="host_lost", since=mark)
    simulator.do("fault", {"fault": ""})
    # The fresh process cannot know whose card lies there: it asks for it to be put down anew.
    news.wait_state(DeviceState.DEGRADED, code="card_left", since=mark)
    simulator.do("lift_card", {})
    news.wait_state(DeviceState.READY, since=mark)
    simulator.do("tap_card", {"card": "zhang_san"})
    assert card_in(news.wait_kind("card_read", since=mark)).name == "张三"
    assert watch.host_pid != first


def test_the_card_is_in_no_log_and_on_no_terminal(simulator, watch, news, capfd, caplog):
    simulator.do("tap_card", {"card": "zhang_san"})
    watch.send(ARM)
    read = news.wait_kind("card_read")
    simulator.do("fault", {"fault": "garbled"})
    simulator.do("tap_card", {"card": "zhang_san"})
    news.wait_kind("card_refused")
    simulator.do("unplug", {})
    news.wait_state(DeviceState.ABSENT)
    assert watch.host_pid is not None
    os.kill(watch.host_pid, signal.SIGABRT)
    news.wait_state(DeviceState.STARTING, code="host_lost")
    watch.close()
    out, err = capfd.readouterr()
    everything = out + err + caplog.text + repr(read)
    assert "reader" in everything
    assert "张三" not in everything
    assert "19491231" not in everything
