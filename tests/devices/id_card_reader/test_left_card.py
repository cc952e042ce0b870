"""A card that somebody left is not read for the next: over visits, processes and cables."""

from __future__ import annotations

import pytest

from devices.driver import Command, DeviceState
from devices.id_card_reader.left_card import EMPTY_LOOKS, LeftCard

ARM, SETTLE = Command("arm"), Command("settle")


def lift_and_put_another(simulator, news):
    mark = news.mark()
    simulator.do("lift_card", {})
    news.wait_state(DeviceState.READY, since=mark)
    simulator.do("tap_card", {"card": "li_ming"})
    assert news.wait_kind("card_read", since=mark).body["card"]["name"] == "李明"


def test_a_card_that_lies_there_at_the_start_is_not_read_before_it_was_lifted(
    simulator, unstarted, news
):
    simulator.do("tap_card", {"card": "zhang_san"})
    unstarted.start()
    unstarted.send(ARM)
    news.wait_state(DeviceState.DEGRADED, code="card_left")
    lift_and_put_another(simulator, news)
    assert "张三" not in str([n.body for n in news.all])


@pytest.mark.parametrize("forgets", [True, False])
@pytest.mark.parametrize("how", ["settled", "renewed"])
def test_the_card_of_the_last_visit_is_not_the_next_visitors(how, forgets, simulator, watch, news):
    # Some modules do not find a card again after a reset: then it can still be selected.
    simulator.do("forgetful", {"on": forgets})
    watch.send(ARM)
    simulator.do("tap_card", {"card": "zhang_san"})
    news.wait_kind("card_read")
    mark = news.mark()
    if how == "settled":
        watch.send(SETTLE)
    else:
        watch.renew()
    news.wait_state(DeviceState.DEGRADED, code="card_left", since=mark)
    watch.send(ARM)
    lift_and_put_another(simulator, news)
    assert [n.kind for n in news.all].count("card_read") == 2


def test_a_card_put_down_while_the_cable_was_out_and_nobody_waited(simulator, watch, news):
    simulator.do("unplug", {})
    news.wait_state(DeviceState.ABSENT)
    simulator.do("tap_card", {"card": "zhang_san"})
    mark = news.mark()
    simulator.do("plug", {})
    news.wait_state(DeviceState.DEGRADED, code="card_left", since=mark)


def test_a_card_at_the_edge_of_the_field_is_not_lifted_by_flickering():
    left = LeftCard()
    for _ in range(3):
        left.look(is_there=True)
        for _ in range(EMPTY_LOOKS - 1):
            left.look(is_there=False)
        assert (left.is_possible, left.is_seen) == (True, True)
    left.look(is_there=False)
    assert (left.is_possible, left.is_seen) == (False, False)
