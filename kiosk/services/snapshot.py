"""Catalogue snapshots: all that a kiosk offers, numbered, in one file, verified whole.

A snapshot is a zip archive of plain (stored) files: the signed item packages, what helps to find
them, and `snapshot.json`, which lists every file with its SHA-256 and says the three levels a
catalogue has: basic items (基本目录), who implements which of them (实施清单), and the guide,
which is the package. Stored, because a difference between two snapshots is then small: see
`difference`. Who vouches for a snapshot is not said here: The Update Framework does that.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import zstandard

from kiosk.services.item import ServiceItem
from kiosk.services.package import open_package
from kiosk.services.reading import strict_json
from kiosk.services.refused import PackageRefused

LARGEST_SNAPSHOT = 128 * 1024 * 1024
MOST_FILES = 8000
INDEX = "snapshot.json"
_FILE_NAME = re.compile(r"[a-z0-9_][a-z0-9_-]{0,79}\.(?:item|json|signed|index)")
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An opened snapshot. `items` are those of its packages, by code."""

    number: int
    made_at: datetime
    files: Mapping[str, bytes] = field(repr=False)
    items: Mapping[str, ServiceItem] = field(repr=False)


def is_snapshot_file(name: str) -> bool:
    """Whether a file of an items folder belongs into a snapshot."""
    return name != INDEX and _FILE_NAME.fullmatch(name) is not None


def pack_snapshot(
    files: Mapping[str, bytes],
    items: Mapping[str, ServiceItem],
    number: int,
    made_at: datetime,
) -> bytes:
    """Return a snapshot of files; `items` by the name of their package. Equal in, equal out.

    Raises `PackageRefused` for a file name that does not belong, or two packages of one item.
    """
    codes = [item.code for item in items.values()]
    if len(set(codes)) != len(codes):
        raise PackageRefused("bad_manifest", INDEX, "two packages hold the same item")
    for name in files:
        if not is_snapshot_file(name):
            raise PackageRefused("bad_archive", name[:80], "this file is no part of a catalogue")
    listed = {
        "number": number,
        "madeAt": made_at.isoformat(),
        "files": {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)},
        **_levels(files, items),
    }
    index = json.dumps(listed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in [*sorted(files.items()), (INDEX, index.encode())]:
            archive.writestr(zipfile.ZipInfo(name, _FIXED_DATE), content)
    return target.getvalue()


def open_snapshot(archive: bytes, publishers: Mapping[str, bytes]) -> Snapshot:
    """Return what is in a snapshot after all of it was verified. Raises `PackageRefused`.

    One package that does not convince, and nothing of the snapshot is used: a catalogue half old
    and half new is worse than an old one.
    """
    if len(archive) > LARGEST_SNAPSHOT:
        raise PackageRefused("too_large", "", "the snapshot is larger than 128 MiB")
    files = _unpacked(archive)
    listed = strict_json(files.pop(INDEX, b"null"), INDEX)
    if not isinstance(listed, dict) or not isinstance(listed.get("files"), dict):
        raise PackageRefused("bad_manifest", INDEX, "it is missing, or does not list the files")
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    if digests != listed["files"]:
        raise PackageRefused("bad_manifest", INDEX, "the files are not the ones that it lists")
    items = {
        name: open_package(content, publishers)
        for name, content in files.items()
        if name.endswith(".item")
    }
    _check_implementations(listed, items)
    number, made_at = _head(listed)
    return Snapshot(number, made_at, files, {item.code: item for item in items.values()})


def difference(old: bytes, new: bytes) -> bytes:
    """Return what makes `new` out of `old`: zstd with the old snapshot as its dictionary.

    The method of `zstd --patch-from` (github.com/facebook/zstd, wiki "Zstandard as a patching
    engine"): a prefix as raw content, long distance matching, a window over both.
    """
    window = max(18, min(27, (len(old) + len(new)).bit_length()))
    parameters = zstandard.ZstdCompressionParameters.from_level(
        9, window_log=window, enable_ldm=True, write_content_size=True
    )
    prefix = zstandard.ZstdCompressionDict(old, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
    return zstandard.ZstdCompressor(dict_data=prefix, compression_params=parameters).compress(new)


def patched(old: bytes, change: bytes, size: int) -> bytes:
    """Return the new snapshot of `size` bytes. Raises `PackageRefused` if it is not that."""
    prefix = zstandard.ZstdCompressionDict(old, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
    engine = zstandard.ZstdDecompressor(dict_data=prefix, max_window_size=2**27)
    try:
        said = zstandard.frame_content_size(change)
        new = engine.decompress(change) if said == size <= LARGEST_SNAPSHOT else b""
    except zstandard.ZstdError:
        new = b""
    if len(new) != size or not new:
        raise PackageRefused("bad_archive", "", "the difference does not fit the old snapshot")
    return new


def _levels(files: Mapping[str, bytes], items: Mapping[str, ServiceItem]) -> dict[str, Any]:
    basic = json.loads(files["basic.json"]) if "basic.json" in files else []
    known = {code: entry["code"] for entry in basic for code in entry["items"]}
    alone = [
        {"code": item.code, "name": dict(item.name), "items": [item.code]}
        for item in items.values()
        if item.code not in known
    ]
    implementations = [
        {
            "itemCode": item.code,
            "basicCode": known.get(item.code, item.code),
            "version": item.version,
            "publishedOn": item.published_on.isoformat(),
            "validUntil": item.valid_until.isoformat() if item.valid_until else None,
            "authority": dict(item.authority),
            "package": name,
        }
        for name, item in sorted(items.items())
    ]
    return {"basic": [*basic, *alone], "implementations": implementations}


def _check_implementations(listed: Mapping[str, Any], items: Mapping[str, ServiceItem]) -> None:
    entries = listed.get("implementations")
    said = [
        [entry.get("package"), entry.get("itemCode"), entry.get("version")]
        for entry in (entries if isinstance(entries, list) else ())
        if isinstance(entry, dict)
    ]
    here = [[name, item.code, item.version] for name, item in sorted(items.items())]
    if sorted(said, key=repr) != sorted(here, key=repr):
        reason = "the implementation list does not name the packages that are here"
        raise PackageRefused("bad_manifest", INDEX, reason)


def _head(listed: Mapping[str, Any]) -> tuple[int, datetime]:
    try:
        number, made_at = int(listed["number"]), datetime.fromisoformat(listed["madeAt"])
    except (KeyError, TypeError, ValueError):
        raise PackageRefused("bad_manifest", INDEX, "it has no number or no date") from None
    if number < 1 or made_at.tzinfo is None:
        raise PackageRefused("bad_manifest", INDEX, "its number or its date makes no sense")
    return number, made_at


def _unpacked(archive: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            entries = opened.infolist()
            _check_entries(entries, len(archive))
            return {entry.filename: opened.read(entry) for entry in entries}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, RuntimeError):
        raise PackageRefused("bad_archive", "", "the snapshot is damaged") from None


def _check_entries(entries: list[zipfile.ZipInfo], size: int) -> None:
    names = [entry.filename for entry in entries]
    if len(names) > MOST_FILES or sum(entry.file_size for entry in entries) > size:
        raise PackageRefused("too_large", "", "it holds more than its size allows")
    if len(set(names)) != len(names):
        raise PackageRefused("bad_archive", "", "a file stands twice in it")
    for entry in entries:
        is_plain = entry.compress_type == zipfile.ZIP_STORED
        if not is_plain or not (entry.filename == INDEX or is_snapshot_file(entry.filename)):
            reason = "this file is compressed, or no part of a catalogue"
            raise PackageRefused("bad_archive", entry.filename[:80], reason)
