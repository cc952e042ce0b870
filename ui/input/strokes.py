"""Find a character by its strokes, one by one, in the order it is written.

What is composed is a row of classes: 1 横 (and 提), 2 竖, 3 撇, 4 点 (and 捺), 5 折, or * for one
that somebody is not sure of. The order is the one of Chinese schools (GF 3002-1999), as
cnchar-order gathered it; nobody compared every character with the norm (LICENCES.md).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parent / "strokes.txt"
CLASSES: Final = "12345"
ANY: Final = "*"
MOST: Final = 120
"""As many characters are offered at most: ten pages. Another stroke narrows them down."""
_WANTED: Final = re.compile(r"[1-5*]{1,40}\Z")
_WEIGHT: Final = 2


@dataclass(frozen=True, slots=True)
class Strokes:
    """Orders, sorted, and beside each the characters written so: (weight, character)."""

    orders: tuple[str, ...]
    characters: tuple[tuple[tuple[int, str], ...], ...]


def read_strokes(text: str) -> Strokes:
    """Parse the data file: an order, then characters with two digits of weight."""
    orders, characters = [], []
    for line in text.splitlines():
        order, *cells = line.split("\t")
        orders.append(order)
        characters.append(tuple((int(cell[-_WEIGHT:]), cell[:-_WEIGHT]) for cell in cells))
    return Strokes(tuple(orders), tuple(characters))


@cache
def shipped_strokes() -> Strokes:
    """The strokes that ship with the kiosk; the first call reads them."""
    return read_strokes(DATA.read_text(encoding="utf-8"))


def well_formed(wanted: str) -> str:
    """What was asked for, or '' when it is no row of strokes."""
    return wanted if _WANTED.match(wanted) is not None else ""


def written_so(wanted: str, strokes: Strokes) -> tuple[str, ...]:
    """Characters that begin so: those that are complete first, then the frequent ones."""
    if not well_formed(wanted):
        return ()
    known = wanted.partition(ANY)[0]
    first = bisect_left(strokes.orders, known)
    last = bisect_left(strokes.orders, known + "6")
    begins = re.compile(wanted.replace(ANY, "."))
    found = [
        (len(order) > len(wanted), -weight, len(order), character)
        for order, many in zip(
            strokes.orders[first:last], strokes.characters[first:last], strict=True
        )
        if begins.match(order)
        for weight, character in many
    ]
    return tuple(character for *_, character in sorted(found)[:MOST])
