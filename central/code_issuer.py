"""One-time codes as a resident's phone shows them: signed, 60 seconds, one use.

Stands in for the issuer of a province (苏服码 and the like). To a kiosk a code is an opaque token:
it neither parses nor logs it. The issuer signs what it hands out (HMAC-SHA-256 over a nonce and
the end of its life), so that a made-up code is refused before anything is looked up; that it is
used once is the platform's own book.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import struct
from dataclasses import dataclass, field
from datetime import datetime

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from central.keys import Keys

CODE_SECONDS = 60
_HEAD = struct.Struct(">16sQ")
_MARK_BYTES = 16


class CodeNotIssued(Exception):
    """Nobody was given this code: its mark does not fit."""


@dataclass(frozen=True, slots=True)
class CodeIssuer:
    """Issues and recognises codes. Simulated: `is_simulator` is shown with every code."""

    key: bytes = field(repr=False)
    is_simulator: bool = True

    def issue(self, now: datetime) -> str:
        """A fresh code."""
        head = _HEAD.pack(os.urandom(16), int(now.timestamp()) + CODE_SECONDS)
        return base64.urlsafe_b64encode(head + self._mark(head)).rstrip(b"=").decode()

    def is_alive(self, code: str, now: datetime) -> bool:
        """Whether the code's time is not over; raise `CodeNotIssued` if it is not one of ours."""
        try:
            raw = base64.b64decode(code + "=" * (-len(code) % 4), b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise CodeNotIssued from None
        head, mark = raw[: _HEAD.size], raw[_HEAD.size :]
        if len(head) != _HEAD.size or not hmac.compare_digest(mark, self._mark(head)):
            raise CodeNotIssued
        until: int = _HEAD.unpack(head)[1]
        return now.timestamp() < until

    def _mark(self, head: bytes) -> bytes:
        return hmac.new(self.key, head, hashlib.sha256).digest()[:_MARK_BYTES]


def code_issuer(keys: Keys) -> CodeIssuer:
    """The platform's own simulated issuer."""
    kdf = HKDF(SHA256(), 32, salt=None, info=b"menkou demonstration codes 1")
    return CodeIssuer(kdf.derive(keys.answer[0].private_key))
