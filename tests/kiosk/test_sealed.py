"""The sealed case format: opens where it should, and nowhere and in no way it should not."""

from __future__ import annotations

import hashlib
import os
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from kiosk.sealed import CHUNK_SIZE, OpenedPage, PlatformKey, SealBroken, Sealer, Unsealer

GOLDEN_KEY = hashlib.sha256(b"menkou golden vector").digest()
GOLDEN_CASE = UUID("0192f0c1-2f3a-7abc-8def-0123456789ab")
_CONTAINER = bytes.fromhex(
    "4d4b4331010108676f6c64656e2d310192f0c12f3a7abc8def0123456789ab0050a02a6d9084ccdc9d092c16"
    "f00f8828aaee9b9ad6f45dc88b2befb55622a1452277e8dff6c611c64298b35db2ab31c9385883de4842b833"
    "fe0cb5cf87b988eaea79005704d87d522a27772e80584a097d50000000000a696d6167652f6a706567000000"
    "0ae2471fbb0b3413fa0cfd976e3da2b41dc2dbd2f637fd6a5e9f98a5d97b563230b0ff4923b15f0975aa3450"
    "0000000109696d6167652f706e6700000000dcec40fae19547a8ddcede62e45db27399c98df15a5da4325c7a"
    "962a667558a145000000020000000000945a355f516f56e7f6e6eb87bf2d4168086e4fd7b41da4e0494fdf61"
    "7afb7a91"
)
_FORM = bytes.fromhex(
    "4d4b46314d4b4331010108676f6c64656e2d310192f0c12f3a7abc8def0123456789ab0050a02a6d9084ccdc"
    "9d092c16f00f8828aaee9b9ad6f45dc88b2befb55622a1452277e8dff6c611c64298b35db2ab31c9385883de"
    "4842b833fe0cb5cf87b988eaea79005704d87d522a27772e80584a097d46000000000000000006452eb9cb0c"
    "080db61238b41587582011689bd7f4853508b19880cabbcdbee17d5f2d2fea617a"
)

CASE = UUID("0192f0c1-2f3a-7abc-8def-00000000000a")
PRIVATE = X25519PrivateKey.from_private_bytes(bytes(range(32)))
KEY = PlatformKey("k1", 1, PRIVATE.public_key().public_bytes_raw())
PAGES = [b"small", b"", os.urandom(CHUNK_SIZE), os.urandom(2 * CHUNK_SIZE + 7)]


def unsealer() -> Unsealer:
    return Unsealer({"k1": PRIVATE.private_bytes_raw()})


def sealed_records(case_id: UUID = CASE) -> list[bytes]:
    """Header, pages, trailer."""
    sealer = Sealer(case_id, KEY)
    pages = [sealer.page(n, "image/jpeg", data) for n, data in enumerate(PAGES)]
    return [sealer.header(), *pages, sealer.trailer(len(pages))]


def refusal(container: bytes, *, case_id: UUID = CASE, keys: Unsealer | None = None) -> str:
    with pytest.raises(SealBroken) as caught:
        (keys or unsealer()).pages(case_id, container)
    return caught.value.code


def test_bytes_of_today_open_for_ever() -> None:
    opened = Unsealer({"golden-1": GOLDEN_KEY})
    assert opened.pages(GOLDEN_CASE, _CONTAINER) == [
        OpenedPage(0, "image/jpeg", b"first page"),
        OpenedPage(1, "image/png", b""),
    ]
    assert opened.form(GOLDEN_CASE, _FORM) == "表单".encode()


def test_pages_come_back_in_order_and_whole() -> None:
    opened = unsealer().pages(CASE, b"".join(sealed_records()))
    assert [page.data for page in opened] == PAGES
    assert [page.index for page in opened] == [0, 1, 2, 3]


@pytest.mark.parametrize("size", [0, 1, CHUNK_SIZE - 1, CHUNK_SIZE, CHUNK_SIZE + 1])
def test_form_opens_without_its_container(size: int) -> None:
    data = os.urandom(size)
    assert unsealer().form(CASE, Sealer(CASE, KEY).form(data)) == data


def test_container_cut_after_any_record_is_refused() -> None:
    records = sealed_records()
    for count in range(len(records)):
        assert refusal(b"".join(records[:count])) == "truncated"


