"""The photo of a card is there only while its holder is asked whether the card is theirs."""

from __future__ import annotations

import base64
import gc

import pytest
from tests_session import report_of

from kiosk.domain.card_photo import PHOTO_BYTES, CardPhoto, photo_in
from kiosk.journey.events import Confirmed, Denied, Left
from kiosk.journey.states import AwaitingCard, ConfirmingIdentity

PIXELS = bytes(i % 251 for i in range(PHOTO_BYTES))
PHOTO = report_of("id_card", "card_photo", rgb=base64.b64encode(PIXELS).decode())


@pytest.fixture
def asked(table):
    visitor = table.visitor
    visitor.to_card()
    visitor.shows_card(table.card)
    return visitor


def test_the_photo_of_the_card_is_shown_beside_it(table, asked) -> None:
    changes = len(table.changes)
    table.session.device_said(PHOTO)
    assert table.session.visit.photo.rgb == PIXELS
    assert len(table.changes) > changes
    assert str(PIXELS[:20]) not in repr(table.session.visit)


@pytest.mark.parametrize("answer", [Confirmed(), Denied()], ids=["mine", "not_mine"])
def test_it_is_forgotten_with_the_answer(table, asked, answer) -> None:
    table.session.device_said(PHOTO)
    asked.does(answer)
    assert not isinstance(table.state, ConfirmingIdentity)
    assert table.session.visit.photo is None


def test_a_photo_that_comes_after_the_answer_is_nobodys(table, asked) -> None:
    asked.does(Denied())
    assert isinstance(table.state, AwaitingCard)
    table.session.device_said(PHOTO)
    assert table.session.visit.photo is None


def test_another_photo_has_another_number(table, asked) -> None:
    table.session.device_said(PHOTO)
    first = table.session.visit.photo.number
    asked.does(Denied())
    asked.shows_card(table.card)
    table.session.device_said(PHOTO)
    assert table.session.visit.photo.number != first


def test_no_photo_holds_nobody_up(table, asked) -> None:
    table.session.device_said(report_of("id_card", "card_photo", rgb=None))
    assert table.session.visit.photo is None
    asked.does(Confirmed())
    assert not isinstance(table.state, ConfirmingIdentity)


@pytest.mark.parametrize(
    "rgb",
    [None, "", 3, "ä", "====", base64.b64encode(PIXELS[:-1]).decode(), "A" * 10**6],
    ids=["null", "empty", "number", "letters", "padding", "short", "long"],
)
def test_what_is_no_photo_is_none(rgb) -> None:
    assert photo_in({"rgb": rgb}) == b""


def test_nothing_holds_the_photo_of_a_visit_that_is_over(table, asked) -> None:
    table.session.device_said(PHOTO)
    assert held() == 1
    asked.does(Left())
    assert held() == 0


def held() -> int:
    gc.collect()
    return sum(isinstance(thing, CardPhoto) for thing in gc.get_objects())
