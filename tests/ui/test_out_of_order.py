"""The page that is shown when the kiosk cannot start, and the pulse that says it did."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickView
from pytestqt.qtbot import QtBot

from ui.out_of_order import open_page
from ui.pulse import Pulse


@pytest.mark.parametrize("size", [(540, 960), (960, 540)])
def test_the_page_shows_words_in_both_directions(qtbot: QtBot, size: tuple[int, int]) -> None:
    view = open_page(size)
    try:
        qtbot.waitUntil(view.isExposed)
        assert view.status() == QQuickView.Status.Ready
        picture = view.grabWindow()
        dark = sum(
            QColor(picture.pixel(x, y)).lightness() < 90
            for x in range(0, picture.width(), 2)
            for y in range(picture.height() // 4, 3 * picture.height() // 4, 2)
        )
        assert dark > 400
    finally:
        view.close()
        view.deleteLater()


def test_the_watchdog_is_fed_by_frames(qtbot: QtBot) -> None:
    told: list[str] = []
    view = open_page((200, 300))
    try:
        pulse = Pulse(view, 0.02, told.append)
        qtbot.waitUntil(lambda: told.count("WATCHDOG=1") >= 2)
        assert told[0] == "READY=1"
        assert told.count("READY=1") == 1
        view.hide()
        qtbot.waitUntil(lambda: not view.isExposed())
        fed = len(told)
        qtbot.wait(100)
        assert len(told) <= fed + 1
        pulse.deleteLater()
    finally:
        view.close()
        view.deleteLater()
