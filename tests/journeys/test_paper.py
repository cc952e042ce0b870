"""A stack through the feeder and a notice on A4, on a whole terminal with real bytes."""

from __future__ import annotations

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
