"""The bytes of a sealed case: written by the kiosk, read by the platform only.

A case has a random key of its own, wrapped to the platform's public key as its suite says.
Pages go into a container that only grows; the form is a separate blob under the same key:

    container = header page* trailer            form = "MKF1" header form-record
    header    = "MKC1" version(1) suite(1) len(1) key_id case_id(16) len(2) enc+wrapped_key
    record    = kind(1) index(4) len(1) media_type size(4) salt(16) chunk+

Every record has its own key (derived from the case key with the record's salt), so sealing a
page again after a failed write never repeats a nonce. Chunks follow the STREAM construction
(Hoang, Reyhanitabar, Rogaway, Vizár 2015): 64 KiB, nonce = counter and last flag, additional
data = hash of the header and the record's clear head. Numbers are big-endian. The layout is the
same for every suite; which cipher, hash and key wrap fill it is the suite's matter.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from cryptography.exceptions import InvalidTag

from kiosk.sealed.faults import SealBroken
from kiosk.sealed.provider import CryptoProvider, Random
from kiosk.sealed.suites import SUITE_X25519_AES256GCM, provider_of

CHUNK_SIZE = 64 * 1024
MAX_RECORD_SIZE = 64 * 1024 * 1024

_MAGIC = b"MKC1"
_FORM_MAGIC = b"MKF1"
_VERSION = 1
_TAG_SIZE = 16
_SALT_SIZE = 16
_CASE_KEY_SIZE = 32
_PAGE, _TRAILER, _FORM = b"P", b"E", b"F"
_INFO = b"menkou sealed case 1 key wrap\0"
_RECORD_INFO = b"menkou sealed case 1 record\0"


@dataclass(frozen=True, slots=True)
class PlatformKey:
    """A public key of the central platform: cases sealed to it open there and nowhere else."""

    key_id: str
    suite: int
    public_key: bytes


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """A private key of the platform, as its suite writes it."""

    suite: int
    raw: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """One page as the platform sees it after unsealing."""

    index: int
    media_type: str
    data: bytes = field(repr=False)


def require_usable(platform_key: PlatformKey) -> None:
    """Raise `SealBroken` for a suite or key this machine cannot seal to."""
    _require_key_id(platform_key)
    provider_of(platform_key.suite).require_usable(platform_key.public_key)


class Sealer:
    """Holds the random key of one case and seals with it. Lives only in the sealer process."""

    def __init__(
        self,
        case_id: UUID,
        platform_key: PlatformKey,
        *,
        provider: CryptoProvider | None = None,
        random: Random = os.urandom,
    ) -> None:
        """Make the case key; raise `SealBroken` for a suite or key this machine cannot use.

        `provider` takes the place of the suite's own, `random` of the system's; what the key
        wrap itself draws comes from the library that computes it.
        """
        _require_key_id(platform_key)
        self._crypto = provider or provider_of(platform_key.suite)
        if self._crypto.suite != platform_key.suite:
            raise SealBroken("unknown_suite")
        self._random = random
        self._case_key = random(_CASE_KEY_SIZE)
        clear = _clear_header(platform_key, case_id)
        wrapped = self._crypto.wrap(self._case_key, platform_key.public_key, _INFO + clear)
        self._header = clear + struct.pack(">H", len(wrapped)) + wrapped
        self._header_hash = self._crypto.hash(self._header)

    def header(self) -> bytes:
        """The first bytes of the container: who can open it, and the wrapped key."""
        return self._header

    def page(self, index: int, media_type: str, data: bytes) -> bytes:
        """Seal one page as a record to append. Pages are numbered from 0 without gaps."""
        return self._record(_PAGE, index, media_type, data)

    def trailer(self, pages: int) -> bytes:
        """The last record: says under the case key how many pages there are."""
        return self._record(_TRAILER, pages, "", b"")

    def form(self, data: bytes) -> bytes:
        """Seal the form. It carries the header, so it opens without the container."""
        return _FORM_MAGIC + self._header + self._record(_FORM, 0, "", data)

    def _record(self, kind: bytes, index: int, media_type: str, data: bytes) -> bytes:
        if len(data) > MAX_RECORD_SIZE:
            raise ValueError(f"a record holds at most {MAX_RECORD_SIZE} bytes, got {len(data)}")
        media = media_type.encode("ascii")
        salt = self._random(_SALT_SIZE)
        head = kind + struct.pack(">IB", index, len(media)) + media
        head += struct.pack(">I", len(data)) + salt
        aead = self._crypto.record_aead(self._case_key, salt, _RECORD_INFO + self._header_hash)
        chunks = [
            aead.encrypt(nonce, data[start:end], self._header_hash + head)
            for nonce, start, end in _chunks(len(data))
        ]
        return b"".join((head, *chunks))


def sealed_to(sealed: bytes) -> tuple[int, str]:
    """The suite and the key id a container or form names, believed by nobody before it opens.

    Raises `SealBroken`.
    """
    reader = _Reader(sealed[len(_FORM_MAGIC) :] if sealed.startswith(_FORM_MAGIC) else sealed)
    return reader.take_key_name()


class Unsealer:
    """Opens sealed cases. Lives on the platform, where the private keys are."""

    def __init__(self, private_keys: Mapping[str, bytes | PrivateKey]) -> None:
        """`private_keys` by key id, of any suites; bare bytes are a key of suite 1.

        Raises `SealBroken` at once for a key no case could ever be opened with.
        """
        self._private_keys = {
            key_id: key if isinstance(key, PrivateKey) else PrivateKey(SUITE_X25519_AES256GCM, key)
            for key_id, key in private_keys.items()
        }
        for key in self._private_keys.values():
            provider_of(key.suite).public_key_of(key.raw)

    def pages(self, case_id: UUID, container: bytes) -> list[OpenedPage]:
        """Open a whole container; raise `SealBroken` unless it is complete and genuine."""
        reader = _Reader(container)
        opened = self._open_header(case_id, reader)
        pages: list[OpenedPage] = []
        while True:
            kind, index, media_type, data = _open_record(reader, opened)
            if kind not in (_PAGE, _TRAILER) or index != len(pages):
                raise SealBroken("tampered")
            if kind == _TRAILER:
                break
            pages.append(OpenedPage(index, media_type, data))
        reader.expect_end()
        return pages

    def form(self, case_id: UUID, sealed: bytes) -> bytes:
        """Open a sealed form; raise `SealBroken` unless it is complete and genuine."""
        reader = _Reader(sealed)
        reader.expect_magic(_FORM_MAGIC)
        opened = self._open_header(case_id, reader)
        kind, _, _, data = _open_record(reader, opened)
        if kind != _FORM:
            raise SealBroken("tampered")
        reader.expect_end()
        return data

    def _open_header(self, case_id: UUID, reader: _Reader) -> _OpenedHeader:
        start = reader.offset
        suite, key_id = reader.take_key_name()
        crypto = provider_of(suite)
        if reader.take(16) != case_id.bytes:
            raise SealBroken("wrong_case")
        clear = reader.since(start)
        (wrapped_size,) = struct.unpack(">H", reader.take(2))
        wrapped = reader.take(wrapped_size)
        private_key = self._private_keys.get(key_id)
        if private_key is None or private_key.suite != suite:
            raise SealBroken("unknown_key")
        case_key = crypto.unwrap(wrapped, private_key.raw, _INFO + clear)
        return _OpenedHeader(crypto, case_key, crypto.hash(reader.since(start)))


@dataclass(frozen=True, slots=True)
class _OpenedHeader:
    """What every record of a case is opened with."""

    crypto: CryptoProvider
    case_key: bytes = field(repr=False)
    hash: bytes


class _Reader:
    """Takes bytes from the front and refuses to take what is not there."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.offset = 0

    def take(self, size: int) -> bytes:
        piece = self._data[self.offset : self.offset + size]
        if len(piece) != size:
            raise SealBroken("truncated")
        self.offset += size
        return piece

    def since(self, start: int) -> bytes:
        return self._data[start : self.offset]

    def expect_magic(self, magic: bytes) -> None:
        if self.take(len(magic)) != magic:
            raise SealBroken("bad_magic")

    def take_key_name(self) -> tuple[int, str]:
        """Suite and key id, from the beginning of a header."""
        self.expect_magic(_MAGIC)
        version, suite, size = self.take(3)
        if version != _VERSION:
            raise SealBroken("bad_magic")
        return suite, self.take(size).decode("utf-8", "replace")

    def expect_end(self) -> None:
        if self.offset != len(self._data):
            raise SealBroken("tampered")


