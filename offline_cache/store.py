"""The encrypted database of a kiosk: SQLite in WAL mode, every commit synced before it counts.

The cipher is `aegis`, which authenticates every page: a flipped bit is an error, never another
value (the CBC ciphers of SQLite3 Multiple Ciphers do not authenticate). SQLite before 3.51.3 can
corrupt a WAL used by two connections, so the bundled library is required, not the system's.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import resources
from pathlib import Path
from threading import RLock
from typing import Any

import apsw

from kiosk.file_modes import modes_in, open_file
from offline_cache.chain import digest_of, link

BUSY_TIMEOUT_MS = 5_000
JOURNAL_SIZE_LIMIT = 4 << 20
_SOME_PAGES, _MOST_PAGES = 400, 4_000
"""Of the journal: worth bringing into the database, and brought there by a commit if nobody did."""
_OLDEST_SAFE_SQLITE = 3_051_003
_FULL = 2
_NO_ROOM = {apsw.SQLITE_IOERR_SHMSIZE}
"""No room for the index of the journal: os_unix.c gives this where a write would give FULL."""


# StoreFault
# ├── StoreFull        no room on the disk; nothing was changed
# ├── StoreBusy        another process held the write lock too long; nothing was changed
# ├── StoreSuspect     a write or sync failed, or a page is damaged: close, reopen, check
# ├── StoreUnreadable  wrong key, or not a database of ours
# ├── NewerStore       written by a newer version of this program
# └── OlderStore       not brought up to date yet, and not ours to bring
class StoreFault(Exception):
    """The database cannot do what was asked."""


class StoreFull(StoreFault):
    """No room on the disk; the transaction was undone."""


class StoreBusy(StoreFault):
    """Another process held the write lock for longer than the busy timeout."""


class StoreSuspect(StoreFault):
    """A write, sync or page check failed. What this connection says is no longer evidence.

    After a failed fsync Linux may drop the dirty pages, so trying again proves nothing. `code` is
    one of `StoreAlarm`, or '' where it says nothing about the disk.
    """

    def __init__(self, what: str, code: str = "io_failed") -> None:
        super().__init__(what)
        self.code = code


class StoreUnreadable(StoreFault):
    """The file does not open with this key."""


class NewerStore(StoreFault):
    """The database has schema version `found`; this program knows up to `known`."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"database version {found} is newer than {known}")
        self.found = found
        self.known = known


class OlderStore(StoreFault):
    """The database has schema version `found`, this program needs `known`: start the kiosk."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"database version {found} is older than {known}")
        self.found = found
        self.known = known


class Store:
    """One connection to the database; one user at a time, from any thread."""

    def __init__(
        self, path: Path, key: bytes, *, check: bool = False, migrate: bool = True
    ) -> None:
        """Open or create the database and bring its schema up to date.

        `check` reads every page first: asked for after an unclean end. Without `migrate` an
        older database is refused: a kiosk that still runs may not know the newer shape. Raises
        `StoreFault`.
        """
        if apsw.SQLITE_VERSION_NUMBER < _OLDEST_SAFE_SQLITE:
            raise StoreUnreadable("this SQLite can corrupt its own journal")
        self._lock = RLock()
        self._path = path
        _make_for_the_group(path)
        with _typed_faults():
            self._connection = apsw.Connection(str(path))
        try:
            self._set_up(key, check)
            self._migrate(may_change=migrate)
        except BaseException:
            self._connection.close(True)
            raise

    def _set_up(self, key: bytes, check: bool) -> None:
        connection = self._connection
        with _typed_faults():
            connection.set_busy_timeout(BUSY_TIMEOUT_MS)
            connection.pragma("cipher", "aegis")
            connection.pragma("hexkey", key.hex())
        _require_readable(connection)
        with _typed_faults():
            if connection.pragma("journal_mode", "wal") != "wal":
                raise StoreSuspect("the journal mode is not WAL")
            connection.pragma("synchronous", "FULL")
            if connection.pragma("synchronous") != _FULL:
                raise StoreSuspect("commits would not be synced")
            connection.pragma("journal_size_limit", JOURNAL_SIZE_LIMIT)
            connection.pragma("foreign_keys", True)
            if check:
                self.check()
            # Triggers write the ledger with these.
            connection.create_scalar_function("ledger_link", link)  # type: ignore[arg-type]
            connection.create_scalar_function("ledger_digest", digest_of)  # type: ignore[arg-type]

    def check(self) -> None:
        """Read every page. Raises `StoreSuspect` when one is damaged."""
        with self._lock, _typed_faults():
            if self._connection.pragma("integrity_check") != "ok":
                raise StoreSuspect("the integrity check failed", "check_failed")

    def lay_out_journal(self) -> None:
        """Give the journal all its room now, so that a commit only overwrites what is there.

        A file that grows costs the file system a commit of its own, besides the data. From now on
        no commit brings the journal into the database either: `tidy_journal` does. Raises
        `StoreFault`; `StoreFull` and `StoreBusy` change nothing.
        """
        with self._lock, _typed_faults():
            # Nobody else writes there meanwhile. What follows the last frame is never read: its
            # checksums are wrong (sqlite.org/fileformat2.html, section 4.1).
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                _lengthen(self._path.with_name(self._path.name + "-wal"), JOURNAL_SIZE_LIMIT)
            finally:
                self._roll_back()
            self._connection.pragma("wal_autocheckpoint", _MOST_PAGES)

    def tidy_journal(self) -> None:
        """Bring a journal of some length into the database; for moments when nobody waits.

        Costs four syncs. Raises `StoreFault`; then nothing is lost, and the next time will do.
        """
        with self._lock, _typed_faults():
            pages, done = self._connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_NOOP)
            if pages - done < _SOME_PAGES:
                return
            self._connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
            # The commit that begins the journal anew syncs its head as well: not a submit's.
            self._connection.execute("UPDATE kiosk_sequence SET last_seq = last_seq")

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows."""
        with self._lock, _typed_faults():
            return list(self._connection.execute(sql, values))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. When this block has been left without an error, it is durable."""
        with self._lock:
            with _typed_faults():
                self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                with _typed_faults():
                    self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All reads in this block see one moment; nobody else has to wait meanwhile."""
        with self._lock:
            with _typed_faults():
                self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._roll_back()

    def close(self) -> None:
        """Close the connection. Safe to call again."""
        with self._lock:
            self._connection.close(True)

    def _roll_back(self) -> None:
        # SQLite has undone the transaction by itself after some faults.
        if not self._connection.in_transaction:
            return
        with _typed_faults():
            self._connection.execute("ROLLBACK")

    def _migrate(self, *, may_change: bool) -> None:
        steps = _migrations()
        known = len(steps)
        with _typed_faults():
            found = int(self._connection.pragma("user_version"))
        if found > known:
            raise NewerStore(found, known)
        if found < known and not may_change:
            raise OlderStore(found, known)
        for version in range(found + 1, known + 1):
            with self.transaction(), _typed_faults():
                # Another process may have done this step while we waited for the lock.
                if int(self._connection.pragma("user_version")) < version:
                    self._connection.execute(steps[version - 1])
                    self._connection.pragma("user_version", version)


