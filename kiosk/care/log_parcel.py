"""The logs of a kiosk as one sealed file: whoever finds the stick reads nothing.

It is the format of a sealed case (`kiosk.sealed.format`) under another name: a key of its own for
each parcel, wrapped to the operator's public key; every file is a record, named by the order in
the first one. Nothing personal is in a kiosk's log; what is in it is still nobody else's affair.
"""

from __future__ import annotations

import io
import json
import os
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from kiosk.care.record import CARE_FILE
from kiosk.sealed import MAX_RECORD_SIZE, PlatformKey, PrivateKey, SealBroken, Sealer, Unsealer

MAGIC = b"MKL1"
SUFFIX = ".menkou-log"
_TAR = "application/x-tar"
_MANIFEST = "application/json"
_LONGEST_FILE = 16 << 20
LOGS = (
    "flight.jsonl",
    "flight.1.jsonl",
    "technician_trail.jsonl",
    CARE_FILE,
)
"""What is taken along from the state directory, and nothing else of it."""


class ParcelBroken(Exception):
    """A file that is no parcel, or not ours to open. `code` as of `SealBroken`, or 'no_parcel'."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Parcel:
    """An opened parcel. `about` names kiosk, version and time."""

    about: Mapping[str, str]
    files: Mapping[str, bytes]


def pack(
    state_dir: Path, key: PlatformKey, about: Mapping[str, str], further: Mapping[str, bytes]
) -> bytes:
    """The logs in `state_dir` and `further` files, sealed to `key`.

    Raises `SealBroken` or `SuiteUnavailable` for a key that cannot be used.
    """
    parcel_id = uuid4()
    sealer = Sealer(parcel_id, key)
    files = {**dict(_logs(state_dir)), **further}
    manifest = json.dumps({**about, "files": sorted(files)}, sort_keys=True).encode()
    tar = _tar_of(files)
    parts = [tar[at : at + MAX_RECORD_SIZE] for at in range(0, len(tar), MAX_RECORD_SIZE)]
    records = [sealer.page(0, _MANIFEST, manifest)]
    records += [sealer.page(number, _TAR, part) for number, part in enumerate(parts, start=1)]
    body = b"".join((sealer.header(), *records, sealer.trailer(len(records))))
    return MAGIC + parcel_id.bytes + body


def unpack(parcel: bytes, keys: Mapping[str, PrivateKey]) -> Parcel:
    """Open a parcel with the operator's private keys. Raises `ParcelBroken`."""
    if parcel[: len(MAGIC)] != MAGIC or len(parcel) < len(MAGIC) + 16:
        raise ParcelBroken("no_parcel")
    start = len(MAGIC) + 16
    try:
        pages = Unsealer(keys).pages(UUID(bytes=parcel[len(MAGIC) : start]), parcel[start:])
    except SealBroken as fault:
        raise ParcelBroken(fault.code) from None
    if not pages or pages[0].media_type != _MANIFEST:
        raise ParcelBroken("no_parcel")
    about = json.loads(pages[0].data)
    files = _files_of(b"".join(page.data for page in pages[1:]))
    return Parcel({k: str(v) for k, v in about.items() if k != "files"}, files)


def name_of(kiosk: str, at: datetime) -> str:
    """`menkou-log-jx-0017-20261122T064500Z.menkou-log`."""
    return f"menkou-log-{kiosk}-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}{SUFFIX}"


def _logs(state_dir: Path) -> Iterator[tuple[str, bytes]]:
    for name in LOGS:
        try:
            with (state_dir / name).open("rb") as log:
                log.seek(max(0, os.fstat(log.fileno()).st_size - _LONGEST_FILE))
                yield name, log.read(_LONGEST_FILE)
        except OSError:
            continue  # a log that is not there is no reason to bring none


def _tar_of(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:xz") as tar:
        for name, data in sorted(files.items()):
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(data), 0o600
            tar.addfile(entry, io.BytesIO(data))
    return packed.getvalue()


def _files_of(packed: bytes) -> dict[str, bytes]:
    """Regular files with plain names only: a parcel may come from a kiosk somebody took over."""
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(packed), mode="r:xz") as tar:
        for entry in tar:
            if not entry.isreg() or entry.name != Path(entry.name).name:
                raise ParcelBroken("no_parcel")
            if entry.size > 4 * _LONGEST_FILE:
                raise ParcelBroken("no_parcel")
            inside = tar.extractfile(entry)
            found[entry.name] = b"" if inside is None else inside.read()
    return found
