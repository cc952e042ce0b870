"""The key of the kiosk's own database: 32 random bytes in a file only the kiosk may read.

And its courier, where that is another user of its group (`kiosk.file_modes`).

A file protects against a stolen database, not against a stolen disk. So the key may come as a
credential of the service manager instead (`LoadCredentialEncrypted=menkou.store-key` in
systemd.exec(5), bound to a TPM 2.0 or to this machine's own secret by systemd-creds(1)): it is
then a file in `$CREDENTIALS_DIRECTORY`, in memory, for this unit alone, and none is made on the
disk. What residents hand in is sealed to the platform's key in any case and needs neither.
"""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.file_modes import modes_in, open_file

KEY_SIZE = 32
CREDENTIAL = "menkou.store-key"
"""The credential's name in the units and in `systemd-creds encrypt --name`."""


class StoreKeyUnusable(Exception):
    """The key file cannot be used. `code` is 'wrong_size', 'readable_by_others' or 'two_keys'.

    'two_keys': the service manager gives one, and a file beside the store has another.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def load_or_make_key(path: Path) -> bytes:
    """Return the key; make it in `path` at the first start, unless the service manager gives one.

    Raise `StoreKeyUnusable` or `OSError`.
    """
    try:
        return load_key(path)
    except FileNotFoundError:
        _make(path)
        return load_key(path)


def load_key(path: Path) -> bytes:
    """Return the service manager's key, or else the one in `path`.

    Raise `StoreKeyUnusable` or `OSError`.
    """
    given = _credential()
    if given is None:
        return _key_in(path)
    try:
        beside = _key_in(path)
    except FileNotFoundError:
        return given
    if beside != given:
        raise StoreKeyUnusable("two_keys")
    return given


def _credential() -> bytes | None:
    """The service manager lets nobody else read it, whatever its mode bits (an ACL) look like."""
    folder = os.environ.get("CREDENTIALS_DIRECTORY", "")
    if not folder:
        return None
    try:
        key = (Path(folder) / CREDENTIAL).read_bytes()
    except FileNotFoundError:
        return None
    if len(key) != KEY_SIZE:
        raise StoreKeyUnusable("wrong_size")
    return key


def _key_in(path: Path) -> bytes:
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
