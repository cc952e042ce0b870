"""Characters are found by their strokes in the order of writing, one of them unsure."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QGuiApplication, QRawFont

from ui.input.build_strokes import agreed, orders_in
from ui.input.lexicon import shipped_lexicon
from ui.input.pad import Pad
from ui.input.strokes import MOST, shipped_strokes, well_formed, written_so

ALL = shipped_strokes()
ORDER = {
    character: order
    for order, many in zip(ALL.orders, ALL.characters, strict=True)
    for _, character in many
}
# As primary schools teach them: 横1 竖2 撇3 点4 折5.
TAUGHT = {
    "王": "1121", "李": "1234521", "张": "5153154", "刘": "413422", "陈": "5215234", "火": "4334",
    "水": "2534", "小": "234", "女": "531", "出": "52252", "凸": "21251", "凹": "25251",
    "马": "551", "必": "45434", "万": "153", "方": "4153", "我": "3121534", "飞": "534", "乃": "53",
}  # fmt: skip


@pytest.mark.parametrize(("character", "order"), TAUGHT.items())
def test_order_is_the_one_schools_teach(character: str, order: str) -> None:
    assert ORDER[character] == order
    assert character in written_so(order, ALL)[:12]


def test_complete_character_comes_before_longer_ones() -> None:
    assert written_so("1", ALL)[0] == "一"
    assert written_so("34", ALL)[0] == "人"
    assert "的" in written_so("3", ALL)[:12]


def test_stroke_nobody_is_sure_of_matches_every_one() -> None:
    assert "王" in written_so("1*21", ALL)[:12]
    assert "王" in written_so("***1", ALL)
    assert len(written_so("*", ALL)) == MOST


@pytest.mark.parametrize("wanted", ["", "0", "6", "1a", "1 2", "横", "１", "1" * 41, ".*", "(1)"])
def test_what_is_no_row_of_strokes_finds_nothing(wanted: str) -> None:
    assert well_formed(wanted) == ""
    assert written_so(wanted, ALL) == ()


def test_row_that_no_character_begins_with_finds_nothing() -> None:
    assert written_so("5" * 30, ALL) == ()


def test_family_names_are_reached_in_few_strokes() -> None:
    names = {character for name, _ in shipped_lexicon().surnames for character in name}
    assert names - set(ORDER) == set("麹訚")
    late = {n for n in names & set(ORDER) if n not in written_so(ORDER[n][:9], ALL)[:12]}
    assert late == set()


def test_common_characters_are_all_there_and_every_one_can_be_drawn(qapp: QGuiApplication) -> None:
    level_1 = {
        bytes((row, cell)).decode("gb2312", "ignore")
        for row in range(0xB0, 0xD8)
        for cell in range(0xA1, 0xFF)
    } - {""}
    assert len(level_1) == 3755
    assert level_1 <= set(ORDER)
    font = QRawFont.fromFont(QFont("Noto Sans CJK SC"))
    assert "".join(sorted(c for c in ORDER if not font.supportsCharacter(ord(c)))) == ""


def test_table_is_reduced_to_classes_and_checked_against_the_other_count() -> None:
    script = """x=JSON.parse('{"一":"j","丁":"jg","皙":"jj","又":"el","ab":"jj"}')"""
    orders = orders_in(script)
    assert orders == {"一": "1", "丁": "12", "皙": "11", "又": "54"}
    counts = {"一": ("1",), "丁": ("2",), "皙": ("13",), "又": ("2", "3")}
    assert agreed(orders, counts) == {"1": ["一"], "12": ["丁"], "54": ["又"]}


def test_script_without_a_table_is_refused() -> None:
    with pytest.raises(ValueError, match="no table"):
        orders_in("JSON.parse('{}')")


def test_pad_composes_strokes_and_forgets() -> None:
    pad = Pad()
    seen = {"page": 0}

    def shown() -> dict[str, object]:
        return pad.props("FormPage", seen, language="zh-CN", visit="v")

    shown()
    pad.perform("input_mode", "strokes")
    pad.perform("compose", {"letters": "1121"})
    assert (shown()["inputMode"], shown()["composing"]) == ("strokes", "1121")
    assert "王" in shown()["candidates"]  # type: ignore[operator]
    pad.perform("pick_candidate", "王")
    assert (shown()["composing"], shown()["candidates"]) == ("", [])
    pad.perform("compose", {"letters": "1121; drop"})
    assert shown()["composing"] == ""
    pad.perform("compose", {"letters": "1121"})
    seen["page"] = 1
    assert (shown()["composing"], shown()["inputMode"]) == ("", "pinyin")
