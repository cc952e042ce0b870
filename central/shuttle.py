"""Sealed cases that came by hand: the same intake, the same answers, back on the stick.

`python -m central import` takes a whole stick, into the platform of its own process or, by
POST /v1/shuttle, into one that runs. Either may be done again, for any stick, in any order: an
answer is given once and then repeated.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from uuid import UUID

from central.alarms import raise_alarm
from central.containers import DigestDiffers, StoreFull, TooLarge, WrongOffset
from central.intake import answer_of, take_case
from central.platform import Platform
from central.replies import Refusal
from kiosk import wire
from kiosk.domain.receipt import SignedAnswer
from kiosk.shuttle import (
    Manifest,
    ManifestBroken,
    ShuttleCase,
    Stick,
    UnsafeStick,
    decode_manifest,
    kiosks_on,
    read_plain,
    require_genuine,
    write_whole,
)

_PIECE = 1 << 20
_LARGEST_CASE = 16 << 20
_TRIES = 3
_JUDGED_WITHIN_S = 30.0


@dataclass(frozen=True, slots=True)
class Parcel:
    """One case of a stick, with the manifest that vouches for it. `pages` is None without any."""

    manifest: Manifest
    case: ShuttleCase
    body: bytes = field(repr=False)
    pages: Path | None


class NotTaken(Exception):
    """A case was not taken in. `code` is the platform's, or 'no_answer'."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Taker(Protocol):
    """Who takes cases in: this process, or a platform that runs elsewhere."""

    async def take(self, parcel: Parcel) -> SignedAnswer: ...

    async def complain(self, manifest: Manifest, case_id: UUID, code: str, body: bytes) -> None: ...


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one case: 'answered', 'answered_no_ack', 'missing', or why it was refused."""

    kiosk_id: str
    case_id: UUID | None
    outcome: str


async def take_stick(taker: Taker, folder: Path) -> list[Taken]:
    """Take in everything whole on a stick and write the answers back to it."""
    taken: list[Taken] = []
    for kiosk_id in kiosks_on(folder):
        try:
            stick = Stick(folder, kiosk_id)
            manifest = decode_manifest(stick.read_manifest())
        except FileNotFoundError:
            taken.append(Taken(kiosk_id, None, "no_manifest"))
        except (ManifestBroken, UnsafeStick) as fault:
            taken.append(Taken(kiosk_id, None, fault.code))
        else:
            for case in manifest.cases:
                outcome = await _take_one(taker, stick, manifest, case)
                taken.append(Taken(kiosk_id, case.case_id, outcome))
    return taken


async def _take_one(taker: Taker, stick: Stick, manifest: Manifest, case: ShuttleCase) -> str:
    try:
        body = await asyncio.to_thread(read_plain, stick.case(case.case_id), _LARGEST_CASE)
        pages = stick.container(case.container_digest) if case.container_digest else None
        code = await asyncio.to_thread(_flaw, case, body, pages)
        if code:
            await taker.complain(manifest, case.case_id, code, body)
            return code
        signed = await taker.take(Parcel(manifest, case, body, pages))
    except FileNotFoundError:
        return "missing"
    except (UnsafeStick, NotTaken) as fault:
        return fault.code
    try:
        stick.make_folders()
        write_whole(stick.ack(case.case_id), iter((wire.encode(signed),)))
    except OSError:
        # A full or read-only stick: the case is here all the same, the answer comes again.
        return "answered_no_ack"
    return "answered"


def _flaw(case: ShuttleCase, body: bytes, pages: Path | None) -> str:
    if hashlib.sha256(body).hexdigest() != case.digest:
        return "case_differs"
    if pages is None:
        return ""
    if pages.is_symlink():
        raise UnsafeStick("link_on_the_stick")
    with pages.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    return "" if found == case.container_digest else "container_differs"


class LocalTaker:
    """Takes cases into the platform of this process."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform

    async def take(self, parcel: Parcel) -> SignedAnswer:
        """Take a case in as if its kiosk had sent it; raise `NotTaken`."""
        try:
            require_vouched(self._platform, parcel.manifest)
            if parcel.pages:
                await _store_pages(self._platform, parcel)
            return await take_vouched(self._platform, parcel.manifest, parcel.case, parcel.body)
        except ManifestBroken as fault:
            await self._alarm(f"shuttle_{fault.code}", parcel.manifest.kiosk_id, "")
            raise NotTaken(fault.code) from None
        except Refusal as fault:
            raise NotTaken(fault.code) from None
        except TooLarge:
            raise NotTaken("too_large") from None
        except StoreFull:
            raise NotTaken("disk_full") from None

    async def complain(self, manifest: Manifest, case_id: UUID, code: str, body: bytes) -> None:
        """Keep what came damaged, for a person; nobody takes it for the case."""
        try:
            require_vouched(self._platform, manifest)
        except ManifestBroken as fault:
            await self._alarm(f"shuttle_{fault.code}", manifest.kiosk_id, "")
            return
        platform, digest = self._platform, hashlib.sha256(body).hexdigest()
        async with platform.database.transaction() as connection:
            await connection.execute(
                "INSERT INTO quarantine VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
                *(case_id, digest, manifest.kiosk_id, f"shuttle_{code}", body, platform.now()),
            )
        await self._alarm(f"shuttle_{code}", manifest.kiosk_id, str(case_id))

    async def _alarm(self, code: str, kiosk_id: str, subject: str) -> None:
        platform = self._platform
        async with platform.database.transaction() as connection:
            await raise_alarm(connection, code, kiosk_id, subject, platform.now())


