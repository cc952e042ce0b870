"""The doctor looks at what the kiosk keeps: store, books, disk, clock, keys, items, self-test.

The store may be in use: it is read beside whoever writes, and nothing in it is changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.care.checks import CareReport, Check, Mark, bad, warn
from kiosk.care.examine import (
    clock_evidence,
    seal_fault,
    store_evidence,
    store_fault_code,
)
from kiosk.care.judge import clock_check, disk_checks, line_check, store_checks
from kiosk.care.record import CARE_FILE, load
from kiosk.domain.fleet import StoreAlarm
from kiosk.sealed import PlatformKey
from kiosk.settings import Settings
from offline_cache import ballast, ledger
from offline_cache.outbox import LineReport, Outbox, OutboxCounts
from offline_cache.platform_time import Instant, instant
from offline_cache.store import Store, StoreFault
from offline_cache.store_alarm import AlarmNote
from offline_cache.store_key import StoreKeyUnusable, load_key

_TEST_OLD = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class _OpenBooks:
    """An open store as the self-test asks it."""

    outbox: Outbox
    state_dir: Path

    def counts(self) -> OutboxCounts:
        return self.outbox.counts()

    def line_report(self) -> LineReport:
        return self.outbox.line_report()

    def done_at(self, loop: str) -> datetime | None:
        return self.outbox.done_at(loop)

    def store_alarm(self) -> StoreAlarm | None:
        return AlarmNote(self.state_dir).read()


def kept_checks(
    settings: Settings, now: Callable[[], Instant] = instant
) -> tuple[tuple[Check, ...], CareReport | None]:
    """Everything in and about the state directory, and the newest self-test in there."""
    state_dir = Path(settings.kiosk.state_dir)
    if not state_dir.is_dir():
        return key_checks(settings), None  # the folder's own check says it
    record = load(state_dir / CARE_FILE)
    here = now()
    store, line, report = _store(state_dir, here)
    free = ballast.free_bytes(state_dir)
    has_ballast = (state_dir / "ballast").exists()
    checks = (
        *store,
        *line,
        *disk_checks(free, ballast.RESERVE, has_ballast=has_ballast),
        clock_check(clock_evidence(report, record.seen, here)),
        *key_checks(settings),
        self_test_check(record.report, here),
    )
    return checks, record.report


def _store(
    state_dir: Path, here: Instant
) -> tuple[tuple[Check, ...], tuple[Check, ...], LineReport | None]:
    path = state_dir / "store.db"
    if not path.exists():
        return (warn("store", "missing"),), (), None
    try:
        store = Store(path, load_key(state_dir / "store.key"), migrate=False)
    except FileNotFoundError:
        return (warn("store", "key_elsewhere"),), (), None
    except (StoreKeyUnusable, OSError):
        return (bad("store", "key_unusable"),), (), None
    except StoreFault as fault:
        return (bad("store", store_fault_code(fault)),), (), None
    try:
        seen, report = store_evidence(_OpenBooks(Outbox(store), state_dir))
        checks = store_checks(seen)
        if not seen.fault and not ledger.verify(store).is_sound:
            checks = (bad("store", "broken_ledger"),)
        return checks, (line_check(seen, datetime.fromtimestamp(here.wall_s, UTC)),), report
    except StoreFault as fault:
        return (bad("store", store_fault_code(fault)),), (), None
    finally:
        store.close()


def key_checks(settings: Settings) -> tuple[Check, ...]:
    """The keys of the settings: one to seal to, some to believe, one for logs if any."""
    platform = settings.platform
    found = []
    if key_fault(platform.sealing_key_id, platform.sealing_key, platform.sealing_suite):
        found.append(bad("keys", "unusable"))
    if not platform.answer_keys:
        found.append(bad("keys", "no_answer_keys"))
    if not settings.items.publishers:
        found.append(bad("keys", "no_publishers"))
    care = settings.care
    if care.log_key and key_fault(care.log_key_id, care.log_key, care.log_suite):
        found.append(bad("keys", "log_key"))
    return tuple(found) or (Check("keys"),)


def key_fault(key_id: str, in_hex: str, suite: int) -> str:
    """'' for a public key this machine can seal to."""
    try:
        raw = bytes.fromhex(in_hex)
    except ValueError:
        return "unusable"
    return seal_fault(PlatformKey(key_id, suite, raw))


def self_test_check(report: CareReport | None, here: Instant) -> Check:
    """Whether the kiosk looks at itself, and what it saw last."""
    if report is None:
        return warn("selftest", "never")
    at = datetime.fromisoformat(report.at)
    figure = f"{at:%Y-%m-%d %H:%M} UTC"
    if datetime.fromtimestamp(here.wall_s, UTC) - at > _TEST_OLD:
        return warn("selftest", "old", figure=figure)
    if report.worst is Mark.OK:
        return Check("selftest", figure=figure)
    code = "failed" if report.worst is Mark.BAD else "warned"
    return warn("selftest", code, figure=figure)
