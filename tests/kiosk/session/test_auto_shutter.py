"""The shutter that presses itself: once for a page that lies still, then not until it moves."""

from __future__ import annotations

import pytest
from tests_session import report_of

from kiosk.journey.events import PictureFailed, ScanAsked, ShotUsedAnyway, ShutterPressed, TakenBack
from kiosk.journey.states import Scanning
from kiosk.ports import PictureGone

ENOUGH = 12


def frames(table, count: int = ENOUGH) -> None:
    for _ in range(count):
        table.session.device_said(report_of("document", "frame"))
        table.settle()


def shots(table) -> int:
    return table.fakes.devices.sent.count(("document", "shoot"))


@pytest.fixture
def scanning(table):
    table.to_materials().does(ScanAsked("photo"))
    return table


def test_a_page_that_lies_still_is_taken_once(scanning) -> None:
    frames(scanning)
    assert shots(scanning) == 1
    frames(scanning, 3 * ENOUGH)
    assert shots(scanning) == 1


def test_the_same_page_is_not_taken_again_after_it_was_kept(scanning) -> None:
    frames(scanning)
    scanning.session.device_said(report_of("document", "still"))
    scanning.settle()
    if scanning.state.pending is not None:
        scanning.visitor.does(ShotUsedAnyway())
        scanning.settle()
    assert scanning.state.phase == "live"
    frames(scanning, 3 * ENOUGH)
    assert shots(scanning) == 1


def test_an_empty_tray_takes_nothing(scanning) -> None:
    scanning.fakes.frames.paper = ""
    frames(scanning, 3 * ENOUGH)
    assert shots(scanning) == 0
    assert scanning.session.view.verdict == "scan_no_page"


def test_after_a_failed_picture_the_resident_decides(scanning) -> None:
    frames(scanning)
    scanning.visitor.does(PictureFailed("camera_lost"))
    frames(scanning, 3 * ENOUGH)
    assert shots(scanning) == 1
    assert scanning.state.phase == "problem"
    scanning.visitor.does(ShutterPressed())
    assert shots(scanning) == 2


def test_without_a_camera_the_shutter_says_so_at_once(scanning) -> None:
    scanning.fakes.devices.gone.add("document")
    scanning.visitor.does(ShutterPressed())
    assert (scanning.state.phase, scanning.state.faults) == ("problem", ("camera_lost",))


def test_a_still_that_is_gone_is_a_lost_camera(scanning, monkeypatch) -> None:
    def gone(_body: object) -> None:
        raise PictureGone("still")

    monkeypatch.setattr(scanning.fakes.frames, "still", gone)
    scanning.visitor.does(ShutterPressed())
    scanning.session.device_said(report_of("document", "still"))
    scanning.settle()
    assert scanning.state.faults == ("camera_lost",)


def test_frames_are_never_queued(scanning) -> None:
    for _ in range(50):
        scanning.session.device_said(report_of("document", "frame"))
    assert scanning.camera.waiting == 1


def test_a_bug_on_a_worker_is_raised_where_it_is_seen(scanning, monkeypatch) -> None:
    def bug(_body: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(scanning.fakes.frames, "preview", bug)
    scanning.session.device_said(report_of("document", "frame"))
    with pytest.raises(ZeroDivisionError):
        scanning.settle()


def test_the_picture_of_a_material_taken_back_is_not_handed_in(scanning) -> None:
    visitor = scanning.visitor
    visitor.photographs()
    from kiosk.journey.events import Confirmed

    visitor.does(Confirmed())
    assert not isinstance(scanning.state, Scanning)
    visitor.does(TakenBack("photo"))
    assert "photo" not in scanning.state.draft.given
