"""The pad holds what is composed for one place, and nothing after it."""

from __future__ import annotations

from typing import Any

import pytest

from ui.input.pad import MODES, Composition, Pad

NOTHING = Composition()


def show(pad: Pad, screen: str = "FormPage", **change: Any) -> dict[str, Any]:
    shown = {"page": change.pop("page", 0), "title": "姓名"}
    return pad.props(screen, shown, **{"language": "zh-CN", "visit": "v1", **change})


def compose(pad: Pad, letters: str, field: str = "purpose", before: str = "") -> None:
    pad.perform("compose", {"letters": letters, "field": field, "before": before})


@pytest.fixture
def pad() -> Pad:
    pad = Pad()
    show(pad)
    return pad


def test_words_come_for_letters(pad: Pad) -> None:
    compose(pad, "zhangsan")
    shown = show(pad)
    assert shown["composing"] == "zhangsan"
    assert shown["candidates"][0] == "张三"
    assert shown["candidatesLeft"] > len(shown["candidates"])
    assert not shown["candidatesBefore"]


def test_picking_the_beginning_leaves_the_rest(pad: Pad) -> None:
    compose(pad, "zhangsanfeng")
    pad.perform("pick_candidate", "张三")
    shown = show(pad)
    assert shown["composing"] == "feng"
    assert "风" in shown["candidates"]
    pad.perform("pick_candidate", "风")
    assert pad.composition == NOTHING


def test_another_language_comes_between_words(pad: Pad) -> None:
    compose(pad, "zhangsan")
    now = show(pad, language="en")
    assert (now["inputMode"], now["composing"]) == ("pinyin", "zhangsan")
    pad.perform("pick_candidate", "张三")
    assert show(pad, language="en")["inputMode"] == "latin"


def test_separator_goes_with_what_it_parted(pad: Pad) -> None:
    compose(pad, "xi'an")
    pad.perform("pick_candidate", "西")
    assert show(pad)["composing"] == "an"


def test_given_names_follow_a_family_name(pad: Pad) -> None:
    compose(pad, "wangxiuying", field="agentName")
    assert show(pad)["candidates"][0] == "王秀英"
    pad.perform("pick_candidate", "王")
    assert show(pad)["candidates"][0] == "秀英"
    compose(pad, "na", field="agentName", before="李")
    assert "娜" in show(pad)["candidates"][:3]


@pytest.mark.parametrize(
    ("field", "is_name"),
    [("name", True), ("agentName", True), ("agent.name", True), ("childName", True),
     ("bankNameOther", False), ("bankName", False), ("shopName", False), ("purposeText", False)],
)  # fmt: skip
def test_family_names_come_first_for_persons_only(pad: Pad, field: str, is_name: bool) -> None:
    compose(pad, "wang", field=field)
    assert (show(pad)["candidates"][:2] == ["王", "汪"]) is is_name


@pytest.mark.parametrize(("field", "asks"), [("householder", True), ("name", False)])
def test_the_question_says_itself_whether_it_asks_for_a_name(field: str, asks: bool) -> None:
    pad = Pad()
    shown = {"page": 0, "controls": [{"name": field, "asksName": asks}]}
    pad.props("FormPage", shown, language="zh-CN", visit="v1")
    compose(pad, "shan", field=field)
    found = pad.props("FormPage", shown, language="zh-CN", visit="v1")["candidates"]
    assert ("单" in found[:4]) is asks


def test_pages_turn_on_and_back(pad: Pad) -> None:
    compose(pad, "yi")
    first = show(pad)["candidates"]
    pad.perform("candidate_page", 7)
    second = show(pad)
    assert second["candidates"][:5] == first[7:12]
    assert second["candidatesBefore"]
    pad.perform("candidate_page", -1)
    assert show(pad)["candidates"] == first


def test_last_page_is_the_end(pad: Pad) -> None:
    compose(pad, "nv")
    for _ in range(50):
        pad.perform("candidate_page", 3)
    assert show(pad)["candidates"]
    for _ in range(50):
        pad.perform("candidate_page", -1)
    assert not show(pad)["candidatesBefore"]


