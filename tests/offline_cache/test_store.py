"""The database: encrypted, synced, versioned, and never believed after a fault."""

from __future__ import annotations

import os
import resource
from pathlib import Path

import apsw
import pytest

from offline_cache.store import (
    NewerStore,
    Store,
    StoreBusy,
    StoreFault,
    StoreFull,
    StoreSuspect,
    StoreUnreadable,
)
from offline_cache.store_key import StoreKeyUnusable, load_or_make_key

KEY = bytes(range(32))


def opened(path: Path) -> Store:
    return Store(path, KEY)


def raw(path: Path) -> apsw.Connection:
    connection = apsw.Connection(str(path))
    connection.pragma("cipher", "aegis")
    connection.pragma("hexkey", KEY.hex())
    return connection


def test_every_commit_is_synced_and_journaled_ahead(tmp_path: Path) -> None:
    store = opened(tmp_path / "s.db")
    assert store.rows("PRAGMA synchronous") == [(2,)]
    assert store.rows("PRAGMA journal_mode") == [("wal",)]
    assert store.rows("PRAGMA journal_size_limit") == [(4 << 20,)]
    assert store.rows("PRAGMA cipher") == [("aegis",)]
    store.close()


def test_file_shows_nothing_without_the_key(tmp_path: Path) -> None:
    store = opened(tmp_path / "s.db")
    bytes_on_disk = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert b"SQLite format" not in bytes_on_disk
    assert b"kiosk_sequence" not in bytes_on_disk
    store.close()


def test_wrong_key_is_refused(tmp_path: Path) -> None:
    opened(tmp_path / "s.db").close()
    with pytest.raises(StoreUnreadable):
        Store(tmp_path / "s.db", bytes(32))


def test_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    opened(tmp_path / "s.db").close()
    connection = raw(tmp_path / "s.db")
    connection.pragma("user_version", 99)
    connection.close()
    with pytest.raises(NewerStore) as caught:
        opened(tmp_path / "s.db")
    assert caught.value.found == 99 > caught.value.known
    connection = raw(tmp_path / "s.db")
    assert connection.pragma("user_version") == 99
    connection.close()


def test_flipped_bit_in_a_page_is_found(tmp_path: Path) -> None:
    store = opened(tmp_path / "s.db")
    with store.transaction():
        for n in range(200):
            store.rows(
                "INSERT INTO ratings (rating_id, body) VALUES (?, ?)", str(n), os.urandom(500)
            )
    store.close()
    damaged = bytearray((tmp_path / "s.db").read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (tmp_path / "s.db").write_bytes(damaged)
    with pytest.raises(StoreFault):
        Store(tmp_path / "s.db", KEY, check=True)


def test_failed_write_makes_the_store_suspect_and_undoes_the_transaction(tmp_path: Path) -> None:
    store = opened(tmp_path / "s.db")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    # The kernel answers EFBIG to any write beyond the limit: a real I/O error, without a mock.
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, hard))
    try:
        with pytest.raises(StoreSuspect), store.transaction():
            store.rows("INSERT INTO ratings (rating_id, body) VALUES ('r', ?)", os.urandom(400_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    store.close()
    again = Store(tmp_path / "s.db", KEY, check=True)
    assert again.rows("SELECT count(*) FROM ratings") == [(0,)]
    again.close()


def fill(store: Store, rows: int, size: int) -> None:
    for _ in range(rows):
        with store.transaction():
            store.rows(
                "INSERT INTO ratings (rating_id, body) VALUES (?, ?)",
                os.urandom(8).hex(),
                os.urandom(size),
            )


def test_commits_write_into_a_journal_that_was_laid_out(tmp_path: Path) -> None:
    store = opened(tmp_path / "s.db")
    fill(store, 3, 500)
    journal = tmp_path / "s.db-wal"
    store.lay_out_journal()
    assert journal.stat().st_size == 4 << 20
    fill(store, 40, 500)
    assert journal.stat().st_size == 4 << 20
    # As a power cut leaves it: nobody has closed anything.
    cut = tmp_path / "cut"
    cut.mkdir()
    for name in ("s.db", "s.db-wal"):
        (cut / name).write_bytes((tmp_path / name).read_bytes())
    again = Store(cut / "s.db", KEY, check=True)
    assert again.rows("SELECT count(*) FROM ratings") == [(43,)]
    again.close()
    store.close()


def test_journal_that_cannot_be_laid_out_is_as_it_was(tmp_path: Path) -> None:
    store = opened(tmp_path / "s.db")
    fill(store, 1, 500)
    journal = tmp_path / "s.db-wal"
    before = journal.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (256 * 1024, hard))
    try:
        with pytest.raises(StoreFull):
            store.lay_out_journal()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert journal.read_bytes() == before
    store.close()


def test_long_journal_waits_for_a_quiet_moment(tmp_path: Path) -> None:
    store = opened(tmp_path / "s.db")
    store.lay_out_journal()
    before = (tmp_path / "s.db").read_bytes()
    fill(store, 30, 150_000)
    assert (tmp_path / "s.db").read_bytes() == before
    store.tidy_journal()
    assert (tmp_path / "s.db").stat().st_size > 30 * 150_000
    store.close()


def test_unfinished_transaction_leaves_nothing(tmp_path: Path) -> None:
    store = opened(tmp_path / "s.db")
    with pytest.raises(KeyError), store.transaction():
        _ = {}[store.rows("UPDATE kiosk_sequence SET last_seq = 7 RETURNING last_seq")[0][0]]
    assert store.rows("SELECT last_seq FROM kiosk_sequence") == [(0,)]
    store.close()


def test_lock_held_by_another_process_is_a_typed_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("offline_cache.store.BUSY_TIMEOUT_MS", 10)
    store = opened(tmp_path / "s.db")
    other = raw(tmp_path / "s.db")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy), store.transaction():
        pass
    other.close(True)
    store.close()


def test_closed_store_is_a_typed_fault(tmp_path: Path) -> None:
    store = opened(tmp_path / "s.db")
    store.close()
    store.close()
    with pytest.raises(StoreSuspect):
        store.rows("SELECT 1")


def test_key_is_made_once_and_for_nobody_else(tmp_path: Path) -> None:
    key = load_or_make_key(tmp_path / "key")
    assert len(key) == 32
    assert load_or_make_key(tmp_path / "key") == key
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_key_others_may_read_is_refused(tmp_path: Path) -> None:
    load_or_make_key(tmp_path / "key")
    (tmp_path / "key").chmod(0o640)
    with pytest.raises(StoreKeyUnusable, match="readable_by_others"):
        load_or_make_key(tmp_path / "key")


def test_half_a_key_is_refused_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "key").touch(mode=0o600)
    (tmp_path / "key").write_bytes(b"half")
    with pytest.raises(StoreKeyUnusable, match="wrong_size"):
        load_or_make_key(tmp_path / "key")
    assert (tmp_path / "key").read_bytes() == b"half"
