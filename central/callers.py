"""Who is calling: kiosks by token, operators by password. Secrets are compared as digests."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac

from starlette.requests import Request

from central.platform import platform_of
from central.replies import Refusal

_ASK_PASSWORD = {"WWW-Authenticate": 'Basic realm="Menkou platform", charset="UTF-8"'}


def kiosk_of(request: Request) -> str:
    """The kiosk id of an authenticated request; raise `Refusal` (401, 403).

    A kiosk that shows a certificate is who that says; otherwise its token counts, where tokens do.
    """
    platform = platform_of(request)
    der: bytes | None = request.scope.get("state", {}).get("peer_certificate")
    if der is not None:
        certified = platform.certificates.get(hashlib.sha256(der).hexdigest())
        if certified is None:
            raise Refusal(401, "certificate_unknown", "this certificate does not count any more")
        return _as_named(request, certified)
    if platform.settings.tls.certificates_only:
        raise Refusal(401, "certificate_needed", "kiosks show a certificate here")
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    # Looked up by its digest: how long that takes says nothing of a token.
    known = platform.tokens.get(digest_of(token))
    if scheme.lower() != "bearer" or known is None:
        raise Refusal(401, "unknown_token", "no kiosk has this token")
    return _as_named(request, known)


def _as_named(request: Request, known: str) -> str:
    named = {request.headers.get("x-menkou-kiosk"), request.path_params.get("kiosk", known)}
    if named != {known}:
        raise Refusal(403, "other_kiosk", "this kiosk is known under another name")
    return known


def operator_of(request: Request) -> str:
    """The name of an authenticated operator; raise `Refusal` (401)."""
    operator = platform_of(request).settings.operator
    scheme, _, credentials = request.headers.get("authorization", "").partition(" ")
    try:
        name, _, password = base64.b64decode(credentials, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise Refusal(401, "password_needed", "name and password, please", _ASK_PASSWORD) from None
    expected = operator.password_sha256 or ""
    is_right = hmac.compare_digest(digest_of(password), expected)
    if scheme.lower() != "basic" or name != operator.name or not is_right:
        raise Refusal(401, "password_needed", "name and password, please", _ASK_PASSWORD)
    return operator.name


def digest_of(secret: str) -> str:
    """The SHA-256 (hex) of a secret: what is kept and compared instead of it."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
