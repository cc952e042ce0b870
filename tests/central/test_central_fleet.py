"""Signed time, heartbeats, books, backups and restores: the platform beside the cases."""

from __future__ import annotations

import asyncio
import base64
from dataclasses import replace
from datetime import UTC, datetime

import asyncpg
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from central.epochs import EpochTooOld
from central.kiosk_clock import sealed_at
from central.service import open_platform
from kiosk import wire
from kiosk.domain.application import KioskTime
from kiosk.domain.envelope import Announcement
from kiosk.domain.fleet import (
    NO_BACKUP_AWAITED,
    DeviceStanding,
    Heartbeat,
    LedgerCheck,
    LedgerPage,
    LedgerRow,
    OutboxStanding,
    PlatformWord,
    StoreAlarm,
)
from kiosk.domain.receipt import PlatformAnswer, SignedAnswer

NONCE = "0123456789abcdef" * 2


def word(service, kiosk) -> PlatformWord:
    reply = kiosk.call("GET", f"/v1/time?nonce={NONCE}")
    assert reply.status == 200
    (key,) = service.app.state.platform.keys.answer
    public = Ed25519PublicKey.from_public_bytes(key.public_key)
    public.verify(reply.signed.signature, reply.signed.body)
    return wire.decode(PlatformWord, reply.signed.body)


def test_time_is_signed_over_the_callers_nonce(service, kiosk, clock):
    said = word(service, kiosk)
    assert (said.nonce, said.platform_time, said.epoch) == (NONCE, clock(), 1)
    assert said.backup_watermark == NO_BACKUP_AWAITED
    assert kiosk.call("GET", "/v1/time").error == "bad_nonce"
    assert kiosk.call("GET", "/v1/time?nonce=../../../../../../etc/passwd/12345").status == 422


def heartbeat(clock, **changes) -> Heartbeat:
    box = OutboxStanding(9, 2, 1, 6, 4, 0, 0, clock(), 30, "ab" * 32)
    at = KioskTime(clock(), 5.0, 0.25)
    scanner = DeviceStanding("scanner", "document", "not_connected", "cable")
    return Heartbeat("0.1.0", at, replace(box, **changes), (scanner,), 5_000_000_000)


def test_heartbeat_is_shown_with_what_is_wrong(service, kiosk, clock, operator):
    reply = kiosk.call("POST", "/v1/kiosks/K1/heartbeat", wire.encode(heartbeat(clock)))
    assert reply.json == {"ledger_link": "ab" * 32}
    text = kiosk.call("GET", "/kiosks", headers=operator).body.decode()
    assert "scanner: cable" in text
    assert "5,000 MB" in text
    assert "从未 never" in text  # the other kiosk has never said anything
    stranger = kiosk.call("POST", "/v1/kiosks/K2/heartbeat", wire.encode(heartbeat(clock)))
    assert stranger.status == 403
    rewritten = wire.encode(heartbeat(clock, ledger_link="<script>"))
    assert kiosk.call("POST", "/v1/kiosks/K1/heartbeat", rewritten).status == 422
    assert kiosk.call("GET", "/kiosks").status == 401


def test_kept_forms_are_told_as_counts(service, kiosk, clock, operator):
    beat = heartbeat(clock, parked_waiting=2, parked_sent=7, parked_refused=1)
    assert kiosk.call("POST", "/v1/kiosks/K1/heartbeat", wire.encode(beat)).status == 200
    text = kiosk.call("GET", "/kiosks", headers=operator).body.decode()
    assert "待送 2，已到 7，未收 1" in text


def test_a_store_that_does_not_open_is_told_without_counts(service, kiosk, clock, operator):
    alarm = StoreAlarm("damaged", clock(), clock(), times=3)
    beat = replace(heartbeat(clock), outbox=None, store_alarm=alarm)
    for _ in range(2):
        reply = kiosk.call("POST", "/v1/kiosks/K1/heartbeat", wire.encode(beat))
        assert reply.json == {"ledger_link": ""}
    text = kiosk.call("GET", "/kiosks", headers=operator).body.decode()
    assert "K1：暂存数据打不开或有损坏 3 次" in text
    assert "本机已停止收件" in text
    assert "读不出" in text
    alarms = kiosk.call("GET", "/alarms", headers=operator).body.decode()
    assert alarms.count("store_suspect") == 1


