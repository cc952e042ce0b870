"""Times at a counter over the line: what a platform may say, and what no screen could show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from tests_fake_platform import TOKEN, FakePlatform, Reply

from kiosk import wire
from kiosk.domain.appointment import Booking, BookingQuestion, BookingWish, Slot
from kiosk.gateway import appointments
from kiosk.gateway.client import PlatformClient
from kiosk.line import BadAnswer, Refused

NINE = datetime(2026, 11, 23, 1, tzinfo=UTC)
MINE, FREE = "POST appointments", "GET appointments"
QUESTION = BookingQuestion("11010519491231002X", uuid4())
IMPOSSIBLE = (
    datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
    datetime(1, 1, 1, tzinfo=UTC),
    NINE.replace(tzinfo=None),
)


@pytest.fixture
def platform() -> Iterator[FakePlatform]:
    fake = FakePlatform()
    yield fake
    fake.close()


@pytest.fixture
def client(platform: FakePlatform) -> Iterator[PlatformClient]:
    opened = PlatformClient(platform.url, "kiosk-1", TOKEN, platform.answer_keys)
    yield opened
    opened.close()


def booking(booking_id: UUID, at: datetime = NINE) -> Booking:
    return Booking(booking_id, "Y-123456", "窗口", at, NINE + timedelta(minutes=30))


def told(value: object, status: int = 200) -> Reply:
    return Reply(status, wire.encode(value))


def test_what_is_free_and_what_is_ones_own_come_together(platform, client) -> None:
    own, free = booking(uuid4()), Slot(7, "窗口", NINE, NINE + timedelta(minutes=30), 2)
    platform.next(MINE, told([own]))
    platform.next(FREE, told([free]))
    view = appointments.times(client, QUESTION)
    assert (view.own, view.slots) == ((own,), (free,))


def test_a_time_that_is_gone_is_told_by_its_code(platform, client) -> None:
    platform.next(MINE, Reply(409, b'{"error":"slot_full","message":"no place is left"}'))
    with pytest.raises(Refused) as caught:
        appointments.book(client, BookingWish(uuid4(), 7, QUESTION.id_number))
    assert caught.value.code == "slot_full"


def test_somebody_elses_booking_is_no_answer(platform, client) -> None:
    platform.next(MINE, told(booking(uuid4()), 201), told(booking(uuid4())))
    with pytest.raises(BadAnswer, match="wrong_booking"):
        appointments.book(client, BookingWish(uuid4(), 7, QUESTION.id_number))
    with pytest.raises(BadAnswer, match="wrong_booking"):
        appointments.cancel(client, QUESTION)


@pytest.mark.parametrize("at", IMPOSSIBLE, ids=str)
def test_a_time_that_no_screen_can_show_is_no_answer(platform, client, at) -> None:
    platform.next(
        MINE, told([booking(uuid4(), at)]), told([]), told(booking(QUESTION.booking_id, at))
    )
    platform.next(FREE, told([]), told([Slot(7, "窗口", NINE, at, 2)]))
    for _ in range(2):
        with pytest.raises(BadAnswer, match="wrong_time"):
            appointments.times(client, QUESTION)
    with pytest.raises(BadAnswer, match="wrong_time"):
        appointments.cancel(client, QUESTION)


@pytest.mark.parametrize("body", [b"", b"{}", b"[1]", b"<html>", b"[" * 9999])
def test_nonsense_is_no_answer(platform, client, body) -> None:
    platform.next(MINE, Reply(200, body))
    with pytest.raises(BadAnswer):
        appointments.times(client, QUESTION)
