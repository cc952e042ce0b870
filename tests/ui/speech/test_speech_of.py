"""What is said of a page: what stands on it, and nothing of whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from ui.gallery import GALLERY
from ui.i18n import Words
from ui.rehearsal import Rehearsal
from ui.samples import STARTING, Sample
from ui.samples_en import spoken_in
from ui.screens.screen import Screen
from ui.speech.page import PAGES, speech_of

OF_RESIDENTS = [
    sample
    for sample in GALLERY
    # Of the first picture nothing is read: the button that would begin it is not there yet.
    if not sample.screen.startswith("technician/") and sample is not STARTING
]
NAMED = [sample for sample in OF_RESIDENTS if "_long" not in sample.name]
"""In the samples with overlong words everything has the same name."""
_TOUCHED = ("value", "number", "caseNumber", "holder", "typed", "shown", "query", "composing")
"""The properties that hold what a resident, a card or a platform said of somebody."""


def screen_of(sample: Sample, language: str) -> Screen:
    words = Words(language)
    shown = spoken_in(language, sample)
    props = shown.props if shown.made is None else dict(shown.made(words))
    return Screen(shown.screen, props)


def personal_texts(value: Any, name: str = "") -> Iterator[str]:
    """Every text under a personal name, wherever it stands in what a screen shows."""
    match value:
        case Mapping():
            for key, each in value.items():
                yield from personal_texts(each, key)
        case list() | tuple():
            for each in value:
                yield from personal_texts(each, name)
        case str() if name in _TOUCHED and len(value) > 3:
            yield value


def test_every_screen_of_residents_is_read() -> None:
    assert {sample.screen for sample in OF_RESIDENTS} - set(PAGES) == set()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize(
    "sample", [s for s in OF_RESIDENTS if "_long" not in s.name], ids=lambda sample: sample.name
)
def test_nothing_personal_is_said_on_the_loudspeaker(sample: Sample, language: str) -> None:
    screen = screen_of(sample, language)
    said = " ".join(speech_of(screen, Words(language)))
    shown = {k: v for k, v in screen.props.items() if k not in ("choices", "options", "materials")}
    choices = [c for control in shown.get("controls", ()) for c in control.get("choices") or ()]
    known = {str(choice["value"]) for choice in choices} | {str(c["label"]) for c in choices}
    assert said
    assert [text for text in personal_texts(shown) if text in said and text not in known] == []


def test_a_headset_hears_the_answers_but_for_sensitive_ones() -> None:
    check = next(s for s in OF_RESIDENTS if s.name == "check")
    words = Words("zh-CN")
    private = speech_of(screen_of(check, "zh-CN"), words, in_private=True)
    assert "李桂花" in private
    assert "李桂花" not in speech_of(screen_of(check, "zh-CN"), words)
    number = next(s for s in OF_RESIDENTS if s.name == "form_id")
    said = speech_of(screen_of(number, "zh-CN"), words, in_private=True)
    assert "11010519491231002" not in " ".join(said)


@pytest.mark.parametrize("sample", OF_RESIDENTS, ids=lambda sample: sample.name)
def test_what_is_said_stands_on_the_page(kiosk: Rehearsal, sample: Sample) -> None:
    kiosk.show(sample)
    seen = "\n".join(kiosk.texts())
    # Of a list, only the rows of its first page are made.
    seen += "".join(row["name"] for row in sample.props.get("items", ()))
    said = speech_of(screen_of(sample, "zh-CN"), Words("zh-CN"))
    assert [sentence for sentence in said if sentence not in seen] == []


def test_a_page_begins_with_its_question() -> None:
    form = next(s for s in OF_RESIDENTS if s.name == "form_radio")
    said = speech_of(screen_of(form, "zh-CN"), Words("zh-CN"))
    assert "为什么要补换卡？" in said[:2]
    assert said.index("卡丢了") < said.index("卡坏了") < said.index("换第三代卡")


def test_technicians_are_read_nothing() -> None:
    assert speech_of(Screen("technician/Board", {"title": "x"}), Words("en")) == ()
