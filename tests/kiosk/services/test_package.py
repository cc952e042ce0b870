"""A package is verified whole; each kind of bad package is refused with its place and reason."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.catalogue_publish import item_files
from kiosk.services.package import MOST_FILES, PackageRefused, check_item, open_package, pack, sign

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PRIVATE = KEY.private_bytes_raw()
PUBLISHERS = {"province": KEY.public_key().public_bytes_raw()}
ITEM = (Path(__file__).parents[3] / "items" / "newborn" / "item.json").read_bytes()


def refusal(package: bytes) -> PackageRefused:
    with pytest.raises(PackageRefused) as caught:
        open_package(package, PUBLISHERS)
    assert caught.value.reason
    return caught.value


def signed(archive: bytes) -> bytes:
    return sign(archive, "province", PRIVATE)


def zipped(files: dict[str, bytes], *, method: int = zipfile.ZIP_STORED) -> bytes:
    """An archive as somebody else's tool might make it, with a manifest that fits."""
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    everything = {"manifest.json": json.dumps({"files": digests}).encode(), **files}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in everything.items():
            archive.writestr(name, content)
    return target.getvalue()


def test_a_signed_package_opens_as_the_item_it_was_made_of() -> None:
    package = signed(pack({"item.json": ITEM}))

    assert open_package(package, PUBLISHERS) == check_item(ITEM)


def test_the_same_files_make_the_same_package() -> None:
    first = pack({"item.json": ITEM, "pictures/a.png": b"a"})
    second = pack({"pictures/a.png": b"a", "item.json": ITEM})

    assert first == second
    assert signed(first) == signed(second)


def test_every_published_item_survives_packing() -> None:
    folder = Path(__file__).parents[3] / "items"
    published = json.loads((folder / "keys" / "demo_publisher.public.json").read_text())
    private = json.loads((folder / "keys" / "demo_publisher.private.json").read_text())
    publishers = {published["key_id"]: bytes.fromhex(published["public_key"])}
    key = bytes.fromhex(private["private_key"])

    for path in sorted(folder.glob("*/item.json")):
        package = sign(pack(item_files(path.parent)), private["key_id"], key)
        assert open_package(package, publishers) == check_item(path.read_bytes())


