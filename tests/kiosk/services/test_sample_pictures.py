"""Pictures of a package: named, sound, of a bearable size, and shown only as they were signed."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image

from kiosk.catalogue_pictures import PackagePictures
from kiosk.catalogue_publish import item_files
from kiosk.services.package import PackageRefused, check_files, open_package, pack, sign
from kiosk.services.sample_pictures import LARGEST_PICTURE, check_picture

FOLDER = Path(__file__).parents[3] / "items" / "social_card_replacement"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLISHERS = {"city": KEY.public_key().public_bytes_raw()}
CODE = "DEMO-RS-0003"
RIGHT = "pictures/photo_right.png"


@pytest.fixture
def files() -> dict[str, bytes]:
    return item_files(FOLDER)


def drawn(size: tuple[int, int] = (400, 300), kind: str = "PNG", **how: Any) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, "#0B4F9E").save(target, kind, **how)
    return target.getvalue()


def changed(files: dict[str, bytes], **first: Any) -> dict[str, bytes]:
    """The item with its first picture described differently; None leaves a word out."""
    content = json.loads(files["item.json"])
    picture = {**content["pictures"][0], **first}
    content["pictures"][0] = {word: said for word, said in picture.items() if said is not None}
    return {**files, "item.json": json.dumps(content).encode()}


def refusal(files: dict[str, bytes]) -> tuple[str, str]:
    with pytest.raises(PackageRefused) as caught:
        check_files(files)
    return caught.value.code, caught.value.place


def test_every_picture_is_covered_by_the_signature(files: dict[str, bytes]) -> None:
    package = sign(pack(files), "city", KEY.private_bytes_raw())
    item = open_package(package, PUBLISHERS)
    assert [p.kind for p in item.pictures] == ["right", "wrong"]

    at = package.index(files[RIGHT]) + len(files[RIGHT]) // 2
    touched = package[:at] + bytes([package[at] ^ 1]) + package[at + 1 :]
    with pytest.raises(PackageRefused, match="bad_signature"):
        open_package(touched, PUBLISHERS)


def test_a_picture_nobody_named_is_refused(files: dict[str, bytes]) -> None:
    assert refusal({**files, "pictures/extra.png": drawn()}) == (
        "bad_picture",
        "pictures/extra.png",
    )


def test_a_picture_that_is_not_there_is_refused(files: dict[str, bytes]) -> None:
    del files[RIGHT]
    assert refusal(files) == ("bad_picture", "pictures/0/file")


@pytest.mark.parametrize(
    ("first", "fault"),
    [
        ({"alt": {"zh-CN": "一张照片"}}, ("missing_text", "pictures/0/alt/en")),
        ({"alt": None}, ("missing_keyword", "pictures/0")),
        ({"material": "passport"}, ("bad_scope", "pictures/0/material")),
        ({"material": None}, ("missing_keyword", "pictures/0/material")),
        ({"kind": "step"}, ("bad_schema", "pictures/0/step")),
        ({"kind": "step", "step": 29}, ("bad_scope", "pictures/0/step")),
        ({"file": "pictures/photo_wrong.png"}, ("bad_schema", "pictures/1/file")),
        ({"file": "pictures/photo.svg"}, ("bad_schema", "pictures/0/file")),
        ({"file": "../photo.png"}, ("bad_schema", "pictures/0/file")),
    ],
)
def test_what_is_said_of_a_picture_has_to_fit(files, first, fault) -> None:
    code, place = refusal(changed(files, **first))
    assert (code, place.removesuffix("/alt")) == fault


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("pictures/a.png", b"<svg onload='alert(1)'/>", "cannot be read"),
        ("pictures/a.png", drawn(kind="JPEG"), "cannot be read"),
        ("pictures/a.png", drawn()[:-60], "cannot be read"),
        ("pictures/a.png", drawn((239, 800)), "too small"),
        ("pictures/a.png", drawn((2401, 300)), "too large"),
        ("pictures/a.png", drawn((2000, 1900)), "too large"),
        ("pictures/a.png", b"x" * (LARGEST_PICTURE + 1), "larger than 1024 KiB"),
        ("pictures/a.webp", drawn(kind="WEBP", save_all=True, duration=9,
         append_images=[Image.new("RGB", (400, 300), "red")]), "moves"),
    ],
    ids=["svg", "another format", "cut", "small", "wide", "many pixels", "heavy", "moving"],
)  # fmt: skip
def test_a_picture_that_is_no_good_is_refused(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(PackageRefused, match=reason) as caught:
        check_picture(name, content)
    assert caught.value.place == name


def test_a_bomb_is_refused_by_its_header() -> None:
    small = drawn((300, 300))
    bomb = small.replace((300).to_bytes(4) * 2, (60_000).to_bytes(4) * 2, 1)
    with pytest.raises(PackageRefused):
        check_picture("pictures/a.png", bomb)


@pytest.mark.parametrize(
    ("kind", "name"), [("PNG", "a.png"), ("JPEG", "a.jpg"), ("WEBP", "a.webp")]
)
def test_all_three_formats_are_taken(kind: str, name: str) -> None:
    check_picture(f"pictures/{name}", drawn(kind=kind))


def test_a_package_that_was_changed_shows_nothing(files: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "photo.item"
    path.write_bytes(sign(pack(files), "city", KEY.private_bytes_raw()))
    source = PackagePictures({CODE: path}, PUBLISHERS)
    assert source.read(CODE, RIGHT) == files[RIGHT]
    assert source.read(CODE, "pictures/none.png") is None
    assert source.read("OTHER-1", RIGHT) is None

    path.write_bytes(path.read_bytes()[:-1])
    assert source.read(CODE, RIGHT) is None
    path.unlink()
    assert source.read(CODE, RIGHT) is None
