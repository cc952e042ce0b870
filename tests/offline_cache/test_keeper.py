"""Keeping a case: durable when told so, nothing otherwise, and unreadable here ever after."""

from __future__ import annotations

import hashlib
import os
import signal
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk import wire
from kiosk.domain.application import Application
from kiosk.domain.envelope import CaseEnvelope
from kiosk.ports import NotKept
from kiosk.sealed import PlatformKey, Unsealer
from offline_cache.keeper import CaseKeeper, KeeperInUse
from offline_cache.store import StoreFault, StoreSuspect
from offline_cache.store_key import StoreKeyUnusable


def rows(keeper: CaseKeeper, sql: str) -> list[tuple]:
    return keeper._store.rows(sql)


def test_kept_case_opens_at_the_platform_and_equals_what_was_confirmed(
    keeper: CaseKeeper, state: Path, given
) -> None:
    case_id = uuid4()
    desk = keeper.open_case(case_id)
    pages = [os.urandom(200_000), b"second"]
    refs = [desk.add_page(page, "image/jpeg") for page in pages]
    application = given.application(case_id, *refs, phone="13800000000")
    desk.submit(application)
    ((body, digest, size),) = rows(keeper, "SELECT body, digest, size FROM cases")
    assert (hashlib.sha256(body).hexdigest(), len(body)) == (digest, size)
    envelope = wire.decode(CaseEnvelope, body)
    container = (state / "cases" / f"{case_id}.kc").read_bytes()
    assert hashlib.sha256(container).hexdigest() == envelope.header.container_digest
    unsealer = Unsealer({"seal-1": given.seal_key.private_bytes_raw()})
    form = unsealer.form(case_id, envelope.sealed_form)
    assert wire.decode(Application, form) == application
    assert [page.data for page in unsealer.pages(case_id, container)] == pages
    assert [ref.digest for ref in refs] == [hashlib.sha256(page).hexdigest() for page in pages]


def test_submitting_twice_keeps_one(keeper: CaseKeeper, given) -> None:
    case_id = uuid4()
    desk = keeper.open_case(case_id)
    desk.submit(given.application(case_id))
    desk.submit(given.application(case_id))
    desk.abandon()
    assert keeper.counts().created == keeper.counts().kept == 1


def test_case_without_pages_has_no_container(keeper: CaseKeeper, state: Path, given) -> None:
    given.kept(keeper)
    assert list((state / "cases").iterdir()) == []
    assert rows(keeper, "SELECT container_digest, container_size FROM cases") == [("", 0)]


def test_abandoned_case_leaves_nothing(keeper: CaseKeeper, state: Path, given) -> None:
    case_id = uuid4()
    desk = keeper.open_case(case_id)
    desk.add_page(b"page", "image/jpeg")
    desk.abandon()
    desk.abandon()
    assert list((state / "cases").iterdir()) == []
    with pytest.raises(NotKept):
        desk.submit(given.application(case_id))
    assert keeper.counts().created == 0


def test_kept_case_survives_a_late_abandon(keeper: CaseKeeper, state: Path, given) -> None:
    case_id = uuid4()
    desk = keeper.open_case(case_id)
    ref = desk.add_page(b"page", "image/jpeg")
    desk.submit(given.application(case_id, ref))
    desk.abandon()
    assert (state / "cases" / f"{case_id}.kc").exists()


def test_sequence_has_no_gaps_over_a_restart(keeper: CaseKeeper, state: Path, given) -> None:
    given.kept(keeper)
    keeper.open_case(uuid4()).abandon()
    given.kept(keeper)
    keeper.close()
    again = CaseKeeper(state, given.platform_key, "kiosk-1")
    given.kept(again)
    assert rows(again, "SELECT seq FROM cases ORDER BY seq") == [(1,), (2,), (3,)]
    again.close()


def test_sealer_dies_with_the_case(keeper: CaseKeeper, given) -> None:
    case_id = uuid4()
    desk = keeper.open_case(case_id)
    desk.add_page(b"page", "image/jpeg")
    pid = desk._sealer._process.pid
    os.kill(pid, 0)
    desk.submit(given.application(case_id))
    desk._sealer._process.wait(10)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_lost_sealer_means_not_kept(keeper: CaseKeeper, state: Path, given) -> None:
    case_id = uuid4()
    desk = keeper.open_case(case_id)
    desk.add_page(b"page", "image/jpeg")
    os.kill(desk._sealer._process.pid, signal.SIGKILL)
    with pytest.raises(NotKept, match="sealer_lost"):
        desk.submit(given.application(case_id))
    assert keeper.counts().created == 0
    desk.abandon()
    assert list((state / "cases").iterdir()) == []


@pytest.mark.parametrize(("suite", "raw"), [(1, bytes(32)), (1, b"short"), (9, bytes(32))])
def test_without_a_usable_key_nothing_is_taken_in(state: Path, suite: int, raw: bytes) -> None:
    keeper = CaseKeeper(state, PlatformKey("seal-1", suite, raw), "kiosk-1")
    assert not keeper.intake_open()
    with pytest.raises(NotKept, match="no_key"):
        keeper.open_case(uuid4())
    keeper.close()


def test_too_little_room_stops_the_intake_before_it_begins(state: Path, given) -> None:
    keeper = CaseKeeper(state, given.platform_key, "kiosk-1", reserve=1 << 60)
    assert not keeper.intake_open()
    with pytest.raises(NotKept, match="disk_full"):
        keeper.open_case(uuid4())
    keeper.close()


