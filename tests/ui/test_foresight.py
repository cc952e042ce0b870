"""Pages made ahead look as if they were made when asked for, and hold nothing of anybody."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ui.foresight import BLANK, Foresight
from ui.gallery import GALLERY
from ui.rehearsal import Rehearsal, show_sample
from ui.samples import Sample
from ui.screens.screen import Screen


def of(screen: str) -> list[Sample]:
    return [s for s in GALLERY if s.screen == screen and s.overlay is None][:2]


def drawn(kiosk: Rehearsal, sample: Sample) -> object:
    kiosk.show(sample)
    kiosk.settle()  # where the page ends is looked up when everything lies where it will lie
    return kiosk.window.grabWindow()


@pytest.mark.parametrize("screen", ["Home", *BLANK])
def test_a_page_made_ahead_looks_like_one_made_on_demand(kiosk: Rehearsal, screen: str) -> None:
    home = next(s for s in GALLERY if s.screen == "Home").props
    # What moves is never twice the same.
    tokens: Any = kiosk.engine.singletonInstance("Menkou", "Tokens")
    tokens.setProperty("motion", False)
    for sample in of(screen):
        wanted = drawn(kiosk, sample)
        kiosk.shell.prepare_screen(screen, BLANK.get(screen, home))
        assert drawn(kiosk, sample) == wanted, sample.name
        assert not kiosk.shell.is_prepared(screen)
        assert kiosk.warnings == []


def test_a_page_made_for_another_look_is_not_used(kiosk: Rehearsal) -> None:
    kiosk.shell.prepare_screen("Home", of("Home")[0].props)
    kiosk.shell.wear(size="extra", theme="dark", language="zh-CN")
    assert not kiosk.shell.is_prepared("Home")
    kiosk.show(of("Home")[0])
    assert kiosk.warnings == []


@pytest.mark.parametrize("screen", BLANK)
def test_it_says_the_same_when_shown_and_nothing_before(kiosk: Rehearsal, screen: str) -> None:
    said: list[str] = []
    herald: Any = kiosk.engine.singletonInstance("Menkou", "Herald")
    herald.announced.connect(lambda words, _urgent: said.append(words))
    kiosk.show(of(screen)[0])
    wanted = list(said)
    kiosk.show(of("Home")[0])
    said.clear()
    kiosk.shell.prepare_screen(screen, BLANK[screen])
    assert said == []
    kiosk.show(of(screen)[0])
    assert said == wanted


def test_what_was_shown_is_thrown_away_not_shown_again(kiosk: Rehearsal, qtbot: QtBot) -> None:
    kiosk.shell.prepare_screen("Guide", BLANK["Guide"])
    kiosk.show(of("Guide")[0])
    item = kiosk.find("screen").property("item")
    kiosk.show(of("Home")[0])
    qtbot.waitUntil(lambda: not isValid(item))
    assert not kiosk.shell.is_prepared("Guide")


def test_all_of_them_are_made_while_the_window_is_quiet(kiosk: Rehearsal, qtbot: QtBot) -> None:
    home = of("Home")[0].props
    kiosk.show(of("Home")[0])
    foresight = Foresight(kiosk.shell, lambda: home, lambda: None, kiosk.engine)
    qtbot.waitUntil(lambda: foresight.is_done, timeout=30_000)
    assert all(kiosk.shell.is_prepared(name) for name in BLANK)
    assert not kiosk.shell.is_prepared("Home")  # it is there already


def test_a_page_thrown_away_for_another_language_goes_without_a_word(kiosk: Rehearsal) -> None:
    for name in BLANK:
        if not kiosk.shell.is_prepared(name):
            kiosk.shell.prepare_screen(name, BLANK[name])
    # As it may happen at any time, and while they wait for the end of this turn of the loop.
    kiosk.shell.sizeModeChanged.connect(kiosk.engine.collectGarbage)
    kiosk.shell.wear(size="extra", theme="light", language="en")
    assert kiosk.warnings == []


def shown_from_home(kiosk: Rehearsal, sample: Sample) -> object:
    """A sample's picture, shown after whatever was made ahead for it."""
    show_sample(kiosk.shell, sample, kiosk.words)
    kiosk.settle()
    kiosk.settle()
    return kiosk.window.grabWindow()


@pytest.mark.parametrize(
    "screen", ["Notice", "FormPage", "Materials", "CheckAnswers", "ConfirmIdentity"]
)
def test_an_expected_page_looks_like_one_made_on_demand(kiosk: Rehearsal, screen: str) -> None:
    tokens: Any = kiosk.engine.singletonInstance("Menkou", "Tokens")
    tokens.setProperty("motion", False)
    for sample in of(screen):
        wanted = drawn(kiosk, sample)
        kiosk.show(of("Home")[0])
        kiosk.shell.expect_screen(screen, sample.props)
        assert shown_from_home(kiosk, sample) == wanted, sample.name
        assert kiosk.shell.expected is None


def test_what_changed_since_a_page_was_expected_stands_on_it(kiosk: Rehearsal) -> None:
    before, sample = of("CheckAnswers")
    wanted = drawn(kiosk, sample)
    kiosk.show(of("Home")[0])
    kiosk.shell.expect_screen("CheckAnswers", before.props)
    kiosk.shell.expect_screen("CheckAnswers", before.props)
    assert shown_from_home(kiosk, sample) == wanted


