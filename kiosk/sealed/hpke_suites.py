"""Suites 1 and 2: HPKE (RFC 9180) around AES-256-GCM, by the `cryptography` package.

Suite 1 has the KEM DHKEM(X25519, HKDF-SHA256). Suite 2 has ML-KEM-768 with X25519, known as
X-Wing (draft-connolly-cfrg-xwing-kem; as an HPKE KEM, 0x647a, in draft-ietf-hpke-pq): whoever
wants to read a case has to break both. Those two are drafts: their bytes are fixed here by
vectors of our own and by a second reading of the drafts in the tests.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kiosk.sealed.faults import SealBroken, SuiteUnavailable
from kiosk.sealed.provider import Aead, Random

_SEED_SIZE = 32
_MLKEM_PUBLIC_SIZE = 1184
_MLKEM_SEED_SIZE = 64


_Public = X25519PublicKey | hpke.MLKEM768X25519PublicKey
_Private = X25519PrivateKey | hpke.MLKEM768X25519PrivateKey


class Kem(Protocol):
    """Keys of one KEM, from bytes to what the library takes. `ValueError` for wrong ones."""

    @property
    def kem(self) -> hpke.KEM:
        """Its name in the library."""
        ...

    def private(self, raw: bytes) -> _Private:
        """The private key in 32 bytes."""
        ...

    def public(self, raw: bytes) -> _Public:
        """The public key in its wire form."""
        ...

    def public_of(self, raw: bytes) -> bytes:
        """The wire form of the public key that belongs to a private one."""
        ...


class X25519Kem:
    """Plain X25519 (RFC 7748): 32 bytes private, 32 bytes public."""

    kem = hpke.KEM.X25519

    def private(self, raw: bytes) -> X25519PrivateKey:
        """The private key in 32 bytes."""
        return X25519PrivateKey.from_private_bytes(raw)

    def public(self, raw: bytes) -> X25519PublicKey:
        """The public key in 32 bytes."""
        return X25519PublicKey.from_public_bytes(raw)

    def public_of(self, raw: bytes) -> bytes:
        """The public key of a private one."""
        return self.private(raw).public_key().public_bytes_raw()


class XWingKem:
    """X-Wing: a 32-byte seed is the private key; public are 1184 bytes ML-KEM, 32 X25519."""

    kem = hpke.KEM.MLKEM768_X25519

    def private(self, raw: bytes) -> hpke.MLKEM768X25519PrivateKey:
        """The two private keys that grow out of the seed."""
        return hpke.MLKEM768X25519PrivateKey(*self._halves(raw))

    def public(self, raw: bytes) -> hpke.MLKEM768X25519PublicKey:
        """The public key in 1216 bytes."""
        return hpke.MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(raw[:_MLKEM_PUBLIC_SIZE]),
            X25519PublicKey.from_public_bytes(raw[_MLKEM_PUBLIC_SIZE:]),
        )

    def public_of(self, raw: bytes) -> bytes:
        """The public key of a seed."""
        lattice, curve = self._halves(raw)
        return lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()

    @staticmethod
    def _halves(raw: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        if len(raw) != _SEED_SIZE:
            raise ValueError("the seed of an X-Wing key is 32 bytes")
        grown = hashlib.shake_256(raw).digest(_MLKEM_SEED_SIZE + 32)
        return (
            MLKEM768PrivateKey.from_seed_bytes(grown[:_MLKEM_SEED_SIZE]),
            X25519PrivateKey.from_private_bytes(grown[_MLKEM_SEED_SIZE:]),
        )


class HpkeProvider:
    """A suite of HPKE, HKDF-SHA256, AES-256-GCM and SHA-256; the KEM makes the difference."""

    def __init__(self, suite: int, kem: Kem) -> None:
        self.suite = suite
        self._kem = kem

    def make_private_key(self, random: Random) -> bytes:
        """Any 32 bytes are a private key."""
        return random(_SEED_SIZE)

    def public_key_of(self, private_key: bytes) -> bytes:
        """Return its public key; raise `SealBroken` for what is no private key."""
        with self._refusing("unknown_key"):
            return self._kem.public_of(private_key)

    def require_usable(self, public_key: bytes) -> None:
        """Raise `SealBroken` for a key that cannot be used."""
        # A key of small order (all zeros, say) has the right length and fails only in use.
        self.wrap(b"", public_key, b"")

    def wrap(self, case_key: bytes, public_key: bytes, info: bytes) -> bytes:
        """HPKE, base mode, one message: encapsulated key, then cipher text."""
        with self._refusing("unknown_key"):
            return self._hpke().encrypt(case_key, self._kem.public(public_key), info=info)

    def unwrap(self, wrapped: bytes, private_key: bytes, info: bytes) -> bytes:
        """Return the case key; raise `SealBroken`."""
        with self._refusing("tampered"):
            return self._hpke().decrypt(wrapped, self._kem.private(private_key), info=info)

    def hash(self, data: bytes) -> bytes:
        """SHA-256."""
        return hashlib.sha256(data).digest()

    def record_aead(self, case_key: bytes, salt: bytes, info: bytes) -> Aead:
        """AES-256-GCM under HKDF-SHA256 of the case key."""
        return AESGCM(HKDF(hashes.SHA256(), 32, salt=salt, info=info).derive(case_key))

    def _hpke(self) -> hpke.Suite:
        return hpke.Suite(self._kem.kem, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)

    @contextmanager
    def _refusing(self, code: str) -> Iterator[None]:
        """What the library raises, in our words."""
        try:
            yield
        except (InvalidTag, ValueError):
            raise SealBroken(code) from None
        except UnsupportedAlgorithm:
            raise SuiteUnavailable(self.suite, "the KEM in the cryptography package") from None
