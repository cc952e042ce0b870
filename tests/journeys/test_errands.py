"""What some visits have besides, on a whole terminal: licences by card, commitments, papers that
follow with the slip, handling elsewhere, agents; online and with the line cut."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from kiosk.demo_codes import demo_code
from kiosk.session.today import local_today
from ui.form_answers import valid_answers
from ui.residents import Errand, FormResident

PERMIT, INSURANCE = "DEMO-GA-0004", "DEMO-YB-0001"
TODAY = local_today()
WANTED: Mapping[str, Mapping[str, Any]] = {
    PERMIT: {
        "address.region": "320723",
        "addressChanged": True,
        "basis": "home",
        "leaseUntil": (TODAY + timedelta(days=200)).isoformat(),
    },
    INSURANCE: {
        "relation": "self", "year": TODAY.year, "hukouType": "local", "category": "ordinary",
    },
}  # fmt: skip


@pytest.fixture
def resident(driver) -> FormResident:
    return FormResident(
        driver.robot, driver.bench, lambda: demo_code(driver.platform_url, "li_ming")
    )


def answers_for(driver, code: str, card: str) -> Mapping[str, Any]:
    item = driver.terminal.session.facts().catalogue.items[code]
    return valid_answers(item, SAMPLE_CARDS[card], WANTED[code], today=TODAY)


def online(driver) -> None:
    driver.wait("the line", lambda: driver.terminal.session.line.online)


def to_materials(driver, resident, card: str = "li_ming") -> None:
    """To the papers of the permit's endorsement."""
    resident.open_item(PERMIT)
    driver.act("begin")
    driver.robot.go("act_agree", "PlaceCard")
    resident.identify(Errand(PERMIT, card))
    resident.answer_pages(answers_for(driver, PERMIT, card))
    driver.robot.wait_screen("Materials")


def state_of(driver, requirement_id: str) -> str:
    rows: Any = driver.props["rows"]
    return next(str(row["state"]) for row in rows if row["id"] == requirement_id)


def finish(driver):
    """Check, sign, and wait for the platform's word and the slip; return the case."""
    driver.act("next")
    driver.wait("the check", lambda: driver.screen == "CheckAnswers")
    return signed(driver, "act_next")


def signed(driver, button: str):
    robot = driver.robot
    robot.go(button, "Sign", "Promise")
    if robot.screen == "Promise":
        robot.go("act_promise", "Sign")
    driver.act("signed", [[{"x": float(x), "y": 20.0 + x % 9, "t": x * 8} for x in range(60)]])
    driver.wait("the commit", lambda: driver.screen == "Result")
    driver.wait("the slip", lambda: driver.props["slip"] in ("printed", "failed"))
    return driver.terminal.session.state.case


def to_supplement(driver, case_id: UUID, card: str) -> None:
    """From the waiting screen, with the slip and a card, to what the platform says."""
    robot = driver.robot
    driver.act("start")
    robot.go("act_supplement", "ShowSlip")
    driver.wait("the scanner", lambda: bool(driver.bench.do("code_scanner", "snapshot")["lit"]))
    driver.bench.do("code_scanner", "show_code", text=f"menkou:1:{case_id}:accepted")
    driver.wait("the notice", lambda: driver.screen == "Notice")
    driver.act("agree")
    driver.wait("the card's place", lambda: driver.screen == "PlaceCard")
    driver.bench.do("id_card_reader", "tap_card", card=card)
    driver.wait(
        "the platform's word", lambda: driver.screen not in ("PlaceCard", "ConfirmIdentity")
    )
    driver.bench.do("id_card_reader", "lift_card")


def test_licences_a_commitment_and_another_place_on_one_slip(driver, resident) -> None:
    online(driver)
    resident.open_item(PERMIT)
    assert driver.props["spare"] == 2
    driver.robot.go("act_places", "ChooseOne")
    driver.robot.go("place:320723", "Guide")
    assert driver.props["place"] == "灌云县"
    driver.act("begin")
    driver.robot.go("act_agree", "PlaceCard")
    resident.identify(Errand(PERMIT, "li_ming"))
    resident.answer_pages(answers_for(driver, PERMIT, "li_ming"))
    driver.robot.wait_screen("Materials")
    driver.act("licence", "residence_permit")
    driver.wait("the question", lambda: driver.screen == "AskLicences")
    assert state_of_nothing_given(driver)
    resident.find_licences()
    assert state_of(driver, "residence_permit") == "given"
    assert driver.props["freeCount"] == 2
    driver.act("promise", "basis_proof")
    case = finish(driver)
    assert case.is_accepted, case.answer
    notes = " ".join(driver.props["notes"])
    assert "替您少交材料 2 份" in notes
    assert "承诺书，版本 2026.11.1" in notes
    assert "灌云县" in notes


