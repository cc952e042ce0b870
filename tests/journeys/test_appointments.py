"""Booking a time at the counter on a whole terminal: online, offline, taken, twice, given back."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from kiosk import wire
from kiosk.domain.appointment import BookingQuestion, BookingView, BookingWish

ITEM = "GUIDE-ID-CARD"
NUMBERS = {"li_ming": "110101198503150013"}
STRANGERS = ("11010519491231002X", "32010619920808002X")


@pytest.fixture
def ask(running) -> Callable[..., tuple[int, object]]:
    """What another kiosk would say to the platform, by the same credentials."""
    site = running.site
    head = {
        "Authorization": f"Bearer {site.token_file.read_text('ascii')}",
        "X-Menkou-Kiosk": "demo-0001",
        "Content-Type": "application/json",
    }

    def send(path: str = "", value: object = None) -> tuple[int, object]:
        url = f"{running.platform_url}/v1/appointments{path}"
        body = None if value is None else wire.encode(value)
        try:
            with urllib.request.urlopen(
                urllib.request.Request(url, data=body, headers=head), timeout=10
            ) as reply:
                return reply.status, json.load(reply)
        except urllib.error.HTTPError as fault:
            return fault.code, json.loads(fault.read() or b"null")

    return send


@pytest.fixture(autouse=True)
def nobody_booked(ask) -> None:
    """Whatever an earlier test booked is given back."""
    for number in (*NUMBERS.values(), *STRANGERS):
        status, open_ones = ask("/mine", BookingQuestion(number))
        assert status == 200, open_ones
        for booked in open_ones:
            ask("/cancel", BookingQuestion(number, UUID(booked["booking_id"])))


def go_to_guide(driver, item: str = ITEM) -> None:
    driver.wait("the line", lambda: driver.terminal.session.line.online, 40)
    driver.act("start")
    driver.act("choose_item", item)
    assert driver.screen == "Guide"


def lay_card(driver, card: str = "li_ming") -> None:
    driver.wait("the card's place", lambda: driver.screen == "PlaceCard")
    driver.bench.do("id_card_reader", "tap_card", card=card)
    driver.wait("the card to be read", lambda: driver.screen not in ("PlaceCard", "LookingUp"), 20)
    driver.bench.do("id_card_reader", "lift_card")


def go_to_days(driver) -> None:
    go_to_guide(driver)
    driver.act("book")
    lay_card(driver)
    assert driver.screen == "PickTime"


def cells(driver) -> list[dict[str, str]]:
    return [cell for group in driver.props["groups"] for cell in group["cells"]]


def choose(driver, which: int = 0) -> str:
    """The first day, and a time of it; returns its id."""
    driver.act("pick_day", "0")
    chosen = cells(driver)[which]["id"]
    driver.act("pick_time", chosen)
    assert driver.screen == "ConfirmTime"
    return chosen


def book(driver) -> str:
    """From the days to the printed slip; returns the number."""
    choose(driver)
    driver.act("confirm")
    driver.wait("the booking", lambda: driver.screen == "Booked", 20)
    driver.wait("the slip", lambda: driver.terminal.session.state.slip == "printed", 20)
    return str(driver.props["number"])


def own(ask) -> list[dict[str, str]]:
    return ask("/mine", BookingQuestion(NUMBERS["li_ming"]))[1]


def test_from_home_to_the_slip_then_found_by_card_and_given_back(driver, ask) -> None:
    go_to_days(driver)
    assert 3 <= len(cells(driver)) <= 6
    day = cells(driver)[0]["title"]
    choose(driver)
    said = {fact["label"]: fact["value"] for fact in driver.props["facts"]}
    assert said["哪一天"] == day
    assert said["谁来"] == "李*"
    assert own(ask) == [], "nothing is booked before it is confirmed"
    driver.act("back")
    driver.act("back")
    number = book(driver)
    assert [booked["number"] for booked in own(ask)] == [number]
    driver.act("done")
    assert driver.screen == "TakeThings"
    assert driver.props["slip"]
    driver.leave()

    go_to_guide(driver)
    driver.act("book")
    lay_card(driver)
    assert driver.screen == "ChooseOne"
    assert number in driver.props["options"][0]["text"]
    driver.act("booking", "0")
    assert driver.props["number"] == number
    driver.act("book_cancel")
    assert driver.props["ending"] == "sure"
    driver.act("back")
    assert own(ask), "asked twice before anything is cancelled"
    driver.act("book_cancel")
    driver.act("book_cancel")
    driver.wait("it to be cancelled", lambda: driver.props["ending"] == "gone", 20)
    assert own(ask) == []


def test_offline_no_card_is_asked_for_and_another_way_is_shown(driver) -> None:
    go_to_guide(driver)
    driver.bench.do("line", "cut")
    driver.wait("the line to be down", lambda: not driver.terminal.session.line.online, 30)
    driver.act("book")
    assert driver.screen == "AnotherWay"
    assert "没有网络" in driver.props["what"]
    assert driver.props["phone"]
    assert not driver.props["canBook"]
    driver.act("retry")
    assert driver.screen == "Guide"


def test_a_time_taken_meanwhile_is_said_and_the_rest_is_shown(driver, ask) -> None:
    go_to_days(driver)
    slot = int(choose(driver))
    for number in STRANGERS:
        assert ask("", BookingWish(uuid4(), slot, number))[0] == 201
    driver.act("confirm")
    driver.wait("the rest", lambda: driver.screen == "PickTime" and driver.props["note"], 20)
    assert "被别人约走了" in driver.props["note"]
    driver.act("pick_day", "0")
    assert str(slot) not in {cell["id"] for cell in cells(driver)}
    assert own(ask) == []


def test_the_line_goes_in_the_middle_and_asking_again_books_once(driver, ask) -> None:
    go_to_days(driver)
    choose(driver)
    driver.bench.do("line", "cut")
    driver.act("confirm")
    driver.wait("no answer", lambda: driver.screen == "AnotherWay", 30)
    assert "不会约成两次" in driver.props["what"]
    driver.bench.do("line", "restore")
    # It came through after all, and only the answer was lost: the same number, so the same booking.
    state = driver.terminal.session.state
    wish = BookingWish(state.times.booking_id, state.slot.slot_id, NUMBERS["li_ming"])
    assert ask("", wish)[0] == 201
    driver.act("retry")
    driver.wait("the booking", lambda: driver.screen in ("Booked", "AnotherWay"), 30)
    assert driver.screen == "Booked"
    assert [booked["booking_id"] for booked in own(ask)] == [str(state.times.booking_id)]


def test_leaving_forgets_whose_card_it_was(driver, ask) -> None:
    go_to_days(driver)
    choose(driver)
    driver.act("end")
    assert driver.screen == "TakeThings"
    assert NUMBERS["li_ming"] not in repr(driver.terminal.session.state)
    driver.leave()
    assert own(ask) == []
    flight = Path(driver.terminal.keeper._state_dir) / "flight.jsonl"
    assert NUMBERS["li_ming"] not in flight.read_text("utf-8")


def test_what_the_platform_tells_fits_what_a_kiosk_knows(ask) -> None:
    told = ask()[1]
    view = wire.convert(BookingView, {"slots": told, "own": []})
    assert view.slots
    assert all(slot.free > 0 for slot in view.slots)
