"""Carries out what touches the sealed case: open, add pages, commit, abandon, keep a rating."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from kiosk.domain.application import Application, HandIn, KioskTime, Material, Signature
from kiosk.domain.ids import uuid7
from kiosk.domain.rating import Rating
from kiosk.flight_log import CaseKept, CaseNotKept, FlightLog
from kiosk.journey.draft import Draft, Given, needed
from kiosk.journey.effects import (
    AbandonCase,
    KeepApplication,
    KeepPage,
    KeepRating,
    OpenCase,
    SetCaseAside,
    TakeCaseBack,
)
from kiosk.journey.events import (
    ApplicationKept,
    ApplicationNotKept,
    CaseNotOpened,
    Event,
    PageKept,
    PageNotKept,
)
from kiosk.ports import CaseDesk, Keeper, NotKept
from kiosk.services.form import answers_to_submit
from kiosk.session.visit import OpenedCase, Visit
from kiosk.session.worker import Worker

if TYPE_CHECKING:
    from kiosk.session.session import Session

StoreEffect = (
    OpenCase | AbandonCase | SetCaseAside | TakeCaseBack | KeepPage | KeepApplication | KeepRating
)


class StoreHand:
    """Everything here ends up on one worker thread: the store has one writer."""

    session: Session

    def __init__(self, keeper: Keeper, worker: Worker, kiosk_id: str, log: FlightLog) -> None:
        self._keeper = keeper
        self._worker = worker
        self._kiosk_id = kiosk_id
        self._log = log

    def perform(self, effect: StoreEffect) -> None:
        """Begin one of the store's effects."""
        visit = self.session.visit
        match effect:
            case OpenCase():
                self._open(visit)
            case AbandonCase():
                self._abandon(visit)
                visit.case, visit.aside = visit.aside, None
                self._abandon(visit)
            case SetCaseAside():
                visit.case, visit.aside = None, visit.case
            case TakeCaseBack():
                self._abandon(visit)
                visit.case, visit.aside = visit.aside, None
            case KeepPage(shot):
                # Of this moment: a page never lands in a container that is opened later.
                case = visit.case
                self._then(visit, lambda: self._keep_page(visit, case, shot))
            case KeepApplication(draft, signature):
                case, language = visit.case, self.session.preferences.language
                self._then(visit, lambda: self._keep(visit, case, draft, signature, language))
            case KeepRating():
                self._worker.start(lambda: self._keep_rating(effect))

    def close(self) -> None:
        """End the worker."""
        self._worker.close()

    def _then(self, visit: Visit, work: Callable[[], Event | None]) -> None:
        self._worker.then(visit, work, self.session.happen)

    def _open(self, visit: Visit) -> None:
        self._abandon(visit)
        case_id = new_id()
        desk = self._worker.start(lambda: self._keeper.open_case(case_id))
        visit.case = OpenedCase(case_id, desk)

        def report() -> Event | None:
            fault = desk.exception()
            if isinstance(fault, NotKept):
                return CaseNotOpened(fault.code)
            if fault is not None:
                raise fault
            return None

        self._then(visit, report)

    def _abandon(self, visit: Visit) -> None:
        case, visit.case = visit.case, None
        if case is None:
            return

        def abandon() -> None:
            if case.desk.exception() is None:
                case.desk.result().abandon()

        self._worker.start(abandon)

    def _keep_page(self, visit: Visit, case: OpenedCase | None, shot: int) -> Event:
        picture = visit.tray.get(shot)
        if picture is None:
            return PageNotKept(shot, "scan_forgotten")
        try:
            return PageKept(shot, _desk(case).add_page(picture.jpeg, "image/jpeg"))
        except NotKept as fault:
            return PageNotKept(shot, fault.code)

    def _keep(
        self,
        visit: Visit,
        case: OpenedCase | None,
        draft: Draft,
        signature: Signature | None,
        language: str,
    ) -> Event:
        begun = time.monotonic()
        try:
            desk = _desk(case)
            assert case is not None
            if case.application is None or case.application.signature is not signature:
                case.application = self._application(case.case_id, draft, signature, language)
            application = case.application
            desk.submit(application)
        except NotKept as fault:
            self._log.write(CaseNotKept(visit.number, fault.code))
            return ApplicationNotKept(fault.code)
        visit.case = None
        if visit.aside is None:
            visit.tray.clear()
        took_ms = round((time.monotonic() - begun) * 1000)
        case_id = application.application_id
        self._log.write(CaseKept(visit.number, str(case_id), draft.item.code, took_ms))
        return ApplicationKept(case_id, application.confirmed_at.wall)

    def _application(
        self, case_id: UUID, draft: Draft, signature: Signature | None, language: str
    ) -> Application:
        answers = answers_to_submit(draft.item, draft.answers)
        return Application(
            application_id=case_id,
            kiosk_id=self._kiosk_id,
            item_code=draft.item.code,
            item_version=draft.item.version,
            applicant=draft.card,
            answers=answers,
            provenance=dict(draft.provenance),
            materials=tuple(
                _material(m.id, draft.given[m.id]) for m in needed(draft) if m.id in draft.given
            ),
            signature=signature,
            confirmed_at=self._now(),
            language=language,
            commitment=draft.commitment,
            agent=draft.terms.agent,
            supplements=draft.supplements.case_id if draft.supplements else None,
            supersedes=draft.supersedes,
            continues=draft.resumed.parked_id if draft.resumed else None,
            region=draft.terms.place.code if draft.terms.place else "",
        )

    def _now(self) -> KioskTime:
        """All three clocks: wall, monotonic, and how far the platform is; none believed alone."""
        line = self.session.line
        return KioskTime(
            datetime.now(UTC),
            time.monotonic(),
            line.platform_offset_s,
            is_unverified=not line.is_time_verified,
        )

    def _keep_rating(self, effect: KeepRating) -> None:
        rating = Rating(
            rating_id=new_id(),
            case_id=effect.case_id,
            kiosk_id=self._kiosk_id,
            item_code=effect.item_code,
            level=effect.level,
            surface=effect.surface,
            given_at=self._now(),
            reasons=effect.reasons,
            may_call=effect.may_call,
        )
        try:
            self._keeper.keep_rating(rating)
        except NotKept as fault:
            self._log.write(CaseNotKept("rating", fault.code))


def _desk(case: OpenedCase | None) -> CaseDesk:
    if case is None:
        raise NotKept("sealer_lost")
    return case.desk.result()


def _material(requirement_id: str, given: Given) -> Material:
    ref = given.licence.ref if given.licence else ""
    due = given.due if given.hand_in is HandIn.DEFERRED else None
    return Material(requirement_id, given.hand_in, given.pages, ref, due)


def new_id() -> UUID:
    """A new UUIDv7."""
    return uuid7(time.time_ns() // 1_000_000, os.urandom(10))
