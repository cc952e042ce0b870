"""What the technician's area remembers over a restart: one small file, replaced as a whole."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk import wire
from kiosk.technician.lockout import FREE_TRIES
from kiosk.technician.values import (
    ClosedFor,
    Device,
    DeviceTest,
    FoundKind,
    FoundPlace,
    FoundThing,
    GivenTo,
)

FOUND_KEPT = 200
"""Most lines in the log of things left behind; the oldest that were given away go first."""


@dataclass(frozen=True, slots=True)
class Records:
    """`failures` are wrong secrets in a row; `last_step` is the newest time code ever used.

    `slips` and `paper_mm` count since the roll was changed.
    """

    failures: int = 0
    last_step: int = -1
    closed_for: ClosedFor | None = None
    slips: int = 0
    paper_mm: int = 0
    paper_changed_at: str = ""
    tests: tuple[DeviceTest, ...] = ()
    found: tuple[FoundThing, ...] = ()
    found_before: int = 0

    def tested(self, device: Device, *, passed: bool, at: str) -> Records:
        """A person judged a device; only the last word counts."""
        others = tuple(t for t in self.tests if t.device is not device)
        return replace(self, tests=(*others, DeviceTest(device, passed, at)))

    def test_of(self, device: Device) -> DeviceTest | None:
        """The last judgement of a device."""
        return next((t for t in self.tests if t.device is device), None)

    def noted(self, kind: FoundKind, place: FoundPlace, at: str) -> Records:
        """Something was found."""
        number = self.found_before + 1
        found = (*self.found, FoundThing(number, kind, place, at))
        while len(found) > FOUND_KEPT:
            oldest = next((t for t in found if t.given_to is not None), found[0])
            found = tuple(t for t in found if t is not oldest)
        return replace(self, found=found, found_before=number)

    def given(self, number: int, to: GivenTo, at: str) -> Records:
        """It was given to somebody; once given, it stays given."""
        found = tuple(
            replace(t, given_to=to, given_at=at) if t.number == number and t.given_to is None else t
            for t in self.found
        )
        return replace(self, found=found)


class RecordBook:
    """The file. A damaged one is set aside, and then the door is as shut as after wrong tries."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Records:
        """What was kept; a fresh record on a new machine. Raises `OSError` if it cannot look."""
        try:
            return wire.decode(Records, self._path.read_bytes())
        except FileNotFoundError:
            return Records()
        except wire.BadWireValue:
            self._path.replace(self._path.with_suffix(".damaged"))
            return Records(failures=FREE_TRIES)

    def keep(self, records: Records) -> None:
        """Replace the file; durable when this returns. Raises `OSError`."""
        fresh = self._path.with_suffix(".new")
        fd = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        try:
            with open(fd, "wb", closefd=False) as out:
                out.write(wire.encode(records))
            os.fsync(fd)
        finally:
            os.close(fd)
        fresh.replace(self._path)
        _sync_folder(self._path.parent)


def _sync_folder(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
