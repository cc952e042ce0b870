"""Handwriting on distorted strokes: how often what was written is first, or among ten; how long.

Two sources. Strokes typed in by hand, distorted in three strengths, in order and in reverse
(`benchmarks/hand.py`), with peers. And, if the Debian package `fonts-arphic-ukai` is installed or
`MENKOU_HAND_FONT` names a font the model never saw: the thinned lines of its characters, as they
are and shaken, for each level of the general table.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.figures import Figure, Result, figure, ms
from benchmarks.hand import Hand, shaken, written
from benchmarks.hand_peers import peers
from ui.input.build_general import general_characters
from ui.input.build_handwriting import font_of, lines_of
from ui.input.build_handwriting import shaken as waved
from ui.input.handwriting import Model, recognised, shipped_model
from ui.input.shape import Floats, features, small_picture

_FONT: Final = "/usr/share/fonts/truetype/arphic/ukai.ttc"
_CASES: Final = (("tidy hand", 1.0, 1), ("tidy hand, last stroke first", 1.0, -1),
                 ("shaky hand", 2.0, 1), ("hardly readable hand", 3.0, 1))  # fmt: skip
_WAVES: Final = (("as they are", 0.0), ("shaken", 1.0), ("strongly shaken", 1.5))
_HANDS: Final = 12
_STEP: Final = 3
_FIRST_SEED: Final = 50_000
"""The tests look at other hands, and so did whoever tuned the recogniser."""
_PLACES: Final = (1, 10)
Recognises = Callable[[Hand], Sequence[str]]


def measure(folder: Path, *, quick: bool) -> Result:
    """Recognise every hand; nothing is written to `folder`."""
    del folder
    model = shipped_model()
    figures = list(_strokes(lambda hand: recognised(hand, model), quick=quick))
    font = Path(os.environ.get("MENKOU_HAND_FONT", _FONT))
    if font.exists():
        figures += _lines(font, model, 100 if quick else _STEP)
    notes = (
        f"{len(written())} characters typed in as strokes, {_HANDS} hands each, distorted by a"
        " program: these figures rank methods and do not say what residents will see.",
        f"Lines of {font.name}, a font the model never saw." if font.exists()
        else f"No {font}: the lines of an unseen font were not measured.",
        "Peers: benchmarks/hand_peers.py. Zinnia goes by order and curve of real pens; these"
        " strokes are straight between few points, which may make it look worse than it is.",
    )  # fmt: skip
    return Result("handwriting", "handwriting on distorted strokes", tuple(figures), notes)


def _strokes(ours: Recognises, *, quick: bool) -> Iterator[Figure]:
    others = list(peers())
    for title, strength, way in _CASES:
        drawn = list(_drawn(strength, 1 if quick else _HANDS))[:: 4 if quick else 1]
        mine, took = _places(ours, drawn, way)
        for name, recognises in others:
            theirs, their_time = _places(recognises, drawn, way)
            for place in _PLACES:
                yield figure(
                    f"{len(drawn)} drawn by a {title}: among {place}", "%", [_share(mine, place)],
                    peer_name=name, peer=[_share(theirs, place)], more_is_better=True,
                )  # fmt: skip
            if (strength, way) == (1.0, 1):
                yield figure("a character", "ms", ms(took), peer_name=name, peer=ms(their_time))


def _drawn(strength: float, hands: int) -> Iterator[tuple[str, Hand]]:
    for number, (character, hand) in enumerate(written().items()):
        for seed in range(hands):
            yield character, shaken(hand, _FIRST_SEED + 100 * number + seed, strength)


def _places(
    recognises: Recognises, drawn: Sequence[tuple[str, Hand]], way: int
) -> tuple[list[int], list[float]]:
    """Where each character stands, from 1 (0: nowhere), and the seconds it took."""
    standing, took = [], []
    for character, hand in drawn:
        begun = time.monotonic()
        found = list(recognises(hand[::way]))
        took.append(time.monotonic() - begun)
        standing.append(found.index(character) + 1 if character in found else 0)
    return standing, took


def _share(standing: Sequence[int], place: int) -> float:
    return 100 * sum(0 < each <= place for each in standing) / len(standing)


def _lines(path: Path, model: Model, step: int) -> Iterator[Figure]:
    font = font_of(str(path))
    rng = np.random.default_rng(_FIRST_SEED)
    for number, level in enumerate(general_characters(), 1):
        drawn = list(_in_font(level[::step], lambda text: lines_of(text, font)))
        for title, strength in _WAVES:
            standing = [_place(c, waved(lines, rng, strength), model) for c, lines in drawn]
            for place in _PLACES:
                what = f"lines, {len(drawn)} of level {number}, {title}: among {place}"
                yield figure(what, "%", [_share(standing, place)], more_is_better=True)


def _in_font(text: str, lines: Callable[[str], Iterator[Floats]]) -> Iterator[tuple[str, Floats]]:
    """Characters the font has: what it draws is not what it draws for one nobody has."""
    (nobodys,) = lines("\U0003fffd")
    for character, points in zip(text, lines(text), strict=True):
        if len(points) >= 4 and not np.array_equal(points, nobodys):
            yield character, points


def _place(character: str, points: Floats, model: Model) -> int:
    found = model.nearest(features(small_picture(points)[None]))[0]
    there = [n for n, i in enumerate(found, 1) if model.characters[i] == character]
    return there[0] if there else 0
