"""Frames gone wrong: what lines, vendors and attackers do to bytes."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Final

_MOST_STEPS: Final = 4
_LONGEST_NOISE: Final = 40
_WHOLE: Final = 0.1
_NASTY: Final = (0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF, 0x0A, 0x0D, 0x10, 0x22, 0x3C)


def mutated(chance: random.Random, seeds: Sequence[bytes]) -> bytes:
    """One seed after one to four mutations; one in ten stays whole, so that streams go on."""
    data = bytearray(chance.choice(seeds))
    if chance.random() < _WHOLE:
        return bytes(data)
    for _ in range(chance.randint(1, _MOST_STEPS)):
        chance.choice(_STEPS)(data, chance)
    if chance.random() < _WHOLE:
        data += chance.choice(seeds)
    return bytes(data)


def _flip(data: bytearray, chance: random.Random) -> None:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _overwrite(data: bytearray, chance: random.Random) -> None:
    if data:
        data[chance.randrange(len(data))] = chance.choice(_NASTY)


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randint(0, len(data)) :]


def _drop(data: bytearray, chance: random.Random) -> None:
    start = chance.randint(0, len(data))
    del data[start : start + chance.randint(1, 8)]


def _double(data: bytearray, chance: random.Random) -> None:
    start = chance.randint(0, len(data))
    data[start:start] = data[start : start + chance.randint(1, 64)]


def _noise(data: bytearray, chance: random.Random) -> None:
    start = chance.randint(0, len(data))
    data[start:start] = chance.randbytes(chance.randint(1, _LONGEST_NOISE))


_STEPS: Final[Sequence[Callable[[bytearray, random.Random], None]]] = (
    _flip, _flip, _overwrite, _overwrite, _cut, _drop, _double, _noise,
)  # fmt: skip
