"""What was typed, in the plain form the search index is written in. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

LONGEST_QUERY: Final = 60
SINGLE_CHARACTER: Final = 0.6
_FILLERS: Final = (
    *("请问", "怎么样", "怎么办", "怎么", "如何", "我想", "我要", "想要", "需要", "可以", "哪里"),
    *("在哪", "什么", "办理", "一下", "多少钱", "申请", "帮我", "能不能", "吗", "呢", "的", "了"),
    *("我", "要带", "想办", "去哪"),
)
# Sounds that many people do not tell apart, in speech and so in typing (zh/z, ch/c, sh/s, -ng/-n).
_MERGED_ENDS: Final = (("ang", "an"), ("eng", "en"), ("ing", "in"))


@cache
def _simplified() -> dict[int, int]:
    text = (Path(__file__).parent / "simplified.txt").read_text(encoding="utf-8")
    traditional, simple = (line for line in text.splitlines() if not line.startswith("#"))
    return str.maketrans(traditional, simple)


def simplified(text: str) -> str:
    """Return a text in half width, lower case and simplified characters."""
    return unicodedata.normalize("NFKC", text).lower().translate(_simplified())


def plain(query: str) -> str:
    """Return a query in its plain form: as `simplified`, short, without filler words."""
    text = simplified(query[:LONGEST_QUERY]).strip()
    short = text
    for filler in _FILLERS:
        short = short.replace(filler, "")
    return short if any(c.isalnum() for c in short) else text


def is_han(character: str) -> bool:
    """Whether this is a Chinese character of the basic plane."""
    return "㐀" <= character <= "鿿"


def characters(text: str) -> str:
    """The Chinese characters and digits of a text: what is compared pair by pair."""
    return "".join(c for c in text if is_han(c) or c.isdigit())


def letters(text: str) -> str:
    """The Latin letters and digits of a text, run together."""
    return "".join(c for c in text if c.isascii() and c.isalnum())


def english_words(text: str) -> list[str]:
    """The Latin words of a text that are long enough to mean something."""
    parts = "".join(c if c.isascii() and c.isalnum() else " " for c in text.lower()).split()
    return [part for part in parts if len(part) > 2]


def tokens(chars: str) -> Iterator[tuple[str, float]]:
    """Pairs of characters and, weighing less, single ones."""
    for first, second in pairwise(chars):
        yield first + second, 1.0
    for character in chars:
        if is_han(character):
            yield character, SINGLE_CHARACTER


def bigrams(chars: str) -> frozenset[str]:
    """The pairs of a phrase; a single character stands for itself."""
    return frozenset(a + b for a, b in pairwise(chars)) or frozenset(chars)


def merged(syllable: str) -> str:
    """A syllable as somebody writes it who does not tell similar sounds apart."""
    if syllable[:2] in ("zh", "ch", "sh"):
        syllable = syllable[0] + syllable[2:]
    for long, short in _MERGED_ENDS:
        if syllable.endswith(long):
            return syllable.removesuffix(long) + short
    return syllable


def merged_sound(sound: Iterable[str]) -> tuple[str, ...]:
    """A phrase's syllables, each `merged`."""
    return tuple(merged(syllable) for syllable in sound)


def sound_keys(heard: Sequence[str]) -> frozenset[str]:
    """Neighbouring merged syllables of a phrase, run together: what homophones share."""
    return frozenset(a + b for a, b in pairwise(heard)) or frozenset(heard)


def trigrams(word: str) -> frozenset[str]:
    """Three letters in a row: what a word with a wrong letter still shares."""
    return frozenset(word[n : n + 3] for n in range(len(word) - 2))
