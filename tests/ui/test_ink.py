"""Ink: strokes in millimetres, from a finger or a mouse, wiped for good."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from shiboken6 import isValid

from ui.ink import InkItem
from ui.rehearsal import PX_PER_MM, Rehearsal
from ui.samples import SAMPLES

SIGN = next(s for s in SAMPLES if s.name == "sign")
HOME = next(s for s in SAMPLES if s.name == "home")


@pytest.fixture
def pad(kiosk: Rehearsal) -> Rehearsal:
    kiosk.show(SIGN)
    kiosk.wait_ready()
    return kiosk


def write(kiosk: Rehearsal, points: list[QPoint]) -> None:
    """One stroke with a finger, in window pixels."""
    finger = QTest.createTouchDevice()
    QTest.touchEvent(kiosk.window, finger).press(0, points[0], kiosk.window)
    for point in points[1:]:
        QTest.touchEvent(kiosk.window, finger).move(0, point, kiosk.window)
    QTest.touchEvent(kiosk.window, finger).release(0, points[-1], kiosk.window)
    kiosk.settle()


def dark_pixels(image: QImage) -> int:
    return sum(
        QColor(image.pixel(x, y)).lightness() < 60
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


def test_finger_strokes_come_out_in_millimetres_and_order(pad: Rehearsal) -> None:
    middle = pad.middle("ink")
    write(pad, [middle + QPoint(i * 10, i * 5) for i in range(12)])
    write(pad, [middle + QPoint(-50 + i * 8, 60) for i in range(6)])
    pad.press("act_signed")
    verb, strokes = pad.acts[-1]
    assert verb == "signed"
    assert len(strokes) == 2
    first = strokes[0]
    assert first[0]["t"] >= 0
    assert [p["t"] for p in first] == sorted(p["t"] for p in first)
    assert first[-1]["x"] - first[0]["x"] == pytest.approx(110 / PX_PER_MM, abs=0.3)
    assert first[-1]["y"] - first[0]["y"] == pytest.approx(55 / PX_PER_MM, abs=0.3)


def test_nothing_of_a_signature_outlives_its_page(pad: Rehearsal) -> None:
    kept = [one for one in gc.get_objects() if isinstance(one, InkItem) and isValid(one)]
    write(pad, [pad.middle("ink") + QPoint(i * 10, 40) for i in range(20)])
    assert any(one.strokes() for one in kept)
    pad.show(HOME)
    assert [vars(one) for one in kept] == [{}] * len(kept)


def test_ink_is_seen_and_cleared_for_good(pad: Rehearsal) -> None:
    rect = pad.rect(pad.find("ink")).toRect()
    middle = pad.middle("ink")
    write(pad, [middle + QPoint(i * 10, 40) for i in range(20)])
    assert dark_pixels(pad.window.grabWindow().copy(rect)) > 50
    pad.press("act_cleared")
    assert pad.acts[-1] == ("cleared", None)
    assert dark_pixels(pad.window.grabWindow().copy(rect)) == 0
    assert pad.find("ink").strokes() == []


def test_mouse_writes_too(pad: Rehearsal) -> None:
    middle = pad.middle("ink")
    QTest.mousePress(pad.window, Qt.MouseButton.LeftButton, pos=middle)
    for i in range(1, 6):
        QTest.mouseMove(pad.window, middle + QPoint(i * 12, 0))
    QTest.mouseRelease(pad.window, Qt.MouseButton.LeftButton, pos=middle + QPoint(60, 0))
    (stroke,) = pad.find("ink").strokes()
    assert len(stroke) >= 2


def test_nothing_written_cannot_be_handed_in(pad: Rehearsal) -> None:
    assert not pad.find("act_signed").isEnabled()


def test_void_methods_keep_their_references() -> None:
    """PySide6 6.12.0 lost a reference to None per call and aborted the interpreter."""
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    for _ in range(20_000):
        image.fill(0)
    assert image.pixel(0, 0) == 0xFF000000
