"""Make `sources/general.txt`: the 8,105 characters of the general table (2013), by level.

    apt-get download unicode-data && dpkg -x unicode-data_*.deb unicode
    python -m ui.input.build_general unicode/usr/share/unicode

The State Council's table 通用规范汉字表 has 3,500 characters for everybody, 3,000 for printing and
1,605 for names, places and sciences. Field kTGH of Unihan 15.0 (UAX #38) numbers them; kTGHZ2013
(as a dictionary of the table reads them) and kMandarin give their readings; see LICENCES.md.
"""

from __future__ import annotations

import bz2
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

GENERAL: Final = Path(__file__).parent / "sources" / "general.txt"
_LEVELS: Final = (3500, 6500, 8105)
# As the keyboard spells them; 哼 hng, 嗯 ng and 呣 m are sounds nobody spells a word with.
_SPELLED: Final = {"lve": "lue", "nve": "nue"}
_NOT_SYLLABLES: Final = frozenset({"hng", "m", "n", "ng"})


def fields(folder: Path, file: str, name: str) -> Iterator[tuple[str, str]]:
    """Characters and their values of one field of Unihan."""
    with bz2.open(folder / f"Unihan_{file}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] == name:
                yield chr(int(parts[0][2:], 16)), parts[2]


@cache
def general_characters() -> tuple[str, str, str]:
    """The characters of each level, in the order of the table."""
    lines = GENERAL.read_text(encoding="utf-8").splitlines()
    first, second, third = (line for line in lines if not line.startswith("#"))
    return first, second, third


def readings_in(folder: Path) -> dict[str, tuple[str, ...]]:
    """How characters are read, without tones: as their table says and as they are usually."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for name in ("kTGHZ2013", "kMandarin"):
        for character, value in fields(folder, "Readings", name):
            found[character].update(dict.fromkeys(_syllables(value)))
    # What only sighs and hums there may have a syllable in the great dictionary: 呣 mou.
    for character, value in fields(folder, "Readings", "kHanyuPinyin"):
        if not found[character]:
            found[character].update(dict.fromkeys(_syllables(value)))
    return {character: tuple(readings) for character, readings in found.items()}


def _syllables(value: str) -> Iterator[str]:
    """The syllables of a field: readings parted by blanks and commas, after a place in a book."""
    for place in value.split():
        for reading in place.rpartition(":")[2].split(","):
            plain = _plain(reading)
            if plain not in _NOT_SYLLABLES:
                yield plain


def _plain(marked: str) -> str:
    """A syllable without its tone; ü is written v, as in the dictionary."""
    parted = unicodedata.normalize("NFD", marked).replace("u\u0308", "v")
    plain = "".join(c for c in parted if not unicodedata.combining(c))
    return _SPELLED.get(plain, plain)


def main(folder: Path) -> None:
    """Write the list."""
    places = {}
    for character, value in fields(folder, "OtherMappings", "kTGH"):
        places[int(value.removeprefix("2013:"))] = character
    whole = "".join(places[n + 1] for n in range(len(places)))
    starts = (0, *_LEVELS)
    levels = [whole[a:b] for a, b in zip(starts, _LEVELS, strict=False)]
    head = "# kTGH of Unihan 15.0, (c) 2022 Unicode, Inc.; unicode_licence.txt. A line is a level."
    GENERAL.write_text("\n".join([head, *levels, ""]), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
