"""What the sealed format asks of a suite. A hardware module can stand behind the same questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

Random = Callable[[int], bytes]
"""Returns so many unpredictable bytes: `os.urandom`, except where a test fixes the bytes."""


class Aead(Protocol):
    """An authenticated cipher with a 12-byte nonce and a 16-byte tag, under one key."""

    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes, /) -> bytes:
        """Return the cipher text with its tag behind it."""
        ...

    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes, /) -> bytes:
        """Return the plain text; raise `cryptography.exceptions.InvalidTag`."""
        ...


class CryptoProvider(Protocol):
    """The algorithms of one suite. It keeps nothing: keys come and go as bytes.

    For a private key kept in a module (SDF, GM/T 0018, say) the bytes of the private key are
    what names it there.
    """

    @property
    def suite(self) -> int:
        """The number of the suite, as headers carry it."""
        ...

    def make_private_key(self, random: Random) -> bytes:
        """Make a private key; raise `SuiteUnavailable`."""
        ...

    def public_key_of(self, private_key: bytes) -> bytes:
        """Return its public key; raise `SealBroken` for what is no private key of the suite."""
        ...

    def require_usable(self, public_key: bytes) -> None:
        """Raise `SealBroken` for a key no case key can be wrapped to on this machine."""
        ...

    def wrap(self, case_key: bytes, public_key: bytes, info: bytes) -> bytes:
        """Wrap 32 bytes to a public key, bound to `info`; raise as `require_usable`."""
        ...

    def unwrap(self, wrapped: bytes, private_key: bytes, info: bytes) -> bytes:
        """Return the case key; raise `SealBroken` unless it was wrapped so, for this `info`."""
        ...

    def hash(self, data: bytes) -> bytes:
        """The 32-byte hash that binds every record to its header."""
        ...

    def record_aead(self, case_key: bytes, salt: bytes, info: bytes) -> Aead:
        """The cipher of one record, under a key derived from the case key."""
        ...
