"""Times at the counter (预约): what is free, booking one, one's own, cancelling one by card.

    GET  /v1/appointments          what can be booked, the nearest first
    POST /v1/appointments          book; 201 new, 200 the same again, 409 full, over or twice
    POST /v1/appointments/mine     the open bookings of a card
    POST /v1/appointments/cancel   one of them is given back; doing it twice is harmless

Requests for one time take turns on its row; that no place is taken twice is a constraint.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from central.callers import kiosk_of
from central.database import Connection
from central.holders import holder_digest
from central.platform import Platform, platform_of
from central.replies import Refusal, body_of, decoded, reply
from kiosk.domain.appointment import (
    MOST_OPEN,
    Booking,
    BookingQuestion,
    BookingWish,
    Slot,
)
from kiosk.domain.identity import is_valid_id_number

Row = Mapping[str, Any]

AHEAD: Final = timedelta(days=14)
_MOST_SLOTS: Final = 200
_NO_SLOT: Final = 2**63
"""The database counts no further."""
_BYTES: Final = 4 * 1024
_FREE: Final = (
    "SELECT * FROM (SELECT s.*, s.places - (SELECT count(*) FROM bookings AS b"
    " WHERE b.slot_id = s.slot_id AND b.cancelled_at IS NULL) AS free FROM appointment_slots AS s"
    " WHERE starts_at > $1 AND starts_at < $2) AS upcoming"
    " WHERE free > 0 ORDER BY starts_at, site LIMIT $3"
)
_OWN: Final = (
    "SELECT b.booking_id, b.holder_hmac, b.cancelled_at, s.* FROM bookings AS b"
    " JOIN appointment_slots AS s USING (slot_id)"
)
_TAKE: Final = (
    "INSERT INTO bookings SELECT $1, $2, seat, $3, $4, $5"
    " FROM generate_series(1, $6::int) AS seat WHERE NOT EXISTS (SELECT FROM bookings AS b"
    " WHERE b.slot_id = $2 AND b.place = seat AND b.cancelled_at IS NULL)"
    " ORDER BY seat LIMIT 1 RETURNING true"
)


async def set_times(
    connection: Connection, times: Iterable[tuple[str, datetime, datetime, int]], set_by: str
) -> None:
    """Set times: site, begin, end, places. Those that are there stay, with whoever booked them."""
    await connection.executemany(
        "INSERT INTO appointment_slots (site, starts_at, ends_at, places, set_by)"
        " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        [(*time, set_by) for time in times],
    )


async def get_slots(request: Request) -> Response:
    """GET /v1/appointments: what can be booked."""
    kiosk_of(request)
    platform, now = platform_of(request), platform_of(request).now()
    async with platform.database.transaction() as connection:
        rows = await connection.fetch(_FREE, now, now + AHEAD, _MOST_SLOTS)
    return reply(
        tuple(
            Slot(row["slot_id"], row["site"], row["starts_at"], row["ends_at"], row["free"])
            for row in rows
        )
    )


async def post_booking(request: Request) -> Response:
    """POST /v1/appointments: a place at a time."""
    platform, kiosk_id = platform_of(request), kiosk_of(request)
    limit_s = platform.settings.limits.body_seconds
    wish = decoded(BookingWish, await body_of(request, limit=_BYTES, within_s=limit_s))
    holder = _holder(platform, wish.id_number)
    async with platform.database.transaction() as connection:
        is_new = await _book(connection, wish, holder, kiosk_id, platform.now())
        row = await connection.fetchrow(f"{_OWN} WHERE booking_id = $1", wish.booking_id)
    return reply(_told(row), 201 if is_new else 200)


async def _book(
    connection: Connection, wish: BookingWish, holder: str, kiosk_id: str, now: datetime
) -> bool:
    """Take a place; False where this very booking is there already. Raises `Refusal`."""
    slot = await _take_turns(connection, wish, holder)
    before = await connection.fetchrow(f"{_OWN} WHERE booking_id = $1", wish.booking_id)
    if before is not None:
        same = (before["holder_hmac"], before["slot_id"]) == (holder, wish.slot_id)
        if not same or before["cancelled_at"] is not None:
            raise Refusal(409, "booking_differs", "this booking is another one, or cancelled")
        return False
    if slot["starts_at"] <= now:
        raise Refusal(409, "slot_over", "this time has begun")
    own = await connection.fetch(
        f"{_OWN} WHERE holder_hmac = $1 AND cancelled_at IS NULL AND ends_at > $2", holder, now
    )
    if any(row["slot_id"] == wish.slot_id for row in own):
        raise Refusal(409, "booked_already", "this card has this time already")
    if len(own) >= MOST_OPEN:
        raise Refusal(409, "too_many_bookings", f"{MOST_OPEN} open bookings are the most")
    taken = await connection.fetchval(
        _TAKE, wish.booking_id, wish.slot_id, holder, kiosk_id, now, slot["places"]
    )
    if not taken:
        raise Refusal(409, "slot_full", "no place is left of this time")
    return True


async def _take_turns(connection: Connection, wish: BookingWish, holder: str) -> Row:
    """Wait for whoever asks about the same person, booking or time; return that time."""
    # One person's bookings are counted, one booking's id is looked for before it is used.
    for asked, namespace in ((holder, 15), (str(wish.booking_id), 16)):
        await connection.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended($1, $2))", asked, namespace
        )
    slot: Row | None = None
    if 0 < wish.slot_id < _NO_SLOT:
        slot = await connection.fetchrow(
            "SELECT * FROM appointment_slots WHERE slot_id = $1 FOR UPDATE", wish.slot_id
        )
    if slot is None:
        raise Refusal(404, "slot_unknown", "no such time")
    return slot


async def post_mine(request: Request) -> Response:
    """POST /v1/appointments/mine: the open bookings of a card that are not over."""
    platform = platform_of(request)
    question = await _question(request)
    holder = _holder(platform, question.id_number)
    async with platform.database.transaction() as connection:
        rows = await connection.fetch(
            f"{_OWN} WHERE holder_hmac = $1 AND cancelled_at IS NULL AND ends_at > $2"
            " ORDER BY starts_at",
            holder,
            platform.now(),
        )
    return reply(tuple(_told(row) for row in rows))


async def post_cancel(request: Request) -> Response:
    """POST /v1/appointments/cancel: give a time back before it begins."""
    platform, now = platform_of(request), platform_of(request).now()
    question = await _question(request)
    holder = _holder(platform, question.id_number)
    async with platform.database.transaction() as connection:
        row = await connection.fetchrow(
            f"{_OWN} WHERE booking_id = $1 AND holder_hmac = $2 FOR UPDATE OF b",
            question.booking_id,
            holder,
        )
        if row is None:
            raise Refusal(404, "booking_unknown", "this card has no such booking")
        if row["cancelled_at"] is None:
            if row["starts_at"] <= now:
                raise Refusal(409, "slot_over", "this time has begun")
            await connection.execute(
                "UPDATE bookings SET cancelled_at = $2 WHERE booking_id = $1",
                question.booking_id,
                now,
            )
    return reply(_told(row))


ROUTES = (
    Route("/v1/appointments", get_slots, methods=["GET"]),
    Route("/v1/appointments", post_booking, methods=["POST"]),
    Route("/v1/appointments/mine", post_mine, methods=["POST"]),
    Route("/v1/appointments/cancel", post_cancel, methods=["POST"]),
)


async def _question(request: Request) -> BookingQuestion:
    kiosk_of(request)
    limit_s = platform_of(request).settings.limits.body_seconds
    return decoded(BookingQuestion, await body_of(request, limit=_BYTES, within_s=limit_s))


def _holder(platform: Platform, id_number: str) -> str:
    if not is_valid_id_number(id_number):
        raise Refusal(422, "bad_body", "this is not an identity number")
    return holder_digest(platform.keys, id_number)


def _told(row: Row) -> Booking:
    number = booking_number(row["booking_id"])
    return Booking(row["booking_id"], number, row["site"], row["starts_at"], row["ends_at"])


def booking_number(booking_id: UUID) -> str:
    """What the counter calls a booking by; it finds it in the list of that time."""
    return f"Y-{booking_id.hex[-6:].upper()}"
