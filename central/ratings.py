"""Ratings (好差评): insert or return, by the rating's own id; one for each case (一次一评).

A bad one opens a ticket that a person has to close in time.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from central.adapters.dispatch import tell
from central.adapters.outlets import rating_record
from central.alarms import raise_alarm
from central.callers import kiosk_of
from central.database import Connection
from central.decide import legal_day
from central.platform import Platform, platform_of
from central.replies import Refusal, body_of, decoded, is_plain, reply
from kiosk.domain.rating import REASON_CODES, Rating
from kiosk.domain.receipt import local_number
from kiosk.services.workdays import add_workdays

FOLLOW_UP_WORKDAYS = 15
"""Working days to mend what a bad rating is about; provinces set their own."""
_BYTES = 8 * 1024
_SURFACES = ("pad", "screen")


async def put_rating(request: Request) -> Response:
    """PUT /v1/ratings/{uuid}: 201 new, 200 the same again, 409 another one for it or its case."""
    platform, kiosk_id = platform_of(request), kiosk_of(request)
    body = await body_of(request, limit=_BYTES, within_s=platform.settings.limits.body_seconds)
    rating = decoded(Rating, body)
    _refuse_foreign(rating, request.path_params["rating_id"], kiosk_id)
    digest, now = hashlib.sha256(body).hexdigest(), platform.now()
    async with platform.database.transaction() as connection:
        rated_as = await _claim_case(connection, rating)
        is_new = rated_as == rating.rating_id and await _keep(connection, rating, body, digest, now)
        held = digest if is_new else await _digest_of(connection, rating.rating_id)
        if held not in (digest, None):
            await raise_alarm(connection, "rating_differs", kiosk_id, str(rating.rating_id), now)
        if is_new:
            await _report(connection, rating, now)
        if is_new and rating.level.is_bad:
            await _open_ticket(connection, platform, rating, now)
    if held is None:
        raise Refusal(409, "rated_already", "this case has its rating")
    if held != digest:
        raise Refusal(409, "rating_differs", "another rating has this id")
    return reply({"rating_id": rating.rating_id}, 201 if is_new else 200)


async def _claim_case(connection: Connection, rating: Rating) -> UUID:
    """The rating this case has: ours, if nobody was faster."""
    await connection.execute(
        "INSERT INTO rated_cases VALUES ($1, $2) ON CONFLICT DO NOTHING",
        rating.case_id,
        rating.rating_id,
    )
    found: UUID = await connection.fetchval(
        "SELECT rating_id FROM rated_cases WHERE case_id = $1", rating.case_id
    )
    return found


async def _keep(
    connection: Connection, rating: Rating, body: bytes, digest: str, now: datetime
) -> bool:
    is_new = await connection.fetchval(
        "INSERT INTO ratings VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        " ON CONFLICT DO NOTHING RETURNING true",
        rating.rating_id,
        rating.case_id,
        rating.kiosk_id,
        rating.item_code,
        int(rating.level),
        rating.surface,
        digest,
        body,
        now,
    )
    return is_new is True


async def _report(connection: Connection, rating: Rating, now: datetime) -> None:
    number = await connection.fetchval(
        "SELECT case_number FROM cases WHERE case_id = $1", rating.case_id
    )
    record = rating_record(rating, number or local_number(rating.case_id))
    await tell(connection, "ratings", record, now)


async def _open_ticket(
    connection: Connection, platform: Platform, rating: Rating, now: datetime
) -> None:
    holidays = frozenset(platform.settings.holidays)
    await connection.execute(
        "INSERT INTO rating_tickets (rating_id, case_id, item_code, kiosk_id, level, reasons,"
        " may_call, opened_at, due_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        rating.rating_id,
        rating.case_id,
        rating.item_code,
        rating.kiosk_id,
        int(rating.level),
        ",".join(rating.reasons),
        rating.may_call,
        now,
        add_workdays(legal_day(now), FOLLOW_UP_WORKDAYS, holidays),
    )


async def _digest_of(connection: Connection, rating_id: UUID) -> str | None:
    found: str | None = await connection.fetchval(
        "SELECT digest FROM ratings WHERE rating_id = $1", rating_id
    )
    return found


def _refuse_foreign(rating: Rating, rating_id: UUID, kiosk_id: str) -> None:
    if rating.rating_id != rating_id:
        raise Refusal(422, "bad_body", "the id of the address and of the rating differ")
    if rating.surface not in _SURFACES or not is_plain(rating.item_code):
        raise Refusal(422, "bad_body", "no such surface or item code")
    known = REASON_CODES[rating.level]
    if len(set(rating.reasons)) != len(rating.reasons) or not set(rating.reasons) <= set(known):
        raise Refusal(422, "bad_body", "these reasons do not belong to this level")
    if rating.may_call and not rating.level.is_bad:
        raise Refusal(422, "bad_body", "nobody is called about a good rating")
    if rating.kiosk_id != kiosk_id:
        raise Refusal(403, "other_kiosk", "this rating was given at another kiosk")
