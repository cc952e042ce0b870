"""What kiosks ask and tell beside their cases: the signed word, heartbeats, books, backups."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response

from central.alarms import raise_alarm
from central.callers import kiosk_of, operator_of
from central.database import Connection
from central.epochs import backed_up, backup_watermark
from central.platform import Platform, platform_of
from central.replies import Refusal, body_of, decoded, reply
from kiosk import wire
from kiosk.domain.fleet import (
    NO_BACKUP_AWAITED,
    Heartbeat,
    HeartbeatHeard,
    LedgerCheck,
    LedgerPage,
    PlatformWord,
    StoreAlarm,
)
from kiosk.domain.receipt import SignedAnswer

_NONCE = re.compile(r"[0-9a-f]{32,64}")
_LINK = re.compile(r"[0-9a-f]{0,64}")
_HEARTBEAT_BYTES = 32 * 1024
_MOST = 500
"""Cases in one page of a kiosk's books."""


async def signed_word(request: Request) -> Response:
    """GET /v1/time?nonce=…: time, epoch and backup watermark, signed over the caller's nonce."""
    platform = platform_of(request)
    nonce = request.query_params.get("nonce", "")
    if not _NONCE.fullmatch(nonce):
        raise Refusal(422, "bad_nonce", "nonce is 32 to 64 hex digits")
    watermark = NO_BACKUP_AWAITED
    if platform.settings.await_backup:
        async with platform.database.transaction() as connection:
            watermark = await backup_watermark(connection)
    word = PlatformWord(nonce, platform.now(), platform.settings.epoch, watermark)
    body = wire.encode(word)
    signature, key_id = platform.keys.sign(body)
    return reply(SignedAnswer(body, signature, key_id))


async def post_heartbeat(request: Request) -> Response:
    """POST /v1/kiosks/{kiosk}/heartbeat: the newest one is kept."""
    platform, kiosk_id = platform_of(request), kiosk_of(request)
    body = await body_of(request, limit=_HEARTBEAT_BYTES, within_s=_patience(platform))
    heartbeat = decoded(Heartbeat, body)
    head = heartbeat.outbox
    if head and not (_LINK.fullmatch(head.ledger_link) and 0 <= head.ledger_entry < 2**53):
        raise Refusal(422, "bad_body", "the head of the ledger is not one")
    async with platform.database.transaction() as connection:
        await connection.execute(
            "INSERT INTO heartbeats VALUES ($1, $2, $3) ON CONFLICT (kiosk_id)"
            " DO UPDATE SET heard_at = excluded.heard_at, body = excluded.body",
            kiosk_id,
            platform.now(),
            body,
        )
        if heartbeat.store_alarm is not None:
            await _note_store(connection, platform, kiosk_id, heartbeat.store_alarm)
    return reply(HeartbeatHeard(head.ledger_link if head else ""))


async def _note_store(
    connection: Connection, platform: Platform, kiosk_id: str, alarm: StoreAlarm
) -> None:
    """One alarm for each time a disk begins to fail, not for each heartbeat that says so."""
    subject = alarm.first_at.isoformat(timespec="seconds")
    about = ("store_suspect", kiosk_id, subject)
    known = "SELECT 1 FROM alarms WHERE code = $1 AND kiosk_id = $2 AND subject = $3"
    if not await connection.fetch(known, *about):
        await raise_alarm(connection, *about, platform.now())


async def post_ledger(request: Request) -> Response:
    """POST /v1/kiosks/{kiosk}/ledger: compare a page of the kiosk's books with ours."""
    platform, kiosk_id = platform_of(request), kiosk_of(request)
    limit = platform.settings.limits.list_bytes
    page = decoded(LedgerPage, await body_of(request, limit=limit, within_s=_patience(platform)))
    if len(page.rows) > _MOST or not _LINK.fullmatch(page.link) or not 0 <= page.entry < 2**53:
        raise Refusal(422, "bad_body", f"at most {_MOST} cases, and a head")
    async with platform.database.transaction() as connection:
        check = await _compared(connection, kiosk_id, page)
        for case_id in (*check.missing_there, *check.differing):
            await raise_alarm(connection, "books_differ", kiosk_id, str(case_id), platform.now())
        if page.is_last:
            await _note_head(connection, platform, kiosk_id, page)
    return reply(check)


@dataclass(frozen=True, slots=True)
class BackupDone:
    """A backup that holds every case up to this number."""

    through: Annotated[int, Meta(ge=0)]


async def get_backups(request: Request) -> Response:
    """GET /v1/backups: the number to read before a backup begins, and the watermark."""
    operator_of(request)
    platform = platform_of(request)
    async with platform.database.transaction() as connection:
        counters = dict(
            await connection.fetch(
                "SELECT name, value FROM counters WHERE name IN ('server_seq', 'backup_watermark')"
            )
        )
    return reply(counters)


async def post_backup(request: Request) -> Response:
    """POST /v1/backups {through}: a backup with everything up to there is safe elsewhere."""
    operator_of(request)
    platform = platform_of(request)
    body = await body_of(request, limit=1024, within_s=_patience(platform))
    async with platform.database.transaction() as connection:
        watermark = await backed_up(connection, decoded(BackupDone, body).through)
    return reply({"backup_watermark": watermark})


async def _compared(connection: Connection, kiosk_id: str, page: LedgerPage) -> LedgerCheck:
    held = {
        row["case_id"]: row["digest"]
        for row in await connection.fetch(
            "SELECT case_id, digest FROM cases WHERE kiosk_id = $1"
            " AND (seq BETWEEN $2 AND $3 OR case_id = ANY($4::uuid[]))",
            kiosk_id,
            page.from_seq,
            page.to_seq,
            [row.case_id for row in page.rows],
        )
    }
    named = {row.case_id: row for row in page.rows}
    return LedgerCheck(
        missing_there=tuple(i for i, row in named.items() if row.is_answered and i not in held),
        differing=tuple(i for i, row in named.items() if held.get(i, row.digest) != row.digest),
        unknown_here=tuple(i for i in held if i not in named),
        answer_waiting=tuple(i for i, row in named.items() if not row.is_answered and i in held),
    )


async def _note_head(
    connection: Connection, platform: Platform, kiosk_id: str, page: LedgerPage
) -> None:
    """Keep the head of a ledger; one that was noted before must not have changed."""
    await connection.execute(
        "INSERT INTO ledger_heads VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        kiosk_id,
        page.entry,
        page.link,
        platform.now(),
    )
    newest = await connection.fetchrow(
        "SELECT entry, link FROM ledger_heads WHERE kiosk_id = $1 ORDER BY entry DESC LIMIT 1",
        kiosk_id,
    )
    if (newest["entry"], newest["link"]) != (page.entry, page.link):
        # Shorter than it was, or another one: an older copy of the disk, or a new ledger.
        await raise_alarm(connection, "ledger_went_back", kiosk_id, str(page.entry), platform.now())


def _patience(platform: Platform) -> float:
    return platform.settings.limits.body_seconds
