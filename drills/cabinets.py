"""Ways to keep something: ours, ours weakened on purpose, and what others use.

Each keeps records by number and says, after a crash, which numbers it still has whole.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Found:
    """What is there after a crash. `broken` is there and not whole; `fault` is '' or why the
    whole cabinet cannot be opened; `complaints` are what our ledger says."""

    whole: frozenset[int] = frozenset()
    broken: frozenset[int] = frozenset()
    fault: str = ""
    complaints: tuple[str, ...] = field(default=())


class Cabinet(Protocol):
    """Something that claims to keep records through a power cut."""

    def keep(self, number: int) -> None:
        """Keep the record; when this returns the caller may promise it."""


def record_of(number: int) -> bytes:
    """The record of a number: some 2 KB, different for each."""
    return hashlib.sha256(str(number).encode()).digest() * 64


class SqliteCabinet:
    """Rows in a plain SQLite database."""

    def __init__(self, place: Path, journal: str, synchronous: str) -> None:
        self._connection = sqlite3.connect(place / "plain.db", isolation_level=None)
        self._connection.execute(f"PRAGMA journal_mode={journal}")
        self._connection.execute(f"PRAGMA synchronous={synchronous}")
        self._connection.execute("CREATE TABLE IF NOT EXISTS r (n INTEGER PRIMARY KEY, b BLOB)")

    def keep(self, number: int) -> None:
        """One transaction."""
        self._connection.execute("INSERT INTO r VALUES (?, ?)", (number, record_of(number)))


class FileCabinet:
    """A file per record: write, sync, rename, and perhaps sync the folder."""

    def __init__(self, place: Path, *, sync_folder: bool) -> None:
        self._place = place / "files"
        self._place.mkdir(exist_ok=True)
        self._sync_folder = sync_folder

    def keep(self, number: int) -> None:
        """Under its own name when whole."""
        draft = self._place / f"{number}.new"
        with draft.open("wb") as file:
            file.write(record_of(number))
            file.flush()
            os.fsync(file.fileno())
        draft.rename(self._place / str(number))
        if self._sync_folder:
            folder = os.open(self._place, os.O_RDONLY)
            os.fsync(folder)
            os.close(folder)


class AppendCabinet:
    """One file, appended and synced: the floor under every durable store."""

    def __init__(self, place: Path) -> None:
        self._fd = os.open(place / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def keep(self, number: int) -> None:
        """Append and fdatasync."""
        os.write(self._fd, record_of(number))
        os.fdatasync(self._fd)


class QueueCabinet:
    """The queue of a library, as it comes."""

    def __init__(self, put: Callable[[bytes], Any]) -> None:
        self._put = put

    def keep(self, number: int) -> None:
        """Put."""
        self._put(record_of(number))


def _persist_file(place: Path) -> Cabinet:
    return QueueCabinet(_persistent(place).put)


def _persistent(place: Path) -> Any:
    import persistqueue

    # Its drafts have to be on the same disk, or it says so each time.
    return persistqueue.Queue(str(place / "pq"), autosave=True, tempdir=str(place))


def _persist_sqlite(place: Path) -> Cabinet:
    import persistqueue

    return QueueCabinet(persistqueue.SQLiteAckQueue(str(place / "pqs"), auto_commit=True).put)


def _litequeue(place: Path) -> Cabinet:
    import litequeue

    lite = litequeue.LiteQueue(str(place / "lite.db"))
    return QueueCabinet(lambda record: lite.put(record.hex()))


def _huey(place: Path) -> Cabinet:
    from huey.storage import SqliteStorage

    return QueueCabinet(SqliteStorage(filename=str(place / "huey.db")).enqueue)


def _rows(path: Path, sql: str) -> list[bytes]:
    connection = sqlite3.connect(path)
    try:
        return [row[0] for row in connection.execute(sql)]
    finally:
        connection.close()


def _found(records: list[bytes], upto: int = 4_000) -> Found:
    numbers = {record_of(number): number for number in range(upto)}
    known = [numbers.get(bytes(record)) for record in records]
    return Found(frozenset(n for n in known if n is not None))


def _files(place: Path) -> Found:
    whole, broken = set(), set()
    for path in (place / "files").iterdir():
        if path.suffix != ".new":
            is_whole = path.read_bytes() == record_of(int(path.name))
            (whole if is_whole else broken).add(int(path.name))
    return Found(frozenset(whole), frozenset(broken))


def _appended(place: Path) -> Found:
    raw, size = (place / "log").read_bytes(), len(record_of(0))
    return _found([raw[at : at + size] for at in range(0, len(raw) - size + 1, size)])


def _persisted(place: Path) -> Found:
    pending = _persistent(place)
    records = []
    while pending.qsize():
        records.append(pending.get_nowait())
    return _found(records)


@dataclass(frozen=True, slots=True)
class Kind:
    """A cabinet that can be tried: how to open it, and how to look after a crash."""

    open: Callable[[Path], Cabinet]
    look: Callable[[Path], Found]


def _if_any(look: Callable[[Path], Found]) -> Callable[[Path], Found]:
    """What cannot be read holds nothing."""

    def looked(place: Path) -> Found:
        try:
            return look(place)
        except (OSError, EOFError, sqlite3.Error, pickle.UnpicklingError):
            return Found()

    return looked


def _plain(journal: str, synchronous: str) -> Kind:
    return Kind(
        lambda place: SqliteCabinet(place, journal, synchronous),
        lambda place: _found(_rows(place / "plain.db", "SELECT b FROM r")),
    )


_PERSISTED = "SELECT data FROM ack_queue_default"
_TRIED: dict[str, Kind] = {
    "append+fdatasync": Kind(AppendCabinet, _appended),
    "sqlite WAL FULL": _plain("wal", "full"),
    "sqlite WAL NORMAL": _plain("wal", "normal"),
    "sqlite as it comes": _plain("delete", "full"),
    "file, rename, folder synced": Kind(lambda p: FileCabinet(p, sync_folder=True), _files),
    "file, rename, folder not synced": Kind(lambda p: FileCabinet(p, sync_folder=False), _files),
    "persist-queue Queue": Kind(_persist_file, _persisted),
    "persist-queue SQLiteAckQueue": Kind(
        _persist_sqlite,
        lambda place: _found([pickle.loads(r) for r in _rows(place / "pqs/data.db", _PERSISTED)]),
    ),
    "litequeue": Kind(
        _litequeue,
        lambda place: _found(
            [bytes.fromhex(r) for r in _rows(place / "lite.db", "SELECT data FROM Queue")]
        ),
    ),
    "huey SqliteStorage": Kind(
        _huey, lambda place: _found(_rows(place / "huey.db", "SELECT data FROM task"))
    ),
}

PEERS = {name: Kind(kind.open, _if_any(kind.look)) for name, kind in _TRIED.items()}
