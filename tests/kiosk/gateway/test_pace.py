"""The token bucket: a steady rate, a short burst, and small pieces that do not wait."""

from __future__ import annotations

import io

import pytest

from kiosk.gateway.pace import Pace, UploadPart


class Street:
    """A clock that moves when somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0

    def wait(self, seconds: float) -> None:
        self.now += seconds


def test_long_upload_keeps_to_the_rate() -> None:
    street = Street()
    pace = Pace(1_000, lambda: street.now, street.wait)
    for _ in range(100):
        pace.take(1_000)
    assert street.now == pytest.approx(97, abs=1)


def test_small_piece_after_a_pause_leaves_at_once() -> None:
    street = Street()
    pace = Pace(1_000, lambda: street.now, street.wait)
    pace.take(5_000)
    street.now += 10
    begun = street.now
    pace.take(2_000)
    assert street.now == begun


def test_no_limit_never_waits() -> None:
    Pace(0, wait=lambda _: pytest.fail("waited")).take(10**9)


def test_part_of_a_file_is_read_and_no_more() -> None:
    file = io.BytesIO(b"0123456789")
    file.seek(2)
    part = UploadPart(file, 5, Pace(0))
    assert len(part) == 5
    assert (part.read(3), len(part), part.read(), part.read(9)) == (b"234", 2, b"56", b"")
