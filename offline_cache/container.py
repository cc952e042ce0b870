"""A case container on disk: a file that only grows, and is durable after every step.

Made and synced when the visit starts, so that submitting needs no new name on the disk. A file
without a row in the database is garbage and is deleted at the next start.
"""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

from offline_cache.store_key import sync_directory

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


class ContainerFault(Exception):
    """The container could not be written. `code` is 'disk_full' or 'io_error'."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Container:
    """Appends records durably and knows the digest of all of them."""

    def __init__(self, path: Path, header: bytes) -> None:
        """Create the file with its header and make its name durable. Raises `ContainerFault`."""
        self._is_broken = False
        self._size = 0
        self._hash = hashlib.sha256()
        try:
            self._fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        except OSError as fault:
            raise _typed(fault) from None
        try:
            self.append(header)
            self._sync_name(path)
        except ContainerFault:
            # A torn file of that name would be in the way of the next try.
            os.close(self._fd)
            path.unlink(missing_ok=True)
            raise
        self._open_end: tuple[int, hashlib._Hash] | None = None

    @property
    def size(self) -> int:
        """Bytes that are durable."""
        return self._size

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the durable bytes."""
        return self._hash.hexdigest()

    @property
    def is_finished(self) -> bool:
        """Whether the trailer is the last record."""
        return self._open_end is not None

    def append(self, record: bytes) -> None:
        """Append a record; when this returns it is on the disk. Raises `ContainerFault`."""
        if self._is_broken:
            raise ContainerFault("io_error")
        self._write(record)
        try:
            os.fdatasync(self._fd)
        except OSError:
            # The kernel may have dropped the pages: whatever follows would prove nothing.
            self._is_broken = True
            raise ContainerFault("io_error") from None
        self._size += len(record)
        self._hash.update(record)

    def finish(self, trailer: bytes) -> None:
        """Append the trailer. `reopen` takes it off again."""
        before = (self._size, self._hash.copy())
        self.append(trailer)
        self._open_end = before

    def reopen(self) -> None:
        """Take the trailer off, because the resident came back to add a page."""
        if self._open_end is None:
            return
        size, digest = self._open_end
        try:
            os.ftruncate(self._fd, size)
        except OSError as fault:
            raise _typed(fault) from None
        self._size, self._hash, self._open_end = size, digest, None

    def _sync_name(self, path: Path) -> None:
        try:
            os.fsync(self._fd)
            sync_directory(path.parent)
        except OSError as fault:
            raise _typed(fault) from None

    def _write(self, record: bytes) -> None:
        view, offset = memoryview(record), self._size
        try:
            while view:
                written = os.pwrite(self._fd, view, offset)
                view, offset = view[written:], offset + written
        except OSError as fault:
            # The next record goes over the torn one, but its tail must not stay behind.
            os.ftruncate(self._fd, self._size)
            raise _typed(fault) from None


def _typed(fault: OSError) -> ContainerFault:
    return ContainerFault("disk_full" if fault.errno in _NO_ROOM else "io_error")