def require_vouched(platform: Platform, manifest: Manifest) -> None:
    """Raise `ManifestBroken` unless a kiosk of ours wrote this manifest."""
    for entry in platform.settings.kiosks:
        if entry.kiosk_id == manifest.kiosk_id:
            key = bytes.fromhex(entry.token_sha256)
            require_genuine(manifest, entry.kiosk_id, key)
            return
    raise ManifestBroken("unknown_kiosk")


async def take_vouched(
    platform: Platform, manifest: Manifest, case: ShuttleCase, body: bytes
) -> SignedAnswer:
    """Take in a case whose manifest and pages have been seen to; raise `Refusal`."""
    if hashlib.sha256(body).hexdigest() != case.digest:
        raise Refusal(422, "case_differs", "these are not the bytes of the manifest")
    if len(body) > platform.settings.limits.case_bytes:
        raise Refusal(413, "too_large", "the case is too large")
    await take_case(platform, manifest.kiosk_id, body, {case.case_id})
    signed = await answer_of(platform, case.case_id, within_s=_JUDGED_WITHIN_S)
    async with platform.database.transaction() as connection:
        await connection.execute(
            "UPDATE quarantine SET released_at = $2"
            " WHERE case_id = $1 AND reason LIKE 'shuttle%' AND released_at IS NULL",
            *(case.case_id, platform.now()),
        )
    return signed


async def _store_pages(platform: Platform, parcel: Parcel) -> None:
    """Bring a container over, from where an upload by line may have ended."""
    assert parcel.pages is not None
    store, kiosk_id = platform.containers, parcel.manifest.kiosk_id
    digest = parcel.case.container_digest
    for _ in range(_TRIES):
        held = store.state(kiosk_id, digest)
        if held and held.is_complete:
            return
        try:
            offset = held.offset if held else 0
            await store.append(kiosk_id, digest, offset, _pieces(parcel.pages, offset))
            await asyncio.to_thread(store.finish, kiosk_id, digest)
        except (WrongOffset, DigestDiffers):
            # The line brought other bytes before or meanwhile; they were dropped, so again.
            continue
    raise Refusal(409, "superseded", "the container is being uploaded by line")


async def _pieces(path: Path, offset: int) -> AsyncIterator[bytes]:
    with path.open("rb") as file:
        file.seek(offset)
        while piece := await asyncio.to_thread(file.read, _PIECE):
            yield piece