@pytest.mark.parametrize(
    "change",
    [{"page": 1}, {"screen": "Welcome"}, {"screen": "CheckAnswers"}, {"visit": "v2"},
     {"screen": "Search"}],
)  # fmt: skip
def test_nothing_survives_another_place(pad: Pad, change: dict[str, Any]) -> None:
    compose(pad, "zhangsan")
    pad.perform("input_mode", "symbols")
    compose(pad, "lisi")
    shown = show(pad, **change)
    assert pad.composition == NOTHING
    assert shown.get("composing", "") == ""
    assert shown.get("candidates", []) == []
    again = show(pad)
    assert (again["composing"], again["inputMode"]) == ("", "pinyin")


def test_answers_coming_back_do_not_take_letters_away(pad: Pad) -> None:
    compose(pad, "zhang")
    shown = pad.props(
        "FormPage", {"page": 0, "title": "Name", "controls": [1]}, language="en", visit="v1"
    )
    assert shown["composing"] == "zhang"


@pytest.mark.parametrize(
    ("screen", "language", "mode"),
    [("FormPage", "zh-CN", "pinyin"), ("FormPage", "en", "latin"), ("Search", "zh-CN", "latin")],
)
def test_first_mode_fits_screen_and_language(screen: str, language: str, mode: str) -> None:
    assert show(Pad(), screen, language=language)["inputMode"] == mode


@pytest.mark.parametrize("mode", MODES)
def test_chosen_mode_stays_on_the_page(pad: Pad, mode: str) -> None:
    compose(pad, "zhang")
    pad.perform("input_mode", mode)
    assert show(pad)["inputMode"] == mode
    assert pad.composition == NOTHING


@pytest.mark.parametrize(
    ("verb", "detail"),
    [("compose", None), ("compose", "zhang"), ("compose", {}), ("compose", {"letters": 7}),
     ("pick_candidate", None), ("pick_candidate", "没有"), ("pick_candidate", 3),
     ("candidate_page", "1"), ("candidate_page", 10**9), ("candidate_page", float("inf")),
     ("candidate_page", float("nan")), ("candidate_page", -5), ("candidate_page", 0),
     ("input_mode", "telepathy"), ("input_mode", None)],
)  # fmt: skip
def test_ill_formed_details_change_nothing(pad: Pad, verb: str, detail: Any) -> None:
    compose(pad, "zhang")
    before = pad.composition
    pad.perform(verb, detail)
    assert pad.composition == before


def cross(x: float) -> list[list[dict[str, Any]]]:
    def point(px: float, py: float) -> dict[str, Any]:
        return {"x": x + px, "y": py, "t": 0}

    return [[point(10, 50), point(90, 50)], [point(50, 10), point(50, 90)]]


def test_strokes_become_characters_and_are_not_kept(pad: Pad) -> None:
    pad.perform("input_mode", "handwriting")
    pad.perform("write", cross(3))
    shown = show(pad)
    assert shown["candidates"][0] == "十"
    assert shown["composing"] == ""
    assert not [v for v in vars(pad).values() if isinstance(v, list)]
    pad.perform("pick_candidate", "十")
    assert pad.composition == NOTHING


@pytest.mark.parametrize(
    "strokes",
    [[], [[]], [7], [[7]], [[{"x": 1}]], [[{"x": "a", "y": 1}]], [[{"x": None, "y": 1}]],
     [[{"x": float("nan"), "y": 1}, {"x": 2, "y": 2}]]],
)  # fmt: skip
def test_ill_formed_strokes_are_no_character(pad: Pad, strokes: list[Any]) -> None:
    pad.perform("write", strokes)
    assert pad.composition == NOTHING


def test_nothing_typed_is_in_a_repr(pad: Pad) -> None:
    compose(pad, "zhangsan")
    assert "zhangsan" not in repr(pad.composition)
    assert "张三" not in repr(pad.composition)
    assert "张三" not in repr(pad)