def _require_key_id(platform_key: PlatformKey) -> None:
    # The header has one byte for its length.
    if not 0 < len(platform_key.key_id.encode()) < 256:
        raise SealBroken("unknown_key")


def _clear_header(platform_key: PlatformKey, case_id: UUID) -> bytes:
    key_id = platform_key.key_id.encode()
    return _MAGIC + bytes((_VERSION, platform_key.suite, len(key_id))) + key_id + case_id.bytes


def _chunks(size: int) -> Iterator[tuple[bytes, int, int]]:
    """Nonce, start and end of every chunk; an empty record still has one, for its tag."""
    count = max(1, -(-size // CHUNK_SIZE))
    for number in range(count):
        nonce = bytes(7) + struct.pack(">IB", number, number == count - 1)
        start = number * CHUNK_SIZE
        yield nonce, start, min(start + CHUNK_SIZE, size)


def _open_record(reader: _Reader, opened: _OpenedHeader) -> tuple[bytes, int, str, bytes]:
    start = reader.offset
    kind = reader.take(1)
    index, media_size = struct.unpack(">IB", reader.take(5))
    media = reader.take(media_size)
    (size,) = struct.unpack(">I", reader.take(4))
    if size > MAX_RECORD_SIZE:
        raise SealBroken("tampered")
    salt = reader.take(_SALT_SIZE)
    aad = opened.hash + reader.since(start)
    aead = opened.crypto.record_aead(opened.case_key, salt, _RECORD_INFO + opened.hash)
    plain = bytearray()
    for nonce, first, end in _chunks(size):
        try:
            plain += aead.decrypt(nonce, reader.take(end - first + _TAG_SIZE), aad)
        except InvalidTag:
            raise SealBroken("tampered") from None
    return kind, index, media.decode("ascii"), bytes(plain)
