"""A signature pad in a visit: it lights up to sign, and what it wrote is forgotten there."""

from __future__ import annotations

import gc

import pytest
from tests_session import SIGNATURE, report_of, state_of

from kiosk.journey.events import Ended, Left, Signed, WentBack
from kiosk.journey.states import Signing
from kiosk.session import pen_hand
from kiosk.session.pen_hand import PenSheet


def ink(*points: tuple[float, float, int], is_new: bool = True):
    told = [[x, y, at, 0.5] for x, y, at in points]
    return report_of(
        "signature", "ink", size=[100, 60], pieces=[{"is_new": is_new, "points": told}]
    )


def sent(table) -> list[str]:
    return [verb for capability, verb in table.fakes.devices.sent if capability == "signature"]


@pytest.fixture
def signing(table):
    visitor = table.to_signing()
    assert isinstance(table.state, Signing)
    return visitor


def test_the_pad_is_asked_while_the_page_is_there_and_only_then(table, signing) -> None:
    assert sent(table) == ["sign"]
    signing.does(WentBack())
    assert sent(table) == ["sign", "cancel"]


def test_strokes_grow_and_time_begins_with_the_first_touch(table, signing) -> None:
    table.session.device_said(ink((10, 20, 5000), (11, 20, 5008)))
    changes = len(table.changes)
    table.session.device_said(ink((12, 20, 5016), is_new=False))
    table.session.device_said(ink((30, 25, 5900)))
    assert len(table.changes) == changes + 2
    assert table.session.visit.ink.strokes == [
        [10, 20, 0, 11, 20, 8, 12, 20, 16], [30, 25, 900]
    ]  # fmt: skip
    assert "25" not in repr(table.session.visit.ink)


def test_a_clock_that_is_set_back_does_not_turn_time_round(table, signing) -> None:
    table.session.device_said(ink((10, 20, 5000), (11, 20, 5100), (12, 20, 60)))
    assert table.session.visit.ink.strokes[0][2::3] == [0, 100, 100]


def test_signing_again_begins_an_empty_sheet(table, signing) -> None:
    table.session.device_said(ink((10, 20, 5000)))
    first = table.session.visit.ink.number
    table.session.clear_ink()
    table.session.device_said(ink((10, 20, 9000), is_new=False))
    assert table.session.visit.ink.number != first
    assert table.session.visit.ink.strokes == [[10, 20, 0]]


@pytest.mark.parametrize("leaving", [Signed(SIGNATURE), WentBack(), Ended(), Left()], ids=str)
def test_nothing_of_it_is_left_when_the_page_is_left(table, signing, leaving) -> None:
    table.session.device_said(ink((10, 20, 5000)))
    assert held() == 1
    signing.does(leaving)
    assert held() == 0


def held() -> int:
    gc.collect()
    return sum(isinstance(thing, PenSheet) for thing in gc.get_objects())


def test_ink_that_comes_late_is_nobodys(table, signing) -> None:
    table.session.device_said(state_of("signature", "ready"))
    signing.does(WentBack())
    changes = len(table.changes)
    table.session.device_said(ink((10, 20, 5000)))
    assert table.session.visit.ink is None
    assert len(table.changes) == changes


def test_the_pads_process_is_replaced_after_the_visit(table, signing) -> None:
    signing.does(Left())
    assert "signature" in table.fakes.devices.renewed


def test_writing_is_being_there(table, signing) -> None:
    table.fakes.clock.now_s += 30
    table.session.device_said(ink((10, 20, 5000)))
    table.pass_s(30)
    assert table.session.warning_s is None


def test_a_kiosk_without_a_pad_signs_as_ever(table) -> None:
    table.fakes.devices.gone.add("signature")
    visitor = table.to_signing()
    visitor.signs()


def test_a_pad_that_is_there_is_a_fact(table) -> None:
    table.session.device_said(state_of("signature", "ready"))
    assert "signature" in table.session.facts().ready


@pytest.mark.parametrize(
    "body",
    [
        {}, {"size": [1, 2]}, {"size": 3, "pieces": []}, {"size": [1, 2], "pieces": [{}]},
        {"size": [1, 2], "pieces": [{"is_new": True, "points": [[1, 2, 3]]}]},
        {"size": [1, 2], "pieces": [{"is_new": True, "points": [["x", 2, 3, 0]]}]},
        {"size": [1, 2], "pieces": [{"is_new": True, "points": [[float("nan"), 2, 3, 0]]}]},
        {"size": [1, 2], "pieces": [{"is_new": True, "points": [[1e9, 2, 3, 0]]}]},
        {"size": [1, 2], "pieces": [{"is_new": True, "points": [[1, 2, float("inf"), 0]]}]},
        {"size": [1, 2], "pieces": [{"is_new": True, "points": [[10**400, 2, 3, 0]]}]},
        {"size": [1, 2], "pieces": [{"is_new": True, "points": []}] * 5},
    ],
)  # fmt: skip
def test_nonsense_of_a_pad_is_no_ink(table, signing, body) -> None:
    table.session.device_said(report_of("signature", "ink", **body))
    assert table.session.visit.ink.points == 0
    assert table.session.visit.ink.strokes == []


def test_a_pen_that_never_stops_fills_no_memory(table, signing, monkeypatch) -> None:
    monkeypatch.setattr(pen_hand, "MOST_POINTS", 100)
    for number in range(30):
        table.session.device_said(ink(*[(1, 2, number * 100 + i) for i in range(10)]))
    assert table.session.visit.ink.points == 100
    assert len(table.session.visit.ink.strokes) == 10
