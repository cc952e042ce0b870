"""The intake: announcements, standings, and the case itself.

A case is answered when its container is here, it opens, and its item's rules have been asked;
then case and signed answer are committed together and the answer leaves. Every way a request
can be repeated, doubled or cut leads to the same stored answer.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from dataclasses import dataclass, replace
from typing import Annotated
from uuid import UUID

from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response

from central.callers import kiosk_of
from central.cases import (
    Arrival,
    CaseConflict,
    Decision,
    announce,
    keep_aside,
    keep_case,
    keep_conflict,
    next_case_number,
    next_server_seq,
    open_books,
    standings,
    stored_answer,
)
from central.corrections import replaced
from central.database import Connection
from central.decide import (
    Entry,
    Verdict,
    answer,
    case_number,
    judge,
    legal_day,
    with_licences_gone,
)
from central.epochs import earlier_answer, restored
from central.errands import note_errands, verdict_by_books
from central.holders import note_holder
from central.licences import bind_licences
from central.platform import Platform, platform_of
from central.replies import Refusal, body_of, decoded, is_plain, reply
from central.unseal import Unreadable, open_case
from kiosk import wire
from kiosk.domain.application import Application
from kiosk.domain.envelope import Announcement, CaseEnvelope, CaseHeader
from kiosk.domain.receipt import AnswerKind, PlatformAnswer, SignedAnswer
from kiosk.services.item import ServiceItem

_MOST = 200
_LARGEST = 2**53
_DIGEST = re.compile(r"[0-9a-f]{64}")

Announced = Annotated[list[Announcement], Meta(max_length=_MOST)]
Asked = Annotated[list[UUID], Meta(max_length=_MOST)]


async def post_announcements(request: Request) -> Response:
    """POST /v1/kiosks/{kiosk}/announce: what is coming; answers what became of each."""
    platform, kiosk_id = platform_of(request), kiosk_of(request)
    announced = decoded(Announced, await _list_body(request, platform))
    for entry in announced:
        if not _is_sound_announcement(entry):
            raise Refusal(422, "bad_body", f"the announcement of {entry.case_id} is not sound")
    async with platform.database.transaction() as connection:
        await announce(connection, kiosk_id, announced, platform.now())
        found = await standings(connection, kiosk_id, [entry.case_id for entry in announced])
    return reply(found)


async def post_standings(request: Request) -> Response:
    """POST /v1/kiosks/{kiosk}/standings: what became of these ids."""
    platform, kiosk_id = platform_of(request), kiosk_of(request)
    asked = decoded(Asked, await _list_body(request, platform))
    async with platform.database.transaction() as connection:
        return reply(await standings(connection, kiosk_id, asked))


async def put_case(request: Request) -> Response:
    """PUT /v1/cases/{uuid}: insert or return, by the application's own id."""
    platform, kiosk_id = platform_of(request), kiosk_of(request)
    limits = platform.settings.limits
    body = await body_of(request, limit=limits.case_bytes, within_s=limits.body_seconds)
    named = {request.path_params["case_id"]}
    key = request.headers.get("idempotency-key")
    earlier = request.headers.get("menkou-earlier-answer", "")
    signed, is_new = await take_case(platform, kiosk_id, body, named, key, earlier=earlier)
    return reply(signed, 201 if is_new else 200)


async def take_case(
    platform: Platform,
    kiosk_id: str,
    body: bytes,
    named: set[UUID],
    key: str | None = None,
    *,
    earlier: str = "",
) -> tuple[SignedAnswer, bool]:
    """Take a case in, however it came; return its answer and whether it is new.

    `named` are the ids it was announced under, `key` its idempotency key: all the same id.
    `earlier` is our own answer from before a restore, as the kiosk kept it.
    Raises `Refusal`.
    """
    envelope = decoded(CaseEnvelope, body, "bad_header")
    _refuse_unsound(envelope.header, kiosk_id, named, key)
    digest = hashlib.sha256(body).hexdigest()
    arrival = Arrival(envelope.header, body, digest, platform.now())
    stored = await _stored(platform, arrival)
    if stored:
        return stored, False
    container = await _container(platform, envelope.header)
    said = earlier_answer(
        platform.keys,
        earlier,
        case_id=envelope.header.case_id,
        digest=digest,
        epoch=platform.settings.epoch,
    )
    if said is not None:
        return await _restored(platform, arrival, said)
    judged = await _judged(platform, arrival, envelope, container)
    return await _settled(platform, arrival, judged)


@dataclass(frozen=True, slots=True)
class _Judged:
    application: Application
    item: ServiceItem
    verdict: Verdict


async def _stored(platform: Platform, arrival: Arrival) -> SignedAnswer | None:
    """The answer this very case already has; raise `Refusal` (409) if another case is here."""
    try:
        async with platform.database.transaction() as connection:
            return await stored_answer(connection, arrival.header.case_id, arrival.digest)
    except CaseConflict:
        raise await _conflict(platform, arrival) from None


async def _conflict(platform: Platform, arrival: Arrival) -> Refusal:
    async with platform.database.transaction() as connection:
        await keep_conflict(connection, arrival)
    return Refusal(409, "case_conflict", "another case has this id; both are kept")