def test_a_heartbeat_of_an_older_kiosk_is_still_understood(service, kiosk, clock, operator):
    plain = wire.to_builtins(heartbeat(clock))
    del plain["store_alarm"], plain["outbox"]["parked_waiting"], plain["outbox"]["parked_sent"]
    del plain["outbox"]["parked_refused"]
    body = wire.encode(plain)
    assert kiosk.call("POST", "/v1/kiosks/K1/heartbeat", body).status == 200
    assert "待送 0，已到 0" in kiosk.call("GET", "/kiosks", headers=operator).body.decode()


@pytest.mark.parametrize("year", ["0001-01-01T00:00:00", "9999-12-31T23:59:59"])
@pytest.mark.parametrize("zone", ["Z", "", "+08:00", "-08:00"])
def test_a_kiosk_with_an_impossible_clock_spoils_nobodys_page(
    service, kiosk, clock, operator, year, zone
):
    plain = wire.to_builtins(heartbeat(clock))
    at = plain["outbox"]["oldest_unsent"] = year + zone
    plain["store_alarm"] = {"code": "io_failed", "first_at": at, "last_at": at}
    assert kiosk.call("POST", "/v1/kiosks/K1/heartbeat", wire.encode(plain)).status in (200, 422)
    assert kiosk.call("GET", "/kiosks", headers=operator).status == 200


def test_gap_in_a_kiosks_numbers_is_named(service, kiosk, maker, operator):
    for seq in (1, 2, 5):
        case = maker.case()
        one = Announcement(case.case_id, seq, case.digest, 100, "X")
        assert kiosk.call("POST", "/v1/kiosks/K1/announce", wire.encode([one])).status == 200
    text = kiosk.call("GET", "/kiosks", headers=operator).body.decode()
    assert "#3, #4" in text


def test_books_are_compared_case_by_case(service, kiosk, maker, operator):
    here, lost, changed, waiting = (maker.case() for _ in range(4))
    forgotten = maker.case()
    for case in (here, changed, waiting, forgotten):
        assert kiosk.send(case).status == 201
    rows = (
        LedgerRow(here.case_id, 1, here.digest, is_answered=True),
        LedgerRow(lost.case_id, 2, lost.digest, is_answered=True),
        LedgerRow(changed.case_id, 3, "0" * 64, is_answered=True),
        LedgerRow(waiting.case_id, 4, waiting.digest, is_answered=False),
    )
    page = LedgerPage(0, 10_000, rows, 12, "cd" * 32, is_last=True)
    reply = kiosk.call("POST", "/v1/kiosks/K1/ledger", wire.encode(page))
    check = wire.decode(LedgerCheck, reply.body)
    assert check == LedgerCheck(
        (lost.case_id,), (changed.case_id,), (forgotten.case_id,), (waiting.case_id,)
    )
    text = kiosk.call("GET", "/alarms", headers=operator).body.decode()
    assert text.count("books_differ") == 2
    assert "ledger_went_back" not in text
    older = replace(page, rows=(), entry=11)
    assert kiosk.call("POST", "/v1/kiosks/K1/ledger", wire.encode(older)).status == 200
    assert "ledger_went_back" in kiosk.call("GET", "/alarms", headers=operator).body.decode()


def test_watermark_follows_reported_backups_and_never_runs_ahead(
    start, settings, maker_for, operator
):
    service = start(msgspec.structs.replace(settings, await_backup=True))
    kiosk, maker = service.kiosk(), maker_for(service)
    assert kiosk.send(maker.case()).status == 201
    assert word(service, kiosk).backup_watermark == 0
    before = kiosk.call("GET", "/v1/backups", headers=operator).json
    assert before == {"server_seq": 1, "backup_watermark": 0}
    assert kiosk.call("POST", "/v1/backups", b'{"through": 99}').status == 401
    kiosk.call("POST", "/v1/backups", b'{"through": 99}', operator)
    assert word(service, kiosk).backup_watermark == 1
    kiosk.call("POST", "/v1/backups", b'{"through": 0}', operator)
    assert word(service, kiosk).backup_watermark == 1