def test_failed_commit_is_taken_back_and_can_be_tried_again(
    keeper: CaseKeeper, given, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = uuid4()
    desk = keeper.open_case(case_id)
    ref = desk.add_page(b"page", "image/jpeg")
    honest = keeper._outbox.keep

    def keeps_and_fails(*args: object) -> None:
        honest(*args)
        raise StoreSuspect("the sync after the write failed")

    monkeypatch.setattr(keeper._outbox, "keep", keeps_and_fails)
    with pytest.raises(NotKept, match="store_suspect"):
        desk.submit(given.application(case_id, ref))
    assert keeper.counts().created == 0
    desk.submit(given.application(case_id, ref))
    assert rows(keeper, "SELECT case_id, seq FROM cases") == [(str(case_id), 1)]


def test_page_added_after_a_failed_submit_is_in_the_container(
    keeper: CaseKeeper, state: Path, given, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = uuid4()
    desk = keeper.open_case(case_id)
    first = desk.add_page(b"first", "image/jpeg")
    with monkeypatch.context() as broken:
        broken.setattr(keeper, "keep_case", _refuse)
        with pytest.raises(NotKept):
            desk.submit(given.application(case_id, first))
    second = desk.add_page(b"second", "image/jpeg")
    desk.submit(given.application(case_id, first, second))
    container = (state / "cases" / f"{case_id}.kc").read_bytes()
    opened = Unsealer({"seal-1": given.seal_key.private_bytes_raw()}).pages(case_id, container)
    assert [page.data for page in opened] == [b"first", b"second"]


def _refuse(*_: object) -> None:
    raise NotKept("disk_full")


def test_second_keeper_on_the_same_state_is_refused(keeper: CaseKeeper, state: Path, given) -> None:
    with pytest.raises(KeeperInUse):
        CaseKeeper(state, given.platform_key, "kiosk-1")
    assert keeper.intake_open()


def test_desk_refuses_the_application_of_another_case(keeper: CaseKeeper, given) -> None:
    desk = keeper.open_case(uuid4())
    with pytest.raises(ValueError, match="another case"):
        desk.submit(given.application(uuid4()))
    desk.abandon()


def test_garbage_is_deleted_and_losses_are_quarantined_at_start(
    keeper: CaseKeeper, state: Path, given
) -> None:
    whole, lost, short = (given.kept(keeper, b"page") for _ in range(3))
    keeper.close()
    cases = state / "cases"
    (cases / f"{uuid4()}.kc").write_bytes(b"a visit that never ended")
    (cases / f"{lost}.kc").unlink()
    with (cases / f"{short}.kc").open("ab") as file:
        file.truncate(20)
    again = CaseKeeper(state, given.platform_key, "kiosk-1")
    assert {path.stem for path in cases.iterdir()} == {str(whole), str(short)}
    found = dict(rows(again, "SELECT case_id, quarantine_code FROM cases"))
    assert found == {
        str(whole): "",
        str(lost): "container_missing",
        str(short): "container_damaged",
    }
    assert again.counts().quarantined == 2
    assert again.counts().is_conserved
    again.close()


def test_damage_after_an_unclean_end_is_found_before_the_first_visit(
    keeper: CaseKeeper, state: Path, given
) -> None:
    for _ in range(3):
        given.kept(keeper)
    assert (state / "not_closed_cleanly").exists()
    keeper.close()
    assert not (state / "not_closed_cleanly").exists()
    (state / "not_closed_cleanly").touch()
    damaged = bytearray((state / "store.db").read_bytes())
    damaged[-100] ^= 1
    (state / "store.db").write_bytes(damaged)
    with pytest.raises(StoreFault):
        CaseKeeper(state, given.platform_key, "kiosk-1")


def test_refused_start_leaves_the_state_to_the_next_one(state: Path, given) -> None:
    state.mkdir()
    (state / "store.key").write_bytes(b"half")
    (state / "store.key").chmod(0o600)
    for _ in range(2):
        with pytest.raises(StoreKeyUnusable):
            CaseKeeper(state, given.platform_key, "kiosk-1")


def test_ratings_are_kept_once(keeper: CaseKeeper, given) -> None:
    rating = given.rating(uuid4())
    keeper.keep_rating(rating)
    keeper.keep_rating(rating)
    assert keeper.counts().ratings_waiting == 1


def test_hastened_cases_and_ratings_are_due_now_and_quarantine_stays(
    keeper: CaseKeeper, given
) -> None:
    for _ in range(2):
        given.kept(keeper)
    keeper.keep_rating(given.rating(uuid4()))
    rows(keeper, "UPDATE cases SET due_at = 9e9")
    rows(
        keeper,
        "UPDATE cases SET lane = 'quarantined', quarantine_code = 'refused' WHERE seq = 2",
    )
    rows(keeper, "UPDATE ratings SET due_at = 9e9")
    keeper.hasten()
    assert rows(keeper, "SELECT lane, due_at FROM cases ORDER BY seq") == [
        ("kept", 0.0),
        ("quarantined", 9e9),
    ]
    assert rows(keeper, "SELECT due_at FROM ratings") == [(0.0,)]


def test_nothing_personal_is_on_the_disk(keeper: CaseKeeper, state: Path, given) -> None:
    case_id = uuid4()
    desk = keeper.open_case(case_id)
    scan = f"扫描件 {given.name} {given.id_number}".encode("gb18030") * 50
    ref = desk.add_page(scan, "image/jpeg")
    desk.submit(given.application(case_id, ref, remark=given.name))
    left = keeper.open_case(uuid4())
    left.add_page(given.name.encode() * 100, "image/jpeg")
    found = b"".join(path.read_bytes() for path in state.rglob("*") if path.is_file())
    assert len(found) > 4 << 20
    for planted in (given.name, given.id_number):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
            assert planted.encode(encoding) not in found, encoding
    left.abandon()
