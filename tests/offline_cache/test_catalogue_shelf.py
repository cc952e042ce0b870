"""The catalogue in use is whole at every instant and never goes backwards."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.services.refused import PackageRefused
from kiosk.services.snapshot import pack_snapshot
from offline_cache.catalogue_shelf import CatalogueShelf, OlderSnapshot

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)


def snapshot(number: int) -> bytes:
    return pack_snapshot({"themes.json": b"[%d]" % number}, {}, number, NOON)


@pytest.fixture
def shelf(tmp_path: Path) -> CatalogueShelf:
    return CatalogueShelf(tmp_path / "catalogue")


def themes(shelf: CatalogueShelf) -> bytes:
    folder = shelf.folder()
    assert folder is not None
    return (folder / "themes.json").read_bytes()


def test_an_empty_shelf_has_nothing(shelf: CatalogueShelf) -> None:
    assert (shelf.number(), shelf.folder(), shelf.archive()) == (0, None, None)


def test_a_newer_snapshot_takes_the_place_of_the_older(shelf: CatalogueShelf) -> None:
    for number in (1, 2, 5):
        shelf.install(snapshot(number), {})

    assert themes(shelf) == b"[5]"
    assert shelf.archive() == (5, snapshot(5))
    kept = {path.name for path in (shelf.metadata.parent).iterdir() if path.is_dir()}
    assert kept == {"00000002", "00000005"}  # whoever reads the previous one may go on


@pytest.mark.parametrize("number", [2, 1])
def test_it_never_goes_backwards(shelf: CatalogueShelf, number: int) -> None:
    shelf.install(snapshot(2), {})

    with pytest.raises(OlderSnapshot):
        shelf.install(snapshot(number), {})
    assert themes(shelf) == b"[2]"


def test_a_damaged_snapshot_changes_nothing(shelf: CatalogueShelf) -> None:
    shelf.install(snapshot(1), {})

    with pytest.raises(PackageRefused):
        shelf.install(snapshot(2)[:-7], {})
    assert themes(shelf) == b"[1]"


@pytest.mark.parametrize("allowed", range(0, 8))
def test_a_disk_that_fills_up_at_any_write_leaves_the_old_one(
    shelf: CatalogueShelf, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    shelf.install(snapshot(1), {})
    left = [allowed]
    really = os.fdatasync

    def sync(descriptor: int) -> None:
        if left[0] == 0:
            raise OSError(errno.ENOSPC, "full")
        left[0] -= 1
        really(descriptor)

    monkeypatch.setattr(os, "fdatasync", sync)
    try:
        shelf.install(snapshot(2), {})
    except OSError:
        assert themes(shelf) == b"[1]"
    else:
        assert themes(shelf) == b"[2]"

    monkeypatch.undo()
    if shelf.number() == 1:
        shelf.install(snapshot(2), {})
    assert themes(shelf) == b"[2]"


def test_what_a_power_cut_left_half_written_does_not_count(shelf: CatalogueShelf) -> None:
    shelf.install(snapshot(1), {})
    half = shelf.metadata.parent / "00000002"
    half.mkdir()
    (half / "themes.json").write_bytes(b"[")

    assert themes(shelf) == b"[1]"
    shelf.install(snapshot(2), {})
    assert themes(shelf) == b"[2]"


def test_a_pointer_to_nothing_is_no_catalogue(shelf: CatalogueShelf) -> None:
    shelf.metadata.parent.mkdir()
    (shelf.metadata.parent / "current").write_text("7\n")

    assert shelf.number() == 0
