"""What a drill found: four counts that must be 0, and what was tried to make them more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any


class NothingOfThatName(Exception):
    """What was asked for on the command line is none of those there are."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"no {name!r}; there are {', '.join(known)}")
        self.name = name


class NotPossibleHere(Exception):
    """This machine does not permit the drill; the text says what is missing."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The counts of one drill.

    `lost`: acknowledged and not there any more. `double`: there, or done, more than once.
    `damaged`: there, and not the bytes that were handed in. `false_kept`: called kept, and never
    was, or by books that do not agree with what is on the disk. `tried` says how much was asked,
    `notes` what the numbers do not.
    """

    drill: str
    lost: int = 0
    double: int = 0
    damaged: int = 0
    false_kept: int = 0
    tried: dict[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether nothing was lost, doubled, damaged or promised in vain."""
        return not (self.lost or self.double or self.damaged or self.false_kept)

    def plain(self) -> dict[str, Any]:
        """As data for programs."""
        return {**asdict(self), "is_clean": self.is_clean}

    def text(self) -> str:
        """As lines for people."""
        counts = f"lost {self.lost}, double {self.double}, damaged {self.damaged}"
        head = f"{self.drill}: {counts}, false_kept {self.false_kept}"
        tried = [f"  {name}: {value}" for name, value in self.tried.items()]
        return "\n".join((head, *tried, *(f"  - {note}" for note in self.notes)))
