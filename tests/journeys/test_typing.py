"""Chinese typed on a whole terminal reaches the draft, and is gone with page and visit; rare
characters of a name get from the keys to the operator's page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from kiosk.demo_codes import demo_code
from kiosk.session.today import local_today
from ui.form_answers import valid_answers
from ui.input.build_general import general_characters
from ui.input.pad import Composition
from ui.residents import Errand, FormResident, Resident

NOTHING = Composition()
ERRAND = Errand("DEMO-GA-0001", card="li_ming", find="search", query="wufanzui")
PERMIT, LANDLORD = "DEMO-GA-0004", "landlordName"
RARE_NAME = "欧阳𬭎㛃"
"""A family name of two, a character beyond the first 65,536 of Unicode, one of Extension A."""


def walk_to_purpose(driver) -> None:
    """To the page that asks for the purpose in words."""
    resident = Resident(driver.robot, driver.bench, lambda: "")
    resident.find(ERRAND)
    resident.identify(ERRAND)
    driver.act("answer", {"name": "applicantRole", "value": "self"})
    driver.act("answer", {"name": "mobile", "value": "13700137000"})
    driver.act("answer", {"name": "place", "value": "hukou"})
    driver.act("answer", {"name": "purpose", "value": "other"})
    for _ in range(8):
        if any(c["name"] == "purposeText" for c in driver.props["controls"]):
            return
        page = driver.props["page"]
        driver.act("next")
        driver.wait("the next page", lambda page=page: driver.props["page"] != page)
    raise AssertionError("no page asks for the purpose in words")


def answer(driver, name: str) -> str:
    return next(str(c["value"]) for c in driver.props["controls"] if c["name"] == name)


def remembered(driver) -> str:
    """Everything the window still shows or could show of what was typed."""
    item = driver.terminal.window.findChild(object, "screen")
    screen = item.property("item") if item is not None else None
    held = [screen.property(n) for n in ("composing", "candidates")] if screen is not None else []
    return repr((driver.terminal.shell.shown_props, held))


def test_words_reach_the_form_and_leave_nothing(driver) -> None:
    walk_to_purpose(driver)
    robot, pad = driver.robot, driver.terminal.bridge.pad
    robot.press("field:purposeText")
    robot.type_keys("shouyangdengji")
    robot.press("pick:收养")
    robot.wait("the rest to stay", lambda: pad.composition.letters == "dengji")
    robot.press("pick:登记")
    robot.wait("the answer", lambda: answer(driver, "purposeText") == "收养登记")
    assert pad.composition == NOTHING

    robot.type_keys("zhangsan")
    assert "张三" in remembered(driver)
    driver.act("next")
    robot.wait("the next page", lambda: driver.props["composing"] == "")
    assert pad.composition == NOTHING
    assert "张三" not in remembered(driver)
    assert "zhangsan" not in remembered(driver)


def test_visit_that_ends_in_mid_word_leaves_nothing(driver) -> None:
    walk_to_purpose(driver)
    robot, pad = driver.robot, driver.terminal.bridge.pad
    robot.press("field:purposeText")
    robot.press("mode:symbols")
    robot.press("mode:pinyin")
    robot.type_keys("zhangsan")
    assert pad.composition != NOTHING
    driver.leave()
    robot.wait("the pad to forget", lambda: pad.composition == NOTHING)
    assert "张三" not in remembered(driver)
    assert "zhangsan" not in remembered(driver)


def rented(driver) -> Mapping[str, Any]:
    """Answers of somebody who moved: the landlord's name is asked."""
    today = local_today()
    wanted = {"address.region": "320723", "addressChanged": True, "basis": "home",
              "leaseUntil": (today + timedelta(days=200)).isoformat(),
              LANDLORD: RARE_NAME}  # fmt: skip
    item = driver.terminal.session.facts().catalogue.items[PERMIT]
    return valid_answers(item, SAMPLE_CARDS["li_ming"], wanted, today=today)


def choose(robot, word: str) -> None:
    """Turn the pages of candidates until the word stands there."""
    while not robot.shows(f"pick:{word}"):
        robot.press("key:candidates_after")
    robot.press(f"pick:{word}")


class Typist(FormResident):
    """Types the landlord's name with the keys of the screen; gives every other answer as usual."""

    def _answer_page(self, answers: Mapping[str, Any]) -> None:
        super()._answer_page({n: v for n, v in answers.items() if n != LANDLORD})
        if any(c["name"] == LANDLORD for c in self._robot.props["controls"]):
            self._type_name()

    def _type_name(self) -> None:
        robot = self._robot
        robot.press(f"field:{LANDLORD}")
        robot.type_keys("ouyang")
        choose(robot, "欧阳")
        robot.press("mode:radicals")
        robot.press("key:strokes5")
        choose(robot, "钅")
        robot.press("key:strokes7")
        choose(robot, "𬭎")
        robot.press("mode:pinyin")
        robot.type_keys("jie'")
        choose(robot, "㛃")


def test_rare_name_is_typed_kept_sealed_and_shown_to_the_operator(driver, desk) -> None:
    get, _ = desk
    robot = driver.robot
    assert set(RARE_NAME) <= set("".join(general_characters()))
    driver.wait("the line", lambda: driver.terminal.session.line.online)
    resident = Typist(robot, driver.bench, lambda: demo_code(driver.platform_url, "li_ming"))
    resident.open_item(PERMIT)
    robot.go("act_begin", "Notice")
    robot.go("act_agree", "PlaceCard")
    resident.identify(Errand(PERMIT, "li_ming"))
    resident.answer_pages(rented(driver))
    resident.hand_in_somehow({"residence_permit": "licence_card"})
    resident.sign()
    robot.wait_screen("Result")
    driver.wait("the slip", lambda: driver.props["slip"] in ("printed", "failed"))
    assert driver.props["slip"] == "printed"
    driver.wait("the platform's word", lambda: bool(driver.props["caseNumber"]))
    assert RARE_NAME in get("/cases/" + str(driver.props["qrSource"]).split(":")[3])


def test_what_comes_next_stands_ready_and_goes_with_the_visit(driver) -> None:
    walk_to_purpose(driver)
    shell = driver.terminal.shell
    page = driver.props["page"]
    driver.wait("the next page, made ahead", lambda: shell.expected is not None)
    driver.act("answer", {"name": "purposeText", "value": "落户"})
    name, props = shell.expected
    driver.act("next")
    driver.wait("the next page", lambda: driver.props["page"] != page)
    assert (driver.screen, driver.props["spot"]) == (name, props["spot"])
    driver.wait("the page after it", lambda: shell.expected is not None)
    driver.act("leave")
    driver.wait("the end", lambda: driver.screen != "FormPage")
    assert shell.expected is None
    stage = driver.terminal.window.findChild(object, "screen")
    assert stage.property("expected") is None
