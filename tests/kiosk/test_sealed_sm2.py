"""SM2 by the system's libcrypto: what it refuses, where it is missing, what it leaves behind."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pytest

from kiosk.sealed import SUITES, PrivateKey, SuiteUnavailable, Unsealer, sm2

PRIVATE = bytes(range(1, 33))
PUBLIC = sm2.public_key_of(PRIVATE)
ORDER = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123


class MallInfo(ctypes.Structure):
    """struct mallinfo2 of glibc."""

    _names = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"
    _fields_ = tuple((name, ctypes.c_size_t) for name in _names.split())


@pytest.fixture
def another_library(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Forget the library that is loaded, before and after."""
    sm2._libcrypto.cache_clear()
    yield monkeypatch
    monkeypatch.undo()
    sm2._libcrypto.cache_clear()


def bytes_in_use() -> int:
    """What malloc has given out and not got back; Python's small objects are not in it."""
    tell = ctypes.CDLL(None).mallinfo2
    tell.restype = MallInfo
    return int(tell().uordblks)


def test_what_was_sealed_opens_again_and_never_looks_the_same() -> None:
    sealed = [sm2.encrypt(PUBLIC, b"case key") for _ in range(2)]
    assert [sm2.decrypt(PRIVATE, one) for one in sealed] == [b"case key"] * 2
    assert sealed[0] != sealed[1]


@pytest.mark.parametrize("private", [0, ORDER - 1, ORDER, 2**256 - 1])
def test_numbers_outside_the_range_are_no_private_keys(private: int) -> None:
    with pytest.raises(sm2.Sm2KeyRefused):
        sm2.public_key_of(private.to_bytes(32))


def test_smallest_and_largest_private_key_work() -> None:
    for private in (1, ORDER - 2):
        raw = private.to_bytes(32)
        assert sm2.decrypt(raw, sm2.encrypt(sm2.public_key_of(raw), b"x")) == b"x"


@pytest.mark.parametrize(
    "public",
    [b"", PUBLIC[:-1], PUBLIC + b"\0", b"\x03" + PUBLIC[1:], b"\x04" + bytes(64), bytes(65)],
)
def test_what_is_no_point_of_the_curve_is_refused(public: bytes) -> None:
    with pytest.raises(sm2.Sm2KeyRefused):
        sm2.encrypt(public, b"x")


def test_altered_text_is_refused_and_says_nothing_of_its_content() -> None:
    sealed = sm2.encrypt(PUBLIC, b"case key")
    for wrong in (b"", b"\x30\x00", sealed[:-1], sealed[:-1] + bytes([sealed[-1] ^ 1])):
        with pytest.raises(sm2.Sm2TextRefused) as caught:
            sm2.decrypt(PRIVATE, wrong)
        assert caught.value.operation == "EVP_PKEY_decrypt"
        assert "case key" not in str(caught.value)


def test_text_for_another_key_is_refused() -> None:
    with pytest.raises(sm2.Sm2TextRefused):
        sm2.decrypt(bytes(range(2, 34)), sm2.encrypt(PUBLIC, b"x"))


def test_a_refusal_leaves_no_error_for_the_next_one_to_find() -> None:
    with pytest.raises(sm2.Sm2TextRefused):
        sm2.decrypt(PRIVATE, b"\x30\x00")
    assert sm2._libcrypto().ERR_get_error() == 0


def test_nothing_is_left_in_memory_whether_it_works_or_not() -> None:
    sealed = sm2.encrypt(PUBLIC, b"case key" * 8)

    def all_ways() -> None:
        assert sm2.decrypt(PRIVATE, sm2.encrypt(PUBLIC, b"case key" * 8))
        for call in (
            lambda: sm2.decrypt(PRIVATE, sealed[:-1]),
            lambda: sm2.encrypt(b"\x04" + bytes(64), b"x"),
        ):
            with pytest.raises(sm2.Sm2Fault):
                call()

    for _ in range(50):
        all_ways()
    before = bytes_in_use()
    rounds = 200
    for _ in range(rounds):
        all_ways()
    # The smallest object of libcrypto that could be forgotten has more than 16 bytes.
    assert bytes_in_use() - before < rounds * 16


def test_leak_meter_sees_a_forgotten_object() -> None:
    crypto = sm2._libcrypto()
    before = bytes_in_use()
    groups = [crypto.EC_GROUP_new_by_curve_name(1172) for _ in range(200)]
    assert bytes_in_use() - before > 200 * 16
    for group in groups:
        crypto.EC_GROUP_free(group)


@pytest.mark.parametrize("library", ["libcrypto.so.none", "libc.so.6"])
def test_library_that_is_missing_or_another_one_is_named(
    library: str, another_library: pytest.MonkeyPatch
) -> None:
    another_library.setattr(sm2, "LIBRARY", library)
    for call in (sm2.require_present, lambda: sm2.encrypt(PUBLIC, b"x")):
        with pytest.raises(sm2.Sm2Missing, match=library):
            call()


def test_library_without_the_curve_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sm2, "_NID_SM2", 999_999)
    with pytest.raises(sm2.Sm2Missing, match="SM2 curve"):
        sm2.public_key_of(PRIVATE)


def test_suite_3_without_sm2_is_unavailable_and_the_others_are_not(
    another_library: pytest.MonkeyPatch,
) -> None:
    another_library.setattr(sm2, "LIBRARY", "libcrypto.so.none")
    for call in (
        lambda: SUITES[3].require_usable(PUBLIC),
        lambda: SUITES[3].unwrap(b"x", PRIVATE, b""),
        lambda: Unsealer({"k": PrivateKey(3, PRIVATE)}),
    ):
        with pytest.raises(SuiteUnavailable, match=r"suite 3: libcrypto\.so\.none") as caught:
            call()
        assert (caught.value.code, caught.value.suite) == ("suite_unavailable", 3)
    for suite in (1, 2):
        SUITES[suite].require_usable(SUITES[suite].public_key_of(PRIVATE))


def test_private_key_out_of_range_is_drawn_again() -> None:
    draws = iter([bytes(32), b"\xff" * 32, PRIVATE])
    assert SUITES[3].make_private_key(lambda _: next(draws)) == PRIVATE