async def _container(platform: Platform, header: CaseHeader) -> bytes | None:
    if not header.container_digest:
        return None
    path = platform.containers.path_of(header.kiosk_id, header.container_digest)
    if path is None or path.stat().st_size != header.container_size:
        raise Refusal(424, "container_missing", "upload the container first")
    return await asyncio.to_thread(path.read_bytes)


async def _judged(
    platform: Platform, arrival: Arrival, envelope: CaseEnvelope, container: bytes | None
) -> _Judged:
    """Open the case and ask its item's rules, on a thread: both take a while."""
    header, now = arrival.header, arrival.received_at
    try:
        opened = await asyncio.to_thread(open_case, platform.unsealer, envelope, container)
    except Unreadable as fault:
        await _set_aside(platform, arrival, fault.code, "unreadable_case")
        raise Refusal(422, "unreadable_case", fault.code) from None
    item = platform.items.get(header.item_code, header.item_version)
    if item is None:
        # Not the kiosk's fault: the case waits here and there until the item is on the shelf.
        await _set_aside(platform, arrival, "item_unknown", "item_unknown")
        later = {"Retry-After": "300"}
        raise Refusal(503, "item_unknown", "this item is not here yet", later)
    verdict = await asyncio.to_thread(judge, item, opened.application, now)
    return _Judged(opened.application, item, verdict)


async def _set_aside(platform: Platform, arrival: Arrival, reason: str, alarm: str) -> None:
    async with platform.database.transaction() as connection:
        await keep_aside(connection, arrival, reason, alarm)


async def _settled(
    platform: Platform, arrival: Arrival, judged: _Judged
) -> tuple[SignedAnswer, bool]:
    """Keep the case with its answer, once: of doubles at the same time exactly one is new."""
    try:
        async with platform.database.transaction() as connection:
            await open_books(connection)
            stored = await stored_answer(connection, arrival.header.case_id, arrival.digest)
            if stored:
                return stored, False
            decision = await _decided(platform, connection, arrival, judged)
            await keep_case(connection, arrival, decision)
    except CaseConflict:
        raise await _conflict(platform, arrival) from None
    return decision.signed, True


async def _restored(
    platform: Platform, arrival: Arrival, said: PlatformAnswer
) -> tuple[SignedAnswer, bool]:
    """Keep a case the backup did not hold, with the answer it had, as of the day it had it."""
    arrival = replace(arrival, received_at=said.answered_at)
    try:
        async with platform.database.transaction() as connection:
            await open_books(connection)
            stored = await stored_answer(connection, arrival.header.case_id, arrival.digest)
            if stored:
                return stored, False
            number = await next_server_seq(connection)
            epoch = platform.settings.epoch
            decision = Decision(*restored(platform.keys, said, epoch=epoch, server_seq=number))
            await keep_case(connection, arrival, decision)
    except CaseConflict:
        raise await _conflict(platform, arrival) from None
    return decision.signed, True


async def _decided(
    platform: Platform, connection: Connection, arrival: Arrival, judged: _Judged
) -> Decision:
    settings, header, now = platform.settings, arrival.header, arrival.received_at
    verdict = judged.verdict
    if not await bind_licences(connection, judged.application, header.kiosk_id):
        verdict = with_licences_gone(verdict)
    verdict = await replaced(connection, platform, judged.application, verdict)
    verdict = await verdict_by_books(connection, platform, judged.item, judged.application, verdict)
    person = judged.application.applicant.id_number
    await note_holder(connection, platform.keys, header.case_id, person)
    number = ""
    if verdict.kind is AnswerKind.ACCEPTED:
        day = legal_day(now)
        number = case_number(settings.region, day, await next_case_number(connection, day))
    server_seq = await next_server_seq(connection)
    entry = Entry(header.case_id, arrival.digest, settings.epoch, server_seq, number)
    said = answer(verdict, entry, judged.item, now, holidays=frozenset(settings.holidays))
    await note_errands(connection, platform, judged.item, judged.application, said)
    body = wire.encode(said)
    signature, key_id = platform.keys.sign(body)
    return Decision(said, SignedAnswer(body, signature, key_id))


async def _list_body(request: Request, platform: Platform) -> bytes:
    limits = platform.settings.limits
    return await body_of(request, limit=limits.list_bytes, within_s=limits.body_seconds)


def _refuse_unsound(header: CaseHeader, kiosk_id: str, named: set[UUID], key: str | None) -> None:
    if header.kiosk_id != kiosk_id:
        raise Refusal(403, "other_kiosk", "this case was made at another kiosk")
    if named != {header.case_id} or key not in (None, str(header.case_id)):
        raise Refusal(422, "bad_header", "the id of the address and of the case differ")
    names = (header.item_code, header.item_version)
    is_sound = all(map(is_plain, names)) and 0 <= header.seq < _LARGEST
    if header.container_digest and not _DIGEST.fullmatch(header.container_digest):
        is_sound = False
    if not is_sound:
        raise Refusal(422, "bad_header", "a field of the header is out of its range")


def _is_sound_announcement(entry: Announcement) -> bool:
    in_range = 0 <= entry.seq < _LARGEST and 0 <= entry.size < _LARGEST
    return in_range and bool(_DIGEST.fullmatch(entry.digest)) and is_plain(entry.item_code)
