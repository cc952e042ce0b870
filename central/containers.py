"""The store of sealed containers: files by kiosk and SHA-256, kept across broken uploads.

A container is `<kiosk>/<aa>/<sha256>` when whole and `….part` before. A kiosk sees its own
only: the same digest under another kiosk is another file. The header names of the protocol are
those of draft-ietf-httpbis-resumable-upload.

    StoreFault ├─ WrongOffset     the upload goes on at `offset`, not there
               ├─ DigestDiffers   all bytes came and they are others; dropped
               ├─ TooLarge        more bytes than a container may have; dropped
               └─ StoreFull       no room; what came is kept
"""

from __future__ import annotations

import asyncio
import errno
import hashlib
import os
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from central.folders import sync_folder

_DIGEST = re.compile(r"[0-9a-f]{64}")
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class StoreFault(Exception):
    """The store cannot do what was asked."""


class WrongOffset(StoreFault):
    """The bytes offered do not begin where the bytes held end."""

    def __init__(self, state: UploadState) -> None:
        super().__init__(f"the upload is at {state.offset}")
        self.state = state


class DigestDiffers(StoreFault):
    """The finished bytes are not the bytes that were named."""


class TooLarge(StoreFault):
    """More bytes than allowed."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"a container may have {limit} bytes")
        self.limit = limit


class StoreFull(StoreFault):
    """No room on the disk, now."""


@dataclass(frozen=True, slots=True)
class UploadState:
    """How much of a container is here, in bytes, and whether that is all of it."""

    offset: int
    is_complete: bool


class ContainerStore:
    """Containers on disk. Blocking calls are short, except `finish`."""

    def __init__(self, folder: Path, *, limit: int, reserve: int) -> None:
        """`limit`: the largest container; `reserve`: what must stay free on the disk (bytes)."""
        self._folder = folder
        self._limit = limit
        self._reserve = reserve

    def state(self, kiosk_id: str, digest: str) -> UploadState | None:
        """What is here of a container, or None."""
        path = self._path(kiosk_id, digest)
        for candidate, is_complete in ((path, True), (_partial(path), False)):
            try:
                return UploadState(candidate.stat().st_size, is_complete)
            except FileNotFoundError:
                continue
        return None

    def path_of(self, kiosk_id: str, digest: str) -> Path | None:
        """Where a whole container lies, or None."""
        path = self._path(kiosk_id, digest)
        return path if path.is_file() else None

    async def append(
        self, kiosk_id: str, digest: str, offset: int, chunks: AsyncIterator[bytes]
    ) -> UploadState:
        """Add bytes at `offset`; what arrived before a fault is kept (and durable)."""
        held = self.state(kiosk_id, digest)
        now = held or UploadState(0, is_complete=False)
        if offset != now.offset or now.is_complete:
            raise WrongOffset(now)
        path = _partial(self._path(kiosk_id, digest))
        self._refuse_when_full()
        _make_folder(path.parent, self._folder)
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            async for chunk in chunks:
                offset += len(chunk)
                if offset > self._limit:
                    path.unlink(missing_ok=True)
                    raise TooLarge(self._limit)
                _write_all(descriptor, chunk)
        finally:
            # Also after a break: what `state` will report must survive a power cut.
            await asyncio.to_thread(_sync_or_drop, descriptor, path)
        return UploadState(offset, is_complete=False)

    def finish(self, kiosk_id: str, digest: str) -> None:
        """Take an upload as complete: its SHA-256 must be its name. Durable afterwards."""
        path = self._path(kiosk_id, digest)
        partial = _partial(path)
        with partial.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        if found != digest:
            partial.unlink()
            raise DigestDiffers(digest)
        partial.rename(path)
        sync_folder(path.parent)

    def _path(self, kiosk_id: str, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise ValueError("a container is named by 64 hex digits")
        return self._folder / kiosk_id / digest[:2] / digest

    def _refuse_when_full(self) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        disk = os.statvfs(self._folder)
        if disk.f_bavail * disk.f_frsize < self._reserve:
            raise StoreFull


def _partial(path: Path) -> Path:
    return path.with_name(path.name + ".part")


def _make_folder(folder: Path, root: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        while folder != root:
            folder = folder.parent
            sync_folder(folder)
    except OSError as fault:
        raise _full_or(fault) from fault


def _write_all(descriptor: int, chunk: bytes) -> None:
    rest = memoryview(chunk)
    while rest:
        try:
            rest = rest[os.write(descriptor, rest) :]
        except OSError as fault:
            raise _full_or(fault) from fault


def _sync_or_drop(descriptor: int, path: Path) -> None:
    try:
        os.fdatasync(descriptor)
    except OSError as fault:
        # After a failed sync the page cache may lie: believe nothing of this file.
        path.unlink(missing_ok=True)
        raise _full_or(fault) from fault
    finally:
        os.close(descriptor)


def _full_or(fault: OSError) -> Exception:
    return StoreFull() if fault.errno in _NO_ROOM else fault
