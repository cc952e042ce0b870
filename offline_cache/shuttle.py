"""The shuttle: sealed cases out on a stick, the platform's signed answers back from it.

The stick replaces the line, not the outbox: a case stays here until a signed answer to exactly
its bytes has come, over the line or on any stick, in any order, as often as it likes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from kiosk import wire
from kiosk.domain.receipt import PlatformAnswer, SignedAnswer
from kiosk.line import BadAnswer
from kiosk.shuttle import (
    FORMAT,
    Manifest,
    ShuttleCase,
    Stick,
    UnsafeStick,
    encode_manifest,
    kiosks_on,
    write_whole,
)
from offline_cache import ballast, ledger
from offline_cache.reconciler import container_path
from offline_cache.store import Store
from offline_cache.waybill import Waybill

_PIECE = 1 << 20
_PER_FILE = 32 << 10
"""A file takes whole clusters of a stick: 32 KiB each on a large FAT."""
_SLACK = 1 << 20

Verified = Callable[[SignedAnswer, UUID, str], PlatformAnswer]
"""Checks a signature with the pinned keys, the id and the digest; raises `BadAnswer`."""


# ShuttleFault
# ├── StickTooSmall    `needed` bytes are more than the `free` ones; nothing was written
# ├── NothingForUs     the stick is of other kiosks (`found`), or of none
# └── kiosk.shuttle.UnsafeStick is raised as it is
class ShuttleFault(Exception):
    """The stick cannot be used for this."""


class StickTooSmall(ShuttleFault):
    """There is not enough room on the stick (bytes)."""

    def __init__(self, needed: int, free: int) -> None:
        super().__init__(f"{needed} bytes are needed, {free} are free")
        self.needed = needed
        self.free = free


class NothingForUs(ShuttleFault):
    """No export of this kiosk is on the stick; `found` are the kiosks whose are."""

    def __init__(self, found: list[str]) -> None:
        super().__init__("nothing of this kiosk is on the stick")
        self.found = found


class _Damaged(Exception):
    pass


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export did: cases written now, found on the stick already, and left out by code."""

    written: int
    already: int
    left_out: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: answers stored now, known already, and refused by code."""

    stored: int
    already: int
    refused: tuple[tuple[UUID | None, str], ...]


@dataclass(frozen=True, slots=True)
class Shuttle:
    """Where a kiosk's cases are and who it is. `key` is `kiosk.shuttle.manifest_key`."""

    store: Store
    cases: Path
    kiosk_id: str
    key: bytes

    def export(self, folder: Path, made_at: datetime) -> Exported:
        """Bring every case without an answer onto the stick; go on where the last try ended.

        Quarantined cases are left out until a person has released them. Raises `ShuttleFault`,
        `UnsafeStick`, `StoreFault` and, when the stick fails or is pulled, `OSError`: then the
        same call goes on from there.
        """
        stick = Stick(folder, self.kiosk_id)
        wanted = self._wanted()
        stick.make_folders()
        _sweep(stick, wanted)
        missing = [case for case in wanted if not _is_whole(stick, case)]
        _require_room(folder, missing)
        write_whole(stick.manifest, iter((self._manifest(wanted, made_at),)))
        left_out = [(case.case_id, code) for case in missing if (code := self._bring(stick, case))]
        return Exported(len(missing) - len(left_out), len(wanted) - len(missing), tuple(left_out))

    def import_acks(self, folder: Path, verified: Verified) -> Imported:
        """Take in the signed answers on the stick; free the container of each.

        Raises `ShuttleFault`, `UnsafeStick`, `StoreFault` or `OSError`.
        """
        found = kiosks_on(folder)
        if self.kiosk_id not in found:
            raise NothingForUs(found)
        stick = Stick(folder, self.kiosk_id)
        codes = [
            (_uuid_of(path.name), self._take(stick, path.name, verified))
            for path in stick.listed("acks")
            if path.suffix != ".part"
        ]
        return Imported(
            stored=sum(code == "stored" for _, code in codes),
            already=sum(code == "already" for _, code in codes),
            refused=tuple(pair for pair in codes if pair[1] not in ("stored", "already")),
        )

    def _wanted(self) -> list[ShuttleCase]:
        rows = self.store.rows(
            "SELECT case_id, seq, digest, size, container_digest, container_size FROM cases"
            " WHERE lane IN ('kept', 'announced') ORDER BY seq"
        )
        return [ShuttleCase(UUID(case_id), *rest) for case_id, *rest in rows]

    def _manifest(self, wanted: list[ShuttleCase], made_at: datetime) -> bytes:
        head = ledger.head(self.store)
        manifest = Manifest(FORMAT, self.kiosk_id, made_at, head.entry, head.link, tuple(wanted))
        return encode_manifest(manifest, self.key)

    def _bring(self, stick: Stick, case: ShuttleCase) -> str:
        """Copy a case; return '' or why it was left out."""
        body = Waybill(self.store).body(case.case_id)
        if body is None:
            return "answered_meanwhile"
        if case.container_digest:
            source = container_path(self.cases, case.case_id)
            try:
                write_whole(stick.container(case.container_digest), _checked(source, case))
            except FileNotFoundError:
                return "container_missing"
            except _Damaged:
                return "container_damaged"
        write_whole(stick.case(case.case_id), iter((body,)))
        with self.store.transaction():
            if Waybill(self.store).body(case.case_id) is not None:
                ledger.note(self.store, case.case_id, "exported", case.digest)
        return ""

    def _take(self, stick: Stick, name: str, verified: Verified) -> str:
        """Take one answer in: 'stored', 'already', or why it is refused."""
        case_id = _uuid_of(name)
        rows = self.store.rows("SELECT digest, lane FROM cases WHERE case_id = ?", name)
        if case_id is None or not rows:
            return "unknown_case"
        ((digest, lane),) = rows
        if lane == "answered":
            if not Waybill(self.store).is_held(case_id):
                self._free(case_id)
            return "already"
        try:
            signed = wire.decode(SignedAnswer, stick.read_ack(case_id))
            answer = verified(signed, case_id, digest)
        except wire.BadWireValue:
            return "unreadable"
        except (BadAnswer, UnsafeStick) as fault:
            return fault.code
        if Waybill(self.store).store_answer(case_id, signed, answer, by_stick=True):
            self._free(case_id)
        return "stored"

    def _free(self, case_id: UUID) -> None:
        # Only after the answer is durable: a container without a row is garbage, not a loss.
        container_path(self.cases, case_id).unlink(missing_ok=True)


