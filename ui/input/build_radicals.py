"""Make `radicals.txt` out of Unicode's table of radicals and strokes.

    apt-get download unicode-data && dpkg -x unicode-data_*.deb unicode
    python -m ui.input.build_radicals unicode/usr/share/unicode

Fields kRSUnicode and kTotalStrokes of Unihan 15.0 (UAX #38) and CJKRadicals.txt; see LICENCES.md.
Of the characters Unicode took up late only those of the general table: the font has no others.
A line of the result is a shape, its strokes, and for every number of further strokes (0, 1, …)
the characters, frequent ones first.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ui.input.build_general import fields, general_characters
from ui.input.radicals import DATA

# How a radical looks inside a character, where that is not its own shape: by hand.
_SHAPES: Final = {
    "9": "亻2", "18": "刂2", "61": "忄3", "64": "扌3", "85": "氵3", "94": "犭3", "140": "艹3",
    "162": "辶3", "163": "阝2", "170": "阝2", "113": "礻4", "145": "衤5", "86": "灬4", "96": "王4",
    "122": "罒5", "66": "攵4", "130": "月4", "26": "㔾2", "118": "⺮6", "104": "疒5",
}  # fmt: skip
# As they are printed today.
_TODAY: Final = {"戶": "户", "靑": "青"}
_RANGES: Final = ((0x3400, 0x4DB5), (0x4E00, 0x9FEF))
Shelf = dict[int, list[str]]


def _fields(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    return fields(folder, "IRGSources", name)


def _own_shapes(folder: Path) -> dict[str, str]:
    """The character that each radical is, by its number."""
    shapes = {}
    for line in (folder / "CJKRadicals.txt").read_text(encoding="utf-8").splitlines():
        parts = line.partition("#")[0].split(";")
        if len(parts) == 3:
            shapes[parts[0]] = chr(int(parts[2], 16))
    return shapes


def _frequency(character: str) -> tuple[int, int]:
    """Frequent characters first: by the level of the general table, the rest by code point."""
    levels = general_characters()
    found = (n for n, level in enumerate(levels) if character in level)
    return next(found, len(levels)), ord(character)


def shelves(folder: Path) -> dict[str, Shelf]:
    """Characters by radical number, then by further strokes."""
    found: dict[str, Shelf] = defaultdict(lambda: defaultdict(list))
    general = frozenset("".join(general_characters()))
    for character, places in _fields(folder, "kRSUnicode"):
        is_early = any(first <= ord(character) <= last for first, last in _RANGES)
        if is_early or character in general:
            for place in places.split():
                radical, _, rest = place.partition(".")
                found[radical.replace("''", "'")][max(0, int(rest))].append(character)
    return found


def main(folder: Path) -> None:
    """Write the file."""
    own = _own_shapes(folder)
    strokes = {c: int(value.split()[0]) for c, value in _fields(folder, "kTotalStrokes")}
    lines: dict[str, tuple[str, Shelf]] = {}
    for number, shelf in shelves(folder).items():
        faces = [own[number] + str(strokes[own[number]])] if number in own else []
        for face in (*faces, *filter(None, [_SHAPES.get(number)])):
            shape, count = _TODAY.get(face[0], face[0]), face[1:]
            # Both ears look alike: one key for both.
            merged = lines.setdefault(shape, (count, defaultdict(list)))[1]
            for rest, characters in shelf.items():
                merged[rest] += characters
    with DATA.open("w", encoding="utf-8") as out:
        for shape, (count, shelf) in lines.items():
            most = max(shelf)
            cells = [
                "".join(sorted(set(shelf.get(n, [])), key=_frequency)) for n in range(most + 1)
            ]
            out.write("\t".join((shape, count, *cells)) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
