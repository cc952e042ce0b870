"""The old-age allowance on a whole terminal, as far as its papers."""

from __future__ import annotations

from typing import Any

ANSWERS = {
    "agentUsed": "false",
    "mobile": "13900139000",
    "bankName": "psbc",
    "bankAccount": "6217000010000000003",
}


def to_materials(driver: Any) -> None:
    """From the waiting screen to the list of materials."""
    driver.act("start")
    driver.act("choose_item", "DEMO-MZ-0001")
    driver.act("begin")
    driver.act("agree")
    driver.wait("the card's place", lambda: driver.screen == "PlaceCard")
    driver.bench.do("id_card_reader", "tap_card", card="zhou_guiying")
    driver.wait("the card", lambda: driver.screen == "ConfirmIdentity")
    driver.bench.do("id_card_reader", "lift_card")
    driver.act("confirm")
    while driver.screen != "Materials":
        page = driver.props["page"]
        for name, value in ANSWERS.items():
            if name in [control["name"] for control in driver.props["controls"]]:
                driver.act("answer", {"name": name, "value": value})
        driver.act("next")
        driver.wait(
            "the next page",
            lambda page=page: driver.screen != "FormPage" or driver.props["page"] != page,
        )