def test_a_page_with_other_questions_than_expected_is_made_anew(kiosk: Rehearsal) -> None:
    region = next(s for s in GALLERY if s.name == "form_region")
    other = next(s for s in GALLERY if s.name == "form_digits")
    more = {**other.props, "controls": [*region.props["controls"], *other.props["controls"]]}
    kiosk.show(of("Home")[0])
    kiosk.shell.expect_screen("FormPage", {**more, "spot": "3"})
    kiosk.shell.show_screen("FormPage", {**other.props, "spot": "3"})
    kiosk.settle()
    assert kiosk.find("field:mobile").isVisible()
    assert kiosk.warnings == []


def test_an_expected_page_says_nothing_and_is_nowhere_before_it_is_shown(kiosk: Rehearsal) -> None:
    said: list[str] = []
    herald: Any = kiosk.engine.singletonInstance("Menkou", "Herald")
    herald.announced.connect(lambda words, _urgent: said.append(words))
    sample = of("CheckAnswers")[0]
    kiosk.show(sample)
    wanted = list(said)
    kiosk.show(of("Home")[0])
    texts = kiosk.texts()
    said.clear()
    kiosk.shell.expect_screen("CheckAnswers", sample.props)
    kiosk.settle()
    assert (said, kiosk.texts()) == ([], texts)
    shown_from_home(kiosk, sample)
    assert said == wanted


@pytest.mark.parametrize("then", ["", "Home", "Finished"])
def test_an_expected_page_goes_when_another_one_comes(
    kiosk: Rehearsal, qtbot: QtBot, then: str
) -> None:
    kiosk.show(of("Materials")[0])
    kiosk.shell.expect_screen("CheckAnswers", of("CheckAnswers")[0].props)
    page = kiosk.find("screen").property("expected")
    assert page.property("sections")
    kiosk.shell.show_screen(then, of(then)[0].props if then else {})
    assert kiosk.shell.expected is None
    qtbot.waitUntil(lambda: not isValid(page))


def test_an_expected_page_goes_with_the_language_it_was_made_in(
    kiosk: Rehearsal, qtbot: QtBot
) -> None:
    kiosk.show(of("Materials")[0])
    kiosk.shell.expect_screen("CheckAnswers", of("CheckAnswers")[0].props)
    page = kiosk.find("screen").property("expected")
    kiosk.shell.wear(size="standard", theme="light", language="en")
    qtbot.waitUntil(lambda: not isValid(page))


def test_the_likely_page_is_made_soon_after_each_change(kiosk: Rehearsal, qtbot: QtBot) -> None:
    kiosk.show(of("Materials")[0])
    likely: list[Screen | None] = [Screen("CheckAnswers", of("CheckAnswers")[0].props)]
    foresight = Foresight(kiosk.shell, lambda: {}, lambda: likely[-1], kiosk.engine)
    qtbot.waitUntil(lambda: kiosk.shell.expected is not None)
    likely.append(None)
    kiosk.shell.show_screen("Materials", {**kiosk.shell.shown_props, "note": "x"})
    qtbot.waitUntil(lambda: kiosk.shell.expected is None)
    foresight.deleteLater()


def test_the_next_page_of_a_form_is_a_page_of_its_own(kiosk: Rehearsal, qtbot: QtBot) -> None:
    first, second = of("FormPage")
    kiosk.show(first)
    item = kiosk.find("screen").property("item")
    shell = kiosk.shell
    shell.show_screen("FormPage", {**first.props, "problems": []})
    assert kiosk.find("screen").property("item") is item
    shell.expect_screen("FormPage", {**second.props, "spot": "next"})
    shell.show_screen("FormPage", {**second.props, "spot": "next"})
    assert kiosk.find("screen").property("item") is not item
    qtbot.waitUntil(lambda: not isValid(item))


@pytest.mark.parametrize("kind", ["region", "persons", "list", "consent", "signature"])
def test_a_blank_page_takes_a_question_of_any_kind_and_gives_it_up_again(
    kiosk: Rehearsal, kind: str
) -> None:
    page = next(
        s.props
        for s in GALLERY
        if s.screen == "FormPage" and any(c["kind"] == kind for c in s.props["controls"])
    )
    kiosk.show(of("Home")[0])
    if not kiosk.shell.is_prepared("FormPage"):
        kiosk.shell.prepare_screen("FormPage", BLANK["FormPage"])
    kiosk.shell.show_screen("FormPage", page)
    kiosk.settle()
    kiosk.shell.show_screen("FormPage", {**page, "controls": []})
    kiosk.settle()
    assert kiosk.warnings == []


def test_a_live_picture_is_no_reason_to_guess_again(kiosk: Rehearsal, qtbot: QtBot) -> None:
    kiosk.show(of("Scan")[0])
    guesses: list[None] = []
    foresight = Foresight(kiosk.shell, lambda: {}, lambda: guesses.append(None), kiosk.engine)
    qtbot.waitUntil(lambda: foresight.is_done, timeout=30_000)
    made = len(guesses)
    assert made
    live = {**kiosk.shell.shown_props, "previewSource": "image://camera/7", "verdict": "x"}
    kiosk.shell.show_screen("Scan", live)
    assert foresight.is_done
    kiosk.shell.show_screen("Scan", {**live, "hint": "x"})
    assert not foresight.is_done
    qtbot.waitUntil(lambda: len(guesses) > made)
    foresight.deleteLater()
