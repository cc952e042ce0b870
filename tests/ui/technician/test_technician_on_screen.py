"""The door and the pages behind it, in the real window: hidden, locked, and never in a visit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from tests_technician import PIN

from kiosk.domain.identity import IdentityCard
from kiosk.journey.states import Home, Welcome
from kiosk.technician import states as st


def corner(front) -> tuple[QPoint, QObject]:
    """Where the corner is, and its clock, made quick for the test."""
    item = front.kiosk.find("corner")
    clock = next(c for c in item.children() if c.metaObject().indexOfProperty("interval") >= 0)
    return front.kiosk.middle("corner"), clock


def come_in(front) -> None:
    front.act("corner_held")
    for digit in PIN:
        front.kiosk.press(f"key:{digit}")
    front.kiosk.press("secret_done")
    front.rest()
    assert front.screen == "technician/Board"


def test_corner_held_for_five_seconds_opens_the_door(front) -> None:
    at, clock = corner(front)
    assert clock.property("interval") == 5000
    clock.setProperty("interval", 30)
    QTest.mousePress(front.kiosk.window, Qt.MouseButton.LeftButton, pos=at)
    assert clock.property("running")
    while clock.property("running"):
        QTest.qWait(5)
    QTest.mouseRelease(front.kiosk.window, Qt.MouseButton.LeftButton, pos=at)
    front.kiosk.settle()
    clock.setProperty("interval", 5000)
    assert front.screen == "technician/Login"


def test_corner_let_go_too_early_opens_nothing(front) -> None:
    at, clock = corner(front)
    QTest.mousePress(front.kiosk.window, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseRelease(front.kiosk.window, Qt.MouseButton.LeftButton, pos=at)
    assert not clock.property("running")
    QTest.mousePress(front.kiosk.window, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(front.kiosk.window, at + QPoint(400, 400))
    assert not clock.property("running")
    QTest.mouseRelease(front.kiosk.window, Qt.MouseButton.LeftButton, pos=at + QPoint(400, 400))
    assert "corner_held" not in [verb for verb, _ in front.kiosk.acts]


def test_door_stays_shut_in_a_visit(front, cards: dict[str, IdentityCard]) -> None:
    front.visitor.to_card()
    for _ in range(2):
        front.act("corner_held")
        assert not front.bench.area.is_in
        front.settle_workers()
        front.visitor.shows_card(cards["zhang_san"])
    assert front.screen == "ConfirmIdentity"


def test_from_home_the_technician_leaves_a_waiting_screen_behind(front) -> None:
    front.act("start")
    assert isinstance(front.session.state, Home)
    front.act("corner_held")
    assert isinstance(front.session.state, Welcome)
    front.act("back")
    assert front.screen == "Welcome"


def test_pin_is_dots_and_goes_when_refused(front) -> None:
    front.act("corner_held")
    for digit in "314159":
        front.kiosk.press(f"key:{digit}")
    assert front.kiosk.find("secret").property("value") == "•" * 6
    assert "314159" not in front.kiosk.texts()
    front.kiosk.press("secret_done")
    front.rest()
    assert front.kiosk.find("secret").property("value") == ""
    assert any("还可以试 4 次" in text for text in front.kiosk.texts())
    assert not any("314159" in text for text in front.written())


def test_locked_door_has_no_keys_and_counts_down(front) -> None:
    front.act("corner_held")
    for _ in range(5):
        front.act("secret", "000001")
        front.rest()
    with pytest.raises(LookupError):
        front.kiosk.find("key:1")
    assert any("0:15" in text for text in front.kiosk.texts())
    front.bench.pass_s(6)
    front.kiosk.settle()
    assert any("0:09" in text for text in front.kiosk.texts())


def test_through_the_door_to_every_page_and_out(front) -> None:
    come_in(front)
    for page in (
        "consumables", "device_tests", "network", "outbox", "found", "service", "trail", "power",
    ):  # fmt: skip
        front.kiosk.press(f"open:{page}")
        front.rest()
        assert front.bench.area.state != st.Overviewing(), page
        front.act("back")
        assert front.bench.area.state == st.Overviewing(), page
    front.kiosk.press("act_leave")
    assert front.screen == "Welcome"


def test_closed_service_shows_residents_why_and_starts_nothing(front) -> None:
    come_in(front)
    front.kiosk.press("open:service")
    front.kiosk.press("close_service:paper")
    front.act("leave")
    assert front.screen == "OutOfService"
    assert "打印纸用完，正在补充" in front.kiosk.texts()
    for verb in ("start", "elder", "lower", "search", "begin", "back"):
        front.act(verb)
        assert front.screen == "OutOfService", verb
        assert isinstance(front.session.state, Welcome), verb
    front.act("language", "en")
    assert any("Out of paper" in text for text in front.kiosk.texts())
    come_in(front)
    front.kiosk.press("open:service")
    front.kiosk.press("open_service")
    front.act("leave")
    assert front.screen == "Welcome"


def test_area_warns_before_it_closes_and_staying_is_one_touch(front) -> None:
    come_in(front)
    front.bench.pass_s(280)
    front.bridge.show_now()
    assert front.kiosk.shell.overlay == {"kind": "idle", "seconds": 20}
    front.kiosk.settle()
    front.kiosk.press("act_stay")
    assert front.kiosk.shell.overlay == {}
    assert front.bench.area.is_in


def test_what_the_technician_preferred_is_not_the_residents(front) -> None:
    come_in(front)
    front.act("language", "en")
    front.act("elder")
    front.act("leave")
    assert (front.kiosk.shell.language, front.kiosk.shell.sizeMode) == ("zh-CN", "standard")


def test_resident_verbs_do_nothing_inside(front) -> None:
    come_in(front)
    for verb, detail in (
        ("start", None),
        ("choose_item", "DEMO-RS-0003"),
        ("secret", "1"),
        ("open", "x"),
    ):
        front.act(verb, detail)
    assert front.bench.area.state == st.Overviewing()
    assert isinstance(front.session.state, Welcome)
