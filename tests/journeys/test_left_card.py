"""A resident goes without the card, and the next one presses start: nobody sees whose it was."""

from __future__ import annotations

import pytest

from kiosk.journey.events import Left
from ui.i18n import Words

WORDS = Words("zh-CN")
ITEM = "DEMO-RS-0003"
NAME = "张三"


@pytest.fixture
def leaver(driver):
    """Their card is read, and stays; whoever comes here does nothing about it unasked."""
    driver.obeys = False
    to_card(driver)
    driver.bench.do("id_card_reader", "tap_card", card="zhang_san")
    driver.wait("the card", lambda: driver.screen == "ConfirmIdentity")
    assert NAME in str(driver.props)
    return driver


def to_card(driver) -> None:
    driver.act("start")
    driver.act("choose_item", ITEM)
    driver.act("begin")
    driver.act("agree")
    driver.wait("the card's place", lambda: driver.screen == "PlaceCard")


def test_the_card_of_the_last_visitor_is_not_read_to_the_next(leaver) -> None:
    leaver.act("end")
    leaver.wait("goodbye", lambda: leaver.screen == "TakeThings")
    leaver.wait("the reader to see it", lambda: bool(leaver.props["cardLies"]))
    leaver.act("done")
    assert leaver.screen == "TakeThings", "called back once"
    leaver.act("done")
    leaver.wait("nobody", lambda: leaver.screen in ("Finished", "Welcome"))
    leaver.terminal.session.happen(Left())
    to_card(leaver)
    leaver.wait("the word", lambda: leaver.props["phase"] == "left")
    assert leaver.props["problem"] == WORDS("problem.card_left")
    assert NAME not in str(leaver.props)
    leaver.bench.do("id_card_reader", "lift_card")
    leaver.wait("an empty reader", lambda: leaver.props["phase"] == "waiting")
    leaver.bench.do("id_card_reader", "tap_card", card="li_ming")
    leaver.wait("one's own card", lambda: leaver.screen == "ConfirmIdentity")
    assert NAME not in str(leaver.props)
    leaver.bench.do("id_card_reader", "lift_card")
