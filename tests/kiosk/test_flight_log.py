"""The flight recorder: allow-listed fields only, rotation, and silence on a full disk."""

from __future__ import annotations

import json
import types
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import get_args, get_type_hints

import pytest

from kiosk import flight_log
from kiosk.flight_log import (
    CardRefusedLogged,
    CaseKept,
    DeviceChanged,
    FileLog,
    KioskStarted,
    LogEvent,
    StageEntered,
    line_of,
)

NOON = datetime(2026, 11, 20, 4, 0, 0, 123_456, tzinfo=UTC)
EVENTS = get_args(LogEvent)
FULL = Path("/dev/full")


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def test_every_event_of_the_module_is_one_of_the_log_events() -> None:
    defined = {
        thing
        for thing in vars(flight_log).values()
        if isinstance(thing, type) and is_dataclass(thing) and not hasattr(thing, "LIMIT")
    }
    assert defined == set(EVENTS)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_an_event_holds_words_numbers_and_nothing_else(event: type) -> None:
    kinds = get_type_hints(event)
    assert {kinds[f.name] for f in fields(event)} <= {str, int, bool}
    assert event.__dataclass_params__.frozen
    assert event.__doc__
    assert not isinstance(kinds, types.NoneType)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_no_field_is_named_after_something_personal(event: type) -> None:
    names = {f.name for f in fields(event)}
    assert not names & {"name", "id_number", "address", "text", "answer", "message", "token"}


def test_a_line_is_one_json_object_with_time_and_name() -> None:
    line = line_of(StageEntered("ab12", "Welcome"), NOON)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert json.loads(line) == {
        "at": "2026-11-20T04:00:00.123+00:00",
        "event": "StageEntered",
        "visit": "ab12",
        "stage": "Welcome",
    }


@pytest.mark.parametrize(
    "code",
    [
        "张三",
        "11010519491231002X",
        "card of 13800138000",
        "x" * 65,
        "two words",
        "line\nbreak",
    ],
)
def test_a_code_that_is_no_code_is_left_out(code: str) -> None:
    # Codes come from drivers, and those from a vendor's library: they are not believed.
    for event in (CardRefusedLogged("v", code), DeviceChanged("reader", "fault", code)):
        assert json.loads(line_of(event, NOON))["code"] == "unnamed"


@pytest.mark.parametrize("code", ["", "unplugged", "sw_6a82", "E-41", "open:ENODEV", "status.7"])
def test_a_code_is_written_as_it_is(code: str) -> None:
    assert json.loads(line_of(DeviceChanged("reader", "fault", code), NOON))["code"] == code


def test_events_are_appended_in_order(tmp_path: Path) -> None:
    log = FileLog(tmp_path / "flight.jsonl", lambda: NOON)
    for number in range(3):
        log.write(CaseKept("v", "id", "X-1", number))
    again = FileLog(tmp_path / "flight.jsonl", lambda: NOON)
    again.write(KioskStarted("1", 3))
    found = lines(tmp_path / "flight.jsonl")
    assert [line.get("took_ms") for line in found] == [0, 1, 2, None]


def test_a_log_that_is_too_long_makes_room_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileLog, "LIMIT", 300)
    log = FileLog(tmp_path / "flight.jsonl", lambda: NOON)
    for number in range(100):
        log.write(CaseKept("v", "id", "X-1", number))
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["flight.1.jsonl", "flight.jsonl"]
    kept = lines(tmp_path / "flight.1.jsonl") + lines(tmp_path / "flight.jsonl")
    numbers = [line["took_ms"] for line in kept]
    assert numbers == list(range(numbers[0], 100)), "the newest, without a gap"
    assert all(path.stat().st_size < 600 for path in tmp_path.iterdir())


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
def test_a_full_disk_silences_the_log_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "flight.jsonl").symlink_to(FULL)
    FileLog(tmp_path / "flight.jsonl").write(KioskStarted("1", 3))


def test_a_folder_that_is_gone_silences_the_log(tmp_path: Path) -> None:
    FileLog(tmp_path / "gone" / "flight.jsonl").write(KioskStarted("1", 3))
    assert not (tmp_path / "gone").exists()


def test_threads_never_tear_each_others_lines(tmp_path: Path) -> None:
    log = FileLog(tmp_path / "flight.jsonl", lambda: NOON)

    def write() -> None:
        for number in range(50):
            log.write(CaseKept("v", "id", "X-1", number))

    threads = [Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(lines(tmp_path / "flight.jsonl")) == 200
