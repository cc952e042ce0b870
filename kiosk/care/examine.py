"""Looks at everything a running kiosk can see of itself: the evidence that `judge` judges."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from devices.receipt_printer.raster import FONT_PATH
from kiosk.care.clock import jump_s
from kiosk.care.judge import ClockEvidence, Evidence, StoreEvidence
from kiosk.care.paper import Paper
from kiosk.domain.fleet import DeviceStanding, StoreAlarm
from kiosk.sealed import PlatformKey, SealBroken, SuiteUnavailable, require_usable
from offline_cache import ballast
from offline_cache.outbox import LineReport, OutboxCounts
from offline_cache.platform_time import BUILT_AT, Instant
from offline_cache.store import NewerStore, OlderStore, StoreBusy, StoreFault, StoreUnreadable

UPDATES = "updates"
"""The courier's loop that fetches catalogues."""


class Books(Protocol):
    """The store as the self-test asks it. All raise `StoreFault`."""

    def counts(self) -> OutboxCounts:
        """Where every case is."""

    def line_report(self) -> LineReport:
        """How the line is."""

    def done_at(self, loop: str) -> datetime | None:
        """When a duty of the courier last succeeded."""

    def store_alarm(self) -> StoreAlarm | None:
        """Whether the store could ever not be believed. Raises nothing."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the evidence comes from. `devices` and `items` are asked on the care's thread."""

    state_dir: Path
    sealing_key: PlatformKey
    books: Books
    devices: Callable[[], tuple[DeviceStanding, ...]]
    items: Callable[[], int]
    paper: Callable[[], Paper]
    is_fetching: bool
    reserve: int = ballast.RESERVE
    font: Path = Path(FONT_PATH)


def look(sources: Sources, before: Instant | None, now: Instant) -> Evidence:
    """Look now. Raises `OSError` when not even the state directory can be looked at."""
    store, line = store_evidence(sources.books)
    return Evidence(
        at=datetime.fromtimestamp(now.wall_s, UTC),
        devices=sources.devices(),
        free_bytes=ballast.free_bytes(sources.state_dir),
        reserve=sources.reserve,
        has_ballast=(sources.state_dir / "ballast").exists(),
        clock=clock_evidence(line, before, now),
        seal=seal_fault(sources.sealing_key),
        store=store,
        items=sources.items(),
        is_fetching=sources.is_fetching,
        catalogue_at=_fetched_at(sources.books),
        fonts_missing=fonts_missing(sources.font),
        paper=sources.paper(),
    )


def store_evidence(books: Books) -> tuple[StoreEvidence, LineReport | None]:
    """How the store is, and what it says of the line."""
    try:
        counts, line = books.counts(), books.line_report()
    except StoreFault as fault:
        return StoreEvidence(fault=store_fault_code(fault), disk=books.store_alarm()), None
    found = StoreEvidence(
        is_conserved=counts.is_conserved,
        quarantined=counts.quarantined + counts.ratings_quarantined,
        oldest_unsent=line.oldest_unsent,
        is_online=line.is_online,
        line_since=line.since,
        alarm=line.alarm,
        disk=books.store_alarm(),
    )
    return found, line


def store_fault_code(fault: StoreFault) -> str:
    """The fault as a code of words.toml."""
    match fault:
        case NewerStore():
            return "newer"
        case OlderStore():
            return "older"
        case StoreBusy():
            return "busy"
        case StoreUnreadable():
            return "unreadable"
        case _:
            return "suspect"


def clock_evidence(line: LineReport | None, before: Instant | None, now: Instant) -> ClockEvidence:
    """The clock against the platform's, against itself, and against this program's making."""
    return ClockEvidence(
        offset_s=None if line is None else line.platform_offset_s,
        is_verified=line is not None and line.is_time_verified,
        jumped_s=jump_s(before, now),
        is_before_floor=now.wall_s < BUILT_AT.timestamp(),
    )


def seal_fault(key: PlatformKey) -> str:
    """'' for a key cases can be sealed to on this machine, 'unusable' otherwise."""
    try:
        require_usable(key)
    except (SealBroken, SuiteUnavailable):
        return "unusable"
    return ""


def fonts_missing(font: Path = Path(FONT_PATH)) -> tuple[str, ...]:
    """The fonts of screens, slips and A4 pages that are not installed: one file holds them all."""
    return () if font.is_file() else (font.stem,)


def _fetched_at(books: Books) -> datetime | None:
    try:
        return books.done_at(UPDATES)
    except StoreFault:
        return None
