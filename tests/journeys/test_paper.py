"""A stack through the feeder and a notice on A4, on a whole terminal with real bytes."""

from __future__ import annotations

import hashlib
import re

from tests_allowance import to_materials

SIGNATURE = [[{"x": float(x), "y": 20.0 + x % 9, "t": x * 8} for x in range(60)]]


def to_result(driver) -> None:
    driver.act("defer", "bank_card")
    driver.act("next")
    driver.wait("the check", lambda: driver.screen == "CheckAnswers")
    driver.act("next")
    driver.wait("the place to sign", lambda: driver.screen == "Sign")
    driver.act("signed", SIGNATURE)
    driver.wait("the commit", lambda: driver.screen == "Result")
    driver.wait("the slip", lambda: driver.props["slip"] in ("printed", "failed"))


def feed(driver, sheets: list[str]) -> None:
    driver.bench.do("sheet_scanner", "load", sheets=sheets)
    driver.act("feed")


def in_tray(driver) -> int:
    return len(driver.bench.do("document_printer", "snapshot")["pages"])


def test_a_jam_a_rest_of_the_stack_and_a_notice(driver) -> None:
    to_materials(driver)
    driver.act("scan", "household_register")
    driver.wait("the feeder's button", lambda: driver.props.get("feeder") is True)
    driver.bench.do("sheet_scanner", "fault", fault="jam", page=2)
    feed(driver, ["contract", "list", "contract"])
    driver.wait("the jam", lambda: driver.props["phase"] == "problem")
    assert "卡住" in driver.props["verdict"]
    assert len(driver.props["pages"]) == 1
    driver.bench.do("sheet_scanner", "fault", fault="")
    driver.bench.do("sheet_scanner", "take")
    # The same sheets again would be marked as taken twice; these are others.
    feed(driver, ["list", "list"])
    driver.wait("the rest", lambda: driver.props["phase"] == "live")
    assert len(driver.props["pages"]) == 3
    assert driver.props["pages"][0]["fault"] == ""
    driver.act("done")
    driver.wait("the list", lambda: driver.screen == "Materials")
    to_result(driver)

    driver.bench.do("document_printer", "fault", fault="cover")
    driver.act("print_notice")
    driver.wait("the trouble", lambda: driver.props["paper"] == "failed")
    assert "盖子" in driver.props["paperProblem"]
    driver.bench.do("document_printer", "fault", fault="")
    driver.wait("the printer", lambda: driver.props["paperLabel"] != "")
    driver.act("print_notice")
    driver.wait("the notice", lambda: driver.props["paper"] == "printed")
    assert in_tray(driver) == 1
    driver.act("print_notice")
    driver.wait("the reprint", lambda: in_tray(driver) == 2)


def shots(driver) -> list[int]:
    return [page["shot"] for page in driver.props["pages"]]


def test_an_officer_sees_the_pages_in_the_order_they_were_put_in(driver, desk, fetched) -> None:
    to_materials(driver)
    driver.act("scan", "household_register")
    driver.wait("the feeder's button", lambda: driver.props.get("feeder") is True)
    feed(driver, ["contract", "list"])
    driver.wait("the pages", lambda: driver.props["phase"] == "live" and len(shots(driver)) == 2)
    first, second = shots(driver)
    robot = driver.robot
    robot.press_until("order_pages", "the other buttons", lambda: robot.shows("move_later:0"))
    robot.press_until("move_later:0", "it moved", lambda: shots(driver) == [second, first])
    digests = [shot.ref.digest for shot in driver.terminal.session.state.shots]
    driver.act("done")
    driver.wait("the list", lambda: driver.screen == "Materials")
    to_result(driver)
    case_id = driver.terminal.session.state.case.case_id
    keeper = driver.terminal.keeper
    driver.wait("the answer", lambda: keeper.answer(case_id) is not None, 30)
    get, _ = desk
    shown = re.findall(r'<img src="([^"]+/pages/[^"]+)" alt="([^"]+)"', get(f"/cases/{case_id}"))
    addresses, names = zip(*shown, strict=True)
    assert names == ("第 1 页", "第 2 页")
    assert [hashlib.sha256(fetched(a)).hexdigest() for a in addresses] == digests


def test_whoever_leaves_while_it_prints_leaves_no_paper_behind(driver) -> None:
    to_materials(driver)
    driver.act("defer", "household_register")
    if not driver.props["canContinue"]:
        driver.act("scan", "household_register")
        driver.wait("the feeder's button", lambda: driver.props.get("feeder") is True)
        feed(driver, ["contract"])
        driver.wait("the page", lambda: len(driver.props["pages"]) == 1)
        driver.wait("it to be kept", lambda: driver.props["phase"] == "live")
        driver.act("done")
    driver.wait("the list", lambda: driver.screen == "Materials")
    to_result(driver)
    before = driver.bench.do("document_printer", "snapshot")["printed"]
    driver.bench.do("document_printer", "fault", fault="freeze")
    driver.act("print_notice")
    waiting = lambda: driver.bench.do("document_printer", "snapshot")["waiting"]  # noqa: E731
    driver.wait("the job", lambda: waiting() == 1)
    driver.leave()
    driver.wait("the job to be taken back", lambda: waiting() == 0)
    driver.bench.do("document_printer", "fault", fault="")
    assert driver.bench.do("document_printer", "snapshot")["printed"] == before
