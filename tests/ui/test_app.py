"""A kiosk does not start on a guess, and its pictures never fail a screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from ui.app import UnknownPanelError, panel_px_per_mm
from ui.pictures import ArtPictures, IconPictures


def test_panel_width_gives_pixels_per_millimetre() -> None:
    assert panel_px_per_mm(1080, 268) == pytest.approx(4.03, abs=0.01)


@pytest.mark.parametrize("width_mm", [None, 0, 12, 9000, float("nan")])
def test_unknown_panel_is_refused(width_mm: float | None) -> None:
    with pytest.raises(UnknownPanelError):
        panel_px_per_mm(1080, width_mm)


def colours(image: QImage) -> set[str]:
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_icon_takes_the_colour_of_the_theme() -> None:
    image = IconPictures().requestImage("house/ff0000", QSize(), QSize(48, 48))
    assert colours(image) == {"#ff0000"}


@pytest.mark.parametrize("name", ["no-such-icon", "../../etc/passwd", ""])
def test_icon_nobody_has_is_a_plain_file(name: str) -> None:
    pictures = IconPictures()
    plain = pictures.requestImage("file-text/000000", QSize(), QSize(48, 48))
    assert pictures.requestImage(f"{name}/000000", QSize(), QSize(48, 48)) == plain


@pytest.mark.parametrize("theme", ["light", "dark", "yellow"])
def test_every_illustration_is_fully_coloured(theme: str) -> None:
    for name in ("doorway", "mark"):
        image = ArtPictures().requestImage(f"{name}/{theme}", QSize(), QSize(164, 112))
        assert len(colours(image)) > 1
