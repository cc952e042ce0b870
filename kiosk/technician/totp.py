"""One-time codes that need no network: HOTP (RFC 4226) over 30-second steps (RFC 6238)."""

from __future__ import annotations

import base64
import binascii
import hmac

STEP_S = 30
DIGITS = 6
DRIFT_STEPS = 1
"""How many steps before and after now are taken: RFC 6238 5.2 recommends one for the way."""
LEAST_SECRET = 16
"""Bytes. RFC 4226 4 asks for 128 bits at least."""


class BadTotpSecret(Exception):
    """The secret is no base32 text of at least 128 bits. Never quotes it."""

    def __init__(self) -> None:
        super().__init__("not a base32 secret of at least 128 bits")


def secret_from(text: str) -> bytes:
    """The secret written as base32 (RFC 4648), as authenticator programs show it.

    Spaces and case do not matter. Raises `BadTotpSecret`.
    """
    letters = "".join(text.split()).upper().rstrip("=")
    try:
        secret = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except (binascii.Error, ValueError):
        raise BadTotpSecret from None
    if len(secret) < LEAST_SECRET:
        raise BadTotpSecret
    return secret


def hotp(secret: bytes, counter: int, *, digits: int = DIGITS, digest: str = "sha1") -> str:
    """The code of a counter (RFC 4226 5.3, dynamic truncation)."""
    mac = hmac.digest(secret, counter.to_bytes(8, "big"), digest)
    offset = mac[-1] & 0x0F
    number = int.from_bytes(mac[offset : offset + 4], "big") & 0x7FFF_FFFF
    return str(number % 10**digits).zfill(digits)


def step_at(wall_s: float) -> int:
    """Which 30-second step a Unix time lies in."""
    return int(wall_s // STEP_S)


def step_of(secret: bytes, code: str, wall_s: float, *, after: int = -1) -> int | None:
    """The step `code` belongs to, or None when it is wrong, old, or was used before.

    Only steps later than `after` count, so that each code opens once (RFC 6238 5.2). Every
    candidate is compared, in the same time whatever the code is.
    """
    now = step_at(wall_s)
    found: int | None = None
    for step in range(now - DRIFT_STEPS, now + DRIFT_STEPS + 1):
        matches = step >= 0 and hmac.compare_digest(hotp(secret, step).encode(), code.encode())
        if matches and step > after:
            found = step
    return found
