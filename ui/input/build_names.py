"""How often characters stand in given names, and where: learnt for `build_pinyin.py`.

The names are the entries that jieba's dictionary (MIT) tags as persons and that begin with a
family name. Every second of them, in the order of their frequency, is kept out: those measure
the keyboard (`benchmarks/typed.py`), so it must not have seen them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_NO_NAMES: Final = Path(__file__).parent / "sources" / "no_names.txt"
PERSONS: Final = frozenset({"nr", "nrfg"})
_BY_HAND: Final = 0.65
_TOLD_ALONE: Final = 0.75
_FLATTER: Final = 25
_LEAST_PAIRS: Final = 2
_STEPS: Final = 6
_MOST_COST: Final = 99


@dataclass(frozen=True, slots=True)
class Learnt:
    """Costs (sixths of a natural logarithm) of characters by place, and of whole given names."""

    characters: dict[str, tuple[int, int, int]]
    """Alone, first of two, second of two."""
    pairs: dict[str, int]


def person_names(dictionary: Path, surnames: frozenset[str]) -> list[tuple[str, str]]:
    """Family and given names of all persons in jieba's dictionary, most frequent first."""
    found: list[tuple[int, str, str]] = []
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, frequency, tag = line.split(" ")
        if tag in PERSONS:
            found += [(-int(frequency), *parts) for parts in _parted(word, surnames)]
    return [(surname, given) for _, surname, given in sorted(found)]


@cache
def _no_names() -> tuple[frozenset[str], frozenset[str]]:
    """What is no given name, and characters two of which are none."""
    text = _NO_NAMES.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    titles = frozenset(" ".join(lines[:-1]).split())
    return titles, frozenset(lines[-1].removeprefix("foreign "))


def _parted(word: str, surnames: frozenset[str]) -> Iterator[tuple[str, str]]:
    titles, foreign = _no_names()
    for length in (2, 1):
        given = word[length:]
        if word[:length] in surnames and 1 <= len(given) <= 2:
            if given not in titles and not (len(given) == 2 and foreign.issuperset(given)):
                yield word[:length], given
            return


def learnt(
    names: Iterable[tuple[str, str]], usual: tuple[str, str, str], words: frozenset[str]
) -> Learnt:
    """Learn from family and given names.

    `usual` are the characters known to be frequent alone, first, and second of two. A name of two
    characters that is one of `words` as well says nothing: 高峰 is a peak, too.
    """
    places = (Counter[str](), Counter[str](), Counter[str]())
    pairs = Counter[str]()
    for surname, given in names:
        if len(given) == 1 and surname + given not in words:
            places[0][given] += 1
        elif len(given) == 2:
            pairs[given] += 1
            places[1][given[0]] += 1
            places[2][given[1]] += 1
    shares = [_shares(c, _prior(u)) for c, u in zip(places, usual, strict=True)]
    # Few names of one character are known; those that end longer ones are much the same.
    alone, second = shares[0], shares[2]
    shares[0] = {
        c: _TOLD_ALONE * alone.get(c, 0.0) + (1 - _TOLD_ALONE) * second.get(c, 0.0)
        for c in alone.keys() | second.keys()
    }
    one, first, last = shares
    every = one.keys() | first.keys() | last.keys()
    characters = {c: (_cost(one, c), _cost(first, c), _cost(last, c)) for c in every}
    total = sum(pairs.values())
    whole = {p: n / total for p, n in pairs.items() if n >= _LEAST_PAIRS}
    return Learnt(characters, {p: _cost(whole, p) for p in whole})


def _prior(usual: str) -> dict[str, float]:
    weights = {c: 1 / (_FLATTER + rank) for rank, c in enumerate(dict.fromkeys(usual))}
    total = sum(weights.values())
    return {c: w / total for c, w in weights.items()}


def _shares(counts: Mapping[str, int], known: Mapping[str, float]) -> dict[str, float]:
    """Shares of the counted, mixed with what is known to be frequent."""
    total = sum(counts.values())
    return {
        c: (1 - _BY_HAND) * counts.get(c, 0) / total + _BY_HAND * known.get(c, 0.0)
        for c in counts.keys() | known.keys()
    }


def _cost(shares: Mapping[str, float], key: str) -> int:
    share = shares.get(key, 0.0)
    return min(_MOST_COST, round(-_STEPS * math.log(share))) if share else _MOST_COST
