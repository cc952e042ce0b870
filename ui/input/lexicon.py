"""The words the pinyin keyboard knows, by their initials. Read once, never written.

The file is made by `build_pinyin.py`. Three lines speak of names (`names.py`): family names, most
frequent first; characters of given names by their sound, with three costs of two digits; given
names of two characters with their cost. Every other line is a shelf: the initials, then groups
`reading=word99,word99`, most frequent first; the two digits are a logarithmic weight. Shelves
are parsed when asked for and not kept: what was looked up leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parent / "pinyin.txt"
WEIGHT_STEPS: Final = 6
"""Weights are natural logarithms of frequencies, in sixths."""


@dataclass(frozen=True, slots=True)
class Group:
    """Words of one reading: its syllables, and words with their weights (natural logarithm)."""

    syllables: tuple[str, ...]
    words: str

    def each(self) -> Iterator[tuple[str, float]]:
        """Words and weights, most frequent first."""
        for entry in self.words.split(","):
            yield entry[:-2], int(entry[-2:]) / WEIGHT_STEPS


@dataclass(frozen=True, slots=True)
class GivenCharacter:
    """What it costs (natural logarithms) to find a character in a given name, by its place."""

    character: str
    alone: float
    first: float
    second: float


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Shelves by initials; syllables; family names by rank; what given names are made of."""

    shelves: dict[str, str]
    syllables: frozenset[str]
    beginnings: frozenset[str]
    surnames: dict[tuple[str, str], int]
    given: dict[str, float]
    """The least cost of a character in a given name, by any sound."""
    given_shelves: dict[str, str]
    pairs: dict[str, float]
    """Given names of two characters, and what they cost as one."""

    def given_names(self, syllable: str) -> Iterator[GivenCharacter]:
        """Characters of given names that sound like this."""
        for entry in filter(None, self.given_shelves.get(syllable, "").split(",")):
            yield GivenCharacter(entry[:-6], *_costs(entry))

    def groups(self, initials: str) -> Iterator[Group]:
        """Every reading that begins with these letters, one letter per syllable."""
        shelf = self.shelves.get(initials)
        if not shelf:
            return
        for group in shelf.split("\t"):
            reading, _, words = group.partition("=")
            yield Group(tuple(reading.split(" ")), words)


def read_lexicon(text: str) -> Lexicon:
    """Parse the data file."""
    shelves: dict[str, str] = {}
    for line in text.splitlines():
        key, _, rest = line.partition("\t")
        shelves[key] = rest
    surnames = dict[tuple[str, str], int]()
    for rank, entry in enumerate(shelves.pop("#surnames").split("\t")):
        reading, _, name = entry.partition("=")
        surnames[name, reading] = rank
    given_shelves = dict(e.split("=") for e in shelves.pop("#given").split("\t"))
    pairs = {e[:2]: int(e[2:]) / WEIGHT_STEPS for e in shelves.pop("#pairs").split(",")}
    syllables = frozenset(
        group.partition("=")[0]
        for key, shelf in shelves.items()
        if len(key) == 1
        for group in shelf.split("\t")
    )
    beginnings = frozenset(s[:n] for s in syllables for n in range(1, len(s) + 1))
    given = _least_costs(given_shelves)
    return Lexicon(shelves, syllables, beginnings, surnames, given, given_shelves, pairs)


def _costs(entry: str) -> tuple[float, float, float]:
    """The three costs at the end of a character of given names."""
    digits = entry[-6:]
    alone, first, second = (int(digits[n : n + 2]) / WEIGHT_STEPS for n in (0, 2, 4))
    return alone, first, second


def _least_costs(given_shelves: dict[str, str]) -> dict[str, float]:
    least: dict[str, float] = {}
    for shelf in given_shelves.values():
        for entry in shelf.split(","):
            cost = min(_costs(entry))
            least[entry[:-6]] = min(cost, least.get(entry[:-6], cost))
    return least


@cache
def shipped_lexicon() -> Lexicon:
    """The lexicon that ships with the kiosk; the first call reads it, about 30 ms."""
    return read_lexicon(DATA.read_text(encoding="utf-8"))
