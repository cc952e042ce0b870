"""What lasts: the record as a whole or not at all, and a trail nobody can quietly edit."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from kiosk.technician.deeds import ServiceWasClosed, ServiceWasOpened, SignedIn
from kiosk.technician.lockout import FREE_TRIES
from kiosk.technician.records import FOUND_KEPT, RecordBook, Records
from kiosk.technician.trail import Trail
from kiosk.technician.values import ClosedFor, Device, FoundKind, FoundPlace, GivenTo

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


def trail(folder: Path) -> Trail:
    return Trail(folder / "trail.jsonl", lambda: NOON)


def test_new_machine_remembers_nothing(tmp_path: Path) -> None:
    assert RecordBook(tmp_path / "t.json").load() == Records()


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    records = (
        Records(failures=2, last_step=9, closed_for=ClosedFor.MOVED, slips=7)
        .tested(Device.CODE, passed=False, at="2026-11-20T04:00:00+00:00")
        .noted(FoundKind.PAPER, FoundPlace.PLATE, "2026-11-20T04:00:00+00:00")
    )
    RecordBook(tmp_path / "t.json").keep(records)
    assert RecordBook(tmp_path / "t.json").load() == records
    assert (tmp_path / "t.json").stat().st_mode & 0o777 == 0o600


def test_half_a_new_record_changes_nothing(tmp_path: Path) -> None:
    book = RecordBook(tmp_path / "t.json")
    book.keep(Records(failures=3))
    (tmp_path / "t.new").write_bytes(b'{"fail')
    assert book.load() == Records(failures=3)
    book.keep(Records(failures=4))
    assert book.load() == Records(failures=4)


def test_damaged_record_is_set_aside_and_the_door_is_shut(tmp_path: Path) -> None:
    (tmp_path / "t.json").write_bytes(b'{"failures": "none"}')
    assert RecordBook(tmp_path / "t.json").load().failures == FREE_TRIES
    assert (tmp_path / "t.damaged").exists()


def test_only_the_last_word_about_a_device_counts() -> None:
    records = Records()
    for passed in (True, False):
        records = records.tested(Device.CODE, passed=passed, at="x")
    assert [(t.device, t.passed) for t in records.tests] == [(Device.CODE, False)]


def test_given_stays_given() -> None:
    records = Records().noted(FoundKind.OTHER, FoundPlace.SLOT, "a").given(1, GivenTo.POLICE, "b")
    assert records.given(1, GivenTo.OWNER, "c") == records


def test_full_log_lets_go_of_what_was_given_away_first() -> None:
    records = Records()
    for _ in range(FOUND_KEPT):
        records = records.noted(FoundKind.OTHER, FoundPlace.SLOT, "a")
    records = records.given(5, GivenTo.OWNER, "b").noted(FoundKind.PAPER, FoundPlace.SLOT, "c")
    numbers = [t.number for t in records.found]
    assert len(numbers) == FOUND_KEPT
    assert 5 not in numbers
    assert numbers[-1] == FOUND_KEPT + 1


def test_trail_is_sound_and_reads_newest_first(tmp_path: Path) -> None:
    for deed in (SignedIn("pin"), ServiceWasClosed(ClosedFor.PAPER), ServiceWasOpened()):
        trail(tmp_path).write(deed)
    assert [line.deed for line in trail(tmp_path).latest(2)] == [
        "ServiceWasOpened",
        "ServiceWasClosed",
    ]
    assert trail(tmp_path).latest(9)[1].fields == {"reason": "paper"}
    assert trail(tmp_path).first_break() is None


def test_line_changed_or_taken_out_shows(tmp_path: Path) -> None:
    for by in ("pin", "code", "pin"):
        trail(tmp_path).write(SignedIn(by))
    path = tmp_path / "trail.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + lines[1].replace(b'"code"', b'"pin"') + lines[2])
    assert trail(tmp_path).first_break() == 3
    path.write_bytes(lines[0] + lines[2])
    assert trail(tmp_path).first_break() == 2


def test_line_torn_by_a_power_cut_does_not_spoil_the_next(tmp_path: Path) -> None:
    path = tmp_path / "trail.jsonl"
    trail(tmp_path).write(SignedIn("pin"))
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"at":"2026')
    trail(tmp_path).write(ServiceWasOpened())
    assert [line.deed for line in trail(tmp_path).latest(9)] == ["ServiceWasOpened", "SignedIn"]
    assert trail(tmp_path).first_break() is None


def test_no_trail_is_no_lines(tmp_path: Path) -> None:
    assert trail(tmp_path).latest(5) == ()