def test_container_cut_anywhere_else_is_refused() -> None:
    whole = b"".join(sealed_records())
    for size in range(0, len(whole), 997):
        assert refusal(whole[:size]) == "truncated"


def test_cut_at_a_chunk_boundary_with_a_smaller_size_claimed_is_refused() -> None:
    header, *_, last, trailer = sealed_records()
    head = last[: 1 + 4 + 1 + 10]
    salt = last[len(head) + 4 : len(head) + 20]
    chunks = last[len(head) + 20 :]
    shorter = head + (CHUNK_SIZE).to_bytes(4, "big") + salt + chunks[: CHUNK_SIZE + 16]
    assert refusal(header + shorter + trailer) == "tampered"


def test_pages_swapped_left_out_or_doubled_are_refused() -> None:
    header, one, two, three, four, trailer = sealed_records()
    for wrong in (
        (two, one, three, four, trailer),
        (one, three, four, trailer),
        (one, one, two, three, four, trailer),
        (one, two, three, trailer),
        (one, two, three, four, trailer, trailer),
    ):
        assert refusal(header + b"".join(wrong)) == "tampered"


def test_page_of_another_case_is_refused() -> None:
    header, *pages, trailer = sealed_records()
    stranger = sealed_records(uuid4())[1]
    assert refusal(header + stranger + b"".join(pages[1:]) + trailer) == "tampered"


def test_any_flipped_bit_is_refused() -> None:
    sealer = Sealer(CASE, KEY)
    container = sealer.header() + sealer.page(0, "image/png", b"page") + sealer.trailer(1)
    form = sealer.form(b"form")
    for place in range(len(container)):
        flipped = bytearray(container)
        flipped[place] ^= 1 << (place % 8)
        assert refusal(bytes(flipped))
    for place in range(len(form)):
        flipped = bytearray(form)
        flipped[place] ^= 1 << (place % 8)
        with pytest.raises(SealBroken):
            unsealer().form(CASE, bytes(flipped))


def test_refusals_say_what_is_wrong() -> None:
    whole = b"".join(sealed_records())
    assert refusal(whole, case_id=uuid4()) == "wrong_case"
    assert refusal(whole, keys=Unsealer({"k2": PRIVATE.private_bytes_raw()})) == "unknown_key"
    other = X25519PrivateKey.generate().private_bytes_raw()
    assert refusal(whole, keys=Unsealer({"k1": other})) == "tampered"
    assert refusal(b"PK\x03\x04" + whole[4:]) == "bad_magic"
    assert refusal(whole[:4] + b"\x02" + whole[5:]) == "bad_magic"
    assert refusal(whole[:5] + b"\x09" + whole[6:]) == "unknown_suite"


def test_form_is_not_taken_for_a_page_nor_a_page_for_a_form() -> None:
    sealer = Sealer(CASE, KEY)
    header = sealer.header()
    form_record = sealer.form(b"x")[4 + len(header) :]
    assert refusal(header + form_record + sealer.trailer(1)) == "tampered"
    with pytest.raises(SealBroken, match="tampered"):
        unsealer().form(CASE, b"MKF1" + header + sealer.page(0, "", b"x"))


def test_same_page_sealed_again_shares_no_bytes_of_cipher_text() -> None:
    sealer = Sealer(CASE, KEY)
    first, second = (sealer.page(0, "image/png", bytes(64)) for _ in range(2))
    assert first[-80:] != second[-80:]
    assert bytes(a ^ b for a, b in zip(first[-80:-16], second[-80:-16], strict=True)) != bytes(64)


@pytest.mark.parametrize(
    ("key", "code"),
    [
        (PlatformKey("k", 9, bytes(32)), "unknown_suite"),
        (PlatformKey("k", 1, bytes(31)), "unknown_key"),
        (PlatformKey("k", 1, bytes(32)), "unknown_key"),
    ],
)
def test_key_that_cannot_be_used_seals_nothing(key: PlatformKey, code: str) -> None:
    with pytest.raises(SealBroken) as caught:
        Sealer(CASE, key)
    assert caught.value.code == code


def test_page_never_shows_in_a_repr() -> None:
    assert "secret" not in repr(OpenedPage(0, "image/png", b"secret"))