def state_of_nothing_given(driver) -> bool:
    """Nothing was looked up before the resident agreed."""
    return driver.props["phase"] == "asking" and driver.props["found"] == 0


def test_refusing_the_commitment_leads_back_to_the_papers(driver, resident) -> None:
    online(driver)
    to_materials(driver, resident)
    driver.act("promise", "basis_proof")
    resident._hand_in_one("residence_permit", "licence_card", Errand(PERMIT))
    driver.act("next")
    driver.robot.go("act_next", "Promise")
    driver.robot.go("act_refuse", "Materials")
    assert state_of(driver, "basis_proof") == "needed"
    assert state_of(driver, "residence_permit") == "given"


def test_what_was_to_follow_is_brought_with_the_slip(driver, resident) -> None:
    online(driver)
    to_materials(driver, resident)
    resident._hand_in_one("residence_permit", "licence_card", Errand(PERMIT))
    driver.act("defer", "basis_proof")
    case = finish(driver)
    assert case.is_accepted
    assert any("补交" in note for note in driver.props["notes"])
    driver.leave()

    to_supplement(driver, case.case_id, "zhou_guiying")
    assert driver.screen == "Finding"
    driver.wait("the refusal", lambda: "对不上" in str(driver.props["problem"]))
    driver.leave()

    to_supplement(driver, case.case_id, "li_ming")
    driver.wait("what is due", lambda: driver.screen == "Materials")
    assert [row["id"] for row in driver.props["rows"]] == ["basis_proof"]
    driver.robot.go("scan:basis_proof", "Scan")
    resident.scan("mandate_letter")
    brought = signed(driver, "act_next")
    assert brought.is_accepted, brought.answer
    assert driver.props["supplement"] is True
    assert case.answer.case_number in " ".join(driver.props["notes"])
    driver.leave()

    to_supplement(driver, case.case_id, "li_ming")
    driver.wait("nothing is due", lambda: driver.screen == "AnotherWay")
    assert "交齐" in str(driver.props["what"])


def test_with_the_line_cut_every_paper_can_still_be_handed_in(driver, resident) -> None:
    online(driver)
    to_materials(driver, resident)
    driver.bench.do("line", "cut")
    driver.wait("the cut", lambda: not driver.terminal.session.line.online)
    driver.act("licence", "residence_permit")
    driver.wait("the plain word", lambda: driver.props.get("phase") == "problem")
    assert "证照库" in str(driver.props["problem"])
    driver.robot.go("act_other_way", "Materials")
    assert state_of(driver, "residence_permit") == "needed"
    driver.robot.go("scan:residence_permit", "Scan")
    resident.scan("bank_card")
    assert state_of(driver, "residence_permit") == "given"
    driver.leave()
    driver.act("start")
    driver.robot.go("act_supplement", "ShowSlip")
    assert "网络" in str(driver.props["problem"])


def test_an_agent_with_two_cards_and_a_mandate(driver, resident) -> None:
    online(driver)
    robot = driver.robot
    resident.open_item(INSURANCE)
    robot.go("act_begin_for_another", "Notice")
    robot.go("act_agree", "PlaceCard")
    assert "您自己" in str(driver.props["asked"])
    driver.bench.do("id_card_reader", "tap_card", card="li_ming")
    robot.wait_screen("ConfirmIdentity")
    driver.bench.do("id_card_reader", "lift_card")
    robot.go("act_confirm", "PlaceCard")
    driver.bench.do("id_card_reader", "tap_card", card="li_ming")
    driver.wait("the same card", lambda: "刚才那张" in str(driver.props["problem"]))
    driver.bench.do("id_card_reader", "lift_card")
    driver.bench.do("id_card_reader", "tap_card", card="zhou_guiying")
    robot.wait_screen("ConfirmIdentity")
    shown = str(driver.props["rows"])
    principal = SAMPLE_CARDS["zhou_guiying"]
    assert principal.name not in shown
    assert principal.address not in shown
    driver.bench.do("id_card_reader", "lift_card")
    robot.go("act_confirm", "ChooseOne")
    robot.go("relation:child", "FormPage")
    resident.answer_pages(answers_for(driver, INSURANCE, "zhou_guiying"))
    robot.wait_screen("Materials")
    assert not driver.props["canContinue"]
    robot.go("scan:agent_mandate", "Scan")
    resident.scan("mandate_letter")
    case = finish(driver)
    assert case.is_accepted, case.answer
    assert case.by_agent
    assert any("代办人" in note for note in driver.props["notes"])
