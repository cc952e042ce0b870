"""Find a rare character by its radical and the strokes besides it, as paper dictionaries do.

What is composed is one short text: a number of strokes ("3": which radicals have so many?), a
radical ("氵": all its characters, few strokes first), or both ("氵5", then 4 and 6).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parent / "radicals.txt"
_WANTED: Final = re.compile(r"([^0-9]?)([0-9]{0,2})\Z")


@dataclass(frozen=True, slots=True)
class Radical:
    """A shape, its strokes, and its characters by the number of further strokes."""

    shape: str
    strokes: int
    characters: tuple[str, ...]


Radicals = Mapping[str, Radical]


def read_radicals(text: str) -> Radicals:
    """The radicals of a data file, by shape."""
    found = {}
    for line in text.splitlines():
        shape, strokes, *characters = line.split("\t")
        found[shape] = Radical(shape, int(strokes), tuple(characters))
    return found


@cache
def shipped_radicals() -> Radicals:
    """The radicals that ship with the kiosk."""
    return read_radicals(DATA.read_text(encoding="utf-8"))


def well_formed(wanted: str, radicals: Radicals) -> str:
    """What was asked for, or '' when it makes no sense."""
    match = _WANTED.match(wanted)
    return wanted if match is not None and (not match[1] or match[1] in radicals) else ""


def found_for(wanted: str, radicals: Radicals) -> tuple[str, ...]:
    """Radicals of so many strokes, or characters of a radical; the likeliest first."""
    match = _WANTED.match(wanted)
    if not wanted or match is None:
        return ()
    shape, number = match[1], match[2]
    if not shape:
        least = int(number)
        same = [r for r in radicals.values() if r.strokes == least]
        return tuple(r.shape for r in sorted(same, key=lambda r: -sum(map(len, r.characters))))
    if shape not in radicals:
        return ()
    shelves = radicals[shape].characters
    if not number:
        return tuple("".join(shelves))
    # People count 鬼 as nine or as ten strokes: the neighbours follow.
    near = (int(number), int(number) - 1, int(number) + 1)
    return tuple("".join(shelves[n] for n in near if 0 <= n < len(shelves)))
