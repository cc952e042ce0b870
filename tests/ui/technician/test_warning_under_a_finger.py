"""The warning of the idle clock under a real finger: down, a moment, up."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.domain.identity import IdentityCard
from kiosk.journey.events import Confirmed
from kiosk.journey.park_states import OfferingPark
from kiosk.journey.patience import IDENTIFIED
from kiosk.journey.states import Answering, is_identified


@pytest.fixture
def warned(front: Any, cards: dict[str, IdentityCard]) -> Iterator[Any]:
    """Somebody fills in a form and looks away."""
    front.card = cards["zhang_san"]
    fill_in(front)
    front.kiosk.window.installEventFilter(front.bridge)
    yield front
    front.kiosk.window.removeEventFilter(front.bridge)


def fill_in(front: Any) -> None:
    front.visitor.to_card()
    front.settle_workers()
    front.visitor.shows_card(front.card)
    front.visitor.does(Confirmed())
    front.kiosk.settle()
    assert isinstance(front.session.state, Answering)


def warn(front: Any) -> None:
    front.fakes.clock.now_s += IDENTIFIED.idle_s + 5
    front.session.tick()
    front.kiosk.settle()
    assert front.kiosk.shell.overlay["kind"] == "idle"


def middle(item: QQuickItem) -> QPoint:
    return item.mapToScene(item.boundingRect().center()).toPoint()


def touch(front: Any, place: QPoint) -> None:
    """A finger down, long enough for the window to answer, and up again."""
    window, left, none = front.kiosk.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    QTest.mousePress(window, left, none, place)
    for _ in range(3):
        front.session.tick()
        front.kiosk.settle()
    assert front.kiosk.shell.overlay["kind"] == "idle"
    QTest.mouseRelease(window, left, none, place)
    front.kiosk.settle()


def test_its_buttons_wait_for_the_finger_to_be_lifted(warned: Any) -> None:
    warned.session._hands.parking = SimpleNamespace(keep_days=30)
    warn(warned)
    named = [i for i in warned.kiosk.items() if i.objectName() == "act_keep_later"]
    touch(warned, middle(named[-1]))  # not the page's own, below it
    assert isinstance(warned.session.state, OfferingPark)
    assert warned.kiosk.shell.overlay == {}


def test_any_touch_is_somebody(warned: Any) -> None:
    warn(warned)
    touch(warned, QPoint(5, 5))
    assert warned.kiosk.shell.overlay == {}
    warned.fakes.clock.now_s += IDENTIFIED.idle_s - 1
    warned.session.tick()
    assert warned.session.warning_s is None


def test_a_thing_that_lies_on_the_glass_is_nobody(warned: Any) -> None:
    warn(warned)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    QTest.mousePress(warned.kiosk.window, left, none, QPoint(5, 5))
    warned.fakes.clock.now_s += IDENTIFIED.warning_s - 1
    warned.session.tick()
    assert warned.session.warning_s == 1
    warned.fakes.clock.now_s += 1
    warned.session.tick()
    assert not is_identified(warned.session.state)
    QTest.mouseRelease(warned.kiosk.window, left, none, QPoint(5, 5))


def test_after_half_an_hour_only_the_answer_counts(warned: Any) -> None:
    for _ in range(30):
        warned.fakes.clock.now_s += 60
        warned.session.touched()
        warned.session.tick()
    warned.kiosk.settle()
    assert warned.kiosk.shell.overlay["kind"] == "idle"
    touch(warned, QPoint(5, 5))
    warned.session.tick()
    warned.kiosk.settle()
    assert warned.kiosk.shell.overlay["kind"] == "idle"
    warned.kiosk.press("act_stay")
    assert warned.kiosk.shell.overlay == {}
    assert is_identified(warned.session.state)
