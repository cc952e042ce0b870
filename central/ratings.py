"""Ratings (好差评): insert or return, by the rating's own id."""

from __future__ import annotations

import hashlib
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from central.alarms import raise_alarm
from central.callers import kiosk_of
from central.database import Connection
from central.platform import platform_of
from central.replies import Refusal, body_of, decoded, is_plain, reply
from kiosk.domain.rating import Rating

_BYTES = 8 * 1024
_SURFACES = ("pad", "screen")


async def put_rating(request: Request) -> Response:
    """PUT /v1/ratings/{uuid}: 201 new, 200 the same again, 409 another under the same id."""
    platform, kiosk_id = platform_of(request), kiosk_of(request)
    body = await body_of(request, limit=_BYTES, within_s=platform.settings.limits.body_seconds)
    rating = decoded(Rating, body)
    _refuse_foreign(rating, request.path_params["rating_id"], kiosk_id)
    digest, now = hashlib.sha256(body).hexdigest(), platform.now()
    async with platform.database.transaction() as connection:
        is_new = await connection.fetchval(
            "INSERT INTO ratings VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
            " ON CONFLICT DO NOTHING RETURNING true",
            rating.rating_id,
            rating.case_id,
            kiosk_id,
            rating.item_code,
            int(rating.level),
            rating.surface,
            digest,
            body,
            now,
        )
        held = digest if is_new else await _digest_of(connection, rating.rating_id)
        if held != digest:
            await raise_alarm(connection, "rating_differs", kiosk_id, str(rating.rating_id), now)
    if held != digest:
        raise Refusal(409, "rating_differs", "another rating has this id")
    return reply({"rating_id": rating.rating_id}, 201 if is_new else 200)


async def _digest_of(connection: Connection, rating_id: UUID) -> str:
    found: str = await connection.fetchval(
        "SELECT digest FROM ratings WHERE rating_id = $1", rating_id
    )
    return found


def _refuse_foreign(rating: Rating, rating_id: UUID, kiosk_id: str) -> None:
    if rating.rating_id != rating_id:
        raise Refusal(422, "bad_body", "the id of the address and of the rating differ")
    if rating.surface not in _SURFACES or not is_plain(rating.item_code):
        raise Refusal(422, "bad_body", "no such surface or item code")
    if rating.kiosk_id != kiosk_id:
        raise Refusal(403, "other_kiosk", "this rating was given at another kiosk")
