"""Suite 3: SM2 key wrap (GB/T 32918.4), SM4-GCM (GB/T 32907, RFC 8998) and SM3 (GB/T 32905).

SM4 and SM3 by the `cryptography` package, SM2 by the system's libcrypto. Not verified: any
certified module, and the derivation of record keys, which is HKDF (RFC 5869) with SM3 and so
named by no Chinese standard. Using these algorithms is not yet compliance with GB/T 39786.
"""

from __future__ import annotations

import hmac

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kiosk.sealed import sm2
from kiosk.sealed.faults import SealBroken, SuiteUnavailable
from kiosk.sealed.provider import Aead, Random

_KEY_SIZE = 16
_TAG_SIZE = 16
_CASE_KEY_SIZE = 32


class Sm4Gcm:
    """SM4-GCM under one key."""

    def __init__(self, key: bytes) -> None:
        self._algorithm = algorithms.SM4(key)

    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes, /) -> bytes:
        """Return the cipher text with its tag behind it."""
        encryptor = Cipher(self._algorithm, modes.GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(associated_data)
        return encryptor.update(data) + encryptor.finalize() + encryptor.tag

    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes, /) -> bytes:
        """Return the plain text; raise `InvalidTag`, and then nothing of it gets out."""
        text, tag = data[:-_TAG_SIZE], data[-_TAG_SIZE:]
        decryptor = Cipher(self._algorithm, modes.GCM(nonce, tag)).decryptor()
        decryptor.authenticate_additional_data(associated_data)
        return decryptor.update(text) + decryptor.finalize()


class SmProvider:
    """SM2, SM4-GCM and SM3 behind the questions of `CryptoProvider`."""

    def __init__(self, suite: int) -> None:
        self.suite = suite

    def make_private_key(self, random: Random) -> bytes:
        """A number from 1 to n-2, drawn again in the rare case that it is none."""
        while not sm2.is_private_key(private_key := random(sm2.PRIVATE_SIZE)):
            pass
        return private_key

    def public_key_of(self, private_key: bytes) -> bytes:
        """Return the point in 65 bytes; raise `SealBroken`."""
        try:
            return sm2.public_key_of(private_key)
        except sm2.Sm2Fault as fault:
            raise self._told(fault) from None

    def require_usable(self, public_key: bytes) -> None:
        """Raise `SealBroken` for a point that is none, or where SM2, SM3 or SM4 is missing."""
        try:
            Sm4Gcm(bytes(_KEY_SIZE)).encrypt(bytes(12), b"", self.hash(b""))
        except UnsupportedAlgorithm:
            raise SuiteUnavailable(self.suite, "SM4-GCM or SM3") from None
        self.wrap(bytes(_CASE_KEY_SIZE), public_key, b"")

    def wrap(self, case_key: bytes, public_key: bytes, info: bytes) -> bytes:
        """SM2 of the case key and the SM3 of `info`: SM2 itself knows no additional data."""
        try:
            return sm2.encrypt(public_key, case_key + self.hash(info))
        except sm2.Sm2Fault as fault:
            raise self._told(fault) from None

    def unwrap(self, wrapped: bytes, private_key: bytes, info: bytes) -> bytes:
        """Return the case key; raise `SealBroken`."""
        try:
            plain = sm2.decrypt(private_key, wrapped)
        except sm2.Sm2Fault as fault:
            raise self._told(fault) from None
        case_key, bound_to = plain[:_CASE_KEY_SIZE], plain[_CASE_KEY_SIZE:]
        if not hmac.compare_digest(bound_to, self.hash(info)):
            raise SealBroken("tampered")
        return case_key

    def hash(self, data: bytes) -> bytes:
        """SM3."""
        state = hashes.Hash(hashes.SM3())
        state.update(data)
        return state.finalize()

    def record_aead(self, case_key: bytes, salt: bytes, info: bytes) -> Aead:
        """SM4-GCM under HKDF-SM3 of the case key."""
        return Sm4Gcm(HKDF(hashes.SM3(), _KEY_SIZE, salt=salt, info=info).derive(case_key))

    def _told(self, fault: sm2.Sm2Fault) -> SealBroken:
        match fault:
            case sm2.Sm2KeyRefused():
                return SealBroken("unknown_key")
            case sm2.Sm2TextRefused():
                return SealBroken("tampered")
            case _:
                return SuiteUnavailable(self.suite, str(fault))
