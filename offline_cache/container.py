"""A case container on disk: a file that only grows, and is durable after every step.

Made and synced when the visit starts, so that submitting needs no new name on the disk. A file
without a row in the database is garbage and is deleted at the next start.
"""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

from kiosk.file_modes import open_file
from offline_cache.store_key import sync_directory

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


class ContainerFault(Exception):
    """The container could not be written. `code` is 'disk_full' or 'io_error'."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Container:
    """Appends records durably and knows the digest of all of them.

    Every page brings a trailer along and the next page goes over it, so the container is whole
    after each one: submitting writes nothing here, and costs the one sync of its row.
    """

    def __init__(self, path: Path, header: bytes) -> None:
        """Create the file with its header and make its name durable. Raises `ContainerFault`."""
        self._is_broken = False
        self._records = 0
        self._hash = hashlib.sha256()
        self._trailer = b""
        try:
            self._fd = open_file(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
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

    @property
    def is_whole(self) -> bool:
        """Whether a trailer is there: always, unless there is no page or an append failed."""
        return bool(self._trailer)

    @property
    def size(self) -> int:
        """Bytes that are durable."""
        return self._records + len(self._trailer)

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the durable bytes."""
        whole = self._hash.copy()
        whole.update(self._trailer)
        return whole.hexdigest()

    def append(self, record: bytes, trailer: bytes = b"") -> None:
        """Append a record and the trailer that fits now; when this returns both are on the disk.

        Raises `ContainerFault`; after 'disk_full' it may be tried again, and `finish` puts back
        the trailer that was there before.
        """
        self._put(record + trailer)
        self._records += len(record)
        self._hash.update(record)
        self._trailer = trailer

    def finish(self, trailer: bytes) -> None:
        """Put back the trailer that a failed append took away. Raises `ContainerFault`."""
        self._put(trailer)
        self._trailer = trailer

    def _put(self, content: bytes) -> None:
        if self._is_broken:
            raise ContainerFault("io_error")
        self._write(content)
        try:
            os.fdatasync(self._fd)
        except OSError:
            # The kernel may have dropped the pages: whatever follows would prove nothing.
            self._is_broken = True
            raise ContainerFault("io_error") from None

    def _sync_name(self, path: Path) -> None:
        try:
            os.fsync(self._fd)
            sync_directory(path.parent)
        except OSError as fault:
            raise _typed(fault) from None

    def _write(self, content: bytes) -> None:
        view, offset = memoryview(content), self._records
        try:
            while view:
                written = os.pwrite(self._fd, view, offset)
                view, offset = view[written:], offset + written
        except OSError as fault:
            # The next record goes over the torn one, but its tail must not stay behind.
            os.ftruncate(self._fd, self._records)
            self._trailer = b""
            raise _typed(fault) from None


def _typed(fault: OSError) -> ContainerFault:
    return ContainerFault("disk_full" if fault.errno in _NO_ROOM else "io_error")
