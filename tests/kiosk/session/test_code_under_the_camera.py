"""A code held under the document camera is read like one held to the scanner."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
import pytest
import segno
from tests_session import report_of

from kiosk.journey.errand_events import CodeWayAsked
from kiosk.journey.events import CodeRefused, LicenceAsked, WentBack
from kiosk.journey.states import ShowingCode
from kiosk.materials.code_live import CodeSeeker

TOKEN = "opaque-token-123"


@cache
def held(text: str) -> np.ndarray:
    """A phone with a code on the mat, as the preview shows it: three pixels a module."""
    frame = np.full((960, 720, 3), 46, np.uint8)
    rows = np.array([[not dark for dark in row] for row in segno.make(text, micro=False).matrix])
    code = cv2.copyMakeBorder(rows.astype(np.uint8), 4, 4, 4, 4, cv2.BORDER_CONSTANT, value=1)
    drawn = cv2.resize(code * 200 + 30, None, fx=3, fy=3, interpolation=cv2.INTER_NEAREST)
    frame[400 : 400 + drawn.shape[0], 300 : 300 + drawn.shape[1]] = drawn[..., None]
    return np.asarray(cv2.GaussianBlur(frame, (0, 0), 0.7), np.uint8)


EMPTY = np.full((960, 720, 3), 46, np.uint8)


def test_a_code_is_told_once_until_it_was_taken_away():
    seeker = CodeSeeker()
    told = [seeker.feed(held(TOKEN)) for _ in range(5)]
    assert told == [TOKEN, None, None, None, None]
    assert [seeker.feed(EMPTY) for _ in range(12)] == [None] * 12
    assert seeker.feed(held(TOKEN)) == TOKEN


def test_another_code_is_told_at_once():
    seeker = CodeSeeker()
    assert [seeker.feed(held(t)) for t in (TOKEN, "other")] == [TOKEN, "other"]


def test_a_code_only_a_slow_way_reads_is_read_within_some_frames():
    seeker = CodeSeeker()
    inverted = 255 - held(TOKEN)
    assert TOKEN in [seeker.feed(inverted) for _ in range(24)]


@pytest.fixture
def showing(table, monkeypatch):
    table.to_materials().does(LicenceAsked("photo"), CodeWayAsked())
    assert isinstance(table.state, ShowingCode)
    monkeypatch.setattr(table.fakes.frames, "preview", lambda _body: held(TOKEN).copy())
    return table


def frames(table, count: int = 3) -> None:
    for _ in range(count):
        table.session.device_said(report_of("document", "frame"))
        while table.camera.step() or table.owner.turn():
            continue


def test_a_code_under_the_camera_is_exchanged(showing):
    assert showing.fakes.devices.sent[-1] == ("document", "preview_on")
    frames(showing)
    assert showing.state.phase == "checking"


def test_a_refused_code_that_still_lies_there_is_not_asked_about_again(showing):
    frames(showing)
    showing.session.happen(CodeRefused("expired"))
    frames(showing, 6)
    assert showing.state.problem == "problem.code_expired"


def test_leaving_the_page_puts_the_camera_off(showing):
    showing.session.happen(WentBack())
    assert ("document", "preview_off") in showing.fakes.devices.sent
    state = showing.state
    frames(showing)
    assert showing.state == state
