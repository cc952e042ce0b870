"""The PIN is kept as a slow, salted hash; what is no hash of ours is refused, not trusted."""

from __future__ import annotations

import pytest

from kiosk.technician.pin import BadPin, BadPinHash, fits, hash_pin, require_hash


def test_only_the_same_pin_fits() -> None:
    kept = hash_pin("271828")
    assert fits("271828", kept)
    assert [fits(wrong, kept) for wrong in ("271829", "", "2718280", "27182８")] == [False] * 4


def test_the_same_pin_twice_makes_two_hashes_and_neither_shows_it() -> None:
    one, two = hash_pin("271828"), hash_pin("271828")
    assert one != two
    assert "271828" not in one.partition("$")[2].rpartition("$")[2]


@pytest.mark.parametrize(
    ("pin", "code"),
    [
        ("27182", "length"), ("2" * 6 + "7182818", "length"), ("", "digits"),
        ("27182x", "digits"), ("２７１８２８", "digits"),
        ("111111", "easy"), ("123456", "easy"), ("987654", "easy"),
    ],
)  # fmt: skip
def test_pin_nobody_should_choose(pin: str, code: str) -> None:
    with pytest.raises(BadPin) as refused:
        hash_pin(pin)
    assert refused.value.code == code


SALT, KEY = "00" * 16, "11" * 32


@pytest.mark.parametrize(
    "kept",
    [
        "", "271828", f"bcrypt$16384$8$1${SALT}${KEY}", f"scrypt$16384$8$1${SALT}",
        f"scrypt$16383$8$1${SALT}${KEY}", f"scrypt$-16384$8$1${SALT}${KEY}",
        f"scrypt$1073741824$8$1${SALT}${KEY}", f"scrypt$16384$8$999${SALT}${KEY}",
        f"scrypt$16384$8$1${SALT}$1111", f"scrypt$16384$8$1$xyz${KEY}",
    ],
)  # fmt: skip
def test_what_is_no_hash_is_refused_without_being_quoted(kept: str) -> None:
    with pytest.raises(BadPinHash) as refused:
        require_hash(kept)
    assert not kept or kept not in str(refused.value)
