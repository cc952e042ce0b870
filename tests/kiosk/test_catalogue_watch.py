"""What a site offers of a catalogue, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.catalogue_watch import CatalogueSource
from kiosk.demo_site import DemoSite, prepare, publisher
from kiosk.flight_log import FileLog
from offline_cache.catalogue_shelf import CatalogueShelf


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> DemoSite:
    made = DemoSite(tmp_path_factory.mktemp("site"))
    prepare(made)
    return made


def codes(site: DemoSite, tmp_path: Path, offered: list[str], home: list[str]) -> list[str]:
    key_id, public_key = publisher()
    source = CatalogueSource(
        CatalogueShelf(tmp_path / "catalogue"),
        site.items_dir,
        {key_id: bytes.fromhex(public_key)},
        offered,
        home,
        FileLog(tmp_path / "log"),
    )
    number, catalogue = source.load()
    assert number == 0
    return list(catalogue.items)


def test_what_is_named_for_home_comes_first_and_nothing_is_lost(
    site: DemoSite, tmp_path: Path
) -> None:
    plain = codes(site, tmp_path, [], [])
    wished = [plain[-1], plain[3], "NOBODY-KNOWS-THIS"]
    ordered = codes(site, tmp_path, [], wished)
    assert ordered[:2] == wished[:2]
    assert sorted(ordered) == sorted(plain)


def test_a_site_offers_what_it_names_and_nothing_else(site: DemoSite, tmp_path: Path) -> None:
    plain = codes(site, tmp_path, [], [])
    assert codes(site, tmp_path, [plain[5], plain[1]], []) == [plain[1], plain[5]]
