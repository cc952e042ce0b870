"""Make `pinyin.txt` out of the dictionary of rime-pinyin-simp and our own small lists.

    apt-get download rime-data-pinyin-simp && dpkg -x rime-data-pinyin-simp_*.deb rime
    python -m ui.input.build_pinyin rime/usr/share/rime-data/pinyin_simp.dict.yaml

See LICENCES.md for where the words come from.
"""

from __future__ import annotations

import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from ui.input.lexicon import DATA, WEIGHT_STEPS

_SOURCES = Path(__file__).parent / "sources"
# Sounds, not syllables anybody spells a word with; as letters they are initials.
_NOT_SYLLABLES = frozenset({"m", "n", "ng", "hm", "fiao"})
_OWN_WEIGHT = 4000
_NAME_WEIGHT = 60

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


def build(dictionary: Path) -> str:
    """The whole data file."""
    weights = _dictionary(dictionary)
    _add_own(weights)
    surnames = _surnames(weights)
    for name in surnames:
        weights[name] = max(weights.get(name, 0), _NAME_WEIGHT)
    given = "".join(dict.fromkeys("".join(_own_lines("given.txt"))))
    head = [
        "#surnames\t" + "\t".join(f"{reading}={name}" for name, reading in surnames),
        f"#given\t{given}",
    ]
    return "\n".join([*head, *_lines(weights), ""])


if __name__ == "__main__":
    DATA.write_text(build(Path(sys.argv[1])), encoding="utf-8")
