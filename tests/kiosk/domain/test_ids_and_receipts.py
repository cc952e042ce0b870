"""Ids that sort by time, and the number a resident can read out."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.domain.application import InkPoint, Signature
from kiosk.domain.ids import uuid7
from kiosk.domain.receipt import local_number

TEN = some.binary(min_size=10, max_size=10)
MOMENTS = some.integers(min_value=0, max_value=2**48 - 1)


def test_the_example_of_the_standard() -> None:
    # RFC 9562, appendix A.6: 2022-02-22T19:22:22.000Z, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F.
    moment = int(datetime(2022, 2, 22, 19, 22, 22, tzinfo=UTC).timestamp() * 1000)
    randomness = (0xCC3 << 68 | 0x18C4DC0C0C07398F).to_bytes(10, "big")
    assert uuid7(moment, randomness) == UUID("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")


@given(MOMENTS, TEN)
def test_version_variant_and_time_are_where_they_belong(moment: int, randomness: bytes) -> None:
    made = uuid7(moment, randomness)
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == moment


@given(MOMENTS, MOMENTS, TEN, TEN)
def test_later_ids_sort_later_as_numbers_and_as_text(
    one: int, other: int, some_bytes: bytes, more_bytes: bytes
) -> None:
    first, second = uuid7(one, some_bytes), uuid7(other, more_bytes)
    if one < other:
        assert first < second
        assert str(first) < str(second)


@given(MOMENTS, TEN, TEN)
def test_in_one_millisecond_randomness_tells_them_apart(
    moment: int, one: bytes, other: bytes
) -> None:
    # Six of the 80 bits are version and variant: ids differ when the other 74 do.
    assert uuid7(moment, one) == uuid7(moment, one)
    mask = (1 << 62) - 1

    def used(randomness: bytes) -> tuple[int, int]:
        number = int.from_bytes(randomness, "big")
        return number >> 68, number & mask

    assert (uuid7(moment, one) == uuid7(moment, other)) == (used(one) == used(other))


@pytest.mark.parametrize("size", [0, 9, 11, 16])
def test_too_little_randomness_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="10 random bytes"):
        uuid7(0, bytes(size))


def test_a_clock_far_away_wraps_and_never_breaks_the_layout() -> None:
    assert uuid7(2**48 + 5, bytes(10)) == uuid7(5, bytes(10))
    assert uuid7(-1, bytes(10)).version == 7


def test_a_local_number_cannot_be_taken_for_a_case_number() -> None:
    case_id = UUID("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
    assert local_number(case_id) == "L-0C0C0-7398F"


def test_local_numbers_come_from_the_random_end_of_the_id() -> None:
    one, other = uuid7(1, bytes(10)), uuid7(2, bytes(10))
    assert local_number(one) == local_number(other)
    assert local_number(one) != local_number(uuid7(1, bytes(9) + b"\x01"))


def ink(*points: tuple[float, float]) -> Signature:
    return Signature((tuple(InkPoint(x, y, i) for i, (x, y) in enumerate(points)),))


def test_a_dot_or_a_short_stroke_is_no_signature() -> None:
    assert ink().is_too_small()
    assert ink((1, 1)).is_too_small()
    assert ink(*[(10 + i * 0.1, 10) for i in range(50)]).is_too_small()
    assert ink((0, 0), (100, 100)).is_too_small(), "two points are a slip of the finger"
    assert not ink(*[(2.0 * i, 10) for i in range(9)]).is_too_small()
    assert not ink(*[(10, 2.0 * i) for i in range(9)]).is_too_small()
