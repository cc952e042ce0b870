"""The kiosk's door to everything that survives a power cut.

A visit opens a desk; the desk takes pages while the resident goes on, and the application at the
end. When `CaseDesk.submit` has returned, the case is kept: nothing that happens to this kiosk
afterwards, short of the loss of its disk, keeps it from reaching the platform.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import RLock
from uuid import UUID

from kiosk import wire
from kiosk.domain.application import Application
from kiosk.domain.envelope import CaseEnvelope, CaseHeader
from kiosk.domain.fleet import StoreAlarm
from kiosk.domain.parked import MOST_BYTES, ParkedForm, ParkStanding, SealedForm
from kiosk.domain.progress import CaseProgress, ProgressQuestion
from kiosk.domain.rating import Rating
from kiosk.domain.receipt import PlatformAnswer
from kiosk.file_modes import make_folder, open_file
from kiosk.ports import LineState, NotKept
from kiosk.sealed import PlatformKey, SealBroken, require_usable
from offline_cache import ballast
from offline_cache.case_desk import CaseDesk
from offline_cache.claim import KeeperInUse, claim
from offline_cache.kept_here import kept_here
from offline_cache.nudge import Bell
from offline_cache.outbox import LineReport, Outbox, OutboxCounts
from offline_cache.parked_shelf import ParkedShelf
from offline_cache.reconciler import container_path, reconcile
from offline_cache.retention import KEEP_DAYS, prune
from offline_cache.sealer import Finished
from offline_cache.sealer_process import SealerFault, SealerProcess
from offline_cache.store import Store, StoreBusy, StoreFault, StoreFull
from offline_cache.store_alarm import AlarmNote, alarm_code
from offline_cache.store_key import load_or_make_key


class CaseKeeper:
    """Keeps cases and ratings, and knows what became of them. One per state directory."""

    def __init__(
        self,
        state_dir: Path,
        platform_key: PlatformKey,
        kiosk_id: str,
        *,
        reserve: int = ballast.RESERVE,
        tombstone_days: int = KEEP_DAYS,
    ) -> None:
        """Open the store and put right what the last run left behind.

        `reserve` is how many free bytes a new visit needs; tombstones of answered cases stay
        for `tombstone_days`. Raises `KeeperInUse`, `StoreFault`,
        `StoreKeyUnusable` or `OSError`: without its store a kiosk takes nothing in.
        """
        self._platform_key = platform_key
        self._kiosk_id = kiosk_id
        self._reserve = reserve
        self._state_dir = state_dir
        self._cases = state_dir / "cases"
        make_folder(self._cases)
        self._lock = RLock()
        self._alarm = AlarmNote(state_dir)
        self._claim = claim(state_dir / "in_use")
        self._bell = Bell(state_dir)
        try:
            self._store_key = load_or_make_key(state_dir / "store.key")
            self._open_store(check=self._unclean_mark.exists())
            os.close(open_file(self._unclean_mark, os.O_WRONLY | os.O_CREAT))
            reconcile(self._store, self._cases)
            if ballast.take(self._ballast, reserve=reserve):
                self._lay_out_journal()
            self._forget_old(tombstone_days)
        except BaseException as fault:
            if isinstance(fault, StoreFault) and (code := alarm_code(fault)):
                self._alarm.note_closed(code)
            self._let_go()
            raise

    @property
    def store_key(self) -> bytes:
        """The key of the database, for the courier."""
        return self._store_key

    def open_case(self, case_id: UUID) -> CaseDesk:
        """Begin a case: start its sealer in the background. Raises `NotKept`."""
        with self._lock:
            self._require_intake()
            self._tidy_journal()
            path = container_path(self._cases, case_id)
            try:
                sealer = SealerProcess(case_id, path, self._platform_key)
            except SealerFault as fault:
                raise NotKept(fault.code) from None
            return CaseDesk(self, case_id, path, sealer)

    def keep_rating(self, rating: Rating) -> None:
        """Make a rating durable; the same one again changes nothing. Raises `NotKept`."""
        self._write(lambda outbox: outbox.keep_rating(rating))
        self._bell.ring()

    def keep_form(self, form: ParkedForm) -> None:
        """Seal a form that is kept for later and make it durable. Raises `NotKept`.

        Sealed in a process of its own that ends with it, as a case is: nobody here can read it.
        """
        content = wire.encode(form)
        if len(content) > MOST_BYTES:
            raise NotKept("too_large")
        with self._lock:
            self._require_intake()
        path = container_path(self._cases, form.parked_id)
        try:
            sealer = SealerProcess(form.parked_id, path, self._platform_key)
        except SealerFault as fault:
            raise NotKept(fault.code) from None
        try:
            _, sealed = sealer.finish(content)
        except SealerFault as fault:
            self.note_unsealed(fault)
            raise NotKept(fault.code) from None
        finally:
            sealer.close()
            path.unlink(missing_ok=True)
        body = wire.encode(SealedForm(form.parked_id, sealed))
        with self._lock:
            try:
                self._write(lambda _: ParkedShelf(self._store).keep(form.parked_id, body))
            except NotKept as fault:
                withdraw = partial(self._withdrawn_form, form.parked_id)
                if fault.code != "store_suspect" or not self._survived(withdraw):
                    raise
        self._bell.ring()

    def form_taken(self, parked_id: UUID) -> ParkStanding:
        """Whether the platform has a form that was kept here, and until when."""
        try:
            return ParkedShelf(self._store).standing(parked_id)
        except StoreFault as fault:
            self._suspect(fault)
            return ParkStanding()

    def keep_case(self, application: Application, finished: Finished, sealed_form: bytes) -> None:
        """The commit point of a case; called by its desk. Raises `NotKept`."""
        case_id = application.application_id
        envelope_with = partial(self._envelope, application, finished, sealed_form)
        with self._lock:
            try:
                self._write(lambda outbox: outbox.keep(case_id, envelope_with))
                self._bell.ring()
            except NotKept as fault:
                withdraw = partial(self._withdrawn_case, case_id)
                if fault.code == "store_suspect" and self._survived(withdraw):
                    return
                raise

    def note_unsealed(self, fault: SealerFault) -> None:
        """A container could not be written; called by a desk. A failing disk is an alarm."""
        with self._lock:
            if fault.code == "io_error":
                self._alarm.note("io_failed", is_closed=False)

    def has_kept(self, case_id: UUID) -> bool:
        """Whether this case is in the outbox, whatever became of it since."""
        return self._outbox.has(case_id)

    def answer(self, case_id: UUID) -> PlatformAnswer | None:
        """The platform's verified answer to a case, None while there is none."""
        try:
            return self._outbox.answer(case_id)
        except StoreFault as fault:
            self._suspect(fault)
            return None

    def kept_here(self, question: ProgressQuestion) -> CaseProgress | None:
        """What this kiosk knows of a case by its slip or number. Nothing personal."""
        try:
            return kept_here(self._store, question)
        except StoreFault as fault:
            self._suspect(fault)
            return None

    def counts(self) -> OutboxCounts:
        """Where every case and rating is now, counted in the database."""
        return self._outbox.counts()

    def line(self) -> LineState:
        """How the line to the platform is, and how many cases have no answer yet."""
        try:
            waiting, report = self._outbox.waiting(), self._outbox.line_report()
        except StoreFault as fault:
            self._suspect(fault)
            return LineState(online=False, waiting=0)
        return LineState(
            report.is_online,
            waiting,
            report.platform_offset_s,
            is_time_verified=report.is_time_verified,
        )

    def line_report(self) -> LineReport:
        """All the courier knows about the line, for the technician's page and heartbeats."""
        return self._outbox.line_report()

    def store_alarm(self) -> StoreAlarm | None:
        """Whether the store could ever not be believed, until a person has cleared that."""
        with self._lock:
            return self._alarm.read()

    def done_at(self, loop: str) -> datetime | None:
        """When a duty of the courier last succeeded; None if it never did."""
        return self._outbox.done_at(loop)

    def intake_open(self) -> bool:
        """Whether a new case could be taken now: the key fits, the store is sound, room is left."""
        with self._lock:
            try:
                self._require_intake()
            except NotKept:
                return False
            return True

    def release(self, case_id: UUID) -> bool:
        """Send a quarantined case again, for a technician. Whether there was one."""
        released = False

        def put(outbox: Outbox) -> None:
            nonlocal released
            released = outbox.release(case_id)

        self._write(put)
        self._bell.ring()
        return released

    def hasten(self) -> None:
        """Make every waiting case and rating due now, for a technician. Raises `NotKept`."""
        self._write(lambda outbox: outbox.hasten())
        self._bell.ring()

    def close(self) -> None:
        """Close the store cleanly. Safe to call again."""
        with self._lock:
            if self._claim < 0:
                return
            self._store.close()
            if not self._is_suspect:
                self._unclean_mark.unlink(missing_ok=True)
            self._let_go()
            self._claim = -1

    @property
    def _ballast(self) -> Path:
        return self._state_dir / "ballast"

    @property
    def _unclean_mark(self) -> Path:
        return self._state_dir / "not_closed_cleanly"

    def _require_intake(self) -> None:
        if self._is_suspect:
            self._recover()
        try:
            require_usable(self._platform_key)
        except SealBroken:
            raise NotKept("no_key") from None
        ballast.take(self._ballast, reserve=self._reserve)
        if ballast.free_bytes(self._cases) < self._reserve:
            raise NotKept("disk_full")

    def _let_go(self) -> None:
        self._bell.close()
        os.close(self._claim)

    def _open_store(self, *, check: bool) -> None:
        self._store = Store(self._state_dir / "store.db", self._store_key, check=check)
        self._outbox = Outbox(self._store)
        self._is_suspect = False
        self._alarm.note_opened()

    def _suspect(self, fault: StoreFault) -> None:
        """Believe nothing of this connection any more; the next visit begins with a check."""
        with self._lock:
            # A store that stays closed is one alarm, not one for every look at it.
            code = alarm_code(fault)
            if code and not self._is_suspect:
                self._alarm.note(code)
            self._is_suspect = True

    def _lay_out_journal(self) -> None:
        # Without it everything works as well, only a commit costs more.
        with suppress(StoreFull, StoreBusy):
            self._store.lay_out_journal()

    def _tidy_journal(self) -> None:
        """While the resident reads the first page, so that no submit has to. Raises `NotKept`."""
        try:
            with suppress(StoreFull, StoreBusy):
                self._store.tidy_journal()
        except StoreFault as fault:
            self._suspect(fault)
            raise NotKept("store_suspect") from None

    def _forget_old(self, days: int) -> None:
        # On a full disk the tombstones stay: what matters now is to start.
        with suppress(StoreFull):
            prune(self._store, self._cases, days)
            ParkedShelf(self._store).forget_sent()

    def _write(self, put: Callable[[Outbox], None]) -> None:
        with self._lock:
            try:
                try:
                    put(self._outbox)
                except StoreFull:
                    if not ballast.release(self._ballast):
                        raise
                    put(self._outbox)
            except StoreFull:
                raise NotKept("disk_full") from None
            except StoreBusy:
                raise NotKept("io_error") from None
            except StoreFault as fault:
                self._suspect(fault)
                raise NotKept("store_suspect") from None

    def _recover(self) -> None:
        """Close, reopen and check a store that cannot be believed. Raises `NotKept`."""
        self._store.close()
        try:
            self._open_store(check=True)
        except StoreFault as fault:
            if code := alarm_code(fault):
                self._alarm.note_closed(code)
            raise NotKept("store_suspect") from None

    def _withdrawn_case(self, case_id: UUID) -> bool:
        return self._outbox.withdraw(case_id)

    def _withdrawn_form(self, parked_id: UUID) -> bool:
        return ParkedShelf(self._store).withdraw(parked_id)

    def _survived(self, withdraw: Callable[[], bool]) -> bool:
        """Whether what failed to commit is kept all the same, because it is under way."""
        try:
            self._recover()
            return not withdraw()
        except NotKept:
            return False
        except StoreFault as fault:
            self._suspect(fault)
            return False

    def _envelope(
        self, application: Application, finished: Finished, sealed_form: bytes, seq: int
    ) -> CaseEnvelope:
        header = CaseHeader(
            case_id=application.application_id,
            kiosk_id=self._kiosk_id,
            seq=seq,
            item_code=application.item_code,
            item_version=application.item_version,
            suite=self._platform_key.suite,
            key_id=self._platform_key.key_id,
            container_digest=finished.container_digest,
            container_size=finished.container_size,
            sealed_at=application.confirmed_at,
        )
        return CaseEnvelope(header=header, sealed_form=sealed_form)


__all__ = [
    "CaseDesk",
    "CaseKeeper",
    "KeeperInUse",
    "LineReport",
    "NotKept",
    "OutboxCounts",
]
