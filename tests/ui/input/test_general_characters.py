"""Every character of the general table (2013, 8,105 characters) can be entered and drawn."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QGuiApplication, QRawFont

from benchmarks.general import FAR, by_sound, by_strokes, reached, ways
from devices.receipt_printer.raster import draw_line
from ui.input.build_general import general_characters
from ui.input.lexicon import shipped_lexicon
from ui.input.radicals import found_for, shipped_radicals

LEVELS = general_characters()
EVERY = "".join(LEVELS)
NOBODYS = "\U0003fffd"
"""A code point no font has a shape for."""
RADICALS = shipped_radicals()


def test_table_has_its_three_levels() -> None:
    assert [len(level) for level in LEVELS] == [3500, 3000, 1605]
    assert len(set(EVERY)) == 8105
    assert sum(ord(c) > 0xFFFF for c in EVERY) == 196


def test_every_character_is_reached_by_three_ways() -> None:
    counts = ways(EVERY, reached(EVERY))
    assert {c: n for c, n in counts.items() if n < 3} == {}


def test_every_character_is_found_by_its_sound_and_most_within_ten_pages() -> None:
    for level, near in zip(LEVELS, (3500, 2990, 1530), strict=True):
        standing = by_sound(level, shipped_lexicon())
        assert sorted(set(level) - set(standing)) == []
        assert sum(place <= FAR for place in standing.values()) >= near


def test_strokes_reach_no_fewer_than_they_did() -> None:
    for level, least in zip(LEVELS, (3500, 2865, 404), strict=True):
        assert len(by_strokes(level)) >= least


@pytest.mark.parametrize(
    ("wanted", "character"),
    [("钅7", "𬭎"), ("页5", "𬱖"), ("王5", "𬍛"), ("亻8", "𫢸"), ("马9", "𫘪")],
)  # fmt: skip
def test_character_of_a_later_plane_is_looked_up(wanted: str, character: str) -> None:
    assert character in found_for(wanted, RADICALS)


def test_every_character_can_be_drawn(qapp: QGuiApplication) -> None:
    font = QRawFont.fromFont(QFont("Noto Sans CJK SC"))
    assert "".join(c for c in EVERY if not font.supportsCharacter(ord(c))) == ""


def test_what_the_printers_own_font_lacks_is_drawn_each_in_its_own_shape() -> None:
    lacking = [c for c in EVERY if not c.encode("gbk", "ignore")]
    assert len(lacking) == 276
    shapes = {c: drawn(c) for c in [*lacking, NOBODYS]}
    assert len(set(shapes.values())) == len(shapes)


def drawn(character: str) -> bytes:
    """A line of the slip that holds only this character."""
    return draw_line(character, columns=4, scale=1, align="left", bold=False).rows
