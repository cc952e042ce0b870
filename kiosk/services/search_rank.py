"""How well an item fits what was typed. Pure; asked for a few dozen candidates, not for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from kiosk.services.search_build import NAME_WEIGHT, Entry, Phrase
from kiosk.services.search_text import bigrams, english_words
from kiosk.services.syllables import closeness

GUIDE_WEIGHT = 1.0
HOMOPHONE_WEIGHT = 1.5
WHOLE_PHRASE_WEIGHT = 0.8
UNKNOWN_RARITY = 1.0
_WITH_MISTAKES = 0.6
LEAST_ALIKE = 78.0
"""Below this likeness (0 to 100) letters with mistakes are taken for another word."""
PERHAPS_ALIKE = 60.0
"""Enough to ask back: is it this that you meant?"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query taken apart: once, not once for every item."""

    text: str
    chars: str
    letters: str
    tokens: Mapping[str, float]
    pairs: frozenset[str]
    heard: tuple[str, ...]
    rarity: Mapping[str, float]


def score(entry: Entry, asked: Asked) -> float:
    """How well an item fits; comparable within one search."""
    total = 0.0
    if asked.letters:
        total += max(_by_letters(entry, asked.letters), _by_words(entry, asked.text))
    if asked.chars:
        said = "\n".join([phrase.text for phrase in entry.phrases])
        total += _by_characters(entry, asked, said)
        total += WHOLE_PHRASE_WEIGHT * _by_phrase(entry, asked, said)
        total += HOMOPHONE_WEIGHT * _by_homophones(entry, asked)
    return total


def near(entry: Entry, typed: str, least_alike: float) -> float:
    """How well letters with mistakes in them fit, 0 when they hardly do."""
    best = max((ratio(typed, "".join(p.sound)) for p in entry.phrases), default=0.0)
    return NAME_WEIGHT * _WITH_MISTAKES * best / 100 if best >= least_alike else 0.0


def _by_characters(entry: Entry, asked: Asked, said: str) -> float:
    total = sum(asked.tokens.values())
    found = sum(
        share * _weight(entry, token, share, said) * asked.rarity.get(token, UNKNOWN_RARITY)
        for token, share in asked.tokens.items()
    )
    return found / total if total else 0.0


def _weight(entry: Entry, token: str, share: float, said: str) -> float:
    # Most words stand in no phrase; one look into all of them together spares many.
    if token in said:
        weight = max([phrase.weight for phrase in entry.phrases if token in phrase.text])
    else:
        weight = GUIDE_WEIGHT if token in entry.guide else 0.0
    return weight if len(token) > 1 else weight * share


def _by_phrase(entry: Entry, asked: Asked, said: str) -> float:
    pairs = [pair for pair in asked.pairs if pair in said]
    if not pairs:
        return 0.0
    whole = _rare(asked, asked.pairs)
    return max([p.weight * _overlap(asked, p, pairs, whole) for p in entry.phrases])


def _overlap(asked: Asked, phrase: Phrase, pairs: Sequence[str], whole: float) -> float:
    """Twice what both share, by what both have: 1 when they are the same words."""
    shared = [pair for pair in pairs if pair in phrase.text]
    if not shared:
        return 0.0
    return 2 * _rare(asked, shared) / (whole + _rare(asked, bigrams(phrase.text)))


def _rare(asked: Asked, pairs: Iterable[str]) -> float:
    return sum([asked.rarity.get(pair, UNKNOWN_RARITY) for pair in pairs])


def _by_homophones(entry: Entry, asked: Asked) -> float:
    wanted = frozenset(pairwise(asked.heard))
    if not wanted:
        return 0.0
    most = max([len(wanted.intersection(pairwise(p.heard))) for p in entry.phrases], default=0)
    return most / len(wanted)


def _by_letters(entry: Entry, letters: str) -> float:
    return max((p.weight * closeness(letters, p.sound) for p in entry.phrases), default=0.0)


def _by_words(entry: Entry, text: str) -> float:
    asked = english_words(text)
    found = sum(any(word.startswith(part) for word in entry.english) for part in asked)
    return NAME_WEIGHT * found / len(asked) if asked else 0.0
