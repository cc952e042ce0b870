"""What lies on a shuttle stick: sealed cases that go to the platform by hand, and its answers.

    DIR/menkou-shuttle/<kiosk id>/manifest.json      what should be here, with digests
                                  cases/<case id>      case bodies, as they are PUT
                                  containers/<sha256>  their pages
                                  acks/<case id>       signed answers, on the way back

Nothing on it can be read by who carries it. The manifest is written first, so a stick that was
pulled too early is known by what is missing. It carries an HMAC (RFC 2104) under the SHA-256 of
the kiosk's token, which kiosk and platform both have: who finds a stick cannot add to it.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from kiosk import wire

FORMAT = "menkou-shuttle-1"
_TOP = "menkou-shuttle"
_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
LARGEST_MANIFEST = 16 << 20
_LARGEST_ACK = 1 << 20


class ManifestBroken(Exception):
    """A manifest that must not be believed. `code`: 'unreadable', 'other_kiosk', 'not_genuine'."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class UnsafeStick(Exception):
    """Something on the stick is not the plain file or folder it should be. `code` says what."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class ShuttleCase:
    """One case that should be on the stick. `container_digest` is '' when it has no pages."""

    case_id: UUID
    seq: int
    digest: str
    size: int
    container_digest: str
    container_size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What should be on the stick, and how far the kiosk's ledger was (its last line)."""

    format: str
    kiosk_id: str
    made_at: datetime
    ledger_entry: int
    ledger_link: str
    cases: tuple[ShuttleCase, ...]
    mac: str = ""


def manifest_key(token: str) -> bytes:
    """The key of a kiosk's manifests: the SHA-256 of its token."""
    return hashlib.sha256(token.encode()).digest()


def encode_manifest(manifest: Manifest, key: bytes) -> bytes:
    """The bytes of a manifest, with its MAC."""
    return wire.encode(replace(manifest, mac=_mac(manifest, key)))


def decode_manifest(data: bytes) -> Manifest:
    """What a manifest says, believed or not; raise `ManifestBroken`."""
    try:
        manifest = wire.decode(Manifest, data)
    except wire.BadWireValue:
        raise ManifestBroken("unreadable") from None
    if manifest.format != FORMAT:
        raise ManifestBroken("unreadable")
    return manifest


def require_genuine(manifest: Manifest, kiosk_id: str, key: bytes) -> None:
    """Raise `ManifestBroken` unless this kiosk wrote exactly this."""
    if manifest.kiosk_id != kiosk_id:
        raise ManifestBroken("other_kiosk")
    if not hmac.compare_digest(manifest.mac.encode(), _mac(manifest, key).encode()):
        raise ManifestBroken("not_genuine")


def _mac(manifest: Manifest, key: bytes) -> str:
    return hmac.new(key, wire.encode(replace(manifest, mac="")), hashlib.sha256).hexdigest()


class Stick:
    """The part of a stick that belongs to one kiosk. Raises `OSError` when the stick fails."""

    def __init__(self, folder: Path, kiosk_id: str) -> None:
        """`folder` is where the stick is mounted. Raises `UnsafeStick` for an id or a link."""
        if not _SAFE_NAME.fullmatch(kiosk_id):
            raise UnsafeStick("bad_kiosk_id")
        self.root = folder / _TOP / kiosk_id
        for part in (folder / _TOP, self.root, *map(self.root.joinpath, _PARTS)):
            # A stick may come from anywhere: nobody leads us out of it.
            if part.is_symlink():
                raise UnsafeStick("link_on_the_stick")

    @property
    def manifest(self) -> Path:
        """The list of what should be here."""
        return self.root / "manifest.json"

    def case(self, case_id: UUID) -> Path:
        """A case body."""
        return self.root / "cases" / str(case_id)

    def container(self, digest: str) -> Path:
        """The pages of a case."""
        return self.root / "containers" / digest

    def ack(self, case_id: UUID) -> Path:
        """The platform's signed answer to a case."""
        return self.root / "acks" / str(case_id)

    def make_folders(self) -> None:
        """Make what is missing."""
        for part in _PARTS:
            (self.root / part).mkdir(parents=True, exist_ok=True)

    def read_manifest(self) -> bytes:
        """The manifest's bytes; raise `UnsafeStick` or `OSError`."""
        return read_plain(self.manifest, LARGEST_MANIFEST)

    def read_ack(self, case_id: UUID) -> bytes:
        """An answer's bytes; raise `UnsafeStick` or `OSError`."""
        return read_plain(self.ack(case_id), _LARGEST_ACK)

    def listed(self, part: str) -> Iterator[Path]:
        """The files of 'cases', 'containers' or 'acks', in the order of their names."""
        folder = self.root / part
        return iter(sorted(folder.iterdir())) if folder.is_dir() else iter(())


_PARTS = ("cases", "containers", "acks")


def kiosks_on(folder: Path) -> list[str]:
    """Whose exports are on a stick."""
    top = folder / _TOP
    if not top.is_dir():
        return []
    return sorted(p.name for p in top.iterdir() if p.is_dir() and _SAFE_NAME.fullmatch(p.name))


def read_plain(path: Path, limit: int) -> bytes:
    """The bytes of a plain file of at most `limit`; raise `UnsafeStick` or `OSError`."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise UnsafeStick("link_on_the_stick")
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise UnsafeStick("too_large")
    return data


def write_whole(path: Path, pieces: Iterator[bytes]) -> None:
    """Write a file so that it is there whole or not at all, also after the stick is pulled.

    An error from `pieces` leaves nothing. The unfinished name is the name with '.part'.
    """
    draft = path.with_name(path.name + ".part")
    draft.unlink(missing_ok=True)
    fd = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(fd, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    directory = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
