"""Sticks: pulled, full, shuffled, foreign, tampered with. A case leaves only for its own answer."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from kiosk import wire
from kiosk.domain.envelope import CaseEnvelope
from kiosk.domain.receipt import PlatformAnswer, SignedAnswer
from kiosk.shuttle import (
    ManifestBroken,
    Stick,
    UnsafeStick,
    decode_manifest,
    encode_manifest,
    manifest_key,
    require_genuine,
)
from kiosk.signed_answers import verify_answer
from offline_cache.keeper import CaseKeeper
from offline_cache.ledger import verify
from offline_cache.reconciler import container_path
from offline_cache.retention import prune
from offline_cache.shuttle import NothingForUs, Shuttle, StickTooSmall
from offline_cache.store import Store
from offline_cache.waybill import Waybill

NOW = datetime(2026, 11, 20, tzinfo=UTC)
KEY = manifest_key("kiosk token")


@pytest.fixture
def store(keeper, state) -> Iterator[Store]:
    opened = Store(state / "store.db", keeper.store_key, migrate=False)
    yield opened
    opened.close()


@pytest.fixture
def shuttle(store, state) -> Shuttle:
    return Shuttle(store, state / "cases", "kiosk-1", KEY)


@pytest.fixture
def verified(platform) -> Callable:
    def check(signed, case_id, digest):
        return verify_answer(signed, platform.answer_keys, case_id=case_id, digest=digest)

    return check


@pytest.fixture
def new_stick(tmp_path) -> Callable[[], Path]:
    def make() -> Path:
        folder = tmp_path / f"stick-{uuid4().hex[:6]}"
        folder.mkdir()
        return folder

    return make


def answer(platform, folder: Path, *case_ids: UUID, kiosk: str = "kiosk-1") -> None:
    """What the platform does with a stick: check every byte, sign, write the answers."""
    stick = Stick(folder, kiosk)
    manifest = decode_manifest(stick.read_manifest())
    require_genuine(manifest, kiosk, KEY)
    for case in manifest.cases:
        if case.case_id not in case_ids:
            continue
        body = stick.case(case.case_id).read_bytes()
        assert hashlib.sha256(body).hexdigest() == case.digest
        header = wire.decode(CaseEnvelope, body).header
        if header.container_digest:
            pages = stick.container(header.container_digest).read_bytes()
            assert hashlib.sha256(pages).hexdigest() == header.container_digest
        stick.ack(case.case_id).write_bytes(wire.encode(platform.signed(case.case_id, case.digest)))


def lane(store: Store, case_id: UUID) -> str:
    return str(store.rows("SELECT lane FROM cases WHERE case_id = ?", str(case_id))[0][0])


def changes(store: Store, subject: UUID) -> list[str]:
    rows = store.rows("SELECT change FROM ledger WHERE subject = ? ORDER BY entry", str(subject))
    return [change for (change,) in rows]


def test_out_and_back_and_only_then_freed(
    *, keeper, given, store, shuttle, new_stick, platform, verified, state
):
    case_id, stick = given.kept(keeper, os.urandom(200_000)), new_stick()
    done = shuttle.export(stick, NOW)
    assert (done.written, done.already, done.left_out) == (1, 0, ())
    container = container_path(state / "cases", case_id)
    assert container.exists()
    assert shuttle.import_acks(stick, verified).stored == 0
    assert lane(store, case_id) == "kept"
    answer(platform, stick, case_id)
    assert shuttle.import_acks(stick, verified).stored == 1
    assert lane(store, case_id) == "answered"
    assert not container.exists()
    assert keeper.answer(case_id).case_number == "C-1"
    assert changes(store, case_id) == ["kept", "exported", "ack_imported", "answered"]
    assert verify(store).is_sound


def test_nothing_readable_is_on_the_stick(keeper, given, shuttle, new_stick):
    given.kept(keeper, given.name.encode() * 1000)
    stick = new_stick()
    shuttle.export(stick, NOW)
    everything = b"".join(p.read_bytes() for p in stick.rglob("*") if p.is_file())
    for marker in (given.name, given.id_number):
        for encoding in ("utf-8", "utf-16-le", "gb18030"):
            assert marker.encode(encoding) not in everything


def test_two_sticks_out_of_order_and_each_twice(
    keeper, given, store, shuttle, new_stick, platform, verified
):
    first, red, blue = given.kept(keeper, b"1"), new_stick(), new_stick()
    shuttle.export(red, NOW)
    second = given.kept(keeper, b"2")
    shuttle.export(blue, NOW)
    answer(platform, blue, first, second)
    answer(platform, red, first)
    done = shuttle.import_acks(blue, verified)
    assert (done.stored, done.already, done.refused) == (2, 0, ())
    for stick in (red, blue, red):
        done = shuttle.import_acks(stick, verified)
        assert (done.stored, done.refused) == (0, ())
    assert verify(store).is_sound
    assert shuttle.export(red, NOW).written == 0
    left = [p.name for p in red.rglob("*") if p.is_file()]
    assert left == ["manifest.json"]


def test_stick_pulled_in_the_middle_goes_on_where_it_was(keeper, given, store, shuttle, new_stick):
    ids, stick = [given.kept(keeper, os.urandom(100_000)) for _ in range(3)], new_stick()
    shuttle.export(stick, NOW)
    mine = Stick(stick, "kiosk-1")
    # The last moments before it was pulled: one case not begun, one torn, one unfinished.
    torn = mine.case(ids[1])
    torn.write_bytes(torn.read_bytes()[:100])
    mine.case(ids[2]).rename(mine.root / "cases" / f"{ids[2]}.part")
    listed = decode_manifest(mine.read_manifest()).cases
    assert {case.case_id for case in listed} == set(ids)
    done = shuttle.export(stick, NOW)
    assert (done.written, done.already) == (2, 1)
    assert {p.name for p in mine.listed("cases")} == {str(one) for one in ids}
    assert changes(store, ids[0]).count("exported") == 1


def test_full_stick_is_refused_before_a_byte_is_written(
    keeper, given, shuttle, new_stick, monkeypatch
):
    given.kept(keeper, os.urandom(100_000))
    stick = new_stick()
    monkeypatch.setattr("offline_cache.ballast.free_bytes", lambda _: 50_000)
    with pytest.raises(StickTooSmall) as refused:
        shuttle.export(stick, NOW)
    assert refused.value.free == 50_000 < refused.value.needed
    assert not [p for p in stick.rglob("*") if p.is_file()]


def test_stick_of_another_kiosk_is_refused_by_name(keeper, given, store, shuttle, new_stick):
    given.kept(keeper)
    stick = new_stick()
    Shuttle(store, shuttle.cases, "kiosk-2", KEY).export(stick, NOW)
    from_them = pytest.raises(NothingForUs)
    with from_them as refused:
        shuttle.import_acks(stick, lambda *_: pytest.fail("nothing is ours"))
    assert refused.value.found == ["kiosk-2"]
    with pytest.raises(NothingForUs) as refused:
        shuttle.import_acks(new_stick(), lambda *_: pytest.fail("nothing is there"))
    assert refused.value.found == []


def test_one_stick_may_serve_several_kiosks(
    keeper, given, store, shuttle, new_stick, platform, verified
):
    case_id, stick = given.kept(keeper), new_stick()
    Shuttle(store, shuttle.cases, "kiosk-2", KEY).export(stick, NOW)
    shuttle.export(stick, NOW)
    answer(platform, stick, case_id)
    assert shuttle.import_acks(stick, verified).stored == 1


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda ack: ack[: len(ack) // 2], "unreadable"),
        (lambda ack: b"", "unreadable"),
        (lambda ack: ack.replace(b'"key_id":"sign-1"', b'"key_id":"sign-9"'), "unknown_key"),
        (lambda ack: b" " * (2 << 20), "too_large"),
    ],
)
def test_spoiled_answer_frees_nothing(
    *, keeper, given, store, shuttle, new_stick, platform, verified, state, spoil, code
):
    case_id, stick = given.kept(keeper, b"page"), new_stick()
    shuttle.export(stick, NOW)
    answer(platform, stick, case_id)
    ack = Stick(stick, "kiosk-1").ack(case_id)
    ack.write_bytes(spoil(ack.read_bytes()))
    assert shuttle.import_acks(stick, verified).refused == ((case_id, code),)
    assert lane(store, case_id) == "kept"
    assert container_path(state / "cases", case_id).exists()
    assert verify(store).is_sound


def test_answer_to_another_case_or_other_bytes_frees_nothing(
    keeper, given, store, shuttle, new_stick, platform, verified
):
    one, other, stick = given.kept(keeper), given.kept(keeper), new_stick()
    shuttle.export(stick, NOW)
    mine = Stick(stick, "kiosk-1")
    digest = store.rows("SELECT digest FROM cases WHERE case_id = ?", str(one))[0][0]
    mine.ack(other).write_bytes(wire.encode(platform.signed(one, digest)))
    mine.ack(one).write_bytes(wire.encode(platform.signed(one, "0" * 64)))
    forged = platform.signed(one, digest)
    stranger = uuid4()
    mine.ack(stranger).write_bytes(wire.encode(forged))
    (mine.root / "acks" / "notes.txt").write_text("hello")
    refused = dict(shuttle.import_acks(stick, verified).refused)
    assert refused == {
        one: "wrong_digest", other: "wrong_case", stranger: "unknown_case", None: "unknown_case"
    }  # fmt: skip
    assert {lane(store, one), lane(store, other)} == {"kept"}


def test_damaged_or_missing_container_is_left_out_and_the_rest_goes(
    keeper, given, shuttle, new_stick, state
):
    damaged, missing, good = (given.kept(keeper, os.urandom(1000)) for _ in range(3))
    path = container_path(state / "cases", damaged)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    container_path(state / "cases", missing).unlink()
    stick = new_stick()
    done = shuttle.export(stick, NOW)
    assert dict(done.left_out) == {damaged: "container_damaged", missing: "container_missing"}
    assert [p.name for p in Stick(stick, "kiosk-1").listed("cases")] == [str(good)]


def test_stick_that_leads_elsewhere_is_refused(keeper, given, shuttle, tmp_path, new_stick):
    given.kept(keeper)
    stick, victim = new_stick(), tmp_path / "victim"
    victim.mkdir()
    (stick / "menkou-shuttle").symlink_to(victim)
    with pytest.raises(UnsafeStick):
        shuttle.export(stick, NOW)
    assert not list(victim.iterdir())
    other = new_stick()
    (other / "menkou-shuttle" / "kiosk-1").mkdir(parents=True)
    (other / "menkou-shuttle" / "kiosk-1" / "cases").symlink_to(victim)
    with pytest.raises(UnsafeStick):
        shuttle.export(other, NOW)
    assert not list(victim.iterdir())


def test_manifest_is_known_for_what_it_is(keeper, given, shuttle, new_stick):
    given.kept(keeper)
    stick = new_stick()
    shuttle.export(stick, NOW)
    data = Stick(stick, "kiosk-1").read_manifest()
    manifest = decode_manifest(data)
    require_genuine(manifest, "kiosk-1", KEY)
    for kiosk, key, code in (
        ("kiosk-2", KEY, "other_kiosk"),
        ("kiosk-1", manifest_key("another token"), "not_genuine"),
    ):
        with pytest.raises(ManifestBroken) as broken:
            require_genuine(manifest, kiosk, key)
        assert broken.value.code == code
    edited = decode_manifest(data.replace(b'"seq":1', b'"seq":2'))
    with pytest.raises(ManifestBroken, match="not_genuine"):
        require_genuine(edited, "kiosk-1", KEY)
    with pytest.raises(ManifestBroken, match="unreadable"):
        decode_manifest(data[:-20])
    assert encode_manifest(manifest, KEY) == data


def old(platform, store: Store, case_id: UUID, days_ago: int) -> None:
    """Let the platform have answered that long ago."""
    digest = store.rows("SELECT digest FROM cases WHERE case_id = ?", str(case_id))[0][0]
    said = wire.decode(PlatformAnswer, platform.signed(case_id, digest).body)
    said = replace(said, answered_at=NOW - timedelta(days=days_ago))
    body = wire.encode(said)
    signed = SignedAnswer(body, platform.answer_key.sign(body), "sign-1")
    Waybill(store).store_answer(case_id, signed, said)


def test_tombstones_are_forgotten_by_the_platforms_time(keeper, given, store, platform, state):
    ids = [given.kept(keeper, b"page") for _ in range(5)]
    for case_id, days in zip(ids, (200, 181, 179, 300), strict=False):
        old(platform, store, case_id, days)
        container_path(state / "cases", case_id).unlink()
    assert prune(store, state / "cases", 180) == 0, "no newer answer: no time has passed"
    newest = given.kept(keeper)
    old(platform, store, newest, 0)
    # Answered but not freed yet: the container is the next start's business.
    container_path(state / "cases", ids[3]).write_bytes(b"still here")
    assert prune(store, state / "cases", 180) == 2
    assert [keeper.has_kept(case_id) for case_id in ids] == [False, False, True, True, True]
    assert changes(store, ids[0]) == ["kept", "answered", "purged"]
    report = verify(store)
    assert report.faults == ()
    assert (report.counts.created, report.counts.purged) == (6, 2)
    assert keeper.counts().is_conserved


def test_kiosk_forgets_old_tombstones_when_it_starts(state, given, platform):
    keeper = CaseKeeper(state, given.platform_key, "kiosk-1")
    store = Store(state / "store.db", keeper.store_key, migrate=False)
    ids = [given.kept(keeper) for _ in range(2)]
    old(platform, store, ids[0], 30)
    old(platform, store, ids[1], 0)
    store.close()
    keeper.close()
    again = CaseKeeper(state, given.platform_key, "kiosk-1", tombstone_days=7)
    assert [again.has_kept(case_id) for case_id in ids] == [False, True]
    again.close()
