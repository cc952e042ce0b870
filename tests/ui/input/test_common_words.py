"""Measured on public lists, a third of each; all of them: `./dev bench pinyin`."""

from __future__ import annotations

import pytest
from pypinyin import Style, pinyin

from benchmarks.typed import COMMON, LISTS, entries, places, share
from ui.input.lexicon import shipped_lexicon
from ui.input.pinyin import candidates

LEXICON = shipped_lexicon()
STEP = 3


def test_common_words_places_and_names_are_among_the_first_five() -> None:
    standing = [
        place
        for name, _, part in LISTS[:COMMON]
        for place in places(entries(name)[::STEP], LEXICON, part)
    ]
    assert len(standing) >= 1000
    assert share(standing, 5) >= 97.0


@pytest.mark.parametrize(
    ("name", "first", "five"),
    [("words", 90, 98), ("places", 90, 98), ("names", 66, 93), ("other_places", 72, 84),
     ("unseen_names", 30, 54)],
)  # fmt: skip
def test_no_kind_falls_below_what_it_was(name: str, first: float, five: float) -> None:
    part = {known: part for known, _, part in LISTS}[name]
    standing = places(entries(name)[::STEP], LEXICON, part)
    assert share(standing, 1) >= first
    assert share(standing, 5) >= five


def test_every_name_can_be_typed_character_by_character() -> None:
    for name, _ in entries("unseen_names")[::STEP]:
        for character in name[1:]:
            reached = [
                character in [c.word for c in candidates(letters, LEXICON, "given")[:120]]
                for letters in pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=False)[
                    0
                ]
            ]
            assert any(reached), (name, character)
