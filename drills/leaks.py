"""Looking for a resident in what a program left behind: output, logs, databases, anything."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path


def spellings(text: str) -> Iterator[bytes]:
    """The bytes a text may hide in: four encodings, plain and inside base64.

    Those under six bytes are left out: sealed bytes are random and would spell them by chance.
    """
    for code in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
        plain = text.encode(code)
        if len(plain) >= 6:
            yield plain
            yield from _in_base64(plain)


def found_below(folder: Path, texts: Iterable[str]) -> list[str]:
    """Files below `folder` that hold one of the texts, with how many of them; never the text."""
    wanted = [list(spellings(text)) for text in texts]
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        content = path.read_bytes()
        count = sum(any(s in content for s in ways) for ways in wanted)
        if count:
            found.append(f"{path.relative_to(folder)}: {count}")
    return found


def _in_base64(plain: bytes) -> Iterator[bytes]:
    for before in range(3):
        coded = base64.b64encode(bytes(before) + plain)
        # The first and the last character mix in bits of the neighbours.
        yield coded[-(-before * 8 // 6) : (before + len(plain)) * 8 // 6]
