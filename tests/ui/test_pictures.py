"""Icons and illustrations are drawn once for each colour and size, and never mixed up."""

from __future__ import annotations

from PySide6.QtCore import QSize

from ui.pictures import ArtPictures, IconPictures


def test_an_icon_asked_for_again_is_not_drawn_again() -> None:
    icons = IconPictures()
    first = icons.requestImage("search/0B4F9E", QSize(), QSize(40, 40))
    assert (
        icons.requestImage("search/0B4F9E", QSize(), QSize(40, 40)).cacheKey() == first.cacheKey()
    )


def test_another_colour_or_size_is_another_picture() -> None:
    icons = IconPictures()
    first = icons.requestImage("search/0B4F9E", QSize(), QSize(40, 40))
    assert icons.requestImage("search/FFFFFF", QSize(), QSize(40, 40)) != first
    assert icons.requestImage("search/0B4F9E", QSize(), QSize(60, 60)).size() == QSize(60, 60)


def test_illustrations_of_two_themes_differ_and_are_kept() -> None:
    art = ArtPictures()
    light = art.requestImage("doorway/light", QSize(), QSize(200, 200))
    assert art.requestImage("doorway/dark", QSize(), QSize(200, 200)) != light
    assert (
        art.requestImage("doorway/light", QSize(), QSize(200, 200)).cacheKey() == light.cacheKey()
    )
