"""`menkou items`: from an empty folder to a signed package, and what is said on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk import cli
from kiosk.cli_items_files import OWN_ITEMS
from kiosk.services.package import open_package

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "mine"
    assert cli.main(["items", "new", str(path)]) == 0
    return path


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key.json"
    path.write_text(json.dumps({"key_id": "town", "private_key": KEY.private_bytes_raw().hex()}))
    return path


def test_a_new_item_becomes_a_package_a_kiosk_takes(
    folder: Path, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Strict counts notes: a beginner must not begin with somebody else's mistakes.
    assert cli.main(["items", "check", "--strict", str(folder)]) == 0
    assert cli.main(["items", "pack", str(folder)]) == 0
    assert cli.main(["items", "sign", str(tmp_path / "mine.pack"), "--key", str(key)]) == 0

    package = (tmp_path / "mine.item").read_bytes()
    public = KEY.public_key().public_bytes_raw()
    assert open_package(package, {"town": public}).code == "MY-ITEM-0001"

    publisher = tmp_path / "publisher.json"
    publisher.write_text(json.dumps({"key_id": "town", "public_key": public.hex()}))
    checked = ["items", "check", str(tmp_path / "mine.item"), "--publisher", str(publisher)]
    assert cli.main(checked) == 0
    assert "good" in capsys.readouterr().out


def test_an_existing_folder_is_left_alone(folder: Path) -> None:
    before = (folder / "item.json").read_bytes()

    assert cli.main(["items", "new", str(folder)]) == 2
    assert (folder / "item.json").read_bytes() == before


def test_a_bad_item_is_told_with_place_and_advice_and_is_not_packed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "item.json"
    path.write_text(path.read_text("utf-8").replace('"cn-mobile"', '"phone"'), "utf-8")
    capsys.readouterr()

    assert cli.main(["items", "check", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "dataSchema/properties/mobile/format" in out
    assert "what to do:" in out

    assert cli.main(["items", "check", str(path), "--json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert found["code"] == "bad_schema"

    assert cli.main(["items", "pack", str(folder)]) == 1
    assert not (folder.parent / "mine.pack").exists()


def test_a_package_of_a_stranger_is_refused(
    folder: Path, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["items", "pack", str(folder)])
    cli.main(["items", "sign", str(tmp_path / "mine.pack"), "--key", str(key)])

    assert cli.main(["items", "check", str(tmp_path / "mine.item")]) == 1
    assert "nobody here trusts the publisher 'town'" in capsys.readouterr().out


def test_a_file_that_is_no_key_signs_nothing(folder: Path, tmp_path: Path) -> None:
    cli.main(["items", "pack", str(folder)])
    no_key = tmp_path / "no.json"
    no_key.write_text('{"key_id": "town", "private_key": "00"}')

    assert cli.main(["items", "sign", str(tmp_path / "mine.pack"), "--key", str(no_key)]) == 2
    assert not (tmp_path / "mine.item").exists()


def test_notes_fail_a_strict_check(folder: Path) -> None:
    path = folder / "item.json"
    long = "请您带上身份证到窗口前面来" * 3
    path.write_text(path.read_text("utf-8").replace("放上身份证", long, 1), "utf-8")

    assert cli.main(["items", "check", str(folder)]) == 0
    assert cli.main(["items", "check", str(folder), "--strict"]) == 1


def test_a_folder_without_an_item_is_a_wrong_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["items", "check", str(tmp_path)]) == 2
    assert "item.json" in capsys.readouterr().err


def test_search_answers_a_list_best_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["items", "search", "社保卡", "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert found[0]["name"] == "社会保障卡补领、换领"
    assert all({"name", "code"} <= set(hit) for hit in found)


def test_search_that_finds_nothing_says_so_by_its_status(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["items", "search", "zzzzqqqq", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == []


def test_preview_draws_guide_and_pages(folder: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    out = tmp_path / "pictures"
    drawn = subprocess.run(
        [
            sys.executable,
            "-m",
            "kiosk",
            "items",
            "preview",
            str(folder),
            "--out",
            str(out),
            "--language",
            "zh-CN",
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert drawn.returncode == 0, drawn.stderr
    names = {path.name for path in out.glob("*/*.png")}
    assert {"0-guide.png", "1-name.png", "9-mistakes.png"} <= names
    assert "0-guide.png" in (out / "index.html").read_text("utf-8")


def test_what_is_missing_around_an_item_is_noted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "guides").mkdir()
    for name in ("household.toml", "materials.toml"):
        text = (OWN_ITEMS / "guides" / name).read_text("utf-8")
        text = text.replace('stands_for = "DEMO-GA-0013"', 'stands_for = "DEMO-XX-0001"')
        (tmp_path / "guides" / name).write_text(text, "utf-8")
    content = json.loads((OWN_ITEMS / "dog_registration" / "item.json").read_text("utf-8"))
    content |= {"icon": "dog", "themes": ["pets"]}
    folder = tmp_path / "dogs"
    folder.mkdir()
    (folder / "item.json").write_text(json.dumps(content), "utf-8")

    assert cli.main(["items", "check", str(folder), "--json"]) == 0
    noted = {f["code"]: f["reason"] for f in json.loads(capsys.readouterr().out)}
    assert set(noted) == {"unknown_icon", "unknown_theme", "guide_beside"}
    assert "GUIDE-DOG" in noted["guide_beside"]
    assert cli.main(["items", "check", str(folder), "--strict"]) == 1
