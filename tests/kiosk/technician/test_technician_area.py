"""The area at work: the door, its lock over restarts, its clocks, its trials, what it keeps."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests_support import all_bytes_below, spellings
from tests_technician import CHECKS, PIN, PIN_HASH, SURVEY, TestBench

from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from kiosk import wire
from kiosk.technician import events as ev
from kiosk.technician import states as st
from kiosk.technician.area import DOOR_IDLE_S, IDLE_S, WARN_S
from kiosk.technician.gate import Gate
from kiosk.technician.totp import hotp, step_at
from kiosk.technician.trail import Trail
from kiosk.technician.values import (
    ClosedFor,
    Device,
    Finding,
    FoundKind,
    FoundPlace,
    GivenTo,
    Page,
    PowerAction,
)

SECRET = b"12345678901234567890"


def asking(bench: TestBench) -> st.AskingSecret:
    state = bench.area.state
    assert isinstance(state, st.AskingSecret)
    return state


def finding(bench: TestBench) -> Finding | None:
    state = bench.area.state
    assert isinstance(state, st.TestingDevice)
    return state.finding


def fail_times(bench: TestBench, times: int) -> None:
    bench.area.corner_held()
    for _ in range(times):
        bench.area.happen(ev.SecretEntered("000001"))
        bench.settle()


def test_pin_opens(bench: TestBench) -> None:
    bench.enter()
    assert bench.area.state == st.Overviewing()
    assert bench.area.records.failures == 0


def test_door_stays_shut_while_somebody_is_served(bench: TestBench) -> None:
    bench.close()
    bench.is_free = lambda: False
    bench.boot()
    bench.area.corner_held()
    assert not bench.area.is_in


def test_without_a_secret_nobody_gets_in(tmp_path: Path) -> None:
    bench = TestBench(tmp_path, gate=Gate())
    bench.enter("000000")
    assert asking(bench).problem == "not_set_up"
    bench.close()


def test_five_wrong_tries_then_the_door_is_shut_for_15_seconds(bench: TestBench) -> None:
    fail_times(bench, 4)
    assert (asking(bench).problem, asking(bench).tries_left) == ("wrong", 1)
    fail_times(bench, 1)
    assert (asking(bench).problem, asking(bench).wait_s) == ("locked", 15)
    bench.area.happen(ev.SecretEntered(PIN))
    bench.settle()
    assert asking(bench).problem == "locked"
    bench.pass_s(14)
    assert asking(bench).wait_s == 1
    bench.pass_s(1)
    assert asking(bench).problem == ""
    bench.area.happen(ev.SecretEntered(PIN))
    bench.settle()
    assert bench.area.state == st.Overviewing()


def test_lock_outlives_a_restart_and_a_clock_that_is_set(bench: TestBench) -> None:
    fail_times(bench, 5)
    bench.pass_s(15)
    fail_times(bench, 1)
    bench.close()
    bench.wall.now_s += 86_400
    bench.clock.now_s = 5.0
    bench.boot()
    bench.area.corner_held()
    assert (asking(bench).problem, asking(bench).wait_s) == ("locked", 30)


def test_leaving_the_door_and_coming_back_unlocks_nothing(bench: TestBench) -> None:
    fail_times(bench, 5)
    bench.area.happen(ev.WentBack())
    bench.pass_s(5)
    bench.area.corner_held()
    assert asking(bench).wait_s == 10


def test_power_cut_while_the_pin_is_compared_counts_as_a_failure(bench: TestBench) -> None:
    bench.area.corner_held()
    bench.area.happen(ev.SecretEntered("000001"))
    bench.area._clerk.close()  # what the worker had is done; nothing it said is heard any more
    bench.boot()
    assert bench.area.records.failures == 1


def test_right_pin_forgives_earlier_failures(bench: TestBench) -> None:
    fail_times(bench, 3)
    bench.area.happen(ev.SecretEntered(PIN))
    bench.settle()
    bench.close()
    bench.boot()
    assert bench.area.records.failures == 0


def test_time_code_opens_once_even_after_a_restart(tmp_path: Path) -> None:
    bench = TestBench(tmp_path, gate=Gate(PIN_HASH, SECRET))
    code = hotp(SECRET, step_at(bench.wall()))
    bench.enter(code)
    assert bench.area.state == st.Overviewing()
    bench.close()
    bench.boot()
    bench.enter(code)
    assert asking(bench).problem == "wrong"
    bench.close()


def test_full_disk_does_not_keep_the_technician_out(bench: TestBench) -> None:
    (bench.folder / "technician.new").mkdir()
    bench.enter()
    assert bench.area.state == st.Overviewing()
    assert bench.area.writes_fail
    (bench.folder / "technician.new").rmdir()
    bench.area.happen(ev.PageOpened(Page.CONSUMABLES))
    bench.area.happen(ev.PaperChanged())
    bench.settle()
    assert not bench.area.writes_fail


def test_an_area_nobody_touches_closes_with_a_warning_first(bench: TestBench) -> None:
    bench.enter()
    bench.pass_s(IDLE_S - WARN_S - 1)
    assert bench.area.warning_s is None
    bench.pass_s(11)
    assert bench.area.warning_s == 20
    bench.area.touched()
    assert bench.area.warning_s is None
    bench.pass_s(IDLE_S)
    assert not bench.area.is_in
    bench.settle()
    assert last_deed(bench) == ("SignedOut", {"why": "idle"})


def test_a_door_nobody_uses_closes_sooner(bench: TestBench) -> None:
    bench.area.corner_held()
    bench.pass_s(DOOR_IDLE_S - 1)
    assert bench.area.is_in
    bench.pass_s(1)
    assert not bench.area.is_in


def last_deed(bench: TestBench) -> tuple[str, dict[str, object]]:
    line = Trail(bench.folder / "trail.jsonl", lambda: pytest.fail("only read")).latest(1)[0]
    return line.deed, dict(line.fields)


def begin(bench: TestBench, device: Device) -> None:
    bench.enter()
    bench.area.happen(ev.PageOpened(Page.DEVICE_TESTS))
    bench.area.happen(ev.TestChosen(device))


def test_card_test_says_only_that_the_digit_is_right(bench: TestBench) -> None:
    card = next(iter(SAMPLE_CARDS.values()))
    begin(bench, Device.ID_CARD)
    assert bench.devices.sent[-1][:2] == ("id_card", "arm")
    bench.say("id_card", "card_read", card=wire.to_builtins(card))
    assert finding(bench) == Finding("card_right", True)
    bench.area.happen(ev.TestJudged(True))
    assert bench.devices.sent[-1][:2] == ("id_card", "disarm")
    assert bench.devices.renewed == ["id_card"]
    bench.settle()
    found = [
        path
        for path, data in all_bytes_below(bench.folder)
        for secret in (card.name, card.id_number, card.address)
        if any(s in data for s in spellings(secret))
    ]
    assert found == []
    assert last_deed(bench) == ("DeviceJudged", {"device": "id_card", "passed": True})


def test_card_with_a_wrong_digit_shows(bench: TestBench) -> None:
    card = wire.to_builtins(next(iter(SAMPLE_CARDS.values())))
    number = card["id_number"]
    card["id_number"] = number[:-1] + ("1" if number[-1] != "1" else "2")
    begin(bench, Device.ID_CARD)
    bench.say("id_card", "card_read", card=card)
    assert finding(bench) == Finding("card_wrong_digit", False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TEST-2024", Finding("code_read", True, 9, "TEST")),
        ("340521198812310015", Finding("code_read", True, 18, "")),
        ("test-1", Finding("code_read", True, 6, "")),
    ],
)
def test_scanner_test_shows_no_code_but_ours(
    bench: TestBench, text: str, expected: Finding
) -> None:
    begin(bench, Device.CODE)
    bench.say("code", "code_scanned", text=text)
    assert finding(bench) == expected


def test_bytes_that_are_no_text_have_a_length(bench: TestBench) -> None:
    begin(bench, Device.CODE)
    bench.say("code", "code_scanned", base64="AAEC")
    assert finding(bench) == Finding("code_read", True, 3)
    bench.say("code", "code_scanned", base64="*")
    assert finding(bench) == Finding("code_refused", False)


def test_pad_key_and_silence(bench: TestBench) -> None:
    begin(bench, Device.REVIEW)
    bench.say("review", "rated", level=4)
    assert finding(bench) == Finding("key", True, 4)
    bench.area.happen(ev.TestRepeated())
    assert finding(bench) is None
    bench.say("review", "rating_timeout")
    assert finding(bench) == Finding("no_key", False)


def test_slip_of_an_earlier_test_proves_nothing(bench: TestBench) -> None:
    begin(bench, Device.RECEIPT)
    first = bench.devices.sent[-1][2]["job"]
    bench.area.happen(ev.TestRepeated())
    bench.say("receipt", "printed", job=first)
    assert finding(bench) is None
    bench.say("receipt", "printed", job=bench.devices.sent[-1][2]["job"])
    assert finding(bench) == Finding("printed", True)


def test_camera_is_on_for_its_test_only(bench: TestBench) -> None:
    begin(bench, Device.DOCUMENT)
    assert bench.devices.camera_on
    bench.say("document", "frame")
    assert finding(bench) == Finding("picture", True)
    bench.area.happen(ev.Left())
    assert not bench.devices.camera_on


def test_device_that_is_not_there_says_so(bench: TestBench) -> None:
    bench.devices.present.remove("review")
    begin(bench, Device.REVIEW)
    assert finding(bench) == Finding("not_there", False)


def test_reports_of_other_devices_and_of_nobody_are_nothing(bench: TestBench) -> None:
    bench.say("id_card", "card_read", card={})
    assert not bench.area.is_in
    begin(bench, Device.CODE)
    bench.say("id_card", "card_refused", code="unreadable")
    assert finding(bench) is None


def test_slips_are_counted_until_the_roll_is_changed(bench: TestBench) -> None:
    for n in range(3):
        bench.say("receipt", "printed", job=f"v-{n}")
    bench.settle()
    bench.close()
    bench.boot()
    assert bench.area.records.slips == 3
    bench.enter()
    bench.area.happen(ev.PageOpened(Page.CONSUMABLES))
    bench.area.happen(ev.PaperChanged())
    assert bench.area.records.slips == 0
    assert bench.area.records.paper_changed_at


def test_closed_service_stays_closed_over_a_restart(bench: TestBench) -> None:
    bench.enter()
    bench.area.happen(ev.PageOpened(Page.SERVICE))
    bench.area.happen(ev.ServiceClosed(ClosedFor.PAPER))
    bench.settle()
    bench.close()
    bench.boot()
    assert bench.area.closed_for is ClosedFor.PAPER
    bench.enter()
    bench.area.happen(ev.PageOpened(Page.SERVICE))
    bench.area.happen(ev.ServiceOpened())
    assert bench.area.closed_for is None


def test_found_things_get_numbers_and_takers(bench: TestBench) -> None:
    bench.enter()
    bench.area.happen(ev.PageOpened(Page.FOUND))
    for place in (FoundPlace.READER, FoundPlace.AROUND):
        bench.area.happen(ev.FoundKindChosen(FoundKind.ID_CARD))
        bench.area.happen(ev.FoundPlaceChosen(place))
    bench.area.happen(ev.GivingAsked(1))
    bench.area.happen(ev.Given(GivenTo.OWNER))
    things = [(t.number, t.place, t.given_to) for t in bench.area.records.found]
    assert things == [(1, FoundPlace.READER, GivenTo.OWNER), (2, FoundPlace.AROUND, None)]


def test_network_test_comes_back(bench: TestBench) -> None:
    bench.enter()
    bench.area.happen(ev.PageOpened(Page.NETWORK))
    bench.wait(lambda: bench.area.state == st.TestingNetwork(CHECKS))
    bench.settle()
    assert last_deed(bench) == ("NetworkJudged", {"failed": "platform"})


def test_machine_is_looked_at_while_somebody_is_in(bench: TestBench) -> None:
    bench.pass_s(2)
    bench.settle()
    assert bench.area.survey is None
    bench.enter()
    bench.pass_s(2)
    bench.wait(lambda: bench.area.survey is not None)
    assert bench.area.survey == SURVEY


def test_sending_now_is_asked_of_the_machine_once(bench: TestBench) -> None:
    bench.enter()
    bench.area.happen(ev.PageOpened(Page.OUTBOX))
    bench.area.happen(ev.RetryAsked())
    bench.area.happen(ev.RetryAsked())
    bench.settle()
    assert bench.machine.sent_now == 1


def test_restart_comes_after_everything_is_written_down(bench: TestBench) -> None:
    bench.enter()
    bench.area.happen(ev.PageOpened(Page.POWER))
    bench.area.happen(ev.PowerAsked(PowerAction.RESTART))
    bench.area.happen(ev.PowerConfirmed())
    bench.wait(lambda: bench.machine.used == [PowerAction.RESTART])
    assert last_deed(bench) == ("SignedOut", {"why": "power"})


def test_trail_page_shows_the_newest_first(bench: TestBench) -> None:
    bench.enter("000001")
    bench.area.happen(ev.SecretEntered(PIN))
    bench.settle()
    bench.area.happen(ev.PageOpened(Page.TRAIL))
    bench.wait(lambda: bool(bench.area.lines))
    assert [line.deed for line in bench.area.lines] == ["SignedIn", "SignInRefused"]
