"""Searching for what must not be there."""

from __future__ import annotations

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
    return [spelling for code in codes if len(spelling := text.encode(code)) >= 6]