def _uuid_of(name: str) -> UUID | None:
    try:
        return UUID(name)
    except ValueError:
        return None


def _sweep(stick: Stick, wanted: list[ShuttleCase]) -> None:
    """Take off the stick what has been answered, and what an earlier try left unfinished."""
    ids = {str(case.case_id) for case in wanted}
    digests = {case.container_digest for case in wanted}
    for part, needed in (("cases", ids), ("containers", digests), ("acks", ids)):
        for path in stick.listed(part):
            if path.name not in needed and not path.is_dir():
                path.unlink()


def _is_whole(stick: Stick, case: ShuttleCase) -> bool:
    named = [(stick.case(case.case_id), case.digest, case.size)]
    if case.container_digest:
        container = stick.container(case.container_digest)
        named.append((container, case.container_digest, case.container_size))
    return all(_holds(*file) for file in named)


def _holds(path: Path, digest: str, size: int) -> bool:
    if path.is_symlink() or not path.is_file() or path.stat().st_size != size:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == digest


def _require_room(folder: Path, missing: list[ShuttleCase]) -> None:
    needed = sum(case.size + case.container_size + 2 * _PER_FILE for case in missing) + _SLACK
    free = ballast.free_bytes(folder)
    if needed > free:
        raise StickTooSmall(needed, free)


def _checked(source: Path, case: ShuttleCase) -> Iterator[bytes]:
    """The bytes of a container as long as they are the ones that were kept."""
    digest = hashlib.sha256()
    with source.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            yield piece
    if digest.hexdigest() != case.container_digest:
        raise _Damaged
