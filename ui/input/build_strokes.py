"""Make `strokes.txt` out of the stroke orders of cnchar-order, checked against Unicode.

    npm pack cnchar-order@3.2.6 && tar xf cnchar-order-3.2.6.tgz
    apt-get download unicode-data && dpkg -x unicode-data_*.deb unicode
    python -m ui.input.build_strokes package/cnchar.order.min.js unicode/usr/share/unicode

The order of the strokes of a character is laid down in China (GF 3002-1999, stroke orders of the
GB 13000.1 set); the five classes are those of GF 3003-1999. What is taken of the table is the
class of every stroke. Characters whose number of strokes differs from Unihan's are left out.
A line of the result is an order, then its characters, frequent ones first; see LICENCES.md.
"""

from __future__ import annotations

import bz2
import json
import re
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ui.input.lexicon import WEIGHT_STEPS, Lexicon, shipped_lexicon
from ui.input.strokes import DATA

# The letters of cnchar-order by class: 横 with 提, 竖 with its hook, 撇, 点 with 捺, 折 the rest.
_CLASSES: Final = {"1": "ji", "2": "fg", "3": "s", "4": "dkl", "5": "abcehmnopqrtuvwxyz"}
_CLASS_OF: Final = {letter: number for number, many in _CLASSES.items() for letter in many}
_TABLE: Final = re.compile(r"JSON\.parse\('(\{\"一\":.*?\})'\)")


def orders_in(script: str) -> dict[str, str]:
    """The classes of the strokes of every single character of the script, in order."""
    match = _TABLE.search(script)
    if match is None:
        raise ValueError("no table of stroke orders")
    table: dict[str, str] = json.loads(match[1])
    return {
        character: "".join(_CLASS_OF[letter] for letter in letters)
        for character, letters in table.items()
        if len(character) == 1
    }


def counts_in(folder: Path) -> dict[str, tuple[str, ...]]:
    """How many strokes a character has: kTotalStrokes of Unihan, one number or two."""
    found = {}
    with bz2.open(folder / "Unihan_IRGSources.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] == "kTotalStrokes":
                found[chr(int(parts[0][2:], 16))] = tuple(parts[2].split())
    return found


def agreed(
    orders: Mapping[str, str], counts: Mapping[str, tuple[str, ...]]
) -> dict[str, list[str]]:
    """Characters by their order, where both sources count alike."""
    found: dict[str, list[str]] = defaultdict(list)
    for character, order in orders.items():
        if str(len(order)) in counts.get(character, ()):
            found[order].append(character)
    return found


def frequencies(lexicon: Lexicon) -> dict[str, int]:
    """How often the keyboard's own dictionary sees a character: its logarithmic weight."""
    found: dict[str, int] = {}
    for initial in filter(lambda key: len(key) == 1, lexicon.shelves):
        for group in lexicon.groups(initial):
            for character, weight in group.each():
                step = round(weight * WEIGHT_STEPS)
                found[character] = max(found.get(character, 0), step)
    return found


def main(script: Path, folder: Path) -> None:
    """Write the file."""
    often = frequencies(shipped_lexicon())
    found = agreed(orders_in(script.read_text(encoding="utf-8")), counts_in(folder))
    with DATA.open("w", encoding="utf-8") as out:
        for order, characters in sorted(found.items()):
            ranked = sorted(characters, key=lambda c: (-often.get(c, 0), c))
            cells = (f"{c}{often.get(c, 0):02}" for c in ranked)
            out.write("\t".join((order, *cells)) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
