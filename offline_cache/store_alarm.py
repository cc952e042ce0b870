"""The note that the store could not be believed: beside the store, because it outlives a restart.

A failed sync is a disk that begins to fail, whatever the check after it says. So the note stays
until a person has looked (`menkou outbox verify --clear-alarm`). Kiosk and courier both write it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kiosk import wire
from kiosk.domain.fleet import StoreAlarm
from kiosk.file_modes import open_file
from offline_cache.store import StoreFault, StoreSuspect, StoreUnreadable

ALARM_FILE = "store_alarm.json"
_MOST_BYTES = 4096
_UNKNOWN = datetime.fromtimestamp(0, UTC)


def alarm_code(fault: StoreFault) -> str:
    """What a fault of the store says about the disk; '' when it says nothing about it."""
    if isinstance(fault, StoreSuspect):
        return fault.code
    return "damaged" if isinstance(fault, StoreUnreadable) else ""


class AlarmNote:
    """The note of one state directory. What the disk does not take is remembered in here."""

    def __init__(
        self, state_dir: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._path = state_dir / ALARM_FILE
        self._now = now
        self._unwritten: StoreAlarm | None = None

    def read(self) -> StoreAlarm | None:
        """The alarm that stands, None where nothing ever failed. Tries again to write it."""
        if self._unwritten is not None:
            self._put(self._unwritten)
        return self._unwritten or self._on_disk()

    def note(self, code: str, *, is_closed: bool = True) -> None:
        """The store could not be believed. `is_closed`: until it has been opened anew."""
        now, before = self._now(), self.read()
        fresh = StoreAlarm(code, now, now, is_closed=is_closed)
        if before is not None:
            is_closed = is_closed or before.is_closed
            times = before.times + 1
            fresh = replace(fresh, first_at=before.first_at, times=times, is_closed=is_closed)
        self._put(fresh)

    def note_closed(self, code: str) -> None:
        """It does not open, or not soundly. Written once, however often that is tried."""
        before = self.read()
        if before is None or (before.code, before.is_closed) != (code, True):
            now = self._now()
            fresh = StoreAlarm(code, now, now)
            self._put(replace(before, code=code, last_at=now, is_closed=True) if before else fresh)

    def note_opened(self) -> None:
        """It was opened and checked, and goes on."""
        before = self.read()
        if before is not None and before.is_closed:
            self._put(replace(before, is_closed=False))

    def clear(self) -> bool:
        """A person has looked. Whether there was an alarm. Raises `OSError`."""
        stood = self.read() is not None
        self._unwritten = None
        self._path.unlink(missing_ok=True)
        return stood

    def _on_disk(self) -> StoreAlarm | None:
        try:
            with self._path.open("rb") as file:
                return wire.decode(StoreAlarm, file.read(_MOST_BYTES))
        except FileNotFoundError:
            return None
        except (OSError, wire.BadWireValue):
            # A note that cannot be read any more is one itself: one, however often it is looked at.
            since = self._written_at()
            return StoreAlarm("damaged", since, since, is_closed=False)

    def _written_at(self) -> datetime:
        try:
            return datetime.fromtimestamp(self._path.stat().st_mtime, UTC)
        except OSError:
            return _UNKNOWN

    def _put(self, alarm: StoreAlarm) -> None:
        # Several threads of a courier may find out at once, each with a note of its own.
        fresh = self._path.with_suffix(f".{os.getpid()}-{threading.get_native_id()}")
        self._unwritten = alarm
        try:
            fd = open_file(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            with open(fd, "wb") as out:
                out.write(wire.encode(alarm))
                out.flush()
                os.fsync(out.fileno())
            fresh.replace(self._path)
        except OSError:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
            return
        self._unwritten = None
