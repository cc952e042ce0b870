"""What a disk may look like after the power went at one moment of its diary.

Flushed writes are there. Of the others, a volatile cache may have written all, none, or any of
them in an order of its own, and the last one may be torn between two sectors.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drills.block_log import FLUSH, MARK, WRITE, Entry

SECTOR = 512
MANNERS = ("dropped", "written", "some", "some", "torn")


@dataclass(frozen=True, slots=True)
class Cut:
    """A power cut after `position` entries, in one of `MANNERS`."""

    position: int
    manner: str


def cuts_through(entries: Sequence[Entry], points: int, chance: random.Random) -> list[Cut]:
    """Random cuts, in the order of the diary: half of them in the moment after a promise."""
    marks = [number for number, entry in enumerate(entries) if entry.kind == MARK]
    places = []
    for _ in range(points):
        just_promised = chance.random() < 0.5
        place = chance.choice(marks) + 1 if just_promised else chance.randint(0, len(entries))
        places.append(place)
    return [Cut(place, chance.choice(MANNERS)) for place in sorted(places)]


def promised_before(entries: Sequence[Entry], position: int) -> list[str]:
    """What had been said when the power went."""
    return [e.content.decode("ascii") for e in entries[:position] if e.kind == MARK]


def cut_images(
    base: bytes, entries: Sequence[Entry], cuts: Sequence[Cut], chance: random.Random
) -> Iterator[tuple[Cut, bytearray]]:
    """For each cut, in order, the bytes of the disk after it."""
    durable, done = bytearray(base), 0
    for cut in cuts:
        flushed = _last_flush(entries, done, cut.position)
        for entry in entries[done:flushed]:
            _put(durable, entry)
        done = flushed
        pending = [e for e in entries[done : cut.position] if e.kind == WRITE]
        image = bytearray(durable)
        for entry in _survivors(pending, cut.manner, chance):
            _put(image, entry)
        yield cut, image


def write_image(image: bytes | bytearray, path: Path) -> None:
    """Put the bytes of a disk into a file, over the ones before."""
    with path.open("r+b" if path.exists() else "wb") as file:
        file.write(image)


def _last_flush(entries: Sequence[Entry], begin: int, position: int) -> int:
    for number in range(position - 1, begin - 1, -1):
        if entries[number].kind == FLUSH:
            return number
    return begin


def _survivors(pending: list[Entry], manner: str, chance: random.Random) -> list[Entry]:
    if manner == "dropped":
        return []
    if manner == "written":
        return pending
    kept = [entry for entry in pending if chance.random() < 0.5]
    if manner == "torn" and pending:
        victim = chance.choice(pending)
        kept = [entry for entry in kept if entry is not victim] + [_torn(victim, chance)]
    return kept


def _torn(entry: Entry, chance: random.Random) -> Entry:
    sectors = len(entry.content) // SECTOR
    return Entry(WRITE, entry.offset, entry.content[: chance.randint(0, sectors) * SECTOR])


def _put(image: bytearray, entry: Entry) -> None:
    if entry.kind == WRITE:
        image[entry.offset : entry.offset + len(entry.content)] = entry.content
