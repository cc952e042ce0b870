"""Forms kept for later (先存起来): put, hand over, end.

    PUT  /v1/parked/{uuid}     the courier: a sealed form; 201 new, 200 the same again
    POST /v1/parked/open       a kiosk: code and card's number; the form, and a lease on it
    POST /v1/parked/discard    a kiosk: the resident does not want it any more

Code and number are found in the sealed form, never beside it; here they are kept as keyed digests.
"Wrong code", "somebody else's card", "expired" and "never existed" are one and the same answer,
and after a few of them that card has to wait, whether or not it has anything here.
"""

from __future__ import annotations

import asyncio
import hashlib
from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from central.callers import kiosk_of
from central.cases import next_server_seq
from central.database import Connection
from central.holders import holder_digest
from central.opening import AWAY
from central.parked_shelf import (
    Kept,
    TooManyTries,
    code_digest,
    end_parked,
    hand_over,
    has_ended,
    put_on_shelf,
    take_off_shelf,
)
from central.platform import Platform, platform_of
from central.replies import Refusal, body_of, decoded, is_plain, reply
from kiosk import wire
from kiosk.domain.identity import is_valid_id_number
from kiosk.domain.park_code import is_park_code
from kiosk.domain.parked import (
    MOST_BYTES,
    DiscardQuestion,
    HandedOver,
    Lease,
    ParkedForm,
    ParkQuestion,
    ParkTaken,
    SealedForm,
)
from kiosk.sealed import SealBroken

_SEALED_BYTES = 2 * MOST_BYTES
_BYTES = 4 * 1024


async def put_parked(request: Request) -> Response:
    """PUT /v1/parked/{uuid}: keep a sealed form, once."""
    platform, kiosk_id = platform_of(request), kiosk_of(request)
    limit_s = platform.settings.limits.body_seconds
    body = await body_of(request, limit=_SEALED_BYTES, within_s=limit_s)
    envelope = decoded(SealedForm, body)
    if envelope.parked_id != request.path_params["parked_id"]:
        raise Refusal(422, "bad_body", "the id of the address and of the form differ")
    form = await asyncio.to_thread(opened, platform, envelope)
    _refuse_ill(form, envelope, kiosk_id)
    now = platform.now()
    days = max(1, min(form.keep_days, platform.settings.drafts.keep_days))
    kept = Kept(
        form.parked_id,
        holder_digest(platform.keys, form.id_number),
        code_digest(platform.keys, form.id_number, form.code),
        kiosk_id,
        hashlib.sha256(body).hexdigest(),
        body,
        now,
        now + timedelta(days=days),
    )
    server_seq = 0
    async with platform.database.transaction() as connection:
        if platform.settings.await_backup:
            # First, as everybody who takes a number does: whoever waits here holds nothing.
            server_seq = await next_server_seq(connection)
        is_new, held, until = await put_on_shelf(connection, kept)
        # Asked afterwards: it may have ended while the row was being put.
        ended_at = await has_ended(connection, form.parked_id)
        if ended_at is not None:
            await take_off_shelf(connection, form.parked_id)
            return reply(ParkTaken(form.parked_id, ended_at))
        if is_new and form.replaces is not None:
            old = form.replaces
            await end_parked(connection, old, kept.holder_hmac, "replaced", now)
    if held != kept.digest:
        raise Refusal(409, "parked_differs", "another form has this id")
    taken = ParkTaken(form.parked_id, until, server_seq, platform.settings.epoch)
    return reply(taken, 201 if is_new else 200)


async def post_open(request: Request) -> Response:
    """POST /v1/parked/open: the form that this code and this card's number open."""
    platform, kiosk_id = platform_of(request), kiosk_of(request)
    limit_s = platform.settings.limits.body_seconds
    asked = decoded(ParkQuestion, await body_of(request, limit=_BYTES, within_s=limit_s))
    return reply(await found(platform, asked, f"kiosk {kiosk_id}"))


async def found(platform: Platform, asked: ParkQuestion, by_whom: str) -> HandedOver:
    """Hand a form over to `by_whom`, noted; raise `Refusal` (404, 409, 410, 422)."""
    if not is_park_code(asked.code) or not is_valid_id_number(asked.id_number):
        raise Refusal(422, "bad_body", "ask with a whole code and an identity number")
    holder = holder_digest(platform.keys, asked.id_number)
    code = code_digest(platform.keys, asked.id_number, asked.code)
    most = platform.settings.drafts.tries_per_hour
    try:
        async with platform.database.transaction() as connection:
            taken = await hand_over(connection, holder, code, by_whom, most, platform.now())
    except TooManyTries:
        raise Refusal(409, "too_many_tries", "this card has to wait an hour") from None
    if taken is None:
        raise Refusal(404, "parked_unknown", "no form has this code and card")
    form = await asyncio.to_thread(opened, platform, wire.decode(SealedForm, taken.body))
    return HandedOver(
        Lease(form.parked_id, taken.lease),
        form.item_code,
        form.item_version,
        form.answers,
        form.provenance,
        form.stopped_at,
        form.region,
        taken.received_at,
        taken.until,
        taken.elsewhere_at,
    )


async def post_discard(request: Request) -> Response:
    """POST /v1/parked/discard: delete it; 409 if another kiosk has it by now."""
    platform = platform_of(request)
    kiosk_of(request)
    limit_s = platform.settings.limits.body_seconds
    asked = decoded(DiscardQuestion, await body_of(request, limit=_BYTES, within_s=limit_s))
    holder = holder_digest(platform.keys, asked.id_number)
    async with platform.database.transaction() as connection:
        await discarded(connection, asked.lease, holder, platform.now())
    return reply({"parked_id": asked.lease.parked_id})


async def discarded(connection: Connection, lease: Lease, holder: str, now: datetime) -> None:
    """Delete a kept form; one that is over already is harmless. Raise `Refusal` (409)."""
    if await end_parked(connection, lease, holder, "discarded", now):
        return
    if await has_ended(connection, lease.parked_id) is None:
        raise Refusal(409, "lease_gone", "this form was opened elsewhere since")


def opened(platform: Platform, envelope: SealedForm) -> ParkedForm:
    """What was sealed. Slow: call it on a thread. Raise `Refusal` (422, 503)."""
    try:
        return wire.decode(ParkedForm, platform.unsealer.form(envelope.parked_id, envelope.sealed))
    except SealBroken as fault:
        if fault.code == AWAY:
            raise Refusal(503, "opener_away", "try again", {"Retry-After": "5"}) from None
        raise Refusal(422, "unreadable", fault.code) from None
    except wire.BadWireValue:
        raise Refusal(422, "unreadable", "not a form that is kept for later") from None


def _refuse_ill(form: ParkedForm, envelope: SealedForm, kiosk_id: str) -> None:
    if form.parked_id != envelope.parked_id:
        raise Refusal(422, "bad_body", "the id inside is another one")
    if form.kiosk_id != kiosk_id:
        raise Refusal(422, "other_kiosk", "this form was kept at another kiosk")
    if not is_park_code(form.code) or not is_valid_id_number(form.id_number):
        raise Refusal(422, "bad_body", "no such code or number")
    if not is_plain(form.item_code) or not is_plain(form.item_version):
        raise Refusal(422, "bad_body", "no such item")


ROUTES = (
    Route("/v1/parked/open", post_open, methods=["POST"]),
    Route("/v1/parked/discard", post_discard, methods=["POST"]),
    Route("/v1/parked/{parked_id:uuid}", put_parked, methods=["PUT"]),
)
