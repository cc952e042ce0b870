"""Whole pinyin typed: how often the word that was meant is among the first five, and how soon.

Words count as typed into any question, names as typed where a name is asked. The lists and where
they come from: `benchmarks/typed_lists.py`.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.figures import Figure, Result, figure, ms
from ui.input.lexicon import DATA, Lexicon, read_lexicon
from ui.input.names import Part
from ui.input.pinyin import candidates

FOLDER: Final = Path(__file__).parent / "typed"
LISTS: Final[tuple[tuple[str, str, Part], ...]] = (
    ("words", "words", ""),
    ("places", "places", ""),
    ("names", "names", "whole"),
    ("other_places", "places of another source", ""),
    ("unseen_names", "persons of books and news, kept out", "whole"),
)
COMMON: Final = 3
"""The first so many lists are what is common; the others look where it gets difficult."""
_QUICK_STEP: Final = 20
_SCREEN: Final = 12
_BETWEEN_KEYS_S: Final = 0.002
"""Much faster than anybody types; a program at real-time priority must rest now and then."""
Entry = tuple[str, str]


def entries(name: str) -> list[Entry]:
    """Words of a list and what is typed for them."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.partition(" ") for line in lines if not line.startswith("#"))
    return [(word, letters) for word, _, letters in rows]


def places(listed: Sequence[Entry], lexicon: Lexicon, part: Part) -> list[int]:
    """Where each word stands among its candidates, from 1; 0: not on the first screen."""
    standing = []
    for word, letters in listed:
        first = [c.word for c in candidates(letters, lexicon, part)[:_SCREEN]]
        standing.append(first.index(word) + 1 if word in first else 0)
    return standing


def share(standing: Sequence[int], place: int) -> float:
    """The percentage that stands at `place` or before."""
    return 100 * sum(0 < each <= place for each in standing) / len(standing)


def measure(folder: Path, *, quick: bool) -> Result:
    """Type every list; nothing is written to `folder`."""
    del folder
    before = _memory_mb()
    begun = time.monotonic()
    lexicon = read_lexicon(DATA.read_text(encoding="utf-8"))
    read = time.monotonic() - begun
    grown = _memory_mb() - before
    step = _QUICK_STEP if quick else 1
    listed = {name: entries(name)[::step] for name, _, _ in LISTS}
    standing = {name: places(listed[name], lexicon, part) for name, _, part in LISTS}
    together = [place for name, _, _ in LISTS[:COMMON] for place in standing[name]]
    figures = [
        *_shares("words, places, names together", together),
        *(f for name, title, _ in LISTS for f in _shares(title, standing[name])),
        figure("letters to words, every beginning", "ms", ms(_times(listed, lexicon))),
        figure("data file", "MB", [DATA.stat().st_size / 1e6]),
        figure("memory of the words", "MB", [grown]),
        figure("reading them", "ms", ms([read])),
    ]
    note = "Whole pinyin without tones; sources of the lists: benchmarks/typed/*.txt, first lines."
    return Result("pinyin", "what was meant is among the first", tuple(figures), (note,))


def _shares(title: str, standing: Sequence[int]) -> list[Figure]:
    return [
        figure(f"{len(standing)} {title}: first {place}", "%", [share(standing, place)])
        for place in (1, 5, _SCREEN)
    ]


def _times(listed: dict[str, list[Entry]], lexicon: Lexicon) -> list[float]:
    gc.freeze()  # as the kiosk does with what lasts
    took = []
    for name, _, part in LISTS[:COMMON]:
        for _, letters in listed[name][::10]:
            for end in range(1, len(letters) + 1):
                time.sleep(_BETWEEN_KEYS_S)
                begun = time.monotonic()
                candidates(letters[:end], lexicon, part)
                took.append(time.monotonic() - begun)
    return took


def _memory_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6
