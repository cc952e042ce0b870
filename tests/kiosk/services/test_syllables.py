"""Typed letters are held against the sound of a phrase."""

from __future__ import annotations

import pytest

from kiosk.services.syllables import closeness, likeness

SOUND = ("she", "bao", "ka", "diu", "le")


@pytest.mark.parametrize(
    "letters", ["shebaoka", "shebaok", "sbk", "shbk", "shbaok", "baoka", "bk", "diule", "s"]
)
def test_letters_that_fit(letters: str) -> None:
    assert 0 < closeness(letters, SOUND) <= 1


@pytest.mark.parametrize("letters", ["ebao", "shebaokai", "skb", "b", "shebaokadiulex", "x"])
def test_letters_that_do_not_fit(letters: str) -> None:
    assert closeness(letters, SOUND) == 0


def test_whole_syllables_fit_better_than_initials() -> None:
    assert closeness("shebaoka", SOUND) > closeness("shbaok", SOUND) > closeness("sbk", SOUND)


def test_more_of_the_phrase_fits_better() -> None:
    assert closeness("shebao", ("she", "bao")) > closeness("shebao", SOUND)


def test_a_homophone_is_alike() -> None:
    assert likeness(("she", "bao", "ka"), SOUND) == 1
    assert likeness(("she", "bao", "che"), SOUND) == 0.5
    assert likeness(("she",), SOUND) == 0
