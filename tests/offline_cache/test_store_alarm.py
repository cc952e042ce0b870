"""The note beside the store: what is remembered of a disk that failed, and for how long."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.flight_log import LogEvent, StoreReopened, StoreSuspected
from kiosk.store_watch import StoreWatch
from offline_cache.keeper import CaseKeeper
from offline_cache.store import StoreFault
from offline_cache.store_alarm import ALARM_FILE, AlarmNote

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


class Noted(list[LogEvent]):
    def write(self, event: LogEvent) -> None:
        self.append(event)


def test_it_is_counted_and_survives_a_restart(tmp_path: Path) -> None:
    AlarmNote(tmp_path, lambda: NOON).note("io_failed")
    again = AlarmNote(tmp_path, lambda: NOON + timedelta(hours=1))
    again.note("damaged")
    alarm = AlarmNote(tmp_path).read()
    assert alarm is not None
    assert (alarm.code, alarm.times, alarm.is_closed) == ("damaged", 2, True)
    assert (alarm.first_at, alarm.last_at) == (NOON, NOON + timedelta(hours=1))
    again.note_opened()
    assert not AlarmNote(tmp_path).read().is_closed
    assert again.clear()
    assert AlarmNote(tmp_path).read() is None
    assert not again.clear()
    assert list(tmp_path.iterdir()) == []


def test_trying_to_open_for_hours_is_one_alarm(tmp_path: Path) -> None:
    note = AlarmNote(tmp_path, lambda: NOON)
    note.note("io_failed")
    for _ in range(5):
        note.note_closed("check_failed")
    assert (note.read().code, note.read().times) == ("check_failed", 1)


def test_a_disk_that_takes_no_note_is_remembered_until_it_does(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    note = AlarmNote(gone, lambda: NOON)
    note.note("io_failed")
    note.note("io_failed")
    assert note.read().times == 2
    gone.mkdir()
    assert note.read().times == 2
    assert AlarmNote(gone).read().times == 2


@pytest.mark.parametrize("left", [b"", b"{", b"[]", b"\xff" * 9000])
def test_a_note_that_cannot_be_read_is_an_alarm(tmp_path: Path, left: bytes) -> None:
    (tmp_path / ALARM_FILE).write_bytes(left)
    assert AlarmNote(tmp_path).read().code == "damaged"
    AlarmNote(tmp_path).note("io_failed")
    assert AlarmNote(tmp_path).read().times == 2


def test_a_note_that_cannot_be_read_is_the_same_alarm_at_every_look(tmp_path: Path) -> None:
    (tmp_path / ALARM_FILE).write_bytes(b"{")
    log, looks = Noted(), []
    later = iter(NOON + timedelta(minutes=n) for n in range(9))
    watch = StoreWatch(AlarmNote(tmp_path, lambda: next(later)).read, log, lambda: looks.append(1))
    for _ in range(3):
        watch.look()
    assert len(looks) == 1
    assert AlarmNote(tmp_path).read() == AlarmNote(tmp_path).read()


def test_a_note_that_does_not_fit_leaves_no_half_behind(tmp_path: Path) -> None:
    (tmp_path / ALARM_FILE).mkdir()  # what is written cannot take its place
    AlarmNote(tmp_path).note("io_failed")
    assert [path.name for path in tmp_path.iterdir()] == [ALARM_FILE]


def test_threads_that_find_out_at_once_do_not_write_into_one_another(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        for number in range(200):
            code = "io_failed" if number % 2 else "check_failed"
            pool.submit(AlarmNote(tmp_path, lambda: NOON).note, code)
    assert AlarmNote(tmp_path).read().code in ("io_failed", "check_failed")
    assert [path.name for path in tmp_path.iterdir()] == [ALARM_FILE]


def test_a_store_that_is_damaged_at_the_start_leaves_its_note(
    keeper: CaseKeeper, state: Path, given
) -> None:
    given.kept(keeper)
    keeper.close()
    (state / "not_closed_cleanly").touch()
    damaged = bytearray((state / "store.db").read_bytes())
    damaged[-100] ^= 1
    (state / "store.db").write_bytes(damaged)
    for _ in range(3):  # whoever watches starts the kiosk again and again
        with pytest.raises(StoreFault):
            CaseKeeper(state, given.platform_key, "kiosk-1")
    alarm = AlarmNote(state).read()
    assert (alarm.code, alarm.is_closed, alarm.times) == ("damaged", True, 1)


def test_a_strange_key_or_a_full_disk_is_told_apart(keeper: CaseKeeper, state: Path, given) -> None:
    keeper.close()
    assert AlarmNote(state).read() is None
    again = CaseKeeper(state, given.platform_key, "kiosk-1", reserve=1 << 60)
    assert not again.intake_open()
    again.close()
    assert AlarmNote(state).read() is None


def test_each_new_fault_is_logged_once_and_looked_at(tmp_path: Path) -> None:
    note, log, looks = AlarmNote(tmp_path), Noted(), []
    watch = StoreWatch(note.read, log, lambda: looks.append(1))
    watch.look()
    note.note("io_failed")
    for _ in range(3):
        watch.look()
    note.note_opened()
    watch.look()
    note.note("io_failed", is_closed=False)
    watch.look()
    note.clear()
    watch.look()
    assert log == [
        StoreSuspected("io_failed", 1), StoreReopened(1),
        StoreSuspected("io_failed", 2), StoreReopened(2),
    ]  # fmt: skip
    assert len(looks) == 3
