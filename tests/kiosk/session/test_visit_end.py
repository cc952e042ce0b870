"""What ends with a visit: late outcomes are dropped, pictures are gone, processes are renewed."""

from __future__ import annotations

import gc
import weakref

import pytest
from tests_session import photographed, report_of

from kiosk import wire
from kiosk.journey.errand_events import CodeWayAsked
from kiosk.journey.events import (
    CardRead,
    Confirmed,
    Ended,
    LicenceAsked,
    ScanAsked,
    ShutterPressed,
    Touched,
)
from kiosk.journey.states import (
    AwaitingCard,
    Finished,
    Gathering,
    Home,
    Scanning,
    TakingThings,
    Welcome,
)
from kiosk.session.preferences import Preferences


def test_a_picture_that_comes_after_the_end_is_dropped(table) -> None:
    visitor = table.to_materials()
    visitor.does(ScanAsked("photo"), ShutterPressed())
    table.session.device_said(report_of("document", "still"))
    ended = table.session.visit
    visitor.does(Ended())
    assert isinstance(table.state, TakingThings)
    table.settle()
    assert isinstance(table.state, TakingThings)
    assert len(table.session.visit.tray.fingerprints()) == 0
    assert ended.over.is_set()


def test_an_outcome_already_posted_when_the_visit_ends_is_dropped(table) -> None:
    visitor = table.to_materials()
    visitor.does(ScanAsked("photo"), ShutterPressed())
    table.session.device_said(report_of("document", "still"))
    while table.camera.step():
        continue
    assert table.owner.posted
    visitor.does(Ended(), Ended(), Touched())
    changes = len(table.changes)
    table.owner.turn()
    assert isinstance(table.state, Home)
    assert len(table.changes) == changes


def test_the_next_visitor_never_hears_of_the_last_one(table, cards) -> None:
    visitor = table.to_materials()
    visitor.does(ScanAsked("photo"), ShutterPressed())
    table.session.device_said(report_of("document", "still"))
    visitor.does(Ended(), Ended())
    visitor.to_card()
    visitor.shows_card(cards["li_ming"])
    visitor.fills()
    visitor.does(ScanAsked("photo"), ShutterPressed())
    table.settle()
    assert isinstance(table.state, Scanning)
    assert table.state.phase == "shooting", "the other visit's picture is not this one's"
    assert table.state.pending is None


def test_a_card_read_too_late_identifies_nobody(table) -> None:
    visitor = table.visitor
    visitor.to_card()
    visitor.does(Ended())
    report = report_of("id_card", "card_read", card=wire.to_builtins(table.card))
    table.session.device_said(report)
    assert isinstance(table.state, Home)


def test_the_end_empties_the_tray_and_the_preview(table) -> None:
    visitor = table.to_materials()
    visitor.does(ScanAsked("photo"))
    table.session.device_said(report_of("document", "frame"))
    table.settle()
    assert table.session.view is not None
    visitor.photographs()
    tray = table.session.visit.tray
    assert tray.get(1) is not None
    visitor.does(Ended())
    table.settle()
    assert table.session.view is None
    assert tray.get(1) is None
    assert table.fakes.frames.forgotten == 1


def test_the_processes_that_saw_something_are_replaced(table) -> None:
    visitor = table.to_materials()
    visitor.does(ScanAsked("photo"))
    visitor.photographs()
    visitor.does(Confirmed(), LicenceAsked("photo"), CodeWayAsked())
    assert table.fakes.devices.renewed == []
    visitor.does(Ended())
    assert sorted(table.fakes.devices.renewed) == ["code", "document", "id_card", "social_card"]


def test_devices_that_saw_nothing_are_left_alone(table) -> None:
    visitor = table.visitor
    visitor.to_card()
    visitor.does(Ended(), Ended())
    assert set(table.fakes.devices.renewed) <= {"id_card", "social_card"}
    table.fakes.devices.renewed.clear()
    visitor.does(Touched(), Ended())
    assert table.fakes.devices.renewed == []


def test_the_end_destroys_what_was_not_committed(table) -> None:
    visitor = table.to_signing()
    visitor.does(Ended())
    table.settle()
    (desk,) = table.fakes.keeper.desks
    assert desk.is_abandoned
    assert table.fakes.keeper.kept == {}
    assert table.session.visit.case is None


def test_preferences_last_as_long_as_the_visit(table) -> None:
    mine = Preferences("en", "large", "dark")
    visitor = table.to_materials()
    table.session.prefer(mine)
    visitor.does(Ended())
    assert isinstance(table.state, TakingThings)
    assert table.session.preferences == mine, "the last words are still said in my language"
    visitor.does(Ended())
    assert isinstance(table.state, Finished)
    assert table.session.preferences == Preferences()


def test_preferences_go_when_nobody_was_identified_either(table) -> None:
    table.visitor.does(Touched())
    table.session.prefer(Preferences("en", "extra", "yellow"))
    table.pass_s(60 + 20)
    assert isinstance(table.state, Welcome)
    assert table.session.preferences == Preferences()


@pytest.mark.parametrize("way", ["ended", "kept"])
def test_nothing_of_the_visit_can_be_reached_any_more(table, way: str) -> None:
    visitor = table.to_signing()
    visit = weakref.ref(table.session.visit.over)
    if way == "kept":
        visitor.signs()
        table.fakes.keeper.kept.clear()
    visitor.does(Ended(), Ended(), Ended())
    table.settle()
    while table.line.step() or table.owner.turn():
        continue
    table.fakes.devices.bodies.clear()
    table.changes.clear()
    gc.collect()
    assert isinstance(table.state, Welcome)
    assert visit() is None, "the visit's own objects are gone"


def test_a_new_visit_has_a_new_number(table) -> None:
    visitor = table.to_materials()
    first = table.session.visit.number
    visitor.does(Ended(), Ended())
    assert table.session.visit.number != first


def test_the_log_of_a_visit_says_nothing_personal(table) -> None:
    visitor = table.to_kept()
    visitor.does(Ended())
    said = repr(table.fakes.log.events)
    for text in (table.card.name, table.card.id_number, "13800138000"):
        assert text not in said
    assert "CaseKept" in said


def test_a_card_of_a_state_that_does_not_want_it_changes_nothing(table) -> None:
    visitor = table.to_materials()
    before = table.state
    visitor.does(CardRead(table.card))
    assert isinstance(before, Gathering)
    assert table.state is before


def test_frames_that_come_while_nobody_scans_are_not_looked_at(table) -> None:
    table.session.device_said(report_of("document", "frame"))
    assert table.camera.waiting == 0
    assert photographed("id_photo").shape[2] == 3


def test_awaiting_a_card_survives_a_reader_that_vanishes(table) -> None:
    visitor = table.visitor
    visitor.to_card()
    from tests_session import state_of

    table.session.device_said(state_of("id_card", "absent", "unplugged"))
    assert isinstance(table.state, AwaitingCard)
    table.session.device_said(state_of("id_card", "ready"))
    visitor.shows_card(table.card)
