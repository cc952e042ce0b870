"""The flight recorder: typed events with allow-listed fields, one JSON line each.

Personal data cannot get in by construction: an event's fields are ids, codes, counts and
durations; there is no free text. `docs/log.md` lists the events.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar, Protocol

import msgspec

_CODE = re.compile(r"(?!.*\d{7})[A-Za-z0-9_.:-]{0,64}")
"""A machine word. Seven digits in a row may be a number of a person."""


@dataclass(frozen=True, slots=True)
class KioskStarted:
    """The kiosk is up."""

    version: str
    items: int


@dataclass(frozen=True, slots=True)
class StageEntered:
    """A visit moved on. `visit` is a random number, not a person."""

    visit: str
    stage: str


@dataclass(frozen=True, slots=True)
class DeviceChanged:
    """A device went, came back, or needs a person. Logged once per change."""

    device: str
    state: str
    code: str


@dataclass(frozen=True, slots=True)
class SensorChanged:
    """The door, the mains or the headset socket: `code` says which and how ('door_on': open)."""

    device: str
    code: str


@dataclass(frozen=True, slots=True)
class CardRefusedLogged:
    """A card was refused; the code only."""

    visit: str
    code: str


@dataclass(frozen=True, slots=True)
class CaseKept:
    """The commit point passed."""

    visit: str
    case_id: str
    item_code: str
    took_ms: int


@dataclass(frozen=True, slots=True)
class CaseNotKept:
    """The store refused."""

    visit: str
    code: str


@dataclass(frozen=True, slots=True)
class StoreSuspected:
    """The store could not be believed: a failed write or sync, or damage. Intake stops."""

    code: str
    times: int


@dataclass(frozen=True, slots=True)
class StoreReopened:
    """Intake goes on: the store opened again and is sound, or was not the part that failed."""

    times: int


@dataclass(frozen=True, slots=True)
class SlipDone:
    """A slip was printed or failed."""

    visit: str
    case_id: str
    outcome: str


@dataclass(frozen=True, slots=True)
class ItemRefused:
    """An item package was not taken; the others are."""

    package: str
    code: str
    place: str


@dataclass(frozen=True, slots=True)
class CatalogueTaken:
    """A catalogue snapshot of the platform is what residents are offered from now on."""

    number: int
    items: int


@dataclass(frozen=True, slots=True)
class QmlWarned:
    """Qt complained; file and line only."""

    place: str


@dataclass(frozen=True, slots=True)
class Crashed:
    """A bug ended the kiosk: the kind of error and its place in the code, never its message."""

    kind: str
    place: str


@dataclass(frozen=True, slots=True)
class SelfTested:
    """The kiosk looked at itself: boot, nightly or asked. How many checks said what."""

    why: str
    good: int
    warnings: int
    faults: int


@dataclass(frozen=True, slots=True)
class SelfTestFound:
    """One check of a self-test that was not good: `code` as 'disk.low', `about` which one."""

    code: str
    about: str


@dataclass(frozen=True, slots=True)
class NightRestart:
    """The kiosk starts itself afresh because it has run so long."""

    up_hours: int


LogEvent = (
    KioskStarted
    | StageEntered
    | DeviceChanged
    | SensorChanged
    | CardRefusedLogged
    | CaseKept
    | CaseNotKept
    | StoreSuspected
    | StoreReopened
    | SlipDone
    | ItemRefused
    | CatalogueTaken
    | QmlWarned
    | SelfTested
    | SelfTestFound
    | NightRestart
    | Crashed
)


class FlightLog(Protocol):
    """Where events go."""

    def write(self, event: LogEvent) -> None:
        """Record one event."""


def line_of(event: LogEvent, at: datetime) -> bytes:
    """One event as a JSON line. A code that is no code is left out: drivers are not believed."""
    line = {"at": at.isoformat(timespec="milliseconds"), "event": type(event).__name__}
    line |= asdict(event)
    if not _CODE.fullmatch(line.get("code", "")):
        line["code"] = "unnamed"
    return msgspec.json.encode(line) + b"\n"


class FileLog:
    """Appends to one file, rotated at `LIMIT` bytes with one predecessor kept.

    A full disk silences the log, never the kiosk: the visit matters more than its record.
    """

    LIMIT: ClassVar[int] = 4 << 20

    def __init__(self, path: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._path = path
        self._now = now
        self._lock = threading.Lock()

    def write(self, event: LogEvent) -> None:
        """Append one line."""
        with self._lock:
            try:
                if self._path.exists() and self._path.stat().st_size > self.LIMIT:
                    self._path.replace(self._path.with_suffix(".1.jsonl"))
                with self._path.open("ab") as out:
                    out.write(line_of(event, self._now()))
            except OSError:
                return
