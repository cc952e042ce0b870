"""The sealed case format: opens where it should, and nowhere and in no way it should not."""

from __future__ import annotations

import os
from uuid import UUID, uuid4

import pytest

from kiosk.sealed import (
    CHUNK_SIZE,
    SUITES,
    OpenedPage,
    PlatformKey,
    PrivateKey,
    SealBroken,
    Sealer,
    Unsealer,
    require_usable,
)

CASE = UUID("0192f0c1-2f3a-7abc-8def-0123456789ab")
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
RAW = bytes(range(1, 33))
"""A private key in every suite."""
KEYS = {n: PlatformKey("k1", n, suite.public_key_of(RAW)) for n, suite in SUITES.items()}
each_suite = pytest.mark.parametrize("suite", sorted(SUITES))
PAGES = [b"small", b"", os.urandom(CHUNK_SIZE), os.urandom(2 * CHUNK_SIZE + 7)]


def unsealer(suite: int, key_id: str = "k1", raw: bytes = RAW) -> Unsealer:
    return Unsealer({key_id: PrivateKey(suite, raw)})


def sealed_records(suite: int, case_id: UUID = CASE) -> list[bytes]:
    """Header, pages, trailer."""
    sealer = Sealer(case_id, KEYS[suite])
    pages = [sealer.page(n, "image/jpeg", data) for n, data in enumerate(PAGES)]
    return [sealer.header(), *pages, sealer.trailer(len(pages))]


def refusal(keys: Unsealer, container: bytes, *, case_id: UUID = CASE) -> str:
    with pytest.raises(SealBroken) as caught:
        keys.pages(case_id, container)
    return caught.value.code


def refusal_of_form(keys: Unsealer, form: bytes) -> str:
    with pytest.raises(SealBroken) as caught:
        keys.form(CASE, form)
    return caught.value.code


@each_suite
def test_pages_come_back_in_order_and_whole(suite: int) -> None:
    opened = unsealer(suite).pages(CASE, b"".join(sealed_records(suite)))
    assert [page.data for page in opened] == PAGES
    assert [page.index for page in opened] == [0, 1, 2, 3]


@each_suite
@pytest.mark.parametrize("size", [0, 1, CHUNK_SIZE - 1, CHUNK_SIZE, CHUNK_SIZE + 1])
def test_form_opens_without_its_container(suite: int, size: int) -> None:
    data = os.urandom(size)
    assert unsealer(suite).form(CASE, Sealer(CASE, KEYS[suite]).form(data)) == data


@each_suite
def test_header_names_suite_key_and_case(suite: int) -> None:
    header = Sealer(CASE, KEYS[suite]).header()
    assert header.startswith(b"MKC1\x01" + bytes([suite, 2]) + b"k1" + CASE.bytes)


@each_suite
def test_container_cut_after_any_record_is_refused(suite: int) -> None:
    records, keys = sealed_records(suite), unsealer(suite)
    for count in range(len(records)):
        assert refusal(keys, b"".join(records[:count])) == "truncated"


@each_suite
def test_container_cut_anywhere_else_is_refused(suite: int) -> None:
    whole, keys = b"".join(sealed_records(suite)), unsealer(suite)
    for size in range(0, len(whole), 997):
        assert refusal(keys, whole[:size]) == "truncated"


@each_suite
def test_form_cut_anywhere_is_refused(suite: int) -> None:
    form, keys = Sealer(CASE, KEYS[suite]).form(b"form"), unsealer(suite)
    for size in range(0, len(form), 7):
        assert refusal_of_form(keys, form[:size]) == "truncated"


@each_suite
def test_cut_at_a_chunk_boundary_with_a_smaller_size_claimed_is_refused(suite: int) -> None:
    header, *_, last, trailer = sealed_records(suite)
    head = last[: 1 + 4 + 1 + 10]
    salt = last[len(head) + 4 : len(head) + 20]
    chunks = last[len(head) + 20 :]
    shorter = head + (CHUNK_SIZE).to_bytes(4, "big") + salt + chunks[: CHUNK_SIZE + 16]
    assert refusal(unsealer(suite), header + shorter + trailer) == "tampered"


@each_suite
def test_chunks_swapped_within_a_page_are_refused(suite: int) -> None:
    header, *_, last, trailer = sealed_records(suite)
    start, size = 1 + 4 + 1 + 10 + 4 + 16, CHUNK_SIZE + 16
    first, second = last[start : start + size], last[start + size : start + 2 * size]
    swapped = last[:start] + second + first + last[start + 2 * size :]
    assert refusal(unsealer(suite), header + swapped + trailer) == "tampered"


@each_suite
def test_pages_swapped_left_out_or_doubled_are_refused(suite: int) -> None:
    header, one, two, three, four, trailer = sealed_records(suite)
    for wrong in (
        (two, one, three, four, trailer),
        (one, three, four, trailer),
        (one, one, two, three, four, trailer),
        (one, two, three, trailer),
        (one, two, three, four, trailer, trailer),
    ):
        assert refusal(unsealer(suite), header + b"".join(wrong)) == "tampered"


@each_suite
def test_page_of_another_case_is_refused(suite: int) -> None:
    header, *pages, trailer = sealed_records(suite)
    stranger = sealed_records(suite, uuid4())[1]
    container = header + stranger + b"".join(pages[1:]) + trailer
    assert refusal(unsealer(suite), container) == "tampered"


@each_suite
def test_wrapped_key_of_another_case_is_refused(suite: int) -> None:
    mine, theirs = sealed_records(suite), sealed_records(suite, uuid4())
    clear = 4 + 3 + 2
    moved = theirs[0][:clear] + CASE.bytes + theirs[0][clear + 16 :]
    assert refusal(unsealer(suite), b"".join([moved, *theirs[1:]])) == "tampered"
    assert refusal(unsealer(suite), b"".join([moved, *mine[1:]])) == "tampered"


