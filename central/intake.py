"""The intake: announcements, standings, and the case itself.

A case is answered as soon as it is durable, with a signed receipt; nobody has opened it then. What
the platform decides comes with the standings, a moment later. Every way a request can be
repeated, doubled or cut leads to the same receipt and the same answer.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response

from central.arrivals import reason_aside
from central.callers import kiosk_of
from central.cases import (
    Arrival,
    CaseConflict,
    Decision,
    announce,
    keep_case,
    keep_conflict,
    next_server_seq,
    open_books,
    standings,
    stored_answer,
)
from central.epochs import earlier_answer, restored
from central.ingest import TakenIn
from central.judge import ITEM_UNKNOWN
from central.platform import Platform, platform_of
from central.replies import Refusal, body_of, decoded, is_plain, reply
from kiosk.domain.envelope import (
    Announcement,
    CaseEnvelope,
    CaseHeader,
    CaseStanding,
    CaseStatus,
    CaseTaken,
)
from kiosk.domain.receipt import PlatformAnswer, SignedAnswer

_MOST = 200
_MOST_TOGETHER = 50
_LARGEST = 2**53
_LONGEST_WAIT_S = 20
_WAIT = re.compile(r"wait=(\d{1,3})")
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
    """POST /v1/kiosks/{kiosk}/standings: what became of these ids.

    With `Prefer: wait=N` (RFC 7240) a reply that would only say 'stored' waits up to N seconds
    for the next answer.
    """
    platform, kiosk_id = platform_of(request), kiosk_of(request)
    asked = decoded(Asked, await _list_body(request, platform))
    wished = _WAIT.search(request.headers.get("prefer", ""))
    wait_s = min(int(wished[1]), _LONGEST_WAIT_S) if wished else 0
    return reply(await _standings_within(platform, kiosk_id, asked, wait_s))


async def _standings_within(
    platform: Platform, kiosk_id: str, asked: list[UUID], wait_s: float
) -> list[CaseStatus]:
    loop = asyncio.get_running_loop()
    deadline, stored = loop.time() + wait_s, 0
    while True:
        news = platform.bench.next_news()
        async with platform.database.transaction() as connection:
            found = await standings(connection, kiosk_id, asked)
        still = sum(status.standing is CaseStanding.STORED for status in found)
        if not still or still < stored or loop.time() >= deadline:
            return found
        stored = still
        try:
            await asyncio.wait_for(news.wait(), deadline - loop.time())
        except TimeoutError:
            return found


async def put_case(request: Request) -> Response:
    """PUT /v1/cases/{uuid}: insert or return, by the application's own id."""
    platform, kiosk_id = platform_of(request), kiosk_of(request)
    limits = platform.settings.limits
    body = await body_of(request, limit=limits.case_bytes, within_s=limits.body_seconds)
    named = {request.path_params["case_id"]}
    key = request.headers.get("idempotency-key")
    earlier = request.headers.get("menkou-earlier-answer", "")
    taken = await take_case(platform, kiosk_id, body, named, key, earlier=earlier)
    return reply(taken.receipt, 201 if taken.is_new else 200)


async def post_cases(request: Request) -> Response:
    """POST /v1/kiosks/{kiosk}/cases: several small cases, a line each; what became of each.

    Their bytes are those of a PUT: canonical JSON has no line break in it. One that is refused
    holds up no other.
    """
    platform, kiosk_id = platform_of(request), kiosk_of(request)
    limits = platform.settings.limits
    body = await body_of(request, limit=limits.case_bytes, within_s=limits.body_seconds)
    lines = body.split(b"\n")
    if len(lines) > _MOST_TOGETHER:
        raise Refusal(422, "bad_body", f"at most {_MOST_TOGETHER} cases")
    headers = [decoded(CaseEnvelope, line, "bad_header").header for line in lines]
    ids = [header.case_id for header in headers]
    taking = (_taken(platform, kiosk_id, i, line) for i, line in zip(ids, lines, strict=True))
    return reply(await asyncio.gather(*taking))


