"""The kiosk's round: looks at itself after the start, at night and when asked; restarts itself.

It decides on the owner's thread, because only there it is known whether somebody is there, and
looks on a thread of its own, because looking takes time. The courier is told for the heartbeat.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kiosk.care import record as record_file
from kiosk.care.checks import CareReport, Check, Mark
from kiosk.care.examine import Sources, look
from kiosk.care.judge import judge
from kiosk.care.night import Duty, Now, Plan, due, night_of
from kiosk.care.paper import Paper
from kiosk.care.record import CARE_FILE, CareRecord
from kiosk.domain.fleet import CareStanding
from kiosk.flight_log import FlightLog, NightRestart, SelfTested, SelfTestFound
from offline_cache.platform_time import Instant, instant

TICK_S = 5.0
_TELL_AGAIN_S = 30.0


@dataclass(frozen=True, slots=True)
class Around:
    """Whether somebody is there, as the owner's thread sees it. `quiet_s`: since the last touch."""

    is_free: bool
    quiet_s: float


@dataclass(frozen=True, slots=True)
class Means:
    """What the round works with. `around`, `restart` and `on_change` are for the owner's thread.

    `is_writing` says whether a case is on its way; it may take a moment.
    `tell` passes the standing on to the courier and says whether it was there. `offset_s` is
    platform time minus ours as far as it is known. `local` turns an instant into local time.
    """

    kiosk: str
    version: str
    plan: Plan
    sources: Sources
    log: FlightLog
    post: Callable[[Callable[[], None]], None]
    around: Callable[[], Around]
    restart: Callable[[], None]
    on_change: Callable[[], None]
    tell: Callable[[CareStanding], bool]
    offset_s: Callable[[], float]
    is_writing: Callable[[], bool]
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], Instant] = instant
    local: Callable[[datetime], datetime] = lambda at: at.astimezone().replace(tzinfo=None)


class CareRound:
    """Call `start`, `close`, `examine`, `report` and `is_testing` on the owner's thread."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._path: Path = means.sources.state_dir / CARE_FILE
        self._record = record_file.load(self._path)
        self._began_s = means.clock()
        self._was_tested = False
        self._is_restarting = False
        self._is_writing = False
        self.is_testing = False
        self._asked: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._told: CareStanding | None = None
        self._tell_at_s = self._began_s
        self._thread = threading.Thread(target=self._run, name="care", daemon=True)

    @property
    def report(self) -> CareReport | None:
        """The newest report, from before the start perhaps; None before the first."""
        return self._record.report

    @property
    def paper(self) -> Paper:
        """The roll in the slip printer."""
        return self._means.sources.paper()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """End; a look under way is finished."""
        self._asked.put(None)
        if self._thread.is_alive():
            self._thread.join()

    def examine(self, why: str) -> None:
        """Look now; the report comes in a moment."""
        if not self.is_testing:
            self.is_testing = True
            self._asked.put(why)
            self._means.on_change()

    def tick(self) -> None:
        """Do what is due."""
        if self.is_testing or self._is_restarting:
            return
        match due(self._now(), self._means.plan):
            case Duty.RESTART:
                self._is_restarting = True
                self._means.log.write(NightRestart(int(self._up_s / 3600)))
                self._means.restart()
            case Duty() as test:
                self.examine(test.value)
            case None:
                return

    @property
    def _up_s(self) -> float:
        return self._means.clock() - self._began_s

    def _now(self) -> Now:
        means = self._means
        around = means.around()
        return Now(
            local=self._local(),
            up_s=self._up_s,
            is_free=around.is_free,
            quiet_s=around.quiet_s,
            is_writing=self._is_writing,
            was_tested_since_start=self._was_tested,
            tested_on=self._record.night,
        )

    def _local(self) -> datetime:
        here = datetime.fromtimestamp(self._means.now().wall_s, UTC)
        return self._means.local(here + timedelta(seconds=self._means.offset_s()))

    def _run(self) -> None:
        while True:
            try:
                why = self._asked.get(timeout=TICK_S)
            except queue.Empty:
                # Counting takes a moment with many cases, and matters before a restart only.
                is_old = self._up_s > self._means.plan.restart_after.total_seconds()
                self._is_writing = is_old and self._means.is_writing()
                self._means.post(self.tick)
                self._report_to_courier()
                continue
            if why is None:
                return
            self._look(why)

    def _look(self, why: str) -> None:
        now = self._means.now()
        night: date | None = self._record.night
        if why == Duty.NIGHT_TEST:
            night = night_of(self._local(), self._means.plan.test_at)
        seen = look(self._means.sources, self._record.seen, now)
        report = CareReport(
            self._means.kiosk,
            self._means.version,
            seen.at.isoformat(timespec="seconds"),
            str(why),
            judge(seen),
        )
        record = CareRecord(report, now, night)
        record_file.keep(self._path, record)
        self._note(report)
        self._means.post(lambda: self._looked(record))

    def _looked(self, record: CareRecord) -> None:
        self._record = record
        self._was_tested, self.is_testing = True, False
        self._means.on_change()

    def _note(self, report: CareReport) -> None:
        counts = [len(report.marked(mark)) for mark in (Mark.OK, Mark.WARN, Mark.BAD)]
        self._means.log.write(SelfTested(report.why, *counts))
        for check in report.checks:
            if check.mark is not Mark.OK:
                self._means.log.write(SelfTestFound(check.name, check.about))

    def _report_to_courier(self) -> None:
        sources = self._means.sources
        standing = standing_of(self._record.report, sources.paper())
        standing = replace(standing, store_alarm=sources.books.store_alarm())
        is_due = self._means.clock() >= self._tell_at_s
        if standing == self._told and not is_due:
            return
        self._told = standing if self._means.tell(standing) else None
        self._tell_at_s = self._means.clock() + _TELL_AGAIN_S


def standing_of(report: CareReport | None, paper: Paper) -> CareStanding:
    """The report as the platform hears it."""
    care = CareStanding(
        paper_used_m=round(paper.used_m, 1), paper_roll_m=paper.roll_m, slips=paper.slips
    )
    if report is None:
        return care
    return replace(
        care,
        tested_at=report.at,
        why=report.why,
        warnings=tuple(map(_word, report.marked(Mark.WARN))),
        faults=tuple(map(_word, report.marked(Mark.BAD))),
    )


def _word(check: Check) -> str:
    return f"{check.name}:{check.about}" if check.about else check.name
