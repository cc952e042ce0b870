"""The platform's own keys: X25519 to open cases, Ed25519 to sign answers.

One file per key, `<purpose>-<number>-<key id>.key`, 32 raw bytes in hex, readable by the
platform's user only. The highest number is in use; older ones stay, to open and to be verified.
A key id is the first 16 hex digits of the SHA-256 of the public key. A real platform keeps
both in a hardware module; this one keeps files.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from central.folders import sync_folder

_FILE = re.compile(r"(sealing|answer)-(\d{4})-([0-9a-f]{16})\.key")


class KeyFault(Exception):
    """A key file that must not be used: `path` and why."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A private key with its public half, raw."""

    key_id: str
    public_key: bytes
    private_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Keys:
    """All keys of the platform, oldest first."""

    sealing: tuple[KeyPair, ...]
    answer: tuple[KeyPair, ...]

    def unsealing(self) -> Mapping[str, bytes]:
        """Key id to private key, for `kiosk.sealed.Unsealer`."""
        return MappingProxyType({key.key_id: key.private_key for key in self.sealing})

    def sign(self, body: bytes) -> tuple[bytes, str]:
        """Return the Ed25519 signature over `body` and the id of the key that made it."""
        key = self.answer[-1]
        return Ed25519PrivateKey.from_private_bytes(key.private_key).sign(body), key.key_id


def load_keys(folder: Path) -> Keys:
    """Read the keys, making the first of each at the first start; raise `KeyFault`."""
    for purpose in ("sealing", "answer"):
        if not _of(folder, purpose):
            add_key(folder, purpose)
    return Keys(sealing=_of(folder, "sealing"), answer=_of(folder, "answer"))


def add_key(folder: Path, purpose: str) -> KeyPair:
    """Make one more key; from the next start on it is the one in use."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    private = os.urandom(32)
    public = _public(purpose, private)
    number = max((int(m[2]) for m in _names(folder) if m[1] == purpose), default=0) + 1
    key_id = key_id_of(public)
    path = folder / f"{purpose}-{number:04d}-{key_id}.key"
    draft = path.with_suffix(".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(private.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)
    sync_folder(folder)
    return KeyPair(key_id, public, private)


def key_id_of(public_key: bytes) -> str:
    """The name of a public key: 16 hex digits of its SHA-256."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def _names(folder: Path) -> list[re.Match[str]]:
    return [m for path in folder.glob("*.key") if (m := _FILE.fullmatch(path.name))]


def _of(folder: Path, purpose: str) -> tuple[KeyPair, ...]:
    names = sorted((m for m in _names(folder) if m[1] == purpose), key=lambda m: int(m[2]))
    return tuple(_read(folder / m[0], purpose, m[3]) for m in names)


def _read(path: Path, purpose: str, key_id: str) -> KeyPair:
    if path.stat().st_mode & 0o077:
        raise KeyFault(path, "others can read it; make it 0600")
    try:
        private = bytes.fromhex(path.read_text("ascii").strip())
    except ValueError:
        raise KeyFault(path, "not 64 hex digits") from None
    if len(private) != 32:
        raise KeyFault(path, "not 64 hex digits")
    public = _public(purpose, private)
    if key_id_of(public) != key_id:
        raise KeyFault(path, "its name is not the id of the key in it")
    return KeyPair(key_id, public, private)


def _public(purpose: str, private: bytes) -> bytes:
    if purpose == "sealing":
        return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