async def _taken(platform: Platform, kiosk_id: str, case_id: UUID, body: bytes) -> CaseTaken:
    try:
        taken = await take_case(platform, kiosk_id, body, {case_id})
    except Refusal as fault:
        return CaseTaken(case_id, fault.status, error=fault.code)
    return CaseTaken(case_id, 201 if taken.is_new else 200, taken.receipt)


async def take_case(
    platform: Platform,
    kiosk_id: str,
    body: bytes,
    named: set[UUID],
    key: str | None = None,
    *,
    earlier: str = "",
) -> TakenIn:
    """Take a case in, however it came; return its receipt and whether it is new.

    `named` are the ids it was announced under, `key` its idempotency key: all the same id.
    `earlier` is our own answer from before a restore, as the kiosk kept it.
    Raises `Refusal`.
    """
    header = decoded(CaseEnvelope, body, "bad_header").header
    _refuse_unsound(header, kiosk_id, named, key)
    _refuse_without_container(platform, header)
    arrival = Arrival(header, body, hashlib.sha256(body).hexdigest(), platform.now())
    said = None
    if earlier:
        epoch, digest = platform.settings.epoch, arrival.digest
        said = earlier_answer(
            platform.keys, earlier, case_id=header.case_id, digest=digest, epoch=epoch
        )
    assert platform.ingest is not None
    try:
        was_restored = said is not None and await _restored(platform, arrival, said)
        taken = await platform.ingest.take(arrival)
    except CaseConflict:
        raise await _conflict(platform, arrival) from None
    platform.bench.nudge()
    return replace(taken, is_new=taken.is_new or was_restored)


async def answer_of(platform: Platform, case_id: UUID, *, within_s: float) -> SignedAnswer:
    """What the platform decides about a case it has taken in, once it does.

    Raises `Refusal`: 422 'unreadable_case' or 503 'item_unknown' when a person has to look, 503
    'not_judged' when it takes longer than `within_s`.
    """
    deadline = asyncio.get_running_loop().time() + within_s
    while True:
        news = platform.bench.next_news()
        async with platform.database.transaction() as connection:
            answer, reason = (
                await stored_answer(connection, case_id),
                await reason_aside(connection, case_id),
            )
        if answer is not None:
            return answer
        if reason == ITEM_UNKNOWN:
            raise Refusal(503, reason, "this item is not here yet", {"Retry-After": "300"})
        if reason:
            raise Refusal(422, "unreadable_case", reason)
        try:
            await asyncio.wait_for(news.wait(), deadline - asyncio.get_running_loop().time())
        except TimeoutError:
            raise Refusal(503, "not_judged", "no answer yet", {"Retry-After": "30"}) from None


async def _conflict(platform: Platform, arrival: Arrival) -> Refusal:
    async with platform.database.transaction() as connection:
        await keep_conflict(connection, arrival)
    return Refusal(409, "case_conflict", "another case has this id; both are kept")


def _refuse_without_container(platform: Platform, header: CaseHeader) -> None:
    if not header.container_digest:
        return
    path = platform.containers.path_of(header.kiosk_id, header.container_digest)
    if path is None or path.stat().st_size != header.container_size:
        raise Refusal(424, "container_missing", "upload the container first")


async def _restored(platform: Platform, arrival: Arrival, said: PlatformAnswer) -> bool:
    """Keep a case the backup did not hold, with the answer it had, as of the day it had it.

    False if it is here. Raises `CaseConflict`.
    """
    arrival = replace(arrival, received_at=said.answered_at)
    case_id = arrival.header.case_id
    async with platform.database.transaction() as connection:
        await open_books(connection)
        if await stored_answer(connection, case_id, arrival.digest):
            return False
        number = await next_server_seq(connection)
        epoch = platform.settings.epoch
        decision = Decision(*restored(platform.keys, said, epoch=epoch, server_seq=number))
        await keep_case(connection, arrival, decision)
    return True


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
