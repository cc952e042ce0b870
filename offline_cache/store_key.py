"""The key of the kiosk's own database: 32 random bytes in a file only the kiosk may read.

And its courier, where that is another user of its group (`kiosk.file_modes`).

A file protects against a stolen database, not against a stolen disk. A TPM 2.0 or systemd-creds
can take its place behind this same function; what residents hand in is sealed to the platform's
key in any case and needs neither.
"""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.file_modes import modes_in, open_file

KEY_SIZE = 32


class StoreKeyUnusable(Exception):
    """The key file cannot be used. `code` is 'wrong_size' or 'readable_by_others'."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def load_or_make_key(path: Path) -> bytes:
    """Return the key in `path`; make it at first start. Raise `StoreKeyUnusable` or `OSError`."""
    try:
        return load_key(path)
    except FileNotFoundError:
        _make(path)
        return load_key(path)


def load_key(path: Path) -> bytes:
    """Return the key in `path`. Raise `StoreKeyUnusable` or `OSError`."""
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_mode & modes_in(path.parent).strangers:
            raise StoreKeyUnusable("readable_by_others")
        key = file.read(KEY_SIZE + 1)
    if len(key) != KEY_SIZE:
        raise StoreKeyUnusable("wrong_size")
    return key


def _make(path: Path) -> None:
    # Whole under its own name or not at all: a power cut must not leave half a key behind.
    unfinished = path.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    fd = open_file(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        os.write(fd, os.urandom(KEY_SIZE))
        os.fsync(fd)
    finally:
        os.close(fd)
    unfinished.rename(path)
    sync_directory(path.parent)


def sync_directory(directory: Path) -> None:
    """Make the names in a directory durable: a new name is not until its directory is synced."""
    fd = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
