"""One command signs a folder of items; what it writes is what a kiosk and a platform take."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.catalogue_files import load_catalogue
from kiosk.catalogue_publish import SNAPSHOT_FILE, public_key, publish
from kiosk.flight_log import FileLog
from kiosk.services.refused import PackageRefused
from kiosk.services.snapshot import open_snapshot

ITEMS = Path(__file__).parents[2] / "items"
PRIVATE = bytes(range(32))
PUBLISHERS = {"city": public_key(PRIVATE)}
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ALLOWANCE = "DEMO-MZ-0001"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A small folder of items: one package, guides, words, no questions."""
    folder = tmp_path / "source"
    folder.mkdir()
    shutil.copytree(ITEMS / "old_age_allowance", folder / "old_age_allowance")
    shutil.copytree(ITEMS / "guides", folder / "guides")
    for name in ("synonyms.toml", "themes.json", "handling.json"):
        shutil.copy(ITEMS / name, folder / name)
    return folder


def change(source: Path, **keywords: object) -> None:
    path = source / "old_age_allowance" / "item.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **keywords}), "utf-8")


def test_a_published_folder_is_a_catalogue(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = publish(source, out, "city", PRIVATE, NOON)
    snapshot = open_snapshot((out / SNAPSHOT_FILE).read_bytes(), PUBLISHERS)
    log = FileLog(tmp_path / "flight.log")
    catalogue = load_catalogue(out, PUBLISHERS, log)

    assert (done.number, done.is_new, snapshot.number) == (1, True, 1)
    assert ALLOWANCE in catalogue.items
    assert len(catalogue.items) > 80, "the guides are there, too"
    assert catalogue.index.search("高龄津贴")[0].code == ALLOWANCE
    assert {p.name for p in out.iterdir()} == {*snapshot.files, SNAPSHOT_FILE}


def test_without_a_change_there_is_no_new_number(source: Path, tmp_path: Path) -> None:
    publish(source, tmp_path / "out", "city", PRIVATE, NOON)
    again = publish(source, tmp_path / "out", "city", PRIVATE, NOON)

    assert (again.number, again.is_new) == (1, False)


def test_a_changed_item_needs_a_new_version(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(source, out, "city", PRIVATE, NOON)
    kept = {p.name: p.read_bytes() for p in out.iterdir()}
    change(source, keywords=["老年"])
    with pytest.raises(PackageRefused, match="still called version") as caught:
        publish(source, out, "city", PRIVATE, NOON)

    assert caught.value.place == "old_age_allowance/version"
    assert {p.name: p.read_bytes() for p in out.iterdir()} == kept, "nothing was written"
    change(source, version="2027.1.1")
    assert publish(source, out, "city", PRIVATE, NOON).number == 2


def test_an_item_that_was_taken_out_leaves_the_folder(source: Path, tmp_path: Path) -> None:
    shutil.copytree(ITEMS / "property_record", source / "property_record")
    publish(source, tmp_path / "out", "city", PRIVATE, NOON)
    shutil.rmtree(source / "property_record")
    publish(source, tmp_path / "out", "city", PRIVATE, NOON)

    assert [p.name for p in (tmp_path / "out").glob("*.item")] == ["old_age_allowance.item"]


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        ({"colour": "red"}, "old_age_allowance/colour"),
        ({"itemCode": "x"}, "old_age_allowance/itemCode"),
    ],
)
def test_one_bad_item_and_nothing_is_written(
    source: Path, tmp_path: Path, spoil: dict[str, object], place: str
) -> None:
    change(source, **spoil)
    with pytest.raises(PackageRefused) as caught:
        publish(source, tmp_path / "out", "city", PRIVATE, NOON)

    assert caught.value.place == place
    assert not (tmp_path / "out").exists()


def test_questions_that_lead_nowhere_stop_it(source: Path, tmp_path: Path) -> None:
    shutil.copytree(ITEMS / "triage", source / "triage")
    start = source / "triage" / "start.json"
    text = start.read_text("utf-8").replace('"unsure": true, ', "")
    start.write_text(text, "utf-8")
    with pytest.raises(PackageRefused) as caught:
        publish(source, tmp_path / "out", "city", PRIVATE, NOON)

    assert caught.value.place.startswith("triage/")


def test_the_commands_go_from_no_key_to_a_snapshot(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, out = tmp_path / "key.json", tmp_path / "out"
    publish_it = ["items", "publish", str(source), "--key", str(key), "--out", str(out)]

    assert cli.main(["items", "key", "city-affairs", "--out", str(key)]) == 0
    assert key.stat().st_mode & 0o077 == 0
    assert cli.main(["items", "key", "city-affairs", "--out", str(key)]) == 2, "never over a key"
    assert cli.main(["items", "key", "No Key", "--out", str(tmp_path / "other")]) == 2
    assert cli.main([*publish_it, "--check"]) == 0
    assert "snapshot 1, 1 item(s), by city-affairs" in capsys.readouterr().out
    assert cli.main(publish_it) == 0
    assert "nothing has changed since snapshot 1" in capsys.readouterr().out
    change(source, colour="red")
    assert cli.main(publish_it) == 1
    assert "old_age_allowance/colour" in capsys.readouterr().err
