"""The ledger: a line for every change, and every way of cheating it is found."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import apsw
import pytest

from kiosk import wire
from kiosk.domain.application import KioskTime
from kiosk.domain.envelope import CaseEnvelope, CaseHeader
from kiosk.domain.receipt import PlatformAnswer
from offline_cache.ledger import Head, head, verify
from offline_cache.store import OlderStore, Store
from offline_cache.waybill import Waybill

NOON = KioskTime(datetime(2026, 11, 20, 4, tzinfo=UTC), 1.0)
GUARDS = ("ledger_is_not_rewritten", "ledger_is_not_cut")


@pytest.fixture
def store(keeper) -> Iterator[Store]:
    opened = Store(keeper._state_dir / "store.db", keeper.store_key, migrate=False)
    yield opened
    opened.close()


def changes(store: Store, subject: UUID) -> list[str]:
    rows = store.rows("SELECT change FROM ledger WHERE subject = ? ORDER BY entry", str(subject))
    return [change for (change,) in rows]


def digest(store: Store, case_id: UUID) -> str:
    return str(store.rows("SELECT digest FROM cases WHERE case_id = ?", str(case_id))[0][0])


def answered(store: Store, platform, case_id: UUID) -> None:
    signed = platform.signed(case_id, digest(store, case_id))
    Waybill(store).store_answer(case_id, signed, wire.decode(PlatformAnswer, signed.body))


def kept(keeper) -> UUID:
    """Keep a case without pages, and without a sealer process: the ledger reads no case."""
    case_id = uuid4()

    def envelope(seq: int) -> CaseEnvelope:
        header = CaseHeader(case_id, "kiosk-1", seq, "DEMO-1", "1", 1, "seal-1", "", 0, NOON)
        return CaseEnvelope(header, case_id.bytes)

    keeper._outbox.keep(case_id, envelope)
    return case_id


@pytest.fixture
def busy(keeper, given, store, platform) -> dict[str, UUID]:
    """A ledger in which everything happened."""
    ids = {name: kept(keeper) for name in ("kept", "announced", "answered", "quarantined", "odd")}
    waybill = Waybill(store)
    waybill.mark_announced([ids["announced"], ids["answered"], ids["odd"]])
    waybill.mark_uploaded(ids["announced"])
    waybill.mark_uploaded(ids["announced"])
    waybill.quarantine(ids["quarantined"], "conflict")
    waybill.quarantine(ids["odd"], "too_large")
    keeper.release(ids["odd"])
    waybill.mark_announced([ids["odd"]])
    waybill.mark_unknown([ids["odd"]])
    answered(store, platform, ids["answered"])
    rating = given.rating(ids["kept"])
    keeper.keep_rating(rating)
    waybill.settle_rating(rating.rating_id)
    return ids


def test_every_change_has_its_line_and_the_sum_is_right(store, busy):
    report = verify(store)
    assert report.faults == ()
    assert report.counts.created == 5
    assert report.head == head(store)
    assert changes(store, busy["announced"]) == ["kept", "announced", "uploaded"]
    assert changes(store, busy["answered"]) == ["kept", "announced", "answered"]
    assert changes(store, busy["odd"]) == [
        *("kept", "announced", "quarantined", "released", "announced", "unknown_there")
    ]


def test_change_and_line_are_one_transaction(store, busy):
    before = head(store)

    def change_and_fail() -> None:
        with store.transaction():
            store.rows("UPDATE cases SET lane = 'announced' WHERE case_id = ?", str(busy["kept"]))
            assert head(store).entry == before.entry + 1
            raise KeyError

    with pytest.raises(KeyError):
        change_and_fail()
    assert head(store) == before


def test_nothing_is_written_for_a_change_that_was_none(store, busy, keeper):
    before = head(store)
    waybill = Waybill(store)
    waybill.mark_announced([busy["announced"]])
    waybill.postpone(busy["kept"], due_s=5.0, fault="busy")
    waybill.quarantine(busy["quarantined"], "conflict")
    keeper.hasten()
    assert head(store) == before


def test_withdrawn_case_gives_its_number_back(store, busy, keeper):
    case_id = kept(keeper)
    assert keeper._outbox.withdraw(case_id)
    assert changes(store, case_id) == ["kept", "withdrawn"]
    assert verify(store).faults == ()
    kept(keeper)
    assert verify(store).counts.created == 6


def test_case_without_an_answer_cannot_be_deleted(store, busy):
    with pytest.raises(apsw.ConstraintError):
        store.rows("DELETE FROM cases WHERE case_id = ?", str(busy["quarantined"]))
    with pytest.raises(apsw.ConstraintError):
        store.rows("DELETE FROM ratings")


def test_ledger_only_grows(store, busy):
    for statement in ("UPDATE ledger SET detail = 'x'", "DELETE FROM ledger WHERE entry = 3"):
        with pytest.raises(apsw.ConstraintError):
            store.rows(statement)


def edit(statement: str) -> Callable[[Store], object]:
    return lambda store: store.rows(statement)


PLANTED = {
    "a detail is edited": (edit("UPDATE ledger SET detail = 'x' WHERE entry = 4"), "link_differs"),
    "a time is edited": (edit("UPDATE ledger SET noted_at = '' WHERE entry = 4"), "link_differs"),
    "a link is edited": (edit("UPDATE ledger SET link = 'x' WHERE entry = 4"), "link_differs"),
    "a line is removed": (edit("DELETE FROM ledger WHERE entry = 4"), "gap"),
    "two lines swap places": (
        edit("UPDATE ledger SET subject = (SELECT subject FROM ledger WHERE entry = 5 - l.entry)"
             " FROM ledger AS l WHERE ledger.entry = l.entry AND l.entry IN (2, 3)"),
        "link_differs",
    ),
    "the end is cut off": (
        edit("DELETE FROM ledger WHERE entry = (SELECT max(entry) FROM ledger)"), "row_differs"
    ),
    "an impossible change is put in": (
        edit("INSERT INTO ledger_pen SELECT kind, subject, 'released', '', digest FROM ledger"
             " WHERE entry = 1"),
        "illegal_change",
    ),
    "another digest is put in": (
        edit("INSERT INTO ledger_pen SELECT kind, subject, 'exported', '', 'ff' FROM ledger"
             " WHERE entry = 1"),
        "digest_changed",
    ),
    "a case is put in without its number": (
        edit("INSERT INTO cases SELECT 'x', 99, item_code, digest, size, body, container_digest,"
             " container_size, kept_at, lane, answer_kind, answer, quarantine_code, 0, 0, '', 0,"
             " 0, 0, NULL, NULL FROM cases WHERE seq = 1"),
        "not_conserved",
    ),
    "the sequence is put back": (edit("UPDATE kiosk_sequence SET last_seq = 4"), "not_conserved"),
    "a body is edited": (edit("UPDATE cases SET body = x'00' WHERE seq = 1"), "body_differs"),
    "a digest is edited": (edit("UPDATE cases SET digest = 'ff' WHERE seq = 1"), "row_differs"),
    "an answer is edited": (
        edit("UPDATE cases SET answer = x'00' WHERE answer IS NOT NULL"), "answer_differs"
    ),
    "a rating is edited": (edit("UPDATE ratings SET body = x'00'"), "row_differs"),
}  # fmt: skip


@pytest.mark.parametrize(("plant", "code"), PLANTED.values(), ids=PLANTED.keys())
def test_cheating_is_found(store, busy, plant, code):
    for guard in GUARDS:
        store.rows(f"DROP TRIGGER {guard}")
    plant(store)
    assert code in {fault.code for fault in verify(store).faults}


def test_row_deleted_past_the_triggers_is_missed(store, busy):
    store.rows("DROP TRIGGER case_must_not_be_lost")
    store.rows("DROP TRIGGER case_ends")
    store.rows("DELETE FROM cases WHERE case_id = ?", str(busy["quarantined"]))
    faults = verify(store).faults
    assert {fault.code for fault in faults} == {"row_missing", "not_conserved"}
    assert str(busy["quarantined"]) in {fault.subject for fault in faults}


def test_database_put_back_to_an_older_copy_does_not_know_the_noted_head(store, busy):
    noted = head(store)
    assert verify(store, noted).is_sound
    elsewhere = Head(noted.entry + 1, "0" * 64)
    assert [fault.code for fault in verify(store, elsewhere).faults] == ["head_differs"]
    other = Head(noted.entry, "0" * 64)
    assert [fault.code for fault in verify(store, other).faults] == ["head_differs"]


def test_verifying_holds_nobody_up(store, busy, keeper):
    with store.snapshot():
        before = head(store)
        case_id = kept(keeper)
        assert head(store) == before
    assert changes(store, case_id) == ["kept"]


def test_store_of_the_version_before_gets_a_sound_ledger(tmp_path: Path, platform):
    key, path = bytes(range(32)), tmp_path / "store.db"
    connection = apsw.Connection(str(path))
    connection.pragma("cipher", "aegis")
    connection.pragma("hexkey", key.hex())
    first = Path(__file__).parents[2] / "offline_cache" / "migrations" / "0001_outbox.sql"
    connection.execute(first.read_text("utf-8"))
    connection.pragma("user_version", 1)
    body = b"sealed"
    said = hashlib.sha256(body).hexdigest()
    for seq, lane in enumerate(("kept", "announced", "quarantined", "answered"), 1):
        case_id = uuid4()
        is_answered, is_aside = lane == "answered", lane == "quarantined"
        answer = wire.encode(platform.signed(case_id, said)) if is_answered else None
        connection.execute(
            "INSERT INTO cases VALUES (?,?,'I',?,6,?,'',0,'2026-01-01',?,?,?,?,0,0,'')",
            (
                *(str(case_id), seq, said, None if is_answered else body, lane),
                *("accepted" if is_answered else "", answer, "conflict" if is_aside else ""),
            ),
        )
    connection.execute("UPDATE kiosk_sequence SET last_seq = 4")
    connection.execute("INSERT INTO ratings (rating_id, body, lane) VALUES ('r', x'01', 'sent')")
    connection.close()
    with pytest.raises(OlderStore):
        Store(path, key, migrate=False)
    store = Store(path, key)
    assert verify(store).faults == ()
    assert verify(store).counts.created == 4
    store.close()
