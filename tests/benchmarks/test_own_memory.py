"""What a process wrote itself is counted; a file that it maps is not, whoever else maps it."""

from __future__ import annotations

import mmap
import os
from pathlib import Path

from benchmarks.memory import usage_of

MIB = 1 << 20
SIZE = 32 * MIB


def test_a_mapped_file_is_private_while_nobody_else_has_it_but_never_own(tmp_path: Path) -> None:
    path = tmp_path / "library"
    with path.open("wb") as file:
        file.truncate(SIZE)
    before = usage_of(os.getpid())
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        assert sum(mapped[at] for at in range(0, SIZE, mmap.PAGESIZE)) == 0
        after = usage_of(os.getpid())
    assert after.private - before.private > SIZE / MIB / 2
    assert after.own - before.own < SIZE / MIB / 2


def test_what_is_written_is_own() -> None:
    before = usage_of(os.getpid())
    written = b"\x01" * SIZE
    after = usage_of(os.getpid())
    assert len(written) == SIZE
    assert after.own - before.own > SIZE / MIB / 2
