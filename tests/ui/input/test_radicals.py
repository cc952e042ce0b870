"""Rare characters of names are found by radical and strokes, and every one can be drawn."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QGuiApplication, QRawFont

from ui.input.pad import Pad
from ui.input.radicals import found_for, shipped_radicals, well_formed

ALL = shipped_radicals()
# As seen in newspapers' lists of names machines could not write.
RARE = [
    ("氵8", "淏"), ("王9", "瑀"), ("王10", "瑢"), ("钅10", "镒"), ("日4", "昇"),
    ("口9", "喆"), ("土8", "堃"), ("牛8", "犇"), ("马6", "骉"), ("贝12", "赟"), ("羽4", "翀"),
    ("火12", "燊"), ("水8", "淼"), ("讠9", "谞"), ("艹7", "莜"), ("亻9", "偲"), ("阝9", "隗"),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "character"), RARE)
def test_rare_character_of_a_name_is_found(wanted: str, character: str) -> None:
    assert character in found_for(wanted, ALL)


def test_radicals_come_by_their_strokes_the_fullest_first() -> None:
    assert found_for("3", ALL)[:3] == ("氵", "艹", "口")
    assert {"亻", "阝", "讠"} <= set(found_for("2", ALL))
    assert found_for("17", ALL)
    assert found_for("18", ALL) == ()


def test_radical_alone_gives_all_its_characters_few_strokes_first() -> None:
    whole = "".join(found_for("氵", ALL))
    assert whole.index("汁") < whole.index("江") < whole.index("灌")


@pytest.mark.parametrize("wanted", ["A", "氵x", "氵氵", "氵123", "-1", "x3", "ab", "３"])
def test_what_makes_no_sense_finds_nothing(wanted: str) -> None:
    assert well_formed(wanted, ALL) == "" or found_for(wanted, ALL) == ()


def test_every_character_can_be_drawn(qapp: QGuiApplication) -> None:
    font = QRawFont.fromFont(QFont("Noto Sans CJK SC"))
    wanted = {c for r in ALL.values() for c in "".join((r.shape, *r.characters))}
    assert len(wanted) > 20_000
    assert "".join(sorted(c for c in wanted if not font.supportsCharacter(ord(c)))) == ""


def test_pad_looks_up_step_by_step_and_forgets() -> None:
    pad = Pad()
    seen = {"page": 0}

    def shown() -> dict[str, object]:
        return pad.props("FormPage", seen, language="zh-CN", visit="v")

    shown()
    pad.perform("input_mode", "radicals")
    pad.perform("compose", {"letters": "4"})
    assert "王" in shown()["candidates"]  # type: ignore[operator]
    pad.perform("compose", {"letters": "王10"})
    assert (shown()["inputMode"], shown()["composing"]) == ("radicals", "王10")
    pad.perform("pick_candidate", "瑢")
    assert (shown()["composing"], shown()["candidates"]) == ("", [])
    pad.perform("compose", {"letters": "王10"})
    seen["page"] = 1
    assert (shown()["composing"], shown()["inputMode"]) == ("", "pinyin")
