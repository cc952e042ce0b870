"""Times at the counter: set by operators, booked by kiosks, no place and no person twice."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from tests_operator_forms import PERSON, filler

from central import appointments
from kiosk import wire
from kiosk.domain.appointment import Booking, BookingQuestion, BookingWish, Slot

NUMBER, OTHER = "11010519491231002X", "110101198503150013"
CHECK_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def number_of(sequence: int) -> str:
    """A well-formed number of somebody who does not exist (GB 11643)."""
    head = f"11010119900307{sequence:03}"
    total = sum(int(d) * w for d, w in zip(head, CHECK_WEIGHTS, strict=True))
    return head + "10X98765432"[total % 11]


@pytest.fixture
def slots(kiosk, clock):
    """Sets the times of tomorrow morning and says which there are."""

    def set_times(places: int = 1) -> tuple[Slot, ...]:
        day = f"{(clock.now + timedelta(days=1)):%Y-%m-%d}"
        times = {"site": "一楼综合窗口", "day": day, "from": "09:00", "to": "10:30"}
        rest = {"minutes": "30", "places": str(places)}
        assert filler(kiosk)("/appointments", "/appointments", **times, **rest).status == 303
        return free(kiosk)

    return set_times


def free(kiosk) -> tuple[Slot, ...]:
    return wire.decode(tuple[Slot, ...], kiosk.call("GET", "/v1/appointments").body)


def book(kiosk, slot: Slot, number: str = NUMBER, booking=None):
    wish = BookingWish(booking or uuid4(), slot.slot_id, number)
    return kiosk.call("POST", "/v1/appointments", wire.encode(wish))


def ask(kiosk, path: str, number: str, booking=None):
    question = wire.encode(BookingQuestion(number, booking))
    return kiosk.call("POST", f"/v1/appointments/{path}", question)


def test_a_morning_is_cut_into_times(slots) -> None:
    found = slots(places=2)
    assert [slot.free for slot in found] == [2, 2, 2]
    assert found[0].ends_at == found[1].starts_at


def test_a_time_is_booked_found_by_card_and_given_back(kiosk, slots) -> None:
    first, *others = slots()
    reply = book(kiosk, first)
    booked = wire.decode(Booking, reply.body)
    assert (reply.status, booked.starts_at) == (201, first.starts_at)
    assert free(kiosk) == tuple(others)
    assert wire.decode(tuple[Booking, ...], ask(kiosk, "mine", NUMBER).body) == (booked,)
    assert wire.decode(tuple[Booking, ...], ask(kiosk, "mine", OTHER).body) == ()

    assert ask(kiosk, "cancel", OTHER, booked.booking_id).error == "booking_unknown"
    for _ in range(2):
        assert ask(kiosk, "cancel", NUMBER, booked.booking_id).status == 200
    assert first in free(kiosk)
    assert book(kiosk, first, OTHER).status == 201


def test_the_same_booking_twice_is_one(kiosk, slots) -> None:
    first, second, _ = slots()
    booking = uuid4()
    assert [book(kiosk, first, booking=booking).status for _ in range(2)] == [201, 200]
    assert book(kiosk, second, booking=booking).error == "booking_differs"


def test_sixteen_at_once_and_each_place_goes_to_one(kiosk, slots) -> None:
    first, *_ = slots(places=3)
    with ThreadPoolExecutor(16) as pool:
        replies = list(pool.map(lambda n: book(kiosk, first, number_of(n)), range(16)))
    assert {r.error for r in replies if r.status != 201} == {"slot_full"}
    assert sorted(r.status for r in replies) == [201] * 3 + [409] * 13
    assert {r.error for r in replies if r.status == 409} == {"slot_full"}
    assert first.slot_id not in {slot.slot_id for slot in free(kiosk)}


def test_one_person_sixteen_times_at_once_has_one_place(kiosk, slots) -> None:
    first, *_ = slots(places=20)
    with ThreadPoolExecutor(16) as pool:
        replies = list(pool.map(lambda _: book(kiosk, first), range(16)))
    assert sorted(r.status for r in replies) == [201] + [409] * 15
    assert {r.error for r in replies if r.status == 409} == {"booked_already"}


def test_nobody_keeps_more_than_three_times(kiosk, slots, clock) -> None:
    found = slots()
    assert [book(kiosk, slot).status for slot in found] == [201, 201, 201]
    clock.now += timedelta(hours=1)
    more = {"site": "二楼窗口", "from": "14:00", "to": "14:30", "minutes": "30", "places": "1"}
    day = f"{found[0].starts_at:%Y-%m-%d}"
    filler(kiosk)("/appointments", "/appointments", day=day, **more)
    (last,) = free(kiosk)
    assert book(kiosk, last).error == "too_many_bookings"


def test_a_time_that_has_begun_is_over(kiosk, slots, clock) -> None:
    first, *_ = slots()
    booked = wire.decode(Booking, book(kiosk, first).body)
    clock.now = first.starts_at
    assert book(kiosk, first, OTHER).error == "slot_over"
    assert ask(kiosk, "cancel", NUMBER, booked.booking_id).error == "slot_over"


@pytest.mark.parametrize(
    "wrong",
    [
        {"minutes": "0"}, {"minutes": "1"}, {"minutes": "9" * 30}, {"places": "51"},
        {"places": "-1"}, {"to": "08:00"}, {"day": "x"}, {"day": "0001-01-01"},
        {"day": "9999-12-31"}, {"site": ""}, {"site": "x" * 201},
    ],
)  # fmt: skip
def test_times_that_make_no_sense_are_refused(kiosk, wrong) -> None:
    said = {"site": "窗口", "day": "2026-12-01", "from": "09:00", "to": "10:00"}
    fields = {**said, "minutes": "30", "places": "1", **wrong}
    assert filler(kiosk)("/appointments", "/appointments", **fields).status == 422
    assert free(kiosk) == ()


def test_times_that_are_full_hide_none_that_is_free(kiosk, clock, monkeypatch) -> None:
    monkeypatch.setattr(appointments, "_MOST_SLOTS", 2)
    day = f"{(clock.now + timedelta(days=1)):%Y-%m-%d}"
    times = {"site": "窗口", "from": "09:00", "to": "10:30", "minutes": "30", "places": "1"}
    filler(kiosk)("/appointments", "/appointments", day=day, **times)
    for number in range(2):
        book(kiosk, free(kiosk)[0], number_of(number))
    assert [slot.free for slot in free(kiosk)] == [1]


def test_the_counter_finds_a_booking_by_its_number_while_its_time_runs(kiosk, slots, clock) -> None:
    first, second, _ = slots(places=2)
    here = wire.decode(Booking, book(kiosk, first).body)
    given_back = wire.decode(Booking, book(kiosk, second).body)
    ask(kiosk, "cancel", NUMBER, given_back.booking_id)
    clock.now = first.starts_at + timedelta(minutes=5)
    text = kiosk.call("GET", "/appointments", None, PERSON).body.decode()
    assert here.number in text
    assert given_back.number not in text
    assert NUMBER not in text


@pytest.mark.parametrize("slot_id", [0, -1, 2**63 - 1, 2**63, 2**70])
def test_a_time_nobody_set_is_not_booked(kiosk, slots, slot_id) -> None:
    wish = {"booking_id": str(uuid4()), "slot_id": slot_id, "id_number": NUMBER}
    assert kiosk.call("POST", "/v1/appointments", json.dumps(wish).encode()).status in (404, 422)


def test_one_booking_for_two_people_at_once_is_refused_to_one(kiosk, slots) -> None:
    first, second, _ = slots(places=9)
    for _ in range(10):
        booking = uuid4()
        with ThreadPoolExecutor(2) as pool:
            asked = [
                pool.submit(book, kiosk, slot, number_of(n), booking)
                for n, slot in enumerate((first, second))
            ]
        replies = [reply.result() for reply in asked]
        assert sorted(reply.status for reply in replies) == [201, 409]
        (won,) = (n for n, reply in enumerate(replies) if reply.status == 201)
        ask(kiosk, "cancel", number_of(won), booking)