def test_restored_platform_gives_the_answer_a_resident_already_has(
    start, settings, maker_for, clock, operator
):
    awaiting = msgspec.structs.replace(settings, await_backup=True)
    before = start(awaiting)
    maker = maker_for(before)
    case, stranger = maker.case(), maker.case()
    answered = before.kiosk().send(case)
    assert answered.status == 201
    earlier = answered.signed
    _forget_everything(before)
    clock.pass_seconds(86_400)
    after = start(msgspec.structs.replace(awaiting, epoch=2))
    kiosk = after.kiosk()
    assert word(after, kiosk).epoch == 2
    again = _offered(kiosk, case, wire.encode(earlier))
    assert again.status == 201
    was, now = wire.decode(PlatformAnswer, earlier.body), again.answer
    assert (now.case_number, now.answered_at) == (was.case_number, was.answered_at)
    assert (now.epoch, now.server_seq) == (2, 1)
    assert _offered(kiosk, case, wire.encode(earlier)).body == again.body
    fresh = kiosk.send(maker.case()).answer
    assert fresh.case_number != was.case_number
    # Somebody else's answer, or a forged one, decides nothing: the case is judged anew.
    judged = _offered(kiosk, stranger, wire.encode(earlier)).answer
    assert judged.case_number not in (was.case_number, fresh.case_number)


@pytest.mark.parametrize("harm", ["signature", "number"])
def test_forged_earlier_answer_is_not_believed(start, settings, maker_for, harm):
    service = start(msgspec.structs.replace(settings, epoch=2))
    kiosk, maker = service.kiosk(), maker_for(service)
    case = maker.case()
    said = wire.decode(PlatformAnswer, kiosk.send(case).signed.body)
    other = maker.case()
    forged = replace(
        said, case_id=other.case_id, digest=other.digest, epoch=1, case_number="320000-1-1"
    )
    signature = bytes(64) if harm == "signature" else service.kiosk().put(case).signed.signature
    (key,) = service.app.state.platform.keys.answer
    proof = wire.encode(SignedAnswer(wire.encode(forged), signature, key.key_id))
    assert _offered(kiosk, other, proof).answer.case_number != "320000-1-1"


def test_platform_does_not_go_back_to_an_epoch_it_has_left(settings):
    async def opened(epoch: int) -> None:
        async with open_platform(msgspec.structs.replace(settings, epoch=epoch)):
            pass

    asyncio.run(opened(3))
    asyncio.run(opened(3))
    with pytest.raises(EpochTooOld, match=r"epoch = 2 .* in 3"):
        asyncio.run(opened(2))


def _offered(kiosk, case, earlier: bytes):
    if case.container:
        kiosk.upload(case.container)
    return kiosk.put(case, **{"Menkou-Earlier-Answer": base64.b64encode(earlier).decode()})


def _forget_everything(service) -> None:
    """What a restore from a backup that is older than the case leaves."""

    async def forget() -> None:
        connection = await asyncpg.connect(service.settings.database.dsn)
        await connection.execute(
            "TRUNCATE cases, arrivals, announcements, case_numbers CASCADE;"
            "UPDATE counters SET value = 0 WHERE name = 'server_seq'"
        )
        await connection.close()

    asyncio.run(forget())


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (KioskTime(datetime(2016, 11, 22, tzinfo=UTC), 5.0, 60.0), "2016-11-22 08:01:00"),
        (
            KioskTime(datetime(2036, 11, 22, tzinfo=UTC), 5.0, None, is_unverified=True),
            "2036-11-22 08:00:00（时钟未核实 unverified）",
        ),
        (KioskTime(datetime(9999, 12, 31, 23, tzinfo=UTC), 5.0, 60.0), "9999-12-31T23:00:00+00:00"),
        (KioskTime(datetime(2026, 1, 1, tzinfo=UTC), 5.0, -1e300), "2026-01-01T00:00:00+00:00"),
    ],
)
def test_time_of_a_kiosk_is_shown_for_what_it_is(at, shown):
    assert sealed_at(at) == shown
