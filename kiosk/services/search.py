"""Finding a service item by what people type: Chinese, pinyin, initials, everyday words.

An index in memory, pure Python: enough for some thousands of items. Chinese is matched by pairs
of characters (names count four times a guide's words, single characters six tenths of a pair);
letters are matched against the pinyin of names and everyday names, whole or by initials.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pypinyin import lazy_pinyin

from kiosk.services.item import ServiceItem, pick
from kiosk.services.syllables import closeness, likeness

NAME_WEIGHT = 4.0
KEYWORD_WEIGHT = 3.0
GUIDE_WEIGHT = 1.0
SINGLE_CHARACTER = 0.6
HOMOPHONE_WEIGHT = 1.5
LEAST_SCORE = 0.8
_LONGEST_QUERY = 60
_FILLERS = (
    *("请问", "怎么样", "怎么办", "怎么", "如何", "我想", "我要", "想要", "需要", "可以", "哪里"),
    *(
        "在哪",
        "什么",
        "办理",
        "一下",
        "多少钱",
        "申请",
        "帮我",
        "能不能",
        "吗",
        "呢",
        "的",
        "了",
        "我",
    ),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One item found, with how well it fits (more is better; comparable in one search only)."""

    code: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
    code: str
    name: str
    tokens: Mapping[str, float]
    sounds: tuple[tuple[float, tuple[str, ...]], ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query taken apart: once, not once for every item."""

    text: str
    letters: str
    tokens: Mapping[str, float]
    sound: tuple[str, ...]


class SearchIndex:
    """The items a resident can find, ready to be asked. Built once for each set of items."""

    def __init__(self, items: Sequence[ServiceItem]) -> None:
        self._entries = tuple(_entry(item) for item in items)
        counts = Counter(token for entry in self._entries for token in entry.tokens)
        size = len(self._entries)
        self._rarity = {token: 1 + math.log((size + 1) / (n + 1)) for token, n in counts.items()}

    def search(self, query: str, limit: int = 10) -> tuple[Hit, ...]:
        """Return the items that fit a query, best first; none when nothing comes close."""
        text = plain(query)
        if not text:
            return ()
        asked = _asked(text)
        scored = ((self._score(entry, asked), entry) for entry in self._entries)
        hits = [Hit(e.code, e.name, round(s, 3)) for s, e in scored if s >= LEAST_SCORE]
        return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.code))[:limit])

    def _score(self, entry: _Entry, asked: _Asked) -> float:
        by_letters = 0.0
        if asked.letters:
            by_letters = max(_by_sound(entry, asked.letters), _by_words(entry, asked.text))
        return self._by_characters(entry, asked) + _by_homophones(entry, asked) + by_letters

    def _by_characters(self, entry: _Entry, asked: _Asked) -> float:
        total = sum(asked.tokens.values())
        found = sum(
            weight * entry.tokens[token] * self._rarity[token]
            for token, weight in asked.tokens.items()
            if token in entry.tokens
        )
        return found / total if total else 0.0


def plain(query: str) -> str:
    """Return a query in its plain form: half width, lower case, without filler words."""
    text = unicodedata.normalize("NFKC", query[:_LONGEST_QUERY]).lower().strip()
    short = text
    for filler in _FILLERS:
        short = short.replace(filler, "")
    return short if any(c.isalnum() for c in short) else text


def _asked(text: str) -> _Asked:
    chinese = "".join(c for c in text if _is_han(c))
    letters = "".join(c for c in text if c.isascii() and c.isalnum())
    return _Asked(text, letters, dict(_tokens(chinese)), _sound(chinese))


def _entry(item: ServiceItem) -> _Entry:
    name = item.name["zh-CN"]
    tokens: dict[str, float] = {}
    phrases = [(NAME_WEIGHT, phrase) for phrase in (name, *item.aliases)]
    phrases += [(KEYWORD_WEIGHT, keyword) for keyword in item.keywords]
    for weight, phrase in (*phrases, *((GUIDE_WEIGHT, text) for text in _guide_texts(item))):
        for token, share in _tokens("".join(c for c in phrase if _is_han(c) or c.isdigit())):
            tokens[token] = max(
                tokens.get(token, 0.0), weight if len(token) > 1 else weight * share
            )
    spoken = [(weight, p) for weight, p in phrases if not any(c.isdigit() for c in p)]
    sounds = tuple((weight, _sound(phrase)) for weight, phrase in spoken)
    words = f"{pick(item.name, 'en')} {pick(item.authority, 'en')}".lower().replace("-", " ")
    return _Entry(item.code, name, tokens, sounds, frozenset(words.split()))


def _guide_texts(item: ServiceItem) -> Iterator[str]:
    guide = item.guide
    for text in (*guide.conditions, *guide.steps, *guide.common_errors, guide.result):
        yield text["zh-CN"]
    yield item.authority["zh-CN"]
    yield from (material.name["zh-CN"] for material in item.materials)


def _tokens(characters: str) -> Iterator[tuple[str, float]]:
    for first, second in pairwise(characters):
        yield first + second, 1.0
    for character in characters:
        yield character, SINGLE_CHARACTER


def _sound(phrase: str) -> tuple[str, ...]:
    return tuple(lazy_pinyin("".join(c for c in phrase if _is_han(c))))


def _by_sound(entry: _Entry, letters: str) -> float:
    return max((weight * closeness(letters, sound) for weight, sound in entry.sounds), default=0.0)


def _by_homophones(entry: _Entry, asked: _Asked) -> float:
    return HOMOPHONE_WEIGHT * max(
        (likeness(asked.sound, other) for _, other in entry.sounds), default=0.0
    )


def _by_words(entry: _Entry, text: str) -> float:
    asked = [word for word in text.replace("-", " ").split() if len(word) > 2 and word.isascii()]
    found = sum(any(word.startswith(part) for word in entry.words) for part in asked)
    return NAME_WEIGHT * found / len(asked) if asked else 0.0


def _is_han(character: str) -> bool:
    return "㐀" <= character <= "鿿"
