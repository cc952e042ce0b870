"""Ink of a pen beside the screen, in the field where a finger may write, too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from ui.rehearsal import PX_PER_MM, Rehearsal
from ui.samples import SAMPLES

SIGN = next(s for s in SAMPLES if s.name == "sign")
WAVE = [value for i in range(20) for value in (10.0 + i, 30.0 + i % 3, 8.0 * i)]


def sheet(number: int, *strokes: list[float]) -> dict[str, object]:
    return {"sheet": number, "size": [100.0, 60.0], "strokes": [list(s) for s in strokes]}


@pytest.fixture
def pad(kiosk: Rehearsal) -> Rehearsal:
    kiosk.show(SIGN)
    kiosk.wait_ready()
    return kiosk


def written(pad: Rehearsal, pen: dict[str, object]) -> None:
    pad.shell.show_screen("Sign", {**SIGN.props, "padReady": True, "pen": pen})
    pad.settle()


def signed(pad: Rehearsal) -> list[list[dict[str, float]]]:
    pad.press("act_signed")
    verb, strokes = pad.acts[-1]
    assert verb == "signed"
    return strokes


def test_what_grows_beside_the_screen_grows_on_it_once(pad: Rehearsal) -> None:
    written(pad, sheet(1, WAVE[:30]))
    written(pad, sheet(1, WAVE))
    written(pad, sheet(1, WAVE, [40.0, 10.0, 400.0, 41.0, 10.0, 408.0]))
    strokes = signed(pad)
    assert [len(stroke) for stroke in strokes] == [20, 2]
    first = strokes[0]
    assert first[-1]["x"] - first[0]["x"] == pytest.approx(19, abs=0.05)
    assert [p["t"] - first[0]["t"] for p in first] == [8 * i for i in range(20)]


def test_the_pads_middle_is_the_fields_middle(pad: Rehearsal) -> None:
    field = pad.rect(pad.find("ink"))
    written(pad, sheet(1, [50.0, 30.0, 0.0, 50.0, 31.0, 8.0]))
    at = signed(pad)[0][0]
    assert at["x"] == pytest.approx(field.width() / PX_PER_MM / 2, abs=0.3)
    assert at["y"] == pytest.approx(field.height() / PX_PER_MM / 2, abs=0.3)


def test_a_page_that_is_made_anew_shows_what_is_on_the_sheet(kiosk: Rehearsal) -> None:
    kiosk.show(SIGN._replace(props={**SIGN.props, "padReady": True, "pen": sheet(7, WAVE)}))
    kiosk.wait_ready()
    (stroke,) = signed(kiosk)
    assert len(stroke) == 20
    assert stroke[0]["x"] > 20


def test_what_was_wiped_does_not_come_back(pad: Rehearsal) -> None:
    written(pad, sheet(1, WAVE))
    pad.press("act_cleared")
    written(pad, sheet(1, WAVE))
    assert pad.find("ink").property("empty")
    written(pad, {})
    written(pad, sheet(2, WAVE[:9]))
    assert [len(stroke) for stroke in signed(pad)] == [3]


def test_a_stroke_that_goes_on_over_the_wiping_begins_anew(pad: Rehearsal) -> None:
    written(pad, sheet(1, WAVE[:30]))
    pad.press("act_cleared")
    written(pad, sheet(1, WAVE))
    assert [len(stroke) for stroke in signed(pad)] == [10]


def test_pen_and_finger_write_on_one_paper(pad: Rehearsal) -> None:
    written(pad, sheet(1, WAVE))
    middle = pad.middle("ink")
    finger = QTest.createTouchDevice()
    QTest.touchEvent(pad.window, finger).press(0, middle, pad.window)
    QTest.touchEvent(pad.window, finger).move(0, middle + QPoint(40, 0), pad.window)
    QTest.touchEvent(pad.window, finger).release(0, middle + QPoint(40, 0), pad.window)
    pad.settle()
    written(pad, sheet(1, WAVE, WAVE[:9]))
    strokes = signed(pad)
    assert len(strokes) == 3
    assert len(strokes[-1]) == 3