@each_suite
def test_any_flipped_bit_is_refused(suite: int) -> None:
    sealer, keys = Sealer(CASE, KEYS[suite]), unsealer(suite)
    container = sealer.header() + sealer.page(0, "image/png", b"page") + sealer.trailer(1)
    form = sealer.form(b"form")
    for place in range(len(container)):
        flipped = bytearray(container)
        flipped[place] ^= 1 << (place % 8)
        assert refusal(keys, bytes(flipped))
    for place in range(len(form)):
        flipped = bytearray(form)
        flipped[place] ^= 1 << (place % 8)
        assert refusal_of_form(keys, bytes(flipped))


@each_suite
def test_refusals_say_what_is_wrong(suite: int) -> None:
    whole, keys = b"".join(sealed_records(suite)), unsealer(suite)
    assert refusal(keys, whole, case_id=uuid4()) == "wrong_case"
    assert refusal(unsealer(suite, "k2"), whole) == "unknown_key"
    assert refusal(unsealer(suite, raw=bytes(range(2, 34))), whole) == "tampered"
    assert refusal(keys, b"PK\x03\x04" + whole[4:]) == "bad_magic"
    assert refusal(keys, whole[:4] + b"\x02" + whole[5:]) == "bad_magic"
    assert refusal(keys, whole[:5] + b"\x09" + whole[6:]) == "unknown_suite"


@each_suite
def test_suite_is_not_changed_by_changing_its_number(suite: int) -> None:
    whole = b"".join(sealed_records(suite))
    for other in set(SUITES) - {suite}:
        relabelled = whole[:5] + bytes([other]) + whole[6:]
        assert refusal(unsealer(suite), relabelled) == "unknown_key"
        assert refusal(unsealer(other), relabelled) == "tampered"
        assert refusal(unsealer(other), whole) == "unknown_key"


@each_suite
def test_form_is_not_taken_for_a_page_nor_a_page_for_a_form(suite: int) -> None:
    sealer, keys = Sealer(CASE, KEYS[suite]), unsealer(suite)
    header = sealer.header()
    form_record = sealer.form(b"x")[4 + len(header) :]
    assert refusal(keys, header + form_record + sealer.trailer(1)) == "tampered"
    assert refusal_of_form(keys, b"MKF1" + header + sealer.page(0, "", b"x")) == "tampered"


@each_suite
def test_same_page_sealed_again_shares_no_bytes_of_cipher_text(suite: int) -> None:
    sealer = Sealer(CASE, KEYS[suite])
    first, second = (sealer.page(0, "image/png", bytes(64)) for _ in range(2))
    assert first[-80:] != second[-80:]
    assert bytes(a ^ b for a, b in zip(first[-80:-16], second[-80:-16], strict=True)) != bytes(64)


@pytest.mark.parametrize(
    ("key", "code"),
    [
        (PlatformKey("k", 0, bytes(32)), "unknown_suite"),
        (PlatformKey("k", 9, bytes(32)), "unknown_suite"),
        (PlatformKey("k", 1, bytes(31)), "unknown_key"),
        (PlatformKey("k", 1, bytes(32)), "unknown_key"),
        (PlatformKey("k", 1, KEYS[2].public_key), "unknown_key"),
        (PlatformKey("k", 2, KEYS[1].public_key), "unknown_key"),
        (PlatformKey("k", 2, KEYS[2].public_key[:-1]), "unknown_key"),
        (PlatformKey("k", 2, KEYS[2].public_key[:1184] + bytes(32)), "unknown_key"),
        (PlatformKey("k", 2, b"\xff" * 1184 + KEYS[1].public_key), "unknown_key"),
        (PlatformKey("k", 3, KEYS[1].public_key), "unknown_key"),
        (PlatformKey("k", 3, b"\x04" + bytes(64)), "unknown_key"),
        (PlatformKey("k", 3, KEYS[3].public_key[:-1] + b"\x00"), "unknown_key"),
        (PlatformKey("k", 3, b"\x02" + KEYS[3].public_key[1:]), "unknown_key"),
        (PlatformKey("", 1, KEYS[1].public_key), "unknown_key"),
        (PlatformKey("k" * 256, 1, KEYS[1].public_key), "unknown_key"),
    ],
)
def test_key_that_cannot_be_used_seals_nothing(key: PlatformKey, code: str) -> None:
    with pytest.raises(SealBroken) as caught:
        require_usable(key)
    assert caught.value.code == code
    with pytest.raises(SealBroken) as caught:
        Sealer(CASE, key)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("key", "code"),
    [
        (PrivateKey(1, bytes(31)), "unknown_key"),
        (PrivateKey(2, bytes(96)), "unknown_key"),
        (PrivateKey(3, bytes(32)), "unknown_key"),
        (PrivateKey(3, b"\xff" * 32), "unknown_key"),
        (PrivateKey(9, RAW), "unknown_suite"),
    ],
)
def test_private_key_that_opens_nothing_is_refused_at_once(key: PrivateKey, code: str) -> None:
    with pytest.raises(SealBroken) as caught:
        Unsealer({"k": key})
    assert caught.value.code == code


def test_provider_of_another_suite_is_refused() -> None:
    with pytest.raises(SealBroken, match="unknown_suite"):
        Sealer(CASE, KEYS[1], provider=SUITES[2])


def test_no_page_and_no_key_shows_in_a_repr() -> None:
    assert "secret" not in repr(OpenedPage(0, "image/png", b"secret"))
    assert "secret" not in repr(PrivateKey(1, b"secret"))
