"""Measured on words that do not come from the dictionary itself: most are in sight at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pypinyin import Style, pinyin

from ui.input.lexicon import shipped_lexicon
from ui.input.names import Part
from ui.input.pinyin import candidates

HERE = Path(__file__).parent
LEXICON = shipped_lexicon()


def entries(name: str) -> Iterator[tuple[str, str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            word, _, letters = line.partition(" ")
            yield word, letters


def share_within(name: str, place: int, part: Part = "") -> float:
    listed = list(entries(name))
    hits = sum(
        word in [c.word for c in candidates(letters, LEXICON, part)[:place]]
        for word, letters in listed
    )
    return hits / len(listed)


def test_frequent_words_are_among_the_first_five() -> None:
    assert len(list(entries("common_words.txt"))) >= 1000
    assert share_within("common_words.txt", 5) >= 0.97


def test_most_frequent_words_come_first() -> None:
    assert share_within("common_words.txt", 1) >= 0.9


def test_half_of_all_names_need_one_choice_only() -> None:
    assert share_within("common_names.txt", 5, "whole") >= 0.5


def test_every_name_can_be_typed_character_by_character() -> None:
    for name, _ in entries("common_names.txt"):
        for character in name[1:]:
            reached = [
                character in [c.word for c in candidates(letters, LEXICON, "given")[:120]]
                for letters in pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=False)[
                    0
                ]
            ]
            assert any(reached), (name, character)
