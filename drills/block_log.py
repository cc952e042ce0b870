"""The diary of a disk: every write, every flush and every mark, in the order they came.

A mark is what a program said at that moment ("kept 7"), so that a cut anywhere in the diary can
be compared with what had been promised before it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WRITE, FLUSH, MARK = b"W", b"F", b"M"
_HEAD = struct.Struct("<cQI")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the diary. `offset` counts for writes only."""

    kind: bytes
    offset: int
    content: bytes


def packed(kind: bytes, offset: int = 0, content: bytes = b"") -> bytes:
    """One line as it is in the file."""
    return _HEAD.pack(kind, offset, len(content)) + content


def read_log(path: Path) -> list[Entry]:
    """Read the whole diary."""
    return list(_entries(path.read_bytes()))


def _entries(raw: bytes) -> Iterator[Entry]:
    place = 0
    while place < len(raw):
        kind, offset, size = _HEAD.unpack_from(raw, place)
        place += _HEAD.size
        yield Entry(kind, offset, raw[place : place + size])
        place += size
