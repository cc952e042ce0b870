"""Fixed bytes of every suite: written today as they were, and read by a second hand."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.sealed import SUITES, CryptoProvider, OpenedPage, PlatformKey, PrivateKey, Sealer, sm2
from kiosk.sealed import Unsealer as KioskUnsealer
from kiosk.sealed.sm_suite import Sm4Gcm

PAGES = [OpenedPage(0, "image/jpeg", b"first page"), OpenedPage(1, "image/png", b"")]
FORM = "表单".encode()


@dataclass(frozen=True)
class Vector:
    """A sealed case and everything that was drawn for it, in order."""

    suite: int
    key_id: str
    case_id: UUID
    private_key: bytes
    public_key: bytes
    drawn: list[bytes]
    container: bytes
    form: bytes

    @property
    def clear(self) -> bytes:
        """The header up to the wrapped key."""
        return self.container[: 4 + 3 + len(self.key_id) + 16]

    @property
    def wrapped(self) -> bytes:
        size = int.from_bytes(self.container[len(self.clear) :][:2])
        return self.container[len(self.clear) + 2 :][:size]

    @property
    def info(self) -> bytes:
        return b"menkou sealed case 1 key wrap\0" + self.clear


def _read(said: dict) -> Vector:
    raw = ("private_key", "public_key", "container", "form")
    return Vector(
        suite=said["suite"],
        key_id=said["key_id"],
        case_id=UUID(said["case_id"]),
        drawn=[bytes.fromhex(text) for text in said["drawn"]],
        **{name: bytes.fromhex(said[name]) for name in raw},
    )


VECTORS = [
    _read(said) for said in json.loads((Path(__file__).parent / "sealed_vectors.json").read_text())
]
each_vector = pytest.mark.parametrize("vector", VECTORS, ids=lambda v: f"suite{v.suite}")


class _Recorded:
    """A provider whose key wrap has already happened: what it draws cannot be fixed."""

    def __init__(self, provider: CryptoProvider, vector: Vector) -> None:
        self._provider = provider
        self._vector = vector

    def __getattr__(self, name: str) -> object:
        return getattr(self._provider, name)

    def wrap(self, case_key: bytes, public_key: bytes, info: bytes) -> bytes:
        vector = self._vector
        assert (case_key, public_key) == (vector.drawn[0], vector.public_key)
        assert info == vector.info
        return vector.wrapped


def test_every_suite_has_its_vector() -> None:
    assert [vector.suite for vector in VECTORS] == sorted(SUITES)


@each_vector
def test_bytes_of_today_open_for_ever(vector: Vector) -> None:
    opened = KioskUnsealer({vector.key_id: PrivateKey(vector.suite, vector.private_key)})
    assert opened.pages(vector.case_id, vector.container) == PAGES
    assert opened.form(vector.case_id, vector.form) == FORM


@each_vector
def test_same_draws_give_the_same_bytes(vector: Vector) -> None:
    draws: Iterator[bytes] = iter(vector.drawn)

    def random(size: int) -> bytes:
        drawn = next(draws)
        assert len(drawn) == size
        return drawn

    key = PlatformKey(vector.key_id, vector.suite, vector.public_key)
    provider = _Recorded(SUITES[vector.suite], vector)
    sealer = Sealer(vector.case_id, key, provider=provider, random=random)
    records = [sealer.page(page.index, page.media_type, page.data) for page in PAGES]
    assert b"".join([sealer.header(), *records, sealer.trailer(2)]) == vector.container
    assert sealer.form(FORM) == vector.form
    assert next(draws, None) is None


@each_vector
def test_public_key_belongs_to_the_private_one(vector: Vector) -> None:
    assert SUITES[vector.suite].public_key_of(vector.private_key) == vector.public_key


# --- a second reading of RFC 9180 and of the X-Wing draft --------------------------------------


def _extract(suite_id: bytes, salt: bytes, label: bytes, ikm: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite_id + label + ikm, "sha256")


def _expand(suite_id: bytes, key: bytes, label: bytes, info: bytes, size: int) -> bytes:
    said = size.to_bytes(2) + b"HPKE-v1" + suite_id + label + info + b"\x01"
    return hmac.digest(key, said, "sha256")[:size]


def _hpke_open(kem_id: int, shared: bytes, sealed: bytes, info: bytes) -> bytes:
    """Base mode, HKDF-SHA256 (1), AES-256-GCM (2)."""
    suite_id = b"HPKE" + kem_id.to_bytes(2) + b"\x00\x01\x00\x02"
    context = b"\x00" + _extract(suite_id, b"", b"psk_id_hash", b"")
    context += _extract(suite_id, b"", b"info_hash", info)
    secret = _extract(suite_id, shared, b"secret", b"")
    nonce = _expand(suite_id, secret, b"base_nonce", context, 12)
    return AESGCM(_expand(suite_id, secret, b"key", context, 32)).decrypt(nonce, sealed, b"")


def test_suite_1_is_hpke_as_the_rfc_has_it() -> None:
    vector = VECTORS[0]
    own = X25519PrivateKey.from_private_bytes(vector.private_key)
    enc, sealed = vector.wrapped[:32], vector.wrapped[32:]
    dh = own.exchange(X25519PublicKey.from_public_bytes(enc))
    kem = b"KEM\x00\x20"
    shared = _expand(
        kem, _extract(kem, b"", b"eae_prk", dh), b"shared_secret", enc + vector.public_key, 32
    )
    assert _hpke_open(0x0020, shared, sealed, vector.info) == vector.drawn[0]


def test_suite_2_is_x_wing_in_hpke_as_the_drafts_have_it() -> None:
    vector = VECTORS[1]
    grown = hashlib.shake_256(vector.private_key).digest(96)
    lattice = MLKEM768PrivateKey.from_seed_bytes(grown[:64])
    curve = X25519PrivateKey.from_private_bytes(grown[64:])
    enc, sealed = vector.wrapped[:1120], vector.wrapped[1120:]
    shared = lattice.decapsulate(enc[:1088])
    shared += curve.exchange(X25519PublicKey.from_public_bytes(enc[1088:]))
    shared += enc[1088:] + vector.public_key[1184:] + rb"\.//^" + b"\\"
    shared = hashlib.sha3_256(shared).digest()
    assert _hpke_open(0x647A, shared, sealed, vector.info) == vector.drawn[0]


# --- published examples -------------------------------------------------------------------------

SM2_PRIVATE = bytes.fromhex("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8")
SM2_PUBLIC = bytes.fromhex(
    "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
    "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"
)
SM2_X = 0x04EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73
SM2_Y = 0xE858F9D81E5430A57B36DAAB8F950A3C64E6EE6A63094D99283AFF767E124DF0
SM2_HASH = bytes.fromhex("59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766")
SM2_TEXT = bytes.fromhex("21886ca989ca9c7d58087307ca93092d651efa")


def _der(tag: int, content: bytes) -> bytes:
    return bytes([tag, len(content)]) + content


def _der_number(number: int) -> bytes:
    return _der(2, number.to_bytes(number.bit_length() // 8 + 1))


def test_sm2_example_of_the_standard_opens() -> None:
    # GB/T 32918.5-2017, annex C: encryption over the recommended curve.
    sealed = _der(
        0x30, _der_number(SM2_X) + _der_number(SM2_Y) + _der(4, SM2_HASH) + _der(4, SM2_TEXT)
    )
    assert sm2.public_key_of(SM2_PRIVATE) == SM2_PUBLIC
    assert sm2.decrypt(SM2_PRIVATE, sealed) == b"encryption standard"


def test_sm3_example_of_the_standard_holds() -> None:
    # GB/T 32905-2016, annex A.1.
    expected = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert SUITES[3].hash(b"abc").hex() == expected


def test_sm4_gcm_example_of_the_rfc_holds() -> None:
    # RFC 8998, appendix A.1.
    aead = Sm4Gcm(bytes.fromhex("0123456789abcdeffedcba9876543210"))
    nonce = bytes.fromhex("00001234567800000000abcd")
    known = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    plain = b"".join(bytes([digit * 17]) * 8 for digit in b"\x0a\x0b\x0c\x0d\x0e\x0f\x0e\x0a")
    sealed = bytes.fromhex(
        "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
        "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
        "83de3541e4c2b58177e065a9bf7b62ec"
    )
    assert aead.encrypt(nonce, plain, known) == sealed
    assert aead.decrypt(nonce, sealed, known) == plain
    with pytest.raises(InvalidTag):
        aead.decrypt(nonce, sealed, known[:-1])
