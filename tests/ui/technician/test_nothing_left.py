"""After "end and erase" the very next frame says nothing of the visit. Through the real bridge."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtTest import QTest

from kiosk.domain.identity import IdentityCard
from kiosk.journey.events import Confirmed, Left
from kiosk.journey.states import TakingThings
from kiosk.services.item import ServiceItem

MOBILE = "13800138000"


@pytest.fixture
def items(items: dict[str, ServiceItem]) -> dict[str, ServiceItem]:
    return items


def to_identity(front, card: IdentityCard) -> None:
    front.visitor.to_card()
    front.settle_workers()
    front.visitor.shows_card(card)


def to_form(front, card: IdentityCard) -> None:
    to_identity(front, card)
    front.visitor.does(Confirmed())


def to_check(front, card: IdentityCard) -> None:
    to_identity(front, card)
    front.visitor.fills()
    front.visitor.scans()
    front.visitor.does(Confirmed())


def to_sign(front, card: IdentityCard) -> None:
    to_check(front, card)
    front.visitor.does(Confirmed())


def marks(card: IdentityCard) -> list[str]:
    """Everything that would tell who was here."""
    number = card.id_number
    return [card.name, number, number[6:14], card.address, MOBILE, number[:3] + "***"]


def first_frame_after(front, end: Callable[[], None]) -> list[str]:
    """What stands in the window when the first frame after `end` is drawn."""
    frames: list[list[str]] = []
    swapped = front.kiosk.window.frameSwapped
    slot = swapped.connect(lambda: frames.append(front.written()))
    end()
    front.kiosk.window.update()
    deadline = QDeadlineTimer(20_000)
    while not frames and not deadline.hasExpired():
        QTest.qWait(2)
    swapped.disconnect(slot)
    assert frames, "no frame was drawn"
    return frames[0]


@pytest.mark.parametrize(
    "reach", [to_identity, to_form, to_check, to_sign], ids=lambda f: f.__name__
)
@pytest.mark.parametrize("how", ["leave", "idle"])
def test_next_frame_is_clean(front, cards: dict[str, IdentityCard], reach, how: str) -> None:
    card = cards["zhang_san"]
    reach(front, card)
    front.kiosk.settle()
    before = front.written()
    if reach in (to_identity, to_check):
        assert any(mark in text for mark in marks(card) for text in before)

    def end() -> None:
        if how == "leave":
            front.kiosk.shell.act("leave")
        else:
            front.session.happen(Left())

    after = first_frame_after(front, end)
    assert isinstance(front.session.state, TakingThings)
    assert front.screen == "TakeThings"
    left = [text for text in after for mark in marks(card) if mark in text]
    assert left == []


def test_screen_is_changed_before_the_verb_returns(front, cards: dict[str, IdentityCard]) -> None:
    to_identity(front, cards["zhang_san"])
    front.kiosk.settle()
    front.kiosk.shell.act("leave")
    assert front.screen == "TakeThings"
    shown = str(front.kiosk.shell.shown_props)
    assert not any(mark in shown for mark in marks(cards["zhang_san"]))


def test_next_frame_is_clean_even_with_an_overlay_over_it(
    front, cards: dict[str, IdentityCard]
) -> None:
    to_identity(front, cards["zhang_san"])
    front.act("help")
    after = first_frame_after(front, lambda: front.session.happen(Left()))
    assert not any(mark in text for mark in marks(cards["zhang_san"]) for text in after)


def test_reminder_is_seen_and_said(front, cards: dict[str, IdentityCard]) -> None:
    to_identity(front, cards["zhang_san"])
    front.act("leave")
    assert "请取走身份证" not in front.kiosk.texts()
    heard: list[str] = []
    herald = front.kiosk.engine.singletonInstance("Menkou", "Herald")
    herald.announced.connect(lambda words, _urgent: heard.append(words))
    front.fakes.clock.now_s += 10
    front.session.tick()
    front.kiosk.settle()
    assert "请取走身份证" in front.kiosk.texts()
    assert any("请取走身份证" in words for words in heard)
