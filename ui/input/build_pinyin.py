"""Make `pinyin.txt`: the dictionary of rime-pinyin-simp, places and names of jieba, our own lists.

    apt-get download rime-data-pinyin-simp && dpkg -x rime-data-pinyin-simp_*.deb rime
    pip download --no-deps --no-binary :all: jieba==0.42.1 && tar xf jieba-0.42.1.tar.gz
    apt-get download unicode-data && dpkg -x unicode-data_*.deb unicode
    python -m ui.input.build_pinyin rime/usr/share/rime-data/pinyin_simp.dict.yaml \
        jieba-0.42.1/jieba/dict.txt unicode/usr/share/unicode

See LICENCES.md for where the words come from.
"""

from __future__ import annotations

import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from ui.input.build_general import general_characters, readings_in
from ui.input.build_names import Learnt, learnt, person_names
from ui.input.build_places import place_words
from ui.input.lexicon import DATA, WEIGHT_STEPS

_SOURCES = Path(__file__).parent / "sources"
# Sounds, not syllables anybody spells a word with; as letters they are initials.
_NOT_SYLLABLES = frozenset({"m", "n", "ng", "hm", "fiao"})
_OWN_WEIGHT = 4000
_NAME_WEIGHT = 60
# Characters of the general table nobody counted: behind the frequent ones, before all others.
_GENERAL_WEIGHTS = (20, 20, 8)

Reading = tuple[str, str]
Weights = dict[Reading, int]


def _own_lines(name: str) -> Iterator[str]:
    for line in (_SOURCES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _dictionary(path: Path) -> Weights:
    weights: Weights = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) == 3 and not _NOT_SYLLABLES.intersection(parts[1].split()):
            weights[parts[0], parts[1]] = int(parts[2])
    return weights


def _add_own(weights: Weights) -> None:
    for line in _own_lines("own_words.txt"):
        word, _, reading = line.partition(" ")
        weights[word, reading] = max(weights.get((word, reading), 0), _OWN_WEIGHT)


def _add_general(weights: Weights, folder: Path) -> None:
    """Every character of the general table, by all its readings."""
    readings = readings_in(folder)
    for characters, least in zip(general_characters(), _GENERAL_WEIGHTS, strict=True):
        for character in characters:
            for reading in readings[character]:
                known = weights.get((character, reading), 0)
                weights[character, reading] = max(known, least)


def _usual_readings(weights: Weights) -> dict[str, str]:
    best: dict[str, tuple[int, str]] = {}
    for (word, reading), weight in weights.items():
        best[word] = max(best.get(word, (-1, "")), (weight, reading))
    return {word: reading for word, (_, reading) in best.items()}


def _surnames(weights: Weights) -> list[Reading]:
    """Family names with their readings, most frequent first."""
    named: dict[str, list[str]] = defaultdict(list)
    order: list[str] = []
    for token in " ".join(_own_lines("surnames.txt")).split():
        name, _, reading = token.partition("=")
        # "尉迟=yu chi" was split at the blank: the rest comes as a bare syllable.
        if re.fullmatch("[a-z]+", token):
            named[order[-1]][-1] += f" {token}"
        elif reading:
            named[name].append(reading)
            order.append(name)
        else:
            order += [name] if len(name) == 2 else list(name)
    usual = _usual_readings(weights)
    found: dict[Reading, None] = {}
    for name in order:
        by_letters = " ".join(usual.get(c, "") for c in name)
        for reading in named.get(name) or [usual.get(name, by_letters)]:
            found.setdefault((name, reading))
    return list(found)


def _log_weight(weight: int) -> int:
    return min(99, round(WEIGHT_STEPS * math.log(1 + weight)))


def _lines(weights: Weights) -> Iterator[str]:
    shelves: dict[str, dict[str, list[tuple[int, str]]]] = defaultdict(lambda: defaultdict(list))
    for (word, reading), weight in weights.items():
        initials = "".join(s[0] for s in reading.split())
        shelves[initials][reading].append((-weight, word))
    for initials in sorted(shelves):
        groups = [
            f"{reading}={','.join(f'{w}{_log_weight(-n):02}' for n, w in sorted(words))}"
            for reading, words in sorted(shelves[initials].items())
        ]
        yield "\t".join([initials, *groups])


def _given_shelves(model: Learnt, weights: Weights) -> Iterator[str]:
    """Characters of given names by sound; a sound a character seldom has costs more."""
    total: dict[str, int] = defaultdict(int)
    for (word, _), weight in weights.items():
        if len(word) == 1:
            total[word] += weight + 1
    shelves: dict[str, list[str]] = defaultdict(list)
    for (word, reading), weight in sorted(weights.items(), key=lambda each: (-each[1], each[0])):
        costs = model.characters.get(word)
        if costs is not None:
            rare = round(-WEIGHT_STEPS * math.log((weight + 1) / total[word]))
            shelves[reading].append(word + "".join(f"{min(99, c + rare):02}" for c in costs))
    for reading, entries in sorted(shelves.items()):
        yield f"{reading}={','.join(entries)}"


def _names(jieba: Path, surnames: list[Reading], weights: Weights) -> Learnt:
    persons = person_names(jieba, frozenset(name for name, _ in surnames))
    words = frozenset(word for word, _ in weights if len(word) == 2)
    anywhere = "".join(_own_lines("given.txt"))
    alone, first, second = (line + anywhere for line in _own_lines("given_places.txt"))
    return learnt(persons[::2], (alone, first, second), words)


def build(dictionary: Path, jieba: Path, unihan: Path) -> str:
    """The whole data file."""
    weights = _dictionary(dictionary)
    _add_own(weights)
    for place, weight in place_words(jieba, _usual_readings(weights)).items():
        weights.setdefault(place, weight)
    _add_general(weights, unihan)
    surnames = _surnames(weights)
    for name in surnames:
        weights[name] = max(weights.get(name, 0), _NAME_WEIGHT)
    model = _names(jieba, surnames, weights)
    head = [
        "#surnames\t" + "\t".join(f"{reading}={name}" for name, reading in surnames),
        "#given\t" + "\t".join(_given_shelves(model, weights)),
        "#pairs\t" + ",".join(f"{pair}{cost:02}" for pair, cost in sorted(model.pairs.items())),
    ]
    return "\n".join([*head, *_lines(weights), ""])


if __name__ == "__main__":
    DATA.write_text(build(*(Path(argument) for argument in sys.argv[1:4])), encoding="utf-8")
