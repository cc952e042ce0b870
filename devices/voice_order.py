"""What the kiosk and its voice process say to each other: one line of JSON each."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ReadOrder:
    """Read these sentences with these programs; without sentences, fall silent."""

    number: int
    sentences: tuple[str, ...] = field(default=(), repr=False)
    espeak: str = ""
    player: str = ""
    voice: str = ""
    words_per_minute: int = 160
    amplitude: int = 100
    """0 to 200, espeak-ng's own measure."""
    output: str = ""
    """The player's name of where the sound goes; '' is the system's choice."""


@dataclass(frozen=True, slots=True)
class ReadNews:
    """Sentence `index` of an order begins; below zero the order is over, `code` says how."""

    number: int
    index: int
    code: str = ""
