"""The platform's own keys: of any sealing suite to open cases, Ed25519 to sign answers.

One file per key, 32 raw bytes in hex, readable by the platform's user only:
`answer-<number>-<key id>.key`, `sealing-<number>-<key id>.key` for suite 1 and
`sealing-suite<N>-<number>-<key id>.key` for the others. Sealing keys of all suites are numbered
in one row. The highest number is in use; older ones stay, to open and to be verified.
A key id is the first 16 hex digits of the SHA-256 of the public key. A real platform keeps
both in a hardware module; this one keeps files.
"""

from __future__ import annotations

import functools
import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from central.folders import sync_folder
from kiosk.sealed import SUITE_X25519_AES256GCM, PrivateKey, SealBroken, provider_of

_FILE = re.compile(
    r"(?P<purpose>sealing|answer)((?<=sealing)-suite(?P<suite>\d+))?"
    r"-(?P<number>\d{4})-(?P<id>[0-9a-f]{16})\.key"
)


class KeyFault(Exception):
    """A key file that must not be used: `path` and why."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A private key with its public half, raw. `suite` counts for sealing keys only."""

    key_id: str
    public_key: bytes
    private_key: bytes = field(repr=False)
    suite: int = SUITE_X25519_AES256GCM


@dataclass(frozen=True, slots=True)
class Keys:
    """All keys of the platform, oldest first."""

    sealing: tuple[KeyPair, ...]
    answer: tuple[KeyPair, ...]

    def unsealing(self) -> Mapping[str, PrivateKey]:
        """Key id to private key, for `kiosk.sealed.Unsealer`."""
        return MappingProxyType(
            {key.key_id: PrivateKey(key.suite, key.private_key) for key in self.sealing}
        )

    def sign(self, body: bytes) -> tuple[bytes, str]:
        """Return the Ed25519 signature over `body` and the id of the key that made it."""
        key = self.answer[-1]
        return _signer(key.private_key).sign(body), key.key_id

    def are_ours(self, body: bytes, signature: bytes, key_id: str) -> bool:
        """Whether one of our answer keys, old ones too, signed these bytes."""
        return any(_verified(k, body, signature) for k in self.answer if k.key_id == key_id)


@functools.cache
def _signer(private: bytes) -> Ed25519PrivateKey:
    # Unpacking the key takes as long as signing with it.
    return Ed25519PrivateKey.from_private_bytes(private)


def _verified(key: KeyPair, body: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key.public_key).verify(signature, body)
    except InvalidSignature:
        return False
    return True


def load_keys(folder: Path, suites: Iterable[int] = (SUITE_X25519_AES256GCM,)) -> Keys:
    """Read the keys, making what is missing: one to answer, one to seal to for every suite.

    Raises `KeyFault`; a key of a suite that cannot be computed here is one, too.
    """
    there = {(name["purpose"], _suite_of(name)) for name in _names(folder)}
    wanted = [("sealing", suite) for suite in suites] + [("answer", SUITE_X25519_AES256GCM)]
    for purpose, suite in wanted:
        if (purpose, suite) not in there:
            add_key(folder, purpose, suite)
    return Keys(sealing=_of(folder, "sealing"), answer=_of(folder, "answer"))


def load_answer_keys(folder: Path) -> tuple[KeyPair, ...]:
    """Only the keys that sign, for a process that must not open anything. Raises `KeyFault`."""
    return _of(folder, "answer")


def add_key(folder: Path, purpose: str, suite: int = SUITE_X25519_AES256GCM) -> KeyPair:
    """Make one more key; from the next start on it is the one in use. Raises `KeyFault`."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    private, public = _make(folder, purpose, suite)
    number = max((int(m["number"]) for m in _names(folder) if m["purpose"] == purpose), default=0)
    key_id = key_id_of(public)
    mark = "" if suite == SUITE_X25519_AES256GCM else f"-suite{suite}"
    path = folder / f"{purpose}{mark}-{number + 1:04d}-{key_id}.key"
    draft = path.with_suffix(".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(private.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)
    sync_folder(folder)
    return KeyPair(key_id, public, private, suite)


def key_id_of(public_key: bytes) -> str:
    """The name of a public key: 16 hex digits of its SHA-256."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def _names(folder: Path) -> list[re.Match[str]]:
    return [m for path in folder.glob("*.key") if (m := _FILE.fullmatch(path.name))]


def _suite_of(name: re.Match[str]) -> int:
    return int(name["suite"] or SUITE_X25519_AES256GCM)


def _of(folder: Path, purpose: str) -> tuple[KeyPair, ...]:
    names = [name for name in _names(folder) if name["purpose"] == purpose]
    names.sort(key=lambda name: int(name["number"]))
    return tuple(_read(folder / name[0], purpose, _suite_of(name), name["id"]) for name in names)


def _read(path: Path, purpose: str, suite: int, key_id: str) -> KeyPair:
    if path.stat().st_mode & 0o077:
        raise KeyFault(path, "others can read it; make it 0600")
    try:
        private = bytes.fromhex(path.read_text("ascii").strip())
    except ValueError:
        raise KeyFault(path, "not 64 hex digits") from None
    if len(private) != 32:
        raise KeyFault(path, "not 64 hex digits")
    try:
        public = _public(purpose, suite, private)
    except SealBroken as fault:
        raise KeyFault(path, f"cannot be used: {fault}") from None
    if key_id_of(public) != key_id:
        raise KeyFault(path, "its name is not the id of the key in it")
    return KeyPair(key_id, public, private, suite)


def _make(folder: Path, purpose: str, suite: int) -> tuple[bytes, bytes]:
    if purpose == "answer" and suite != SUITE_X25519_AES256GCM:
        raise KeyFault(folder, "keys that sign answers have no suite")
    try:
        private = provider_of(suite).make_private_key(os.urandom)
        return private, _public(purpose, suite, private)
    except SealBroken as fault:
        raise KeyFault(folder, f"no key of suite {suite}: {fault}") from None


def _public(purpose: str, suite: int, private: bytes) -> bytes:
    if purpose == "sealing":
        return provider_of(suite).public_key_of(private)
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
