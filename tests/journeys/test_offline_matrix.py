"""What an item says before it is begun, and what becomes of a visit when the world changes."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QObject

from kiosk.services.hours import hours_of_site
from kiosk.session.today import OfficeTime

ONLINE_ONLY = "DEMO-ZR-0005"
QUEUED = "DEMO-RS-0003"


def open_guide(driver, code: str) -> None:
    driver.leave()
    driver.act("start")
    driver.act("choose_item", code)
    driver.wait("the guide", lambda: driver.screen == "Guide")


def test_the_guide_follows_the_line_and_the_devices(driver) -> None:
    open_guide(driver, QUEUED)
    driver.wait("all to work", lambda: driver.props["plan"]["whole"])
    assert driver.props["plan"]["title"] == "现在就能办"

    driver.bench.do("line", "cut")
    driver.wait("the line to go", lambda: driver.props["plan"]["title"] == "现在可以先收下")
    assert any("电子证照" in limit for limit in driver.props["plan"]["limits"])
    driver.bench.do("receipt_printer", "unplug")
    driver.wait(
        "the printer to go",
        lambda: any("打印机" in limit for limit in driver.props["plan"]["limits"]),
    )
    driver.bench.do("id_card_reader", "unplug")
    driver.wait("the reader to go", lambda: not driver.props["available"])
    assert driver.props["plan"]["title"] == ""
    assert driver.props["reason"]

    driver.make_whole()
    driver.wait("all to work again", lambda: driver.props["plan"]["whole"])
    assert driver.screen == "Guide"


def test_what_needs_the_line_pauses_and_comes_back(driver) -> None:
    open_guide(driver, ONLINE_ONLY)
    driver.wait("the item", lambda: driver.props["available"])
    driver.bench.do("line", "cut")
    driver.wait("the pause", lambda: not driver.props["available"])
    assert "联网" in driver.props["reason"]
    driver.act("begin")
    assert driver.screen == "Guide"
    driver.bench.do("line", "restore")
    driver.wait("it to come back", lambda: driver.props["available"], 40)
    driver.act("begin")
    assert driver.screen == "Notice"


def test_an_office_closes_and_opens_while_somebody_reads(driver) -> None:
    session = driver.terminal.session
    before, minute = session.office, [datetime(2026, 11, 23, 16, 59, 59, tzinfo=UTC)]
    session.office = OfficeTime(lambda: minute[0], hours_of_site(["mon-fri 09:00-17:00"]))
    try:
        open_guide(driver, QUEUED)
        driver.wait("all to work", lambda: driver.props["plan"]["whole"])
        minute[0] = datetime(2026, 11, 23, 17, tzinfo=UTC)
        driver.wait("the office to close", lambda: not driver.props["plan"]["whole"])
        assert driver.props["plan"]["text"] == "可以填，明天上午 9:00 后受理。"
        assert driver.props["available"]

        open_guide(driver, "DEMO-GJ-0006")
        assert driver.props["plan"]["title"] == "现在可以先填"
        open_guide(driver, ONLINE_ONLY)
        assert driver.props["available"], "what is open all night does not follow the site"
        assert driver.props["hours"] == "24 小时"

        open_guide(driver, QUEUED)
        minute[0] = datetime(2026, 11, 24, 9, tzinfo=UTC)
        driver.wait("it to open", lambda: driver.props["plan"]["whole"])
    finally:
        session.office = before


def _frame_is_filled(driver) -> bool:
    frame = driver.terminal.window.findChild(QObject, "sample_frame")
    return frame is not None and frame.property("filled")


def test_samples_lie_over_the_page_and_go_with_it(driver) -> None:
    open_guide(driver, QUEUED)
    assert driver.props["samples"] == 2
    driver.act("sample", "")
    driver.wait("the samples", lambda: driver.terminal.shell.overlay.get("kind") == "sample")
    right, wrong = driver.terminal.shell.overlay["pictures"]
    assert [right["tone"], wrong["tone"]] == ["success", "problem"]
    driver.wait("the picture", lambda: _frame_is_filled(driver))
    driver.act("begin")
    driver.wait("the page to change", lambda: driver.screen == "Notice")
    assert driver.terminal.shell.overlay == {}


def test_papers_follow_the_camera_in_mid_visit(driver) -> None:
    open_guide(driver, QUEUED)
    driver.wait("all to work", lambda: driver.props["plan"]["whole"])
    driver.act("begin")
    driver.act("agree")
    driver.wait("the card's place", lambda: driver.screen == "PlaceCard")
    driver.bench.do("id_card_reader", "tap_card", card="li_ming")
    driver.wait("the card", lambda: driver.screen == "ConfirmIdentity")
    driver.bench.do("id_card_reader", "lift_card")
    driver.act("confirm")
    answers = {"applicantRole": "self", "reason": "lost", "mobile": "13900139000"}
    for _ in range(12):
        if driver.screen != "FormPage":
            break
        page = driver.props["page"]
        for control in driver.props["controls"]:
            name, choices = control["name"], control["choices"]
            value = answers.get(name) or (choices[0]["value"] if choices else None)
            if value is not None and not control["value"]:
                driver.act("answer", {"name": name, "value": value})
        driver.act("next")
        driver.wait(
            "the next page",
            lambda page=page: driver.screen != "FormPage" or driver.props["page"] != page,
        )
    driver.wait("the materials", lambda: driver.screen == "Materials")

    def ways() -> set[str]:
        row = next(row for row in driver.props["rows"] if row["id"] == "photo")
        return {action["verb"] for action in row["actions"]}

    assert "scan" in ways()
    driver.bench.do("document_scanner", "unplug")
    driver.wait("the camera to go", lambda: "scan" not in ways())
    assert "defer" in ways()
    driver.bench.do("line", "cut")
    driver.wait("the line to go", lambda: "licence" not in ways())
    driver.make_whole()
    driver.wait("both to come back", lambda: {"scan", "licence"} <= ways(), 40)
