"""The technician's PIN, kept as a salted scrypt hash (RFC 7914) and never as itself."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from itertools import pairwise

SHORTEST = 6
LONGEST = 12
_N, _R, _P = 1 << 14, 8, 1
_SALT = 16
_MEMORY = 64 << 20


class BadPin(Exception):
    """Not 6 to 12 digits, or all of them the same or in a row. `code`: length, digits, easy."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class BadPinHash(Exception):
    """What stands in the settings is not a hash this program made. Never quotes it."""

    def __init__(self) -> None:
        super().__init__("not a hash of 'menkou technician set-pin'")


def check_pin(pin: str) -> None:
    """Raise `BadPin` for a PIN nobody should choose."""
    if not pin.isascii() or not pin.isdigit():
        raise BadPin("digits")
    if not SHORTEST <= len(pin) <= LONGEST:
        raise BadPin("length")
    steps = {int(b) - int(a) for a, b in pairwise(pin)}
    if steps in ({0}, {1}, {-1}):
        raise BadPin("easy")


def hash_pin(pin: str) -> str:
    """The hash to keep, as one line: scrypt$N$r$p$salt$key. Raises `BadPin`."""
    check_pin(pin)
    salt = secrets.token_bytes(_SALT)
    return f"scrypt${_N}${_R}${_P}${salt.hex()}${_key(pin, salt, _N, _R, _P).hex()}"


def fits(pin: str, kept: str) -> bool:
    """Whether this PIN made that hash. Slow by design. Raises `BadPinHash`."""
    n, r, p, salt, key = _parts(kept)
    return hmac.compare_digest(_key(pin, salt, n, r, p), key)


def require_hash(kept: str) -> None:
    """Raise `BadPinHash` unless `kept` can be compared with."""
    _parts(kept)


def _key(pin: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=n, r=r, p=p, maxmem=_MEMORY, dklen=32)


def _parts(kept: str) -> tuple[int, int, int, bytes, bytes]:
    try:
        kind, n, r, p, salt, key = kept.split("$")
        parts = int(n), int(r), int(p), bytes.fromhex(salt), bytes.fromhex(key)
    except ValueError:
        raise BadPinHash from None
    n_is_power = parts[0] > 1 and parts[0] & (parts[0] - 1) == 0
    fits_memory = 0 < 128 * parts[0] * parts[1] <= _MEMORY // 2 and 0 < parts[2] <= 16
    if kind != "scrypt" or not n_is_power or not fits_memory or len(parts[4]) != 32:
        raise BadPinHash
    return parts
