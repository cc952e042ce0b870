"""Stretched words are longer by two fifths and keep the places that are filled later."""

from __future__ import annotations

import pytest

from ui.audit.long_words import LongTranslator, LongWords, lengthened
from ui.i18n import catalogue


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_word_is_longer_by_two_fifths(language: str) -> None:
    for text in catalogue(language).values():
        if len(text) >= 10 and "%" not in text and "{" not in text:
            assert len(lengthened(text)) >= round(len(text) * 1.3), text


def test_places_stay_as_they_are() -> None:
    assert lengthened("第 %1 步：%2").startswith("第 %1 步：%2")
    assert lengthened("{names} 没有准备好").count("{names}") == 1


def test_a_place_alone_is_not_stretched() -> None:
    assert lengthened("%1") == "%1"


def test_python_and_qml_get_the_same() -> None:
    text = LongWords("en")("chrome.help")
    assert text == LongTranslator("en").translate("", "chrome.help")
    assert len(text) > len(catalogue("en")["chrome.help"])
