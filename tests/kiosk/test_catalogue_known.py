"""The second start verifies every package, and checks none that it has checked before."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.catalogue_files import load_catalogue
from kiosk.catalogue_publish import item_files, public_key
from kiosk.flight_log import FileLog
from kiosk.services.checked import CHECKED_FILE, digest_of, read_checked, written_checked
from kiosk.services.package import check_item, open_known, open_package, pack, sign
from kiosk.services.refused import PackageRefused
from kiosk.services.snapshot import pack_snapshot
from offline_cache.catalogue_shelf import CatalogueShelf

ITEM = (Path(__file__).parents[2] / "items" / "old_age_allowance" / "item.json").read_bytes()
PRIVATE = bytes(range(32))
PUBLISHERS = {"city": public_key(PRIVATE)}
FILES = item_files(Path(__file__).parents[2] / "items" / "old_age_allowance")
GOOD = sign(pack(FILES), "city", PRIVATE)
SENSELESS = sign(
    pack({"item.json": json.dumps({**json.loads(ITEM), "shoeSize": 43}).encode()}), "city", PRIVATE
)
"""Well signed, and no item: it has a keyword nobody knows."""


@pytest.fixture
def load(tmp_path: Path):
    def load(*, remember: bool = True) -> set[str]:
        log = FileLog(tmp_path / "flight.log")
        return set(load_catalogue(tmp_path, PUBLISHERS, log, remember=remember).items)

    return load


def test_what_was_checked_is_listed_and_read_the_same(load, tmp_path: Path) -> None:
    (tmp_path / "good.item").write_bytes(GOOD)
    (tmp_path / "senseless.item").write_bytes(SENSELESS)
    first = load()
    assert read_checked((tmp_path / CHECKED_FILE).read_bytes()) == {digest_of(GOOD)}
    assert load() == first == {"DEMO-MZ-0001"}
    assert open_known(GOOD, PUBLISHERS) == open_package(GOOD, PUBLISHERS) == check_item(ITEM)


def test_nothing_is_left_where_it_was_not_asked_for(load, tmp_path: Path) -> None:
    (tmp_path / "good.item").write_bytes(GOOD)
    assert load(remember=False)
    assert not (tmp_path / CHECKED_FILE).exists()


def test_a_listed_package_needs_its_signature_all_the_same(load, tmp_path: Path) -> None:
    altered = GOOD[:-400] + bytes([GOOD[-400] ^ 1]) + GOOD[-399:]
    (tmp_path / "altered.item").write_bytes(altered)
    (tmp_path / CHECKED_FILE).write_bytes(written_checked([digest_of(altered)]))
    assert load() == set()
    with pytest.raises(PackageRefused, match="bad_signature"):
        open_known(altered, PUBLISHERS)
    with pytest.raises(PackageRefused, match="unknown_publisher"):
        open_known(GOOD, {})


@pytest.mark.parametrize("spoil", ["rules", "torn", "list", "object"])
def test_a_list_of_other_rules_or_a_torn_one_counts_for_nothing(
    load, tmp_path: Path, spoil: str
) -> None:
    (tmp_path / "senseless.item").write_bytes(SENSELESS)
    whole = written_checked([digest_of(SENSELESS)])
    spoilt = {
        "rules": json.dumps({**json.loads(whole), "rules": "0" * 64}).encode(),
        "torn": whole[:-9],
        "list": b"[]",
        "object": json.dumps({**json.loads(whole), "packages": {"a": 1}}).encode(),
    }
    (tmp_path / CHECKED_FILE).write_bytes(spoilt[spoil])
    assert load() == set()


def test_a_snapshot_is_checked_once_where_it_is_put_into_use(tmp_path: Path) -> None:
    item = check_item(ITEM)
    noon = datetime(2026, 11, 22, 4, tzinfo=UTC)
    archive = pack_snapshot({"a.item": GOOD}, {"a.item": item}, 1, noon)
    shelf = CatalogueShelf(tmp_path / "catalogue")
    shelf.install(archive, PUBLISHERS)
    folder = shelf.folder()
    assert folder is not None
    assert read_checked((folder / CHECKED_FILE).read_bytes()) == {digest_of(GOOD)}
    log = FileLog(tmp_path / "flight.log")
    assert set(load_catalogue(folder, PUBLISHERS, log).items) == {item.code}
