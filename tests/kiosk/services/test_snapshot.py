"""A catalogue snapshot is believed whole or not at all."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.catalogue_publish import item_files
from kiosk.services.package import check_item, pack, sign
from kiosk.services.refused import PackageRefused
from kiosk.services.snapshot import (
    INDEX,
    LARGEST_SNAPSHOT,
    difference,
    open_snapshot,
    pack_snapshot,
    patched,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLISHERS = {"city": KEY.public_key().public_bytes_raw()}
ITEMS = Path(__file__).parents[3] / "items"
NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)


def package(folder: str) -> bytes:
    return sign(pack(item_files(ITEMS / folder)), "city", KEY.private_bytes_raw())


def snapshot(files: Mapping[str, bytes], number: int = 1) -> bytes:
    items = {}
    for name in files:
        if name.endswith(".item"):
            items[name] = check_item(
                (ITEMS / name.removesuffix(".item") / "item.json").read_bytes()
            )
    return pack_snapshot(files, items, number, NOON)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    folders = ("old_age_allowance", "social_card_replacement")
    return {f"{f}.item": package(f) for f in folders} | {"themes.json": b"[]"}


def code_of(archive: bytes) -> str:
    with pytest.raises(PackageRefused) as caught:
        open_snapshot(archive, PUBLISHERS)
    assert caught.value.reason
    return caught.value.code


def rezipped(archive: bytes, method: int = zipfile.ZIP_STORED, **changed: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(target, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, changed.pop(name.replace(".", "_"), old.read(name)))
        for name, content in changed.items():
            new.writestr(name, content)
    return target.getvalue()


def test_a_snapshot_opens_as_what_it_was_made_of(files: dict[str, bytes]) -> None:
    opened = open_snapshot(snapshot(files, 7), PUBLISHERS)

    assert (opened.number, opened.made_at) == (7, NOON)
    assert opened.files == files
    assert set(opened.items) == {"DEMO-MZ-0001", "DEMO-RS-0003"}


def test_it_says_basic_items_who_implements_them_and_the_packages(
    files: dict[str, bytes],
) -> None:
    basic = [{"code": "000114", "name": {"zh-CN": "津贴"}, "items": ["DEMO-MZ-0001"]}]
    archive = snapshot({**files, "basic.json": json.dumps(basic).encode()})
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        listed = json.loads(opened.read(INDEX))

    assert [entry["code"] for entry in listed["basic"]] == ["000114", "DEMO-RS-0003"]
    assert {e["basicCode"]: e["package"] for e in listed["implementations"]} == {
        "000114": "old_age_allowance.item",
        "DEMO-RS-0003": "social_card_replacement.item",
    }


def test_one_package_of_a_stranger_and_nothing_is_taken(files: dict[str, bytes]) -> None:
    stranger = Ed25519PrivateKey.generate().private_bytes_raw()
    foreign = sign(pack(item_files(ITEMS / "old_age_allowance")), "city", stranger)

    assert code_of(snapshot({**files, "old_age_allowance.item": foreign})) == "bad_signature"


def test_a_changed_missing_or_extra_file_is_found(files: dict[str, bytes]) -> None:
    archive = snapshot(files)

    assert code_of(rezipped(archive, themes_json=b"[1]")) == "bad_manifest"
    assert code_of(rezipped(archive, **{"more.json": b"[]"})) == "bad_manifest"
    assert code_of(rezipped(archive, snapshot_json=b"{}")) == "bad_manifest"
    # Cut there, a package inside is taken for the archive; it is no catalogue either.
    assert code_of(archive[: len(archive) // 2]) in {"bad_archive", "bad_manifest"}


def test_an_implementation_list_that_names_another_version_is_refused(
    files: dict[str, bytes],
) -> None:
    archive = snapshot(files)
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        listed = json.loads(opened.read(INDEX))
    listed["implementations"][0]["version"] = "2027.1.1"

    assert code_of(rezipped(archive, snapshot_json=json.dumps(listed).encode())) == "bad_manifest"


@pytest.mark.parametrize(
    ("keyword", "value"),
    [
        ("implementations", 5),
        ("implementations", [{"package": ["a"], "itemCode": {}, "version": None}]),
        ("number", [1]),
        ("madeAt", 7),
    ],
)
def test_a_list_of_odd_things_is_refused_and_no_crash(
    files: dict[str, bytes], keyword: str, value: object
) -> None:
    archive = snapshot(files)
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        listed = {**json.loads(opened.read(INDEX)), keyword: value}

    assert code_of(rezipped(archive, snapshot_json=json.dumps(listed).encode())) == "bad_manifest"


@pytest.mark.parametrize("name", ["../x.json", "/etc/x.json", "a/b.item", "x.py", "X.json"])
def test_a_name_that_leads_elsewhere_is_refused(files: dict[str, bytes], name: str) -> None:
    assert code_of(rezipped(snapshot(files), **{name: b"x"})) == "bad_archive"


def test_a_compressed_snapshot_is_refused_before_it_unfolds(files: dict[str, bytes]) -> None:
    bomb = rezipped(snapshot(files), zipfile.ZIP_DEFLATED, **{"zeros.json": b"\x00" * 50_000_000})
    assert len(bomb) < 1_000_000

    assert code_of(bomb) in {"bad_archive", "too_large"}


def test_a_difference_is_small_and_leads_to_the_same_bytes(files: dict[str, bytes]) -> None:
    many = {f"page_{n}.json": os.urandom(4000).hex().encode() for n in range(40)}
    old = snapshot({**files, **many})
    new = snapshot({**files, **many, "themes.json": b'[{"id": "new"}]'}, 2)

    change = difference(old, new)

    assert len(change) < len(new) / 20
    assert patched(old, change, len(new)) == new


def test_a_difference_to_another_snapshot_is_refused(files: dict[str, bytes]) -> None:
    old, new = snapshot(files), snapshot({**files, "themes.json": b"[2]"}, 2)
    change = difference(old, new)

    with pytest.raises(PackageRefused):
        patched(old, change, len(new) + 1)
    with pytest.raises(PackageRefused):
        patched(old, b"no zstd", len(new))


def test_a_difference_that_unfolds_to_gigabytes_is_refused_by_its_head() -> None:
    bomb = zstandard.ZstdCompressor().compress(b"\x00" * (LARGEST_SNAPSHOT + 1))
    assert len(bomb) < 20_000

    with pytest.raises(PackageRefused):
        patched(b"old", bomb, LARGEST_SNAPSHOT + 1)
