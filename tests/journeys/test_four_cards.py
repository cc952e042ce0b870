"""Each of the four card layouts, over the reader's own bytes, fills the form."""

from __future__ import annotations

import pytest

from devices.id_card_reader.sample_cards import SAMPLE_CARDS

ITEM = "DEMO-RS-0003"


@pytest.mark.parametrize("name", ["li_ming", "chen_xiaoming", "smith_2017", "smith_2023"])
def test_a_card_of_every_layout_fills_the_form(driver, name: str) -> None:
    card = SAMPLE_CARDS[name]
    driver.act("start")
    driver.act("choose_item", ITEM)
    driver.act("begin")
    driver.act("agree")
    driver.wait("the reader", lambda: driver.screen == "PlaceCard")
    driver.bench.do("id_card_reader", "tap_card", card=name)
    driver.wait("the card", lambda: driver.screen == "ConfirmIdentity")
    driver.bench.do("id_card_reader", "lift_card")
    assert card.name in [row["value"] for row in driver.props["rows"]]
    driver.act("confirm")
    draft = driver.terminal.session.state.draft
    assert draft.card == card
    assert card.id_number in draft.answers.values()
