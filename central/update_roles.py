"""Who vouches for updates: the roles of The Update Framework, made of two keys.

See theupdateframework.github.io/specification/latest. The root key says which keys count and
belongs off-line (`root.key` may be moved away once `root.json` is there); the online key signs
the targets, the snapshot and the timestamp. Kiosks pin `root.json`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from central.folders import sync_folder

ROOT_DAYS = 3650
TARGETS_DAYS = 90
TIMESTAMP_DAYS = 14
"""How long kiosks believe what they have without hearing from us: longer than any holiday."""


@dataclass(frozen=True, slots=True)
class UpdateRoles:
    """The signed root, and the key that signs all else."""

    root: bytes
    online: CryptoSigner = field(repr=False)

    def targets(self, number: int, targets: Mapping[str, TargetFile], now: datetime) -> bytes:
        """The signed list of files of a snapshot."""
        made = Targets(number, expires=_later(now, TARGETS_DAYS), targets=dict(targets))
        return self._signed(made)

    def snapshot(self, number: int, now: datetime) -> bytes:
        """The signed version of the targets."""
        meta = {"targets.json": MetaFile(number)}
        return self._signed(Snapshot(number, expires=_later(now, TARGETS_DAYS), meta=meta))

    def timestamp(self, number: int, now: datetime) -> bytes:
        """The signed word that this is the newest, as of now.

        Its version is the minute: it grows with every minute, whichever process signs it.
        """
        minute = int(now.timestamp()) // 60
        made = Timestamp(
            minute, expires=_later(now, TIMESTAMP_DAYS), snapshot_meta=MetaFile(number)
        )
        return self._signed(made)

    def _signed(self, role: Any) -> bytes:
        metadata = Metadata(role)
        metadata.sign(self.online)
        return bytes(metadata.to_bytes())


def load_update_roles(folder: Path, now: datetime) -> UpdateRoles:
    """Read the keys and the root; the first time, make them."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    online = CryptoSigner(_key(folder / "online.key"))
    path = folder / "root.json"
    if not path.exists():
        _write(path, _new_root(CryptoSigner(_key(folder / "root.key")), online, now), 0o644)
    return UpdateRoles(path.read_bytes(), online)


def _new_root(root_signer: CryptoSigner, online: CryptoSigner, now: datetime) -> bytes:
    root = Root(expires=_later(now, ROOT_DAYS), consistent_snapshot=False)
    root.add_key(root_signer.public_key, Root.type)
    for role in (Timestamp.type, Snapshot.type, Targets.type):
        root.add_key(online.public_key, role)
    metadata = Metadata(root)
    metadata.sign(root_signer)
    return bytes(metadata.to_bytes())


def _later(now: datetime, days: int) -> datetime:
    return (now + timedelta(days=days)).replace(microsecond=0)


def _key(path: Path) -> Ed25519PrivateKey:
    if not path.exists():
        _write(path, Ed25519PrivateKey.generate().private_bytes_raw().hex().encode() + b"\n", 0o600)
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text("ascii").strip()))


def _write(path: Path, content: bytes, mode: int) -> None:
    draft = path.with_suffix(".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)
    sync_folder(path.parent)