def test_a_changed_byte_breaks_the_signature() -> None:
    package = bytearray(signed(pack({"item.json": ITEM})))
    package[len(package) // 2] ^= 1

    assert refusal(bytes(package)).code == "bad_signature"


def test_a_cut_package_breaks_the_signature() -> None:
    package = signed(pack({"item.json": ITEM}))

    assert refusal(package[:-1]).code == "bad_signature"


def test_a_package_of_another_key_with_a_trusted_name_is_refused() -> None:
    stranger = Ed25519PrivateKey.from_private_bytes(bytes(32)).private_bytes_raw()
    package = sign(pack({"item.json": ITEM}), "province", stranger)

    assert refusal(package).code == "bad_signature"


def test_a_signature_cannot_be_moved_to_another_publisher() -> None:
    package = signed(pack({"item.json": ITEM})).replace(b"province", b"township", 1)

    with pytest.raises(PackageRefused) as caught:
        open_package(package, {"township": PUBLISHERS["province"]})
    assert caught.value.code == "bad_signature"


def test_an_unknown_publisher_is_refused() -> None:
    fault = refusal(sign(pack({"item.json": ITEM}), "somebody", PRIVATE))

    assert fault.code == "unknown_publisher"
    assert "somebody" in fault.reason


@pytest.mark.parametrize(
    "package",
    [b"", b"MENKOU-ITEM-1\n", b"MENKOU-ITEM-1\nprovince\nshort", b"PK\x03\x04", ITEM],
    ids=["empty", "magic only", "no signature", "bare zip", "bare json"],
)
def test_something_else_is_no_package(package: bytes) -> None:
    assert refusal(package).code == "bad_archive"


def test_a_file_that_is_not_what_the_manifest_says_is_refused() -> None:
    good = zipped({"item.json": ITEM, "pictures/a.png": b"picture"})
    digest = hashlib.sha256(b"picture").hexdigest().encode()
    bad = _rewritten(good, "manifest.json", digest, b"0" * 64)

    fault = refusal(signed(bad))
    assert (fault.code, fault.place) == ("digest_mismatch", "pictures/a.png")


def _rewritten(archive: bytes, name: str, old: bytes, new: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(target, "w") as copy:
        for entry in source.namelist():
            content = source.read(entry)
            copy.writestr(entry, content.replace(old, new) if entry == name else content)
    return target.getvalue()


def test_a_file_the_manifest_does_not_list_is_refused() -> None:
    target = io.BytesIO(pack({"item.json": ITEM}))
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("pictures/extra.png", b"x")

    assert refusal(signed(target.getvalue())).code == "bad_manifest"


def test_a_package_without_an_item_is_refused() -> None:
    fault = refusal(signed(pack({"pictures/a.png": b"x"})))

    assert (fault.code, fault.place) == ("bad_manifest", "item.json")


def test_an_oversize_package_is_refused_before_it_is_read() -> None:
    assert refusal(b"x" * (8 * 1024 * 1024 + 1)).code == "too_large"


def test_too_many_files_are_refused() -> None:
    files = {f"pictures/p{n}.png": b"x" for n in range(MOST_FILES)}

    assert refusal(signed(pack({"item.json": ITEM, **files}))).code == "too_large"


def test_a_zip_bomb_is_refused_without_unfolding_it() -> None:
    bomb = zipped({"item.json": b"\x00" * 50_000_000}, method=zipfile.ZIP_DEFLATED)

    fault = refusal(signed(bomb))

    assert fault.code == "bad_archive"
    assert "compressed" in fault.reason


def test_entries_that_lie_over_each_other_are_refused() -> None:
    archive = zipped({"item.json": ITEM})
    target = io.BytesIO(archive)
    with zipfile.ZipFile(target, "a") as opened:
        first = opened.getinfo("item.json")
        twin = zipfile.ZipInfo("pictures/twin.png")
        twin.header_offset, twin.CRC = first.header_offset, first.CRC
        twin.file_size = twin.compress_size = first.file_size
        twin.external_attr, twin.create_system = first.external_attr, first.create_system
        opened.filelist.append(twin)
        opened._didModify = True  # type: ignore[attr-defined]

    assert refusal(signed(target.getvalue())).code in {"too_large", "bad_archive"}


@pytest.mark.parametrize(
    "name", ["../item.json", "/etc/passwd", "pictures/../../x.png", "pictures\\x.png", "run.py"]
)
def test_a_path_that_leads_elsewhere_is_refused(name: str) -> None:
    fault = refusal(signed(zipped({"item.json": ITEM, name: b"x"})))

    assert fault.code == "bad_archive"
    assert fault.place == name
    with pytest.raises(PackageRefused):
        pack({name: b"x"})


def test_a_damaged_archive_with_a_good_signature_is_refused() -> None:
    assert refusal(signed(b"PK\x03\x04 no directory")).code == "bad_archive"


@given(data=st.data())
@settings(max_examples=200, deadline=None)
def test_a_spoiled_archive_is_refused_or_harmless(data: st.DataObject) -> None:
    archive = bytearray(pack({"item.json": ITEM}))
    tail = len(archive) - 400
    for _ in range(data.draw(st.integers(1, 4))):
        near = st.integers(0, 400) | st.integers(tail, len(archive) - 1)
        archive[data.draw(near)] = data.draw(st.integers(0, 255))
    package = signed(bytes(archive[: data.draw(st.integers(tail, len(archive)))]))

    try:
        item = open_package(package, PUBLISHERS)
    except PackageRefused:
        return
    assert item == check_item(ITEM)


def test_a_key_id_with_a_line_break_cannot_be_signed() -> None:
    with pytest.raises(ValueError, match="not a key id"):
        sign(b"", "a\nb", PRIVATE)
