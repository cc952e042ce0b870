"""E-licences by a resident's card or code. Codes: one-time, 60 seconds, opaque, kept as digests.

What leaves is masked. The reference that goes into a case is as single-use as the code: it is
bound to the first case that carries it.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response

from central.callers import digest_of, kiosk_of
from central.code_issuer import CODE_SECONDS, CodeNotIssued, code_issuer
from central.database import Connection
from central.decide import legal_day
from central.licence_shelf import HOLDERS, SampleHolder, masked_number
from central.licence_store import Holding, LicenceStore, SampleStore
from central.platform import Platform, platform_of
from central.replies import Refusal, body_of, decoded, is_plain, reply
from kiosk.domain.application import Application
from kiosk.domain.envelope import ELicence, LicenceQuestion
from kiosk.domain.identity import is_valid_id_number

STORE: LicenceStore = SampleStore()
_MOST_TYPES = 32
_BYTES = 8 * 1024
_KEEP_REF = (
    "INSERT INTO licence_refs (ref_sha256, holder, licence_type, kiosk_id, issued_at)"
    " VALUES ($1, $2, $3, $4, $5)"
)


@dataclass(frozen=True, slots=True)
class CodeExchange:
    """A code a resident showed, and the licence types the item wants."""

    code: Annotated[str, Meta(min_length=1, max_length=256)] = field(repr=False)
    licence_types: Annotated[list[str], Meta(max_length=32)]


@dataclass(frozen=True, slots=True)
class CodeWish:
    """Whose demonstration code is wanted."""

    holder: str


async def issue_code(request: Request) -> Response:
    """POST /v1/demo/codes: a code as a resident's phone would show it. Demonstrations only."""
    platform = platform_of(request)
    if not platform.settings.demo_codes:
        raise Refusal(404, "no_demonstration", "this platform issues no demonstration codes")
    wish = decoded(CodeWish, await _body(request, platform))
    if wish.holder not in HOLDERS:
        raise Refusal(404, "holder_unknown", "one of: " + ", ".join(HOLDERS))
    issuer = code_issuer(platform.keys)
    code = issuer.issue(platform.now())
    async with platform.database.transaction() as connection:
        await connection.execute(
            "INSERT INTO licence_codes (code_sha256, holder, expires_at) VALUES ($1, $2, $3)",
            digest_of(code),
            wish.holder,
            platform.now() + timedelta(seconds=CODE_SECONDS),
        )
    said = {"code": code, "seconds": CODE_SECONDS, "is_simulator": issuer.is_simulator}
    return reply(said, 201)


async def exchange_code(request: Request) -> Response:
    """POST /v1/licences/exchange: the licences behind a code, masked; 404 or 410 otherwise."""
    platform, kiosk_id = platform_of(request), kiosk_of(request)
    wish = decoded(CodeExchange, await _body(request, platform))
    now = platform.now()
    _refuse_made_up(platform, wish.code, now)
    async with platform.database.transaction() as connection:
        name = await _use_code(connection, digest_of(wish.code), now)
        held = STORE.of_record(name, wish.licence_types, legal_day(now))
        found = [await _handed_out(connection, one, kiosk_id, now) for one in held]
    return reply(found)


async def find_licences(request: Request) -> Response:
    """POST /v1/licences/find: the licences of whoever's card a kiosk read, masked; maybe none.

    The kiosk asks only after its holder agreed. What was asked for is noted, not about whom.
    """
    platform, kiosk_id = platform_of(request), kiosk_of(request)
    asked = decoded(LicenceQuestion, await _body(request, platform))
    is_sound = is_valid_id_number(asked.id_number) and is_plain(asked.item_code)
    types = asked.licence_types
    if not is_sound or len(types) > _MOST_TYPES or not all(map(is_plain, types)):
        raise Refusal(422, "bad_body", "a field of the question is out of its range")
    now = platform.now()
    held = STORE.of_person(asked.id_number, types, legal_day(now))
    async with platform.database.transaction() as connection:
        found = [await _handed_out(connection, one, kiosk_id, now) for one in held]
        await connection.execute(
            "INSERT INTO licence_lookups (asked_at, kiosk_id, item_code, licence_types, found)"
            " VALUES ($1, $2, $3, $4, $5)",
            now,
            kiosk_id,
            asked.item_code,
            "、".join(types),
            len(found),
        )
    return reply(found)


async def _handed_out(
    connection: Connection, held: Holding, kiosk_id: str, now: datetime
) -> ELicence:
    """A licence as a kiosk gets it: masked, with a reference it may use in one case."""
    ref = secrets.token_urlsafe(24)
    row = (digest_of(ref), held.record, held.licence.licence_type, kiosk_id, now)
    await connection.execute(_KEEP_REF, *row)
    return _shown(ref, held)


async def bind_licences(connection: Connection, application: Application, kiosk_id: str) -> bool:
    """Bind the references a case carries to it.

    False if one is unknown, already used, or names a licence of somebody else.
    """
    held, case_id = True, application.application_id
    for material in application.materials:
        if material.licence_ref:
            digest = digest_of(material.licence_ref)
            holder = await _bind(connection, digest, kiosk_id, case_id)
            held &= holder is not None and holder.id_number == application.applicant.id_number
    return held


def _refuse_made_up(platform: Platform, code: str, now: datetime) -> None:
    try:
        is_alive = code_issuer(platform.keys).is_alive(code, now)
    except CodeNotIssued:
        raise Refusal(404, "code_unknown", "nobody was given this code") from None
    if not is_alive:
        raise Refusal(410, "code_expired", "the code is older than 60 s")


async def _use_code(connection: Connection, digest: str, now: datetime) -> str:
    # One statement: of two kiosks with the same code exactly one gets the licences.
    holder: str | None = await connection.fetchval(
        "UPDATE licence_codes SET used_at = $2"
        " WHERE code_sha256 = $1 AND used_at IS NULL AND expires_at > $2 RETURNING holder",
        digest,
        now,
    )
    if holder is not None:
        return holder
    if await connection.fetchval("SELECT 1 FROM licence_codes WHERE code_sha256 = $1", digest):
        raise Refusal(410, "code_expired", "the code is used or older than 60 s")
    raise Refusal(404, "code_unknown", "nobody was given this code")


async def _bind(
    connection: Connection, digest: str, kiosk_id: str, case_id: UUID
) -> SampleHolder | None:
    name = await connection.fetchval(
        "UPDATE licence_refs SET case_id = $3 WHERE ref_sha256 = $1 AND kiosk_id = $2"
        " AND (case_id IS NULL OR case_id = $3) RETURNING holder",
        digest,
        kiosk_id,
        case_id,
    )
    return None if name is None else HOLDERS[name]


def _shown(ref: str, held: Holding) -> ELicence:
    licence = held.licence
    return ELicence(
        ref=ref,
        licence_type=licence.licence_type,
        title=licence.licence_type,
        holder_masked=held.holder.name_masked,
        number_masked=masked_number(licence.number),
        issuer=licence.issuer,
        valid_until=licence.valid_until,
        is_sample=STORE.is_simulator,
    )


async def _body(request: Request, platform: Platform) -> bytes:
    return await body_of(request, limit=_BYTES, within_s=platform.settings.limits.body_seconds)
