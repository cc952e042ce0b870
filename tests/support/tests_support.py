"""Searching for what must not be there."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path


def all_bytes_below(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file under a folder, with what is in it."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            yield path, path.read_bytes()


def spellings(text: str) -> list[bytes]:
    """The bytes a text might hide in.

    Spellings under six bytes are left out: sealed bytes are random and would spell them by chance.
    """
    codes = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
    plain = [spelling for code in codes if len(spelling := text.encode(code)) >= 6]
    return plain + [inner for spelling in plain for inner in _in_base64(spelling)]


def _in_base64(spelling: bytes) -> list[bytes]:
    """What of it stands in the base64 of anything around it: one way for each place of three."""
    found = []
    for before in range(3):
        coded = base64.b64encode(bytes(before) + spelling)
        # The first and the last character mix in bits of the neighbours.
        found.append(coded[-(-before * 8 // 6) : (before + len(spelling)) * 8 // 6])
    return found
