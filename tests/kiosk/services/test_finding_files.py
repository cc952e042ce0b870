"""Guides, synonyms, graphs and index travel signed; what does not fit is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.catalogue_files import source_files
from kiosk.services.finding import open_finding, open_index, sign_finding, sign_index
from kiosk.services.guides import read_guides, read_synonyms
from kiosk.services.item import ServiceItem
from kiosk.services.refused import PackageRefused

ITEMS = Path(__file__).parents[3] / "items"
SECRET = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEYS = {"publisher": SECRET.public_key().public_bytes_raw()}
PRIVATE = SECRET.private_bytes_raw()


@pytest.fixture(scope="module")
def signed() -> bytes:
    return sign_finding(source_files(ITEMS), "publisher", PRIVATE)


def refusal(content: bytes, keys: dict[str, bytes]) -> str:
    with pytest.raises(PackageRefused) as refused:
        open_finding(content, keys)
    return refused.value.code


def test_what_was_signed_is_read(signed: bytes) -> None:
    finding = open_finding(signed, KEYS)

    assert len(finding.guides) >= 80
    assert finding.synonyms.same
    assert "start" in finding.triage


def test_a_changed_foreign_or_cut_file_is_refused(signed: bytes) -> None:
    assert refusal(signed[:-1] + b"!", KEYS) == "bad_signature"
    assert refusal(signed, {}) == "unknown_publisher"
    assert refusal(signed[:40], KEYS) == "bad_archive"
    assert refusal(b"MENKOU-ITEM-1\n" + signed.partition(b"\n")[2], KEYS) == "bad_archive"


def test_an_index_of_other_items_is_refused(signed: bytes, items: dict[str, ServiceItem]) -> None:
    finding = open_finding(signed, KEYS)
    packages = {item.code: item for item in items.values()}
    index = sign_index(packages, finding, "publisher", PRIVATE)

    assert open_index(index, KEYS, packages, finding).search("sbk")
    fewer = dict(list(packages.items())[1:])
    with pytest.raises(PackageRefused) as refused:
        open_index(index, KEYS, fewer, finding)
    assert refused.value.code == "digest_mismatch"


def test_a_guide_steps_aside_for_its_package(signed: bytes, items: dict[str, ServiceItem]) -> None:
    finding = open_finding(signed, KEYS)
    stand_in = next(guide for guide in finding.guides if guide.stands_for)
    package = next(iter(items.values()))

    assert stand_in.item.code in finding.all_items({})
    assert stand_in.item.code not in finding.all_items({stand_in.stands_for: package})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"[[guide]]\ncode = 'GUIDE-X1'\ncolour = 1", "unknown_keyword"),
        (b"[[guide]]\ncode = 'GUIDE-X1'", "missing_keyword"),
        (b"guide = [", "bad_json"),
        (b"\xff\xfe", "bad_json"),
        (b"#" * 300_000, "too_large"),
    ],
)
def test_a_bad_guide_file_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(PackageRefused) as refused:
        read_guides({"x.toml": content})
    assert refused.value.code == code


def test_a_synonym_needs_another_word() -> None:
    with pytest.raises(PackageRefused):
        read_synonyms('same = [["社保"]]'.encode())
