"""Time codes: the vectors of RFC 4226 and RFC 6238, drift, and that each code opens once."""

from __future__ import annotations

import pytest

from kiosk.technician.totp import (
    STEP_S,
    BadTotpSecret,
    hotp,
    secret_from,
    step_at,
    step_of,
)

SECRET = b"12345678901234567890"


@pytest.mark.parametrize(
    ("counter", "code"),
    list(
        enumerate(
            ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583",
         "399871", "520489"]
        )
    ),
)  # fmt: skip
def test_rfc_4226_appendix_d(counter: int, code: str) -> None:
    assert hotp(SECRET, counter) == code


@pytest.mark.parametrize(
    ("wall_s", "sha1", "sha256", "sha512"),
    [
        (59, "94287082", "46119246", "90693936"),
        (1_111_111_109, "07081804", "68084774", "25091201"),
        (1_111_111_111, "14050471", "67062674", "99943326"),
        (1_234_567_890, "89005924", "91819424", "93441116"),
        (2_000_000_000, "69279037", "90698825", "38618901"),
        (20_000_000_000, "65353130", "77737706", "47863826"),
    ],
)
def test_rfc_6238_appendix_b(wall_s: int, sha1: str, sha256: str, sha512: str) -> None:
    for digest, size, expected in (
        ("sha1", 20, sha1),
        ("sha256", 32, sha256),
        ("sha512", 64, sha512),
    ):
        secret = (SECRET * 4)[:size]
        assert hotp(secret, step_at(wall_s), digits=8, digest=digest) == expected


def test_a_code_is_good_one_step_early_and_one_late_but_no_more() -> None:
    wall_s = 1_234_567_890.0
    code = hotp(SECRET, step_at(wall_s))
    good = [n for n in range(-3, 4) if step_of(SECRET, code, wall_s + n * STEP_S) is not None]
    assert good == [-1, 0, 1]


def test_a_code_opens_once() -> None:
    wall_s = 1_234_567_890.0
    code = hotp(SECRET, step_at(wall_s))
    used = step_of(SECRET, code, wall_s)
    assert used == step_at(wall_s)
    assert step_of(SECRET, code, wall_s, after=used) is None
    later = hotp(SECRET, step_at(wall_s) + 1)
    assert step_of(SECRET, later, wall_s + STEP_S, after=used) == used + 1


def test_what_is_no_code_is_no_code() -> None:
    assert [step_of(SECRET, wrong, 59.0) for wrong in ("", "0", "28708２", "abcdef", "2" * 99)] == [
        None
    ] * 5


def test_before_1970_nothing_opens() -> None:
    assert step_of(SECRET, hotp(SECRET, 0), -3600.0) is None


def test_secret_is_read_as_programs_show_it() -> None:
    assert secret_from("GEZD gnbv GY3T qojq\nGEZDGNBVGY3TQOJQ\n") == SECRET


@pytest.mark.parametrize("text", ["", "GEZDGNBV", "not base32!", "1" * 32, "ＧＥＺＤ" * 8])
def test_bad_secret_is_refused_without_quoting_it(text: str) -> None:
    with pytest.raises(BadTotpSecret) as refused:
        secret_from(text)
    assert not text or text not in str(refused.value)
