"""A stack of sheets in a visit: pages as they come, every trouble, and nothing left over."""

from __future__ import annotations

from typing import Any

import pytest
from tests_session import report_of, state_of

from kiosk.journey.events import Confirmed, ScanAsked, ShotDeleted, WentBack
from kiosk.journey.sheet_events import (
    FeedAsked,
    FeedStopped,
)
from kiosk.journey.states import Gathering, Scanning

ITEM = "DEMO-MZ-0001"
ANSWERS = {
    "agentUsed": "false",
    "mobile": "13900139000",
    "bankName": "psbc",
    "bankAccount": "6217000010000000003",
}
REGISTER = "household_register"


@pytest.fixture
def feeding(table, cards):
    """Somebody has put a stack into the feeder and asked for it."""
    visitor = table.visitor
    visitor.to_card(ITEM)
    table.settle()
    visitor.shows_card(cards["zhou_guiying"])
    visitor.fills(ANSWERS)
    visitor.does(ScanAsked(REGISTER), FeedAsked())
    assert phase(table) == "feeding"
    return table


def phase(table) -> str:
    assert isinstance(table.state, Scanning), table.state
    return table.state.phase


def sent(table, verb: str) -> list[dict[str, Any]]:
    devices = table.fakes.devices
    pairs = zip(devices.sent, devices.bodies, strict=True)
    return [dict(body) for pair, body in pairs if pair == ("sheet_scanner", verb)]


def says(table, kind: str, **body: Any) -> None:
    feed = sent(table, "feed")[-1]["feed"]
    table.session.device_said(report_of("sheet_scanner", kind, **{"feed": feed, **body}))
    table.settle()


def test_a_stack_becomes_kept_pages_and_a_material(feeding) -> None:
    table = feeding
    assert sent(table, "feed")[0]["limit"] == 4
    for number in (1, 2, 3):
        says(table, "page", number=number)
        assert phase(table) == "feeding"
    says(table, "fed", pages=3)
    assert phase(table) == "live"
    assert [shot.ref is not None for shot in table.state.shots] == [True] * 3
    assert len(table.fakes.keeper.desks[-1].pages) == 3
    table.visitor.does(Confirmed())
    assert isinstance(table.state, Gathering)
    assert len(table.state.draft.given[REGISTER].pages) == 3


def test_the_end_that_overtakes_its_pages_waits_for_them(feeding) -> None:
    table = feeding
    feed = sent(table, "feed")[-1]["feed"]
    for kind, body in (("page", {"number": 1}), ("page", {"number": 2}), ("fed", {"pages": 2})):
        table.session.device_said(report_of("sheet_scanner", kind, feed=feed, **body))
    table.settle()
    assert phase(table) == "live"
    assert len(table.state.shots) == 2


def test_a_poor_page_is_kept_and_marked(feeding) -> None:
    table = feeding
    table.fakes.sheets.name = "blank"
    says(table, "page", number=1)
    assert table.state.shots[0].faults == ("blank",)
    says(table, "fed", pages=1)
    table.visitor.does(ShotDeleted(0))
    assert table.state.shots == ()


def test_the_same_sheet_twice_is_marked(feeding) -> None:
    table = feeding
    says(table, "page", number=5)
    says(table, "page", number=5)
    assert [shot.faults for shot in table.state.shots] == [(), ("same_page",)]


@pytest.mark.parametrize("code", ["jam", "no_paper", "cover_open", "unreachable", "new_to_us"])
def test_what_stops_the_feeder_keeps_the_pages(feeding, code: str) -> None:
    table = feeding
    says(table, "page", number=1)
    says(table, "feed_failed", code=code, pages=1)
    assert (phase(table), table.state.faults) == ("problem", (f"feed_{code}",))
    assert table.state.shots[0].ref is not None
    table.visitor.does(FeedAsked())
    assert phase(table) == "feeding"
    assert sent(table, "feed")[-1]["limit"] == 3


def test_a_page_that_cannot_be_fetched_is_said(feeding) -> None:
    table = feeding
    table.fakes.sheets.gone.add(1)
    says(table, "page", number=1)
    assert (phase(table), table.state.faults) == ("problem", ("feed_truncated",))


def test_stopping_keeps_what_has_come(feeding) -> None:
    table = feeding
    says(table, "page", number=1)
    table.visitor.does(FeedStopped())
    assert sent(table, "cancel")
    says(table, "feed_failed", code="cancelled", pages=1)
    assert phase(table) == "live"
    assert len(table.state.shots) == 1


def test_going_back_stops_the_feeder_and_late_pages_are_forgotten(feeding) -> None:
    table = feeding
    table.visitor.does(WentBack())
    assert isinstance(table.state, Gathering)
    assert sent(table, "cancel")
    says(table, "page", number=1)
    says(table, "fed", pages=1)
    assert isinstance(table.state, Gathering)


def test_pages_of_an_earlier_feed_are_nobodys(feeding) -> None:
    table = feeding
    says(table, "page", number=1, feed="somebody-else-1")
    says(table, "fed", pages=1, feed="somebody-else-1")
    assert (phase(table), table.state.shots) == ("feeding", ())


def test_a_scanner_that_is_gone_answers_at_once(feeding) -> None:
    table = feeding
    news = report_of("sheet_scanner", "command_refused", verb="feed", code="device_absent")
    table.session.device_said(news)
    assert table.state.faults == ("feed_unreachable",)


def test_without_a_feeder_the_camera_goes_on(table, cards) -> None:
    visitor = table.visitor
    visitor.to_card(ITEM)
    table.settle()
    visitor.shows_card(cards["zhou_guiying"])
    visitor.fills(ANSWERS)
    table.session.device_said(state_of("sheet_scanner", "absent"))
    visitor.does(ScanAsked(REGISTER), FeedAsked())
    assert phase(table) == "live"
    visitor.photographs()
    assert len(table.state.shots) == 1


def test_a_photo_does_not_go_through_the_feeder(table) -> None:
    table.to_materials().does(ScanAsked("photo"), FeedAsked())
    assert phase(table) == "live"
    assert sent(table, "feed") == []


def test_the_end_of_the_visit_replaces_the_scanners_process(feeding) -> None:
    table = feeding
    says(table, "page", number=1)
    table.session.happen(WentBack())
    from kiosk.journey.events import Ended

    table.session.happen(Ended())
    table.session.happen(Confirmed())
    assert "sheet_scanner" in table.fakes.devices.renewed