def _lengthen(path: Path, size: int) -> None:
    """Write zeros up to `size`, durably. Reserved space that was never written would not do."""
    fd = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
    try:
        found = os.fstat(fd).st_size
        try:
            zeros = bytes(max(0, size - found))
            if os.pwrite(fd, zeros, found) < len(zeros):
                raise OSError(errno.ENOSPC, "a short write")
            os.fdatasync(fd)
        except OSError as fault:
            os.ftruncate(fd, found)
            if fault.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise StoreSuspect(type(fault).__name__) from None
            raise StoreFull("disk full") from None
    finally:
        os.close(fd)


def _make_for_the_group(path: Path) -> None:
    """In a shared folder, make the file ourselves: its journals take over its mode (os_unix.c)."""
    # What cannot be made or looked at is told by SQLite's own faults, a moment later.
    with suppress(OSError):
        if modes_in(path.parent).is_shared:
            os.close(open_file(path, os.O_RDWR | os.O_CREAT))


def _migrations() -> list[str]:
    folder = resources.files("offline_cache") / "migrations"
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda f: f.name
    )
    return [file.read_text(encoding="utf-8") for file in files]


def _require_readable(connection: apsw.Connection) -> None:
    try:
        with _typed_faults():
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except StoreSuspect as fault:
        if fault.code == "damaged":
            raise StoreUnreadable("wrong key or not a database of ours") from None
        raise


def _io_fault(fault: apsw.IOError) -> StoreFault:
    # apsw documents `Error.extendedresult` and leaves it out of its stubs.
    if fault.extendedresult in _NO_ROOM:  # type: ignore[attr-defined]
        return StoreFull("disk full")
    return StoreSuspect(type(fault).__name__)


@contextmanager
def _typed_faults() -> Iterator[None]:
    try:
        yield
    except apsw.FullError:
        raise StoreFull("disk full") from None
    except (apsw.BusyError, apsw.LockedError):
        raise StoreBusy("locked by another process") from None
    except (apsw.CorruptError, apsw.NotADBError) as fault:
        raise StoreSuspect(type(fault).__name__, "damaged") from None
    except apsw.IOError as fault:
        raise _io_fault(fault) from None
    except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.ConnectionClosedError) as fault:
        # Only the class: SQLite's text may quote a path, never a value, but neither is needed.
        # That a file does not open says nothing about the disk.
        raise StoreSuspect(type(fault).__name__, "") from None
