"""From "I do not know" to a form with answers filled in, or to a person; on real screens."""

from __future__ import annotations

from dataclasses import replace

from kiosk.services.triage import for_items
from ui.residents import Errand, FormResident

SOCIAL_CARD = "DEMO-RS-0003"


def say(driver, text: str) -> None:
    """Touch the answer with this text, wherever it stands in the list."""
    before = driver.props["path"], driver.screen
    driver.act("option", driver.props["options"].index(text))
    driver.wait(text, lambda: (driver.props.get("path"), driver.screen) != before)


def ask(driver) -> None:
    driver.act("start")
    driver.wait("home", lambda: driver.screen == "Home")
    driver.act("triage", driver.props["triage"])
    driver.wait("the questions", lambda: driver.screen == "Triage")


def test_two_answers_lead_to_a_guide_and_are_filled_in(driver) -> None:
    ask(driver)
    say(driver, "社保、退休、养老")
    say(driver, "社会保障卡的事")
    say(driver, "有，丢了")
    assert driver.screen == "Guide"
    assert driver.terminal.session.state.item.code == SOCIAL_CARD
    resident = FormResident(driver.robot, driver.bench, lambda: "")
    driver.robot.go("act_begin", "Notice")
    driver.robot.go("act_agree", "PlaceCard")
    resident.identify(Errand(SOCIAL_CARD, card="li_ming"))
    assert driver.screen == "FormPage"
    assert driver.terminal.session.state.draft.answers["reason"] == "lost"


def test_who_knows_no_answer_is_led_to_a_person(driver) -> None:
    ask(driver)
    say(driver, "不知道")
    assert driver.screen == "Triage"
    assert "工作人员" in driver.props["person"]
    assert driver.props["phone"], "somebody who can be called, too"
    driver.act("triage_again")
    driver.wait("the first question", lambda: driver.props["person"] == "")
    assert driver.props["path"] == []


def test_an_item_that_is_not_at_this_site_ends_with_a_person(driver) -> None:
    """The same questions; the answer that led to the item is what the person is told."""
    session = driver.terminal.session
    whole = session.catalogue
    here = {code: item for code, item in whole.items.items() if code != SOCIAL_CARD}
    session.offer_catalogue(replace(whole, items=here, triage=for_items(whole.triage, here)))
    try:
        ask(driver)
        say(driver, "社保、退休、养老")
        say(driver, "社会保障卡的事")
        say(driver, "有，丢了")
        assert driver.screen == "Triage"
        assert driver.props["person"] == "有，丢了"
        assert driver.props["phone"]
    finally:
        driver.leave()
        session.offer_catalogue(whole)


def test_an_answer_is_taken_back_alone(driver) -> None:
    ask(driver)
    say(driver, "社保、退休、养老")
    say(driver, "社会保障卡的事")
    driver.act("back")
    driver.wait("the question before", lambda: len(driver.props["path"]) == 1)
    say(driver, "养老金、退休的事")
    say(driver, "已经在领")
    say(driver, "每年的认证")
    assert driver.terminal.session.state.item.code == "DEMO-RS-0012"


def test_without_a_line_the_questions_lead_on(driver) -> None:
    session = driver.terminal.session
    driver.bench.do("line", "cut")
    driver.wait("the line to be seen cut", lambda: not session.line.online)
    ask(driver)
    say(driver, "社保、退休、养老")
    say(driver, "社会保障卡的事")
    say(driver, "有，坏了")
    assert driver.screen == "Guide"
    assert driver.props["available"], "taken in for later"
