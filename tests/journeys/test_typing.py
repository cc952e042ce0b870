"""Chinese typed on a whole terminal reaches the draft, and is gone with page and visit."""

from __future__ import annotations

from ui.input.pad import Composition
from ui.residents import Errand, Resident

NOTHING = Composition()
ERRAND = Errand("DEMO-GA-0001", card="li_ming", find="search", query="wufanzui")


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
