"""Updates from the platform to a kiosk's shelf: whole, newest, small, and never from a stranger."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from central.update_roles import TIMESTAMP_DAYS, load_update_roles
from kiosk.gateway.client import PlatformClient
from kiosk.gateway.updates import UpdateLine, UpdatesExpired
from kiosk.line import BadAnswer, NotAuthorised, Refused
from kiosk.services.snapshot import open_snapshot
from offline_cache.catalogue_shelf import CatalogueShelf

MORE = json.dumps([{"id": f"theme{n}", "words": "一二三" * 40} for n in range(400)])


def client_of(service, token="token-of-kiosk-1"):
    return PlatformClient(f"http://127.0.0.1:{service.port}", "K1", token, {})


@pytest.fixture
def folder(settings):
    (settings.items_dir / "themes.json").write_text(MORE, "utf-8")
    return settings.items_dir


@pytest.fixture
def client(folder, service):
    client = client_of(service)
    yield client
    client.close()


@pytest.fixture
def publishers(settings):
    return {p.key_id: bytes.fromhex(p.public_key) for p in settings.publishers}


@pytest.fixture
def line(client, service, tmp_path):
    root = service.app.state.platform.updates.roles.root
    return UpdateLine(client, root, tmp_path / "metadata")


def test_the_first_catalogue_is_fetched_whole(line, clock, publishers):
    fetched = line.fetch(None, clock())

    opened = open_snapshot(fetched.archive, publishers)
    assert opened.number == fetched.number == 1
    assert len(opened.items) == 1
    assert "themes.json" in opened.files


def test_a_change_is_fetched_as_a_small_difference(line, clock, folder, publishers, tmp_path):
    shelf = CatalogueShelf(tmp_path / "shelf")
    first = line.fetch(None, clock())
    shelf.install(first.archive, publishers)
    assert line.fetch(shelf.archive(), clock()) is None

    (folder / "themes.json").write_text(MORE.replace("theme7", "theme-seven"), "utf-8")
    clock.pass_seconds(120)
    second = line.fetch(shelf.archive(), clock())

    assert second.number == 2
    assert second.fetched_bytes < first.fetched_bytes / 20
    assert shelf.install(second.archive, publishers).number == 2


def test_a_damaged_old_snapshot_is_replaced_by_the_whole(line, clock, folder):
    first = line.fetch(None, clock())
    (folder / "themes.json").write_text("[]", "utf-8")
    clock.pass_seconds(120)
    damaged = bytes(len(first.archive))

    fetched = line.fetch((1, damaged), clock())

    assert fetched.number == 2
    assert fetched.fetched_bytes == len(fetched.archive)


def test_a_folder_with_a_strange_package_is_not_published(line, clock, folder):
    first = line.fetch(None, clock())
    (folder / "strange.item").write_bytes(b"MENKOU-ITEM-1\nnobody\n" + b"x" * 100)
    clock.pass_seconds(120)

    assert line.fetch((1, first.archive), clock()) is None


def test_metadata_that_ended_blocks_updates(line, clock):
    with pytest.raises(UpdatesExpired):
        line.fetch(None, clock() + timedelta(days=TIMESTAMP_DAYS + 1))


def test_a_kiosk_whose_clock_is_years_off_is_served_by_the_platforms_time(line, clock):
    # The tests' platform lives in November 2026, whatever day this machine has.
    assert line.fetch(None, clock()).number == 1


def test_the_root_of_another_platform_is_not_believed(client, clock, tmp_path):
    foreign = load_update_roles(tmp_path / "foreign", clock()).root

    with pytest.raises(BadAnswer) as caught:
        UpdateLine(client, foreign, tmp_path / "metadata").fetch(None, clock())
    assert caught.value.code.startswith("updates_")


def test_an_older_timestamp_is_not_believed(line, clock):
    line.fetch(None, clock())
    clock.pass_seconds(-7200)

    with pytest.raises(BadAnswer) as caught:
        line.fetch(None, clock())
    assert caught.value.code == "updates_BadVersionNumberError"


def test_a_stranger_gets_no_updates(service, folder, clock, tmp_path):
    stranger = client_of(service, "guess")
    root = service.app.state.platform.updates.roles.root
    try:
        with pytest.raises(NotAuthorised):
            UpdateLine(stranger, root, tmp_path / "metadata").fetch(None, clock())
    finally:
        stranger.close()


def test_a_name_that_is_none_of_the_files_is_unknown(client):
    for name in ("catalogue-9", "..%2fkeys", "catalogue-1-from-0"):
        with pytest.raises(Refused):
            list(client.fetch(f"/v1/updates/targets/{name}", limit=100))


def test_the_keys_are_private_and_stay(tmp_path, clock):
    first = load_update_roles(tmp_path / "updates", clock())
    assert load_update_roles(tmp_path / "updates", clock()).root == first.root
    assert (tmp_path / "updates" / "root.key").stat().st_mode & 0o077 == 0

    (tmp_path / "updates" / "root.key").unlink()  # kept off-line from now on
    assert load_update_roles(tmp_path / "updates", clock()).root == first.root
