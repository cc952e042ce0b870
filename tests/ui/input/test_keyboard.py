"""The keyboard under a finger: every touch goes through the window, every word through the pad."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QDeadlineTimer, QPointF, Qt
from PySide6.QtTest import QTest

from ui.input.pad import VERBS, Composition, Pad
from ui.rehearsal import PX_PER_MM, Rehearsal
from ui.samples import Sample
from ui.samples_forms import control as question


def control(name: str, **more: Any) -> dict[str, Any]:
    return question(name, more.pop("kind", "text"), name, **{"maxLength": 60, **more})


class Typist:
    """A form page with its pad, as the bridge puts them together, and a finger."""

    def __init__(self, kiosk: Rehearsal) -> None:
        self.kiosk = kiosk
        self.pad = Pad()
        self.answers: dict[str, Any] = {}
        self.turned = 0
        self.screen = "FormPage"
        self.shown: dict[str, Any] = {}
        kiosk.shell.acted.connect(self.acted)

    def open(self, *controls: dict[str, Any], page: int = 0) -> None:
        self.kiosk.shell.show_screen("", {})
        self.shown = {"title": "填写", "controls": list(controls), "problems": [], "page": page,
                      "pages": 3}  # fmt: skip
        self.kiosk.show(Sample("typed", self.screen, self.props(), 2, True))
        self.kiosk.wait_ready()

    def open_search(self) -> None:
        self.screen = "Search"
        self.shown = {"query": "", "hits": [], "hot": [], "perhaps": [], "triage": ""}
        self.kiosk.show(Sample("typed", self.screen, self.props(), 0))
        self.kiosk.wait_ready()

    def props(self) -> dict[str, Any]:
        language = self.kiosk.shell.language
        typed = self.pad.props(self.screen, self.shown, language=language, visit="v")
        return {**self.shown, **typed}

    def acted(self, verb: str, detail: Any) -> None:
        if verb in VERBS:
            self.pad.perform(verb, detail)
        elif verb == "answer":
            self.answers[detail["name"]] = detail["value"]
        elif verb == "type":
            self.shown = {**self.shown, "query": detail}
        elif verb == "next":
            self.turned += 1
        self.kiosk.shell.show_screen(self.screen, self.props())

    def touch(self, *names: str) -> None:
        for name in names:
            self.kiosk.touch(name)

    def keys(self, characters: str) -> None:
        self.touch(*(f"key:{c}" for c in characters))

    def draw(self, strokes: list[list[tuple[float, float]]]) -> None:
        """Draw with a finger; points are shares of the field."""
        self.kiosk.settle()
        field = self.kiosk.rect(self.kiosk.find("writing"))
        window, left = self.kiosk.window, Qt.MouseButton.LeftButton
        side = min(field.width(), field.height())
        for stroke in strokes:
            at = [QPointF(field.x() + x * side, field.y() + y * side).toPoint() for x, y in stroke]
            QTest.mousePress(window, left, pos=at[0])
            for point in at[1:]:
                QTest.mouseMove(window, point)
            QTest.mouseRelease(window, left, pos=at[-1])

    def wait(self, what: str, is_so: Callable[[], bool]) -> None:
        deadline = QDeadlineTimer(8000)
        while not is_so():
            assert not deadline.hasExpired(), what
            QTest.qWait(10)

    def choose(self, word: str) -> None:
        while not self.has(f"pick:{word}"):
            self.touch("key:candidates_after")
        self.touch(f"pick:{word}")

    def line(self, name: str) -> str:
        return str(self.kiosk.find(f"field:{name}").property("value"))

    def has(self, name: str) -> bool:
        return name in [i.objectName() for i in self.kiosk.items()]


@pytest.fixture
def typist(kiosk: Rehearsal) -> Iterator[Typist]:
    typist = Typist(kiosk)
    yield typist
    kiosk.shell.acted.disconnect(typist.acted)
    kiosk.shell.show_screen("", {})


def test_name_is_typed_word_by_word(typist: Typist) -> None:
    typist.open(control("agentName"))
    typist.keys("zhangsanfeng")
    typist.choose("张三")
    assert typist.answers["agentName"] == "张三"
    assert "feng" in typist.kiosk.texts()
    typist.choose("丰")
    assert typist.answers["agentName"] == "张三丰"
    assert typist.line("agentName") == "张三丰"
    assert typist.pad.composition == Composition()


def test_rare_character_is_looked_up_by_radical_and_strokes(typist: Typist) -> None:
    typist.open(control("agentName"))
    typist.touch("mode:radicals", "key:strokes4")
    typist.choose("王")
    assert typist.answers == {}
    typist.touch("key:strokes10")
    assert "王 10 画" in typist.kiosk.texts()
    typist.touch("key:delete", "key:strokes10")
    typist.choose("瑢")
    assert typist.answers["agentName"] == "瑢"
    assert typist.pad.composition == Composition()


def test_character_is_typed_stroke_by_stroke(typist: Typist) -> None:
    typist.open(control("agentName"))
    typist.touch("mode:strokes", "key:stroke1", "key:stroke*", "key:stroke4", "key:delete")
    typist.touch("key:stroke2", "key:stroke1")
    assert "㇐ ＊ ㇑ ㇐ " in typist.kiosk.texts()
    typist.choose("王")
    assert typist.answers["agentName"] == "王"
    assert typist.pad.composition == Composition()


def test_address_mixes_words_digits_and_signs(typist: Typist) -> None:
    typist.open(control("address.detail"))
    typist.keys("liushuxiang")
    typist.touch("key:space")
    typist.keys("12")
    typist.keys("hao")
    typist.touch("pick:号", "mode:symbols", "key:-", "key:3", "mode:latin", "key:b")
    assert typist.answers["address.detail"] == "柳树巷12号-3b"


def test_capital_lasts_for_one_letter(typist: Typist) -> None:
    typist.open(control("email"))
    typist.touch("mode:latin", "key:shift", "key:l", "key:i", "key:space", "key:2")
    assert typist.answers["email"] == "Li 2"


def test_delete_and_clear_reach_letters_before_words(typist: Typist) -> None:
    typist.open(control("purpose", value="办事"))
    typist.keys("abc")
    typist.touch("key:delete")
    assert typist.pad.composition.letters == "ab"
    typist.touch("key:clear")
    assert typist.pad.composition == Composition()
    assert typist.line("purpose") == "办事"
    typist.touch("key:delete")
    assert typist.answers["purpose"] == "办"
    typist.touch("key:clear")
    assert typist.answers["purpose"] == ""


def test_rare_character_is_deleted_whole(typist: Typist) -> None:
    typist.open(control("name", value="王𬭎"))
    typist.touch("key:delete")
    assert typist.answers["name"] == "王"
    typist.keys("li")
    typist.choose("李")
    assert typist.answers["name"] == typist.line("name") == "王李"


def test_rare_character_counts_as_one(typist: Typist) -> None:
    typist.open(control("purpose", value="一𬭎𬱖", maxLength=4))
    typist.keys("zhangsan")
    typist.touch("pick:张三")
    assert typist.answers["purpose"] == "一𬭎𬱖张"


def test_letters_without_a_word_hold_the_page_back(typist: Typist) -> None:
    typist.open(control("purpose", required=False))
    typist.keys("zhang")
    typist.touch("act_next")
    assert typist.turned == 0
    assert "请先点一个字词" in typist.kiosk.texts()
    typist.touch("pick:张")
    assert "请先点一个字词" not in typist.kiosk.texts()
    typist.kiosk.touch("act_next")


def test_digits_wait_until_the_word_is_chosen(typist: Typist) -> None:
    typist.open(control("purpose"))
    typist.keys("hao1")
    assert "purpose" not in typist.answers
    assert "请先点一个字词" in typist.kiosk.texts()
    assert typist.pad.composition.letters == "hao"


def test_no_more_is_typed_than_the_form_takes(typist: Typist) -> None:
    typist.open(control("purpose", value="一二三", maxLength=4))
    typist.keys("zhangsan")
    typist.touch("pick:张三")
    assert typist.answers["purpose"] == "一二三张"


def test_nothing_found_is_said(typist: Typist) -> None:
    typist.open(control("purpose"))
    typist.keys("uuu")
    assert any("没有这个音" in text for text in typist.kiosk.texts())
    assert not typist.has("pick:")


def test_another_field_starts_without_letters(typist: Typist) -> None:
    typist.open(control("purpose"), control("receiver"))
    typist.keys("zhang")
    typist.touch("field:receiver")
    assert typist.pad.composition == Composition()
    typist.keys("li")
    typist.touch("pick:里")
    assert typist.answers == {"receiver": "里"}


def test_turned_page_knows_nothing_of_the_last(typist: Typist) -> None:
    typist.open(control("purpose"))
    typist.touch("mode:symbols", "mode:pinyin")
    typist.keys("zhang")
    typist.shown = {**typist.shown, "page": 1, "controls": [control("receiver")]}
    typist.kiosk.shell.show_screen("FormPage", typist.props())
    typist.kiosk.settle()
    screen = typist.kiosk.find("screen").property("item")
    assert typist.pad.composition == Composition()
    assert screen.property("composing") == ""
    assert screen.property("candidates") == []
    assert "zhang" not in " ".join(typist.kiosk.texts())


def test_locked_answer_has_no_keyboard(typist: Typist) -> None:
    typist.open(control("name", value="李桂花", locked=True, source="身份证"))
    assert not typist.has("key:q")
    assert not typist.has("field:name")


def test_english_screens_begin_with_latin_letters(typist: Typist) -> None:
    typist.kiosk.shell.language = "en"
    typist.open(control("purpose"))
    typist.keys("work")
    assert typist.answers["purpose"] == "work"
    typist.touch("mode:pinyin")
    typist.keys("gongzuo")
    typist.touch("pick:工作")
    assert typist.answers["purpose"] == "work工作"


def test_search_takes_letters_at_once_and_words_if_asked(typist: Typist) -> None:
    typist.open_search()
    typist.keys("sbk")
    assert typist.shown["query"] == "sbk"
    typist.touch("key:clear", "mode:pinyin")
    typist.keys("shebao")
    assert typist.shown["query"] == ""
    typist.touch("pick:社保")
    assert typist.shown["query"] == "社保"


def test_character_is_written_with_a_finger(typist: Typist) -> None:
    typist.open(control("purpose"))
    typist.touch("mode:handwriting")
    typist.draw([[(0.1, 0.5), (0.9, 0.5)], [(0.5, 0.1), (0.5, 0.9)]])
    typist.wait("words", lambda: typist.has("pick:十"))
    typist.touch("act_next")
    assert typist.turned == 0
    assert "请先点一个字词" in typist.kiosk.texts()
    typist.touch("pick:十")
    assert typist.answers["purpose"] == "十"
    assert typist.kiosk.find("writing").property("empty")
    assert typist.pad.composition == Composition()


def test_writing_again_takes_the_ink_away_and_leaves_the_answer(typist: Typist) -> None:
    typist.open(control("purpose", value="一"))
    typist.touch("mode:handwriting")
    for button in ("key:rewrite", "key:delete", "key:clear"):
        typist.draw([[(0.1, 0.5), (0.9, 0.5)], [(0.5, 0.1), (0.5, 0.9)]])
        typist.wait("words", lambda: typist.has("pick:十"))
        typist.touch(button)
        assert typist.kiosk.find("writing").property("empty"), button
        assert typist.pad.composition == Composition()
    assert typist.line("purpose") == "一"
    typist.touch("key:delete")
    assert typist.answers["purpose"] == ""


def test_ink_does_not_go_to_another_page_or_field(typist: Typist) -> None:
    typist.open(control("purpose"), control("receiver"))
    typist.touch("mode:handwriting")
    typist.draw([[(0.1, 0.5), (0.9, 0.5)]])
    typist.wait("words", lambda: typist.has("pick:一"))
    typist.touch("field:receiver")
    assert typist.kiosk.find("writing").property("empty")
    assert typist.pad.composition == Composition()
    typist.draw([[(0.1, 0.5), (0.9, 0.5)]])
    typist.wait("words", lambda: typist.has("pick:一"))
    typist.shown = {**typist.shown, "page": 1}
    typist.kiosk.shell.show_screen("FormPage", typist.props())
    typist.kiosk.settle()
    assert not typist.has("writing")
    assert typist.pad.composition == Composition()


@pytest.mark.parametrize("size", ["standard", "extra"])
@pytest.mark.parametrize("mode", ["pinyin", "latin", "symbols", "handwriting"])
@pytest.mark.parametrize("lying", [False, True])
def test_keys_are_large_enough_and_named(
    request: pytest.FixtureRequest, size: str, mode: str, lying: bool
) -> None:
    kiosk: Rehearsal = request.getfixturevalue("lying_kiosk" if lying else "kiosk")
    kiosk.shell.wear(size=size, theme="light", language="zh-CN")
    typist = Typist(kiosk)
    typist.open(control("purpose"))
    typist.touch(f"mode:{mode}")
    if mode == "pinyin":
        typist.keys("zhang")
    keys = [i for i in kiosk.items() if i.objectName().startswith(("key:", "pick:", "mode:"))]
    assert len(keys) > (7 if mode == "handwriting" else 30)
    for key in keys:
        assert min(key.width(), key.height()) / PX_PER_MM >= 15, key.objectName()
        assert key.property("say"), key.objectName()
        assert kiosk.window.width() >= kiosk.rect(key).right(), key.objectName()
    names = [key.objectName() for key in keys]
    assert len(names) == len(set(names))
    kiosk.shell.acted.disconnect(typist.acted)
    kiosk.shell.show_screen("", {})
