"""Kiosks become known: a one-time code, a signing request, a certificate; and are locked out."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Annotated

from cryptography.hazmat.primitives import serialization
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response

from central.authority import Authority, BadRequestForCertificate, issue_kiosk
from central.callers import digest_of, kiosk_of, operator_of
from central.database import Connection
from central.platform import Platform, platform_of
from central.replies import Refusal, body_of, decoded, reply
from central.settings import Name

CODE_HOURS = 24
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No 0 O 1 I L U: a technician reads the code from one screen and types it into another."""
_CODE_LETTERS = 20
_BYTES = 8 * 1024


@dataclass(frozen=True, slots=True)
class CodeWish:
    """Which kiosk is to be enrolled."""

    kiosk_id: Name


@dataclass(frozen=True, slots=True)
class EnrolmentCode:
    """A code for one enrolment of one kiosk."""

    kiosk_id: str
    code: str = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class EnrolmentWish:
    """A kiosk's request. `code` is empty when a known kiosk renews its certificate."""

    kiosk_id: Name
    request: Annotated[str, Meta(max_length=4096)]
    code: Annotated[str, Meta(max_length=64)] = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The certificate (PEM) a kiosk uses from now on."""

    kiosk_id: str
    certificate: str
    expires_at: datetime


async def post_code(request: Request) -> Response:
    """POST /v1/enrolment-codes {kiosk_id}: a one-time code, for operators."""
    operator_of(request)
    platform = platform_of(request)
    _authority_of(platform)
    wish = decoded(CodeWish, await _body(request, platform))
    code = "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LETTERS))
    expires_at = platform.now() + timedelta(hours=CODE_HOURS)
    async with platform.database.transaction() as connection:
        await connection.execute(
            "INSERT INTO enrolment_codes (code_sha256, kiosk_id, expires_at) VALUES ($1, $2, $3)",
            digest_of(code),
            wish.kiosk_id,
            expires_at,
        )
    return reply(EnrolmentCode(wish.kiosk_id, code, expires_at), 201)


async def post_enrolment(request: Request) -> Response:
    """POST /v1/enrol: a certificate for the key in the request, by code or by renewal."""
    platform = platform_of(request)
    authority = _authority_of(platform)
    wish = decoded(EnrolmentWish, await _body(request, platform))
    now = platform.now()
    if not wish.code and kiosk_of(request) != wish.kiosk_id:
        raise Refusal(403, "other_kiosk", "a kiosk renews its own certificate")
    try:
        certificate = issue_kiosk(authority, wish.request.encode(), wish.kiosk_id, now)
    except BadRequestForCertificate:
        raise Refusal(422, "bad_request_for_certificate", "a P-256 PKCS #10 in PEM") from None
    der = certificate.public_bytes(serialization.Encoding.DER)
    expires_at = certificate.not_valid_after_utc
    async with platform.database.transaction() as connection:
        if wish.code:
            await _use_code(connection, wish, now)
        await connection.execute(
            "INSERT INTO kiosk_certificates VALUES ($1, $2, $3, $4)",
            fingerprint_of(der),
            wish.kiosk_id,
            now,
            expires_at,
        )
    platform.certificates[fingerprint_of(der)] = wish.kiosk_id
    pem = certificate.public_bytes(serialization.Encoding.PEM).decode("ascii")
    return reply(Enrolled(wish.kiosk_id, pem, expires_at), 201)


async def post_revocation(request: Request) -> Response:
    """POST /v1/revocations {kiosk_id}: every certificate of this kiosk is void from now on."""
    operator_of(request)
    platform = platform_of(request)
    wish = decoded(CodeWish, await _body(request, platform))
    async with platform.database.transaction() as connection:
        rows = await connection.fetch(
            "UPDATE kiosk_certificates SET revoked_at = $2"
            " WHERE kiosk_id = $1 AND revoked_at IS NULL RETURNING fingerprint",
            wish.kiosk_id,
            platform.now(),
        )
    for row in rows:
        platform.certificates.pop(row["fingerprint"], None)
    return reply({"revoked": len(rows)})


async def known_certificates(connection: Connection, now: datetime) -> dict[str, str]:
    """Fingerprint to kiosk id of every certificate that counts."""
    rows = await connection.fetch(
        "SELECT fingerprint, kiosk_id FROM kiosk_certificates"
        " WHERE revoked_at IS NULL AND expires_at > $1",
        now,
    )
    return {row["fingerprint"]: row["kiosk_id"] for row in rows}


def fingerprint_of(der: bytes) -> str:
    """The name of a certificate: the SHA-256 of its DER bytes, in hex."""
    return hashlib.sha256(der).hexdigest()


async def _use_code(connection: Connection, wish: EnrolmentWish, now: datetime) -> None:
    # One statement: of two requests with the same code exactly one gets a certificate.
    used = await connection.fetchval(
        "UPDATE enrolment_codes SET used_at = $3 WHERE code_sha256 = $1 AND kiosk_id = $2"
        " AND used_at IS NULL AND expires_at > $3 RETURNING 1",
        digest_of(wish.code.replace("-", "").replace(" ", "").upper()),
        wish.kiosk_id,
        now,
    )
    if used is None:
        raise Refusal(403, "code_unknown", "the code is used, too old, or of another kiosk")


def _authority_of(platform: Platform) -> Authority:
    if platform.authority is None:
        raise Refusal(404, "no_certificates", "this platform has no [tls] in its settings")
    return platform.authority


async def _body(request: Request, platform: Platform) -> bytes:
    return await body_of(request, limit=_BYTES, within_s=platform.settings.limits.body_seconds)
