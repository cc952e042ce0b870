"""The catalogue on this machine: one folder for each snapshot, and one name that says which counts.

A snapshot is written beside the one in use, synced, and put in its place by renaming one small
file: at every instant there is exactly one whole catalogue. It never goes backwards.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from kiosk.services.checked import CHECKED_FILE, digest_of, written_checked
from kiosk.services.snapshot import Snapshot, open_snapshot

_CURRENT = "current"
_ARCHIVE = "snapshot.cat"


class OlderSnapshot(Exception):
    """A snapshot that is not newer than the one in use. Fields: `number`, `current`."""

    def __init__(self, number: int, current: int) -> None:
        super().__init__(f"snapshot {number} is not newer than {current}")
        self.number = number
        self.current = current


class CatalogueShelf:
    """Snapshots in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def metadata(self) -> Path:
        """Where the client of The Update Framework keeps what it saw."""
        return self._folder / "metadata"

    def number(self) -> int:
        """The number of the snapshot in use, 0 where there is none."""
        try:
            said = (self._folder / _CURRENT).read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            return 0
        return int(said) if said.isdecimal() and self._of(int(said)).is_dir() else 0

    def folder(self) -> Path | None:
        """The files of the snapshot in use."""
        number = self.number()
        return self._of(number) if number else None

    def archive(self) -> tuple[int, bytes] | None:
        """Number and bytes of the snapshot in use, to make the next one from."""
        number = self.number()
        try:
            return (number, (self._of(number) / _ARCHIVE).read_bytes()) if number else None
        except OSError:
            return None

    def install(self, archive: bytes, publishers: Mapping[str, bytes]) -> Snapshot:
        """Verify a snapshot whole and put it into use.

        Raises `PackageRefused`, `OlderSnapshot`, and OSError (a full disk): in each case the
        snapshot in use stays.
        """
        snapshot = open_snapshot(archive, publishers)
        current = self.number()
        if snapshot.number <= current:
            raise OlderSnapshot(snapshot.number, current)
        folder = self._of(snapshot.number)
        shutil.rmtree(folder, ignore_errors=True)
        try:
            self._write(folder, archive, snapshot)
            _replace(self._folder / _CURRENT, str(snapshot.number).encode())
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._tidy(snapshot.number, current)
        return snapshot

    def _write(self, folder: Path, archive: bytes, snapshot: Snapshot) -> None:
        folder.mkdir(mode=0o750, parents=True)
        packages = (digest_of(f) for name, f in snapshot.files.items() if name.endswith(".item"))
        # All of it was checked a moment ago: whoever loads it need not do so again.
        besides = {_ARCHIVE: archive, CHECKED_FILE: written_checked(packages)}
        for name, content in {**snapshot.files, **besides}.items():
            _write_synced(folder / name, content)
        _sync_names(folder)
        _sync_names(self._folder)

    def _tidy(self, current: int, previous: int) -> None:
        # The previous one stays: whoever is reading it now may go on.
        for path in self._folder.iterdir():
            if path.name.isdecimal() and int(path.name) not in (current, previous):
                shutil.rmtree(path, ignore_errors=True)

    def _of(self, number: int) -> Path:
        return self._folder / f"{number:08d}"


def _write_synced(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fdatasync(file.fileno())


def _replace(path: Path, content: bytes) -> None:
    draft = path.with_suffix(".new")
    try:
        _write_synced(draft, content)
        draft.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
    _sync_names(path.parent)


def _sync_names(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
