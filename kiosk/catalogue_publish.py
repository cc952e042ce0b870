"""Publishing a folder of items: sign every package and what finds them, number it as a snapshot.

What is written is what a platform serves: `NAME.item`, `finding.signed`, `search.index`, the tables
beside them, and all of it once more in `snapshot.cat`, one numbered file to carry or to keep.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.catalogue_files import source_files
from kiosk.services.finding import (
    FINDING_FILE,
    INDEX_FILE,
    open_finding,
    sign_finding,
    sign_index,
)
from kiosk.services.handling import BadHandlingTable, read_places
from kiosk.services.item import ServiceItem
from kiosk.services.package import open_package, pack, sign
from kiosk.services.refused import PackageRefused
from kiosk.services.snapshot import (
    LARGEST_SNAPSHOT,
    Snapshot,
    is_snapshot_file,
    open_snapshot,
    pack_snapshot,
)
from kiosk.services.triage import for_items, lint

SNAPSHOT_FILE: Final = "snapshot.cat"
TABLES: Final = ("themes.json", "handling.json", "basic.json")


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published: the snapshot's number, its items by code; `is_new` is whether it is."""

    number: int
    items: Mapping[str, ServiceItem]
    is_new: bool


def signed_files(source: Path, key_id: str, private_key: bytes) -> dict[str, bytes]:
    """Return everything a folder of items becomes, by file name. Raises `PackageRefused`.

    The place of a refusal begins with the folder of the item it is about.
    """
    publishers = {key_id: public_key(private_key)}
    files, items = _packages(source, key_id, private_key)
    finding_signed = sign_finding(source_files(source), key_id, private_key)
    finding = open_finding(finding_signed, publishers)
    every = finding.all_items(items)
    for fault in lint(for_items(finding.triage, every), every):
        raise PackageRefused("bad_schema", f"triage/{fault.place}", fault.reason)
    for table in TABLES:
        if (source / table).exists():
            files[table] = _table(source / table)
    files[FINDING_FILE] = finding_signed
    files[INDEX_FILE] = sign_index(items, finding, key_id, private_key)
    return files


def publish(
    source: Path, target: Path, key_id: str, private_key: bytes, made_at: datetime
) -> Publication:
    """Sign a folder of items into `target`; nothing is written unless all of it is good.

    Raises `PackageRefused`, also for an item that changed without a new version.
    """
    files = signed_files(source, key_id, private_key)
    publishers = {key_id: public_key(private_key)}
    before = _last(target, publishers)
    number = before.number if before else 0
    if before and dict(before.files) == files:
        return Publication(number, before.items, is_new=False)
    opened = {n: open_package(d, publishers) for n, d in files.items() if n.endswith(".item")}
    if before:
        _check_versions(before, files, opened)
    archive = pack_snapshot(files, opened, number + 1, made_at)
    snapshot = open_snapshot(archive, publishers)
    write_files(target, {**files, SNAPSHOT_FILE: archive})
    return Publication(snapshot.number, snapshot.items, is_new=True)


def write_files(target: Path, files: Mapping[str, bytes]) -> None:
    """Put files into a folder, each whole or not at all; files of an older catalogue leave it."""
    target.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        beside = target / f".{name}.new"
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target / name)
    for path in target.iterdir():
        if is_snapshot_file(path.name) and path.name not in files:
            path.unlink()


def public_key(private_key: bytes) -> bytes:
    """The raw public key of a raw private one. ValueError where it is none."""
    return Ed25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()


def item_files(folder: Path) -> dict[str, bytes]:
    """The files of an item's folder as a package holds them. Raises OSError."""
    paths = [folder / "item.json", *sorted((folder / "pictures").glob("*"))]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _packages(
    source: Path, key_id: str, private_key: bytes
) -> tuple[dict[str, bytes], dict[str, ServiceItem]]:
    publishers = {key_id: public_key(private_key)}
    files: dict[str, bytes] = {}
    items: dict[str, ServiceItem] = {}
    for path in sorted(source.glob("*/item.json")):
        folder = path.parent
        try:
            package = sign(pack(item_files(folder)), key_id, private_key)
            item = open_package(package, publishers)
        except PackageRefused as refusal:
            place = f"{folder.name}/{refusal.place}"
            raise PackageRefused(refusal.code, place, refusal.reason) from None
        if item.code in items:
            reason = f"another folder holds the item {item.code!r}, too"
            raise PackageRefused("bad_manifest", f"{folder.name}/itemCode", reason)
        files[f"{folder.name}.item"], items[item.code] = package, item
    if not items:
        raise PackageRefused("bad_manifest", source.name, "no folder in it holds an item.json")
    return files, items


def _table(path: Path) -> bytes:
    content = path.read_bytes()
    try:
        if path.name == "handling.json":
            read_places(content)
        json.loads(content)
    except BadHandlingTable as fault:
        raise PackageRefused("bad_schema", f"{path.name}/{fault.place}", str(fault)) from None
    except ValueError as fault:
        raise PackageRefused("bad_json", path.name, f"it is not clean JSON: {fault}") from None
    return content


def _last(target: Path, publishers: Mapping[str, bytes]) -> Snapshot | None:
    """The snapshot published here before; None where there is none."""
    path = target / SNAPSHOT_FILE
    if not path.exists():
        return None
    with path.open("rb") as file:
        return open_snapshot(file.read(LARGEST_SNAPSHOT + 1), publishers)


def _check_versions(
    before: Snapshot, files: Mapping[str, bytes], opened: Mapping[str, ServiceItem]
) -> None:
    old = set(before.files.values())
    for name, item in opened.items():
        earlier = before.items.get(item.code)
        is_same_version = earlier is not None and earlier.version == item.version
        if is_same_version and files[name] not in old:
            place = f"{name.removesuffix('.item')}/version"
            reason = f"the item was changed, but is still called version {item.version}"
            raise PackageRefused("bad_schema", place, reason)
