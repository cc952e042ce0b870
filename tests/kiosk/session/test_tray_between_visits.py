"""The empty tray is learnt when nobody is there, and only then."""

from __future__ import annotations

import pytest
from tests_session import report_of

from kiosk.journey.events import Left, ScanAsked, Touched
from kiosk.session import viewfinder
from kiosk.session.tray_hand import CALM_S, EVERY_S, LOOK_LIMIT_S

ON, OFF = ("document", "preview_on"), ("document", "preview_off")


def frames(table, count: int = 8) -> None:
    for _ in range(count):
        table.session.device_said(report_of("document", "frame"))
        table.settle()


def known(table):
    return table.session._hands.camera.empty_tray.memory.picture


def camera(table) -> list[tuple[str, str]]:
    return [said for said in table.fakes.devices.sent if said in (ON, OFF)]


@pytest.fixture
def quiet(table):
    """Nobody has been there for a while; the tray is being looked at."""
    table.fakes.frames.paper = ""
    table.pass_s(0.1)
    table.pass_s(CALM_S)
    assert camera(table) == [ON]
    return table


def test_an_empty_tray_is_learnt_and_the_camera_goes_off(quiet):
    frames(quiet)
    assert known(quiet) is not None
    assert camera(quiet) == [ON, OFF]
    assert quiet.fakes.devices.renewed == []


def test_it_is_learnt_anew_after_a_while_and_not_before(quiet):
    frames(quiet)
    first = known(quiet)
    quiet.pass_s(EVERY_S / 2)
    assert camera(quiet) == [ON, OFF]
    quiet.pass_s(EVERY_S)
    frames(quiet)
    assert camera(quiet) == [ON, OFF, ON, OFF]
    assert known(quiet) is not first


def test_a_forgotten_paper_is_never_learnt_and_its_process_goes(quiet):
    quiet.fakes.frames.paper = "id_photo"
    frames(quiet)
    assert known(quiet) is None
    assert camera(quiet) == [ON, OFF]
    assert quiet.fakes.devices.renewed == ["document"]


def test_whoever_touches_the_screen_ends_the_look(quiet):
    frames(quiet, 3)
    quiet.session.device_said(report_of("document", "frame"))
    quiet.session.happen(Touched())
    quiet.settle()
    frames(quiet)
    assert known(quiet) is None
    assert camera(quiet) == [ON, OFF]


def test_a_camera_that_sends_nothing_is_left_alone(quiet):
    quiet.pass_s(LOOK_LIMIT_S)
    assert camera(quiet) == [ON, OFF]
    quiet.pass_s(1)
    assert camera(quiet) == [ON, OFF]


def test_nothing_is_looked_at_while_a_visit_runs(table):
    table.session.happen(Touched())
    for _ in range(4):
        table.pass_s(CALM_S)
    assert ON not in camera(table)
    table.session.happen(Left())
    table.pass_s(CALM_S)
    assert camera(table).count(ON) == 1


def test_a_page_is_found_by_what_was_learnt(quiet, monkeypatch):
    frames(quiet)
    trays = []
    find = viewfinder.find_page
    monkeypatch.setattr(viewfinder, "find_page", lambda f, t: (trays.append(t), find(f, t))[1])
    quiet.fakes.frames.paper = "id_photo"
    quiet.to_materials().does(ScanAsked("photo"))
    frames(quiet, 1)
    assert len(trays) == 1
    assert trays[0] is known(quiet)
    assert quiet.session.view.outline
