"""The courier: carries what is kept to the platform and brings the signed answers back.

It cannot read what it carries. Every row has its own due time, so one bad case never holds up
the next; a dead line costs no row an attempt; nothing is ever deleted because of an error.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from kiosk.domain.envelope import Announcement, CaseStanding, CaseStatus, CaseTaken
from kiosk.domain.receipt import PlatformAnswer, SignedAnswer, StoredReceipt
from kiosk.line import (
    BadAnswer,
    LineDown,
    LineFault,
    NotAuthorised,
    PlatformBusy,
    PlatformLine,
    Refused,
)
from offline_cache.backoff import after_platform_fault
from offline_cache.line_watch import Clock, LineWatch
from offline_cache.platform_time import instant
from offline_cache.questions import Questions
from offline_cache.reconciler import container_path
from offline_cache.settlement import Settlement
from offline_cache.waybill import Parcel, Waybill

BATCH = 200
_FOR_A_PERSON = {409, 413, 422}
"""Statuses no retry will change: the case waits in quarantine for a person."""
_SERVER_FAULT = 500
_UPLOAD_TRIES = 4
_SLICE = 1 << 20
"""Bytes of a container in one request: how long a small row may have to wait for a big one."""
_ASK_AT_MOST = 3
_ANSWER_WAIT_S = 1
"""How long the platform may take over a question for answers while nothing else is to be done."""


class Courier:
    """One round trip at a time: what became of everything, then announcements, cases, ratings."""

    def __init__(
        self,
        waybill: Waybill,
        line: PlatformLine,
        cases: Path,
        clock: Clock,
        watch: LineWatch,
        settlement: Settlement,
    ) -> None:
        self._settlement = settlement
        self._waybill = waybill
        self._line = line
        self._cases = cases
        self._parked = waybill.parked
        self._clock = clock
        self._watch = watch
        self._has_asked = False
        self._asked_in_vain = 0
        self._set_aside: set[UUID] = set()
        self._questions = Questions()
        self._may_join = True

    def step(self) -> bool:
        """Do the next thing that is due. Whether to call again at once. Raises `StoreFault`."""
        if self._watch.is_pausing():
            return False
        try:
            return self._round()
        except (LineDown, BadAnswer, Refused) as fault:
            # Refused, although no case was touched: whoever that is, it is not our platform.
            self._watch.lost(fault)
        except NotAuthorised:
            self._watch.not_authorised()
        except PlatformBusy as fault:
            self._watch.busy(fault.retry_after_s)
        return False

    def _round(self) -> bool:
        if self._watch.is_down():
            self._greet()
            if self._watch.is_pausing():
                return False
        if not self._has_asked:
            self._ask_standings()
            self._has_asked = True
        has_work = any(
            (
                self._confirm_held(),
                self._announce(),
                self._send_parked(),
                self._carry_next(),
                self._send_rating(),
            )
        )
        if self._ask_for_answers(0 if has_work else _ANSWER_WAIT_S) or has_work:
            return True
        if self._watch.wants_hello():
            self._greet()
            return self._confirm_held()
        return False

    def _greet(self) -> None:
        word = self._line.word()
        self._watch.greeted(is_of_now=self._settlement.hear(word, instant(self._clock.wall)))

    def _confirm_held(self) -> bool:
        """After a restore of the platform: which answered cases does it still have?"""
        held = dict(self._settlement.to_confirm())
        if not held:
            return False
        statuses = self._line.standings(list(held))
        self._watch.heard()
        found = {s.case_id: s.answer for s in statuses if s.answer is not None}
        self._settlement.offer_again([case_id for case_id in held if case_id not in found])
        for case_id in held.keys() & found.keys():
            signed = found[case_id]
            answer = self._line.verified(signed, case_id=case_id, digest=held[case_id])
            self._settlement.confirm(case_id, signed, answer)
        return True

    def _ask_standings(self) -> None:
        """Before anything is sent after a start: answers may have come while we were gone."""
        unanswered = self._waybill.unanswered()
        for start in range(0, len(unanswered), BATCH):
            digests = dict(unanswered[start : start + BATCH])
            try:
                statuses = self._line.standings(list(digests))
            except (Refused, BadAnswer, PlatformBusy):
                self._asked_in_vain += 1
                if self._asked_in_vain < _ASK_AT_MOST:
                    raise
                # Only a shortcut: a case that is sent twice is answered with the same answer.
                return
            self._watch.heard()
            unknown = self._take_in(statuses, digests)
            self._waybill.mark_unknown(unknown)

    def _announce(self) -> bool:
        batch = self._waybill.to_announce(self._clock.wall(), BATCH)
        if not batch:
            return False
        try:
            self._announce_batch(batch)
        except Refused:
            # One of them is to blame; the others must not wait for it.
            for one in batch:
                self._announce_alone(one)
        return True

    def _announce_alone(self, one: Announcement) -> None:
        try:
            self._announce_batch([one])
        except Refused as fault:
            self._turn_down(one.case_id, fault, attempts=0)

    def _announce_batch(self, batch: list[Announcement]) -> None:
        statuses = self._line.announce(batch)
        self._watch.heard()
        digests = {one.case_id: one.digest for one in batch}
        self._take_in(statuses, digests)
        listed = {s.case_id for s in statuses if s.standing is not CaseStanding.UNKNOWN}
        for case_id in digests.keys() - listed:
            self._turn_down(case_id, BadAnswer("not_listed"), attempts=0)

    def _ask_for_answers(self, wait_s: int) -> bool:
        """What did the platform decide about what it has? The longer it takes, the rarer we ask."""
        now_s = self._clock.monotonic()
        stored = self._waybill.stored()
        due = [(i, digest) for i, digest in stored if self._questions.is_due(i, now_s)]
        digests = dict(due[:BATCH])
        if not digests:
            return False
        statuses = self._line.standings(list(digests), wait_s=wait_s)
        self._watch.heard()
        # Unknown to a platform that was restored without them: they go again.
        self._waybill.mark_unknown(self._take_in(statuses, digests))
        still = {s.case_id for s in statuses if s.standing is CaseStanding.STORED}
        self._questions.asked(still, dict(stored), self._clock.monotonic())
        return len(still) < len(digests)

    def _take_in(self, statuses: Iterable[CaseStatus], digests: dict[UUID, str]) -> list[UUID]:
        """Note what the platform says about our cases; return those it does not know."""
        announced, unknown = [], []
        for status in statuses:
            if status.case_id not in digests:
                continue
            if status.answer is not None:
                self._take_answer_safely(status.case_id, digests[status.case_id], status.answer)
            elif status.standing is CaseStanding.CONFLICT:
                self._waybill.quarantine(status.case_id, "conflict")
            elif status.standing is CaseStanding.UNKNOWN:
                unknown.append(status.case_id)
            else:
                announced.append(status.case_id)
        self._waybill.mark_announced(announced)
        return unknown

    def _carry_together(self) -> bool:
        """Small cases in one request: after an outage a round trip each would take long."""
        parcels = self._waybill.small_parcels(self._clock.wall()) if self._may_join else []
        bodies = {p.case_id: self._waybill.body(p.case_id) for p in parcels}
        if len(parcels) < 2 or None in bodies.values():
            return False
        try:
            taken = self._line.put_cases([body for body in bodies.values() if body is not None])
        except Refused:
            # An older platform, or one of them is to blame: alone they show which.
            self._may_join = False
            return False
        self._watch.heard()
        said = {one.case_id: one for one in taken}
        receipts = {p.case_id: self._receipt_for(p, said.get(p.case_id)) for p in parcels}
        self._waybill.mark_stored({i: found for i, found in receipts.items() if found is not None})
        return True

    def _receipt_for(self, parcel: Parcel, taken: CaseTaken | None) -> SignedAnswer | None:
        """The verified receipt of one of several; None, and it waits, if there is none."""
        try:
            if taken is None:
                raise BadAnswer("not_listed")
            if taken.receipt is None:
                is_busy = taken.status >= _SERVER_FAULT
                raise PlatformBusy(taken.error) if is_busy else Refused(taken.error, taken.status)
            signed = taken.receipt
            said = self._line.verified_taken(signed, case_id=parcel.case_id, digest=parcel.digest)
        except (PlatformBusy, Refused, BadAnswer) as fault:
            self._turn_down(parcel.case_id, fault, attempts=parcel.attempts)
            return None
        return signed if isinstance(said, StoredReceipt) else None

    def _carry_next(self) -> bool:
        if self._carry_together():
            return True
        parcel = self._next_parcel()
        if parcel is None:
            return False
        try:
            self._carry(parcel)
        except (PlatformBusy, Refused, BadAnswer) as fault:
            self._watch.heard()
            self._turn_down(parcel.case_id, fault, attempts=parcel.attempts)
        except LineDown:
            # Perhaps this very case cuts the line: another one gets the next turn.
            self._set_aside.add(parcel.case_id)
            raise
        return True

    def _next_parcel(self) -> Parcel | None:
        parcel = self._waybill.next_parcel(self._clock.wall(), self._set_aside)
        if parcel is None and self._set_aside:
            # The others have had their turn.
            self._set_aside.clear()
            parcel = self._waybill.next_parcel(self._clock.wall())
        return parcel

    def _carry(self, parcel: Parcel) -> None:
        if parcel.container_digest:
            if not self._upload(parcel):
                return
            self._waybill.mark_uploaded(parcel.case_id)
        body = self._waybill.body(parcel.case_id)
        if body is None:
            # A technician brought the answer on a stick meanwhile.
            return
        earlier = self._waybill.earlier_answer(parcel.case_id)
        signed = self._line.put_case(parcel.case_id, body, earlier)
        said = self._line.verified_taken(signed, case_id=parcel.case_id, digest=parcel.digest)
        if isinstance(said, StoredReceipt):
            self._waybill.mark_stored({parcel.case_id: signed})
        else:
            self._keep_answer(parcel.case_id, signed, said)
        self._watch.heard()

    def _upload(self, parcel: Parcel) -> bool:
        """Bring the whole container over. False if it can no longer be: it is quarantined."""
        path = container_path(self._cases, parcel.case_id)
        size, digest = parcel.container_size, parcel.container_digest
        try:
            progress = self._line.container_offset(digest)
            self._watch.heard()
            tries = 0
            while tries < _UPLOAD_TRIES:
                if progress.is_complete:
                    return True
                if progress.offset > size:
                    raise BadAnswer("offset_beyond_end")
                offset = progress.offset
                progress = self._line.send_container(
                    path, digest, size=size, offset=offset, limit=_SLICE
                )
                self._watch.heard()
                if progress.offset > offset and not progress.is_complete:
                    # A slice is over there; small rows that came meanwhile go before the next.
                    return False
                tries += 1
        except (FileNotFoundError, IsADirectoryError):
            self._waybill.quarantine(parcel.case_id, "container_missing")
            return False
        except Refused:
            if _digest_of(path) != digest:
                self._waybill.quarantine(parcel.case_id, "container_damaged")
                return False
            raise
        raise PlatformBusy("upload_unsettled")

    def _take_answer(self, case_id: UUID, digest: str, signed: SignedAnswer) -> None:
        answer = self._line.verified(signed, case_id=case_id, digest=digest)
        self._keep_answer(case_id, signed, answer)

    def _keep_answer(self, case_id: UUID, signed: SignedAnswer, answer: PlatformAnswer) -> None:
        if self._waybill.store_answer(case_id, signed, answer):
            # Only now: a container without a row is garbage, a row without its container a loss.
            container_path(self._cases, case_id).unlink(missing_ok=True)

    def _take_answer_safely(self, case_id: UUID, digest: str, signed: SignedAnswer) -> None:
        try:
            self._take_answer(case_id, digest, signed)
        except BadAnswer as fault:
            self._turn_down(case_id, fault, attempts=0)

    def _turn_down(self, case_id: UUID, fault: LineFault, *, attempts: int) -> None:
        if isinstance(fault, Refused) and fault.status in _FOR_A_PERSON:
            self._waybill.quarantine(case_id, fault.code)
            return
        self._waybill.postpone(case_id, due_s=self._due_s(fault, attempts), fault=fault.code)

    def _send_parked(self) -> bool:
        """A form kept for later is small, and its resident waits to hear that it is there."""
        waiting = self._parked.next(self._clock.wall())
        if waiting is None:
            return False
        try:
            taken = self._line.put_parked(waiting.parked_id, waiting.body)
            self._parked.settle(waiting.parked_id, taken)
        except (PlatformBusy, Refused, BadAnswer) as fault:
            if isinstance(fault, Refused) and fault.status in _FOR_A_PERSON:
                self._parked.refuse(waiting.parked_id, fault.code)
            else:
                due_s = self._due_s(fault, waiting.attempts)
                self._parked.postpone(waiting.parked_id, due_s=due_s, fault=fault.code)
        self._watch.heard()
        return True

    def _send_rating(self) -> bool:
        waiting = self._waybill.next_rating(self._clock.wall())
        if waiting is None:
            return False
        rating, attempts = waiting
        try:
            self._line.put_rating(rating)
            self._waybill.settle_rating(rating.rating_id)
        except (PlatformBusy, Refused, BadAnswer) as fault:
            if isinstance(fault, Refused) and fault.status in _FOR_A_PERSON:
                self._waybill.settle_rating(rating.rating_id, fault.code)
            else:
                due_s = self._due_s(fault, attempts)
                self._waybill.postpone_rating(rating.rating_id, due_s=due_s, fault=fault.code)
        self._watch.heard()
        return True

    def _due_s(self, fault: LineFault, attempts: int) -> float:
        retry_after_s = fault.retry_after_s if isinstance(fault, PlatformBusy) else None
        delay_s = after_platform_fault(attempts + 1, retry_after_s, self._clock.fraction())
        return self._clock.wall() + delay_s


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
