"""Keeps forms for later and brings them back: seals, waits for the platform, asks it."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from kiosk.domain.application import KioskTime
from kiosk.domain.park_code import make_code
from kiosk.domain.parked import DiscardQuestion, ParkedForm, ParkQuestion
from kiosk.journey.draft import Draft
from kiosk.journey.events import Event, SlipFailed
from kiosk.journey.park_effects import (
    AwaitPark,
    DiscardParked,
    FetchParked,
    ParkEffect,
    ParkForm,
    PrintParkSlip,
)
from kiosk.journey.park_events import (
    FormNotParked,
    FormParked,
    ParkArrived,
    ParkDiscarded,
    ParkedNotTold,
    ParkedTold,
    ParkLate,
    ParkNotDiscarded,
    ParkRefused,
)
from kiosk.journey.park_states import ParkTicket
from kiosk.ports import FormKeeper, KeptForms, LookUpFailed, NotKept
from kiosk.services.form import answers_to_submit
from kiosk.session.park_slip import slip_for_park
from kiosk.session.slip_post import SlipPost
from kiosk.session.store_hand import new_id
from kiosk.session.visit import Visit
from kiosk.session.worker import Worker

if TYPE_CHECKING:
    from kiosk.session.session import Session

_LOOK_EVERY_S = 0.1
_LOOK_FOR_S = 90.0


@dataclass(frozen=True, slots=True)
class Parking:
    """Whose forms these are, how long they are kept, and how long a slip waits to say so."""

    kiosk_id: str
    keep_days: int
    wait_s: float


class ParkHand:
    """One worker: a visit waits for one thing at a time."""

    session: Session

    def __init__(
        self,
        keeper: FormKeeper,
        forms: KeptForms,
        slips: SlipPost,
        worker: Worker,
        parking: Parking,
    ) -> None:
        self._keeper = keeper
        self._forms = forms
        self._slips = slips
        self._worker = worker
        self._parking = parking

    @property
    def keep_days(self) -> int:
        """How long a form is kept."""
        return self._parking.keep_days

    def perform(self, effect: ParkEffect) -> None:
        """Begin one of them; return at once."""
        visit, happen = self.session.visit, self.session.happen
        match effect:
            case ParkForm(draft, stopped_at):
                form = self._form(draft, stopped_at)
                self._worker.then(visit, lambda: self._keep(form), happen)
            case AwaitPark(parked_id):
                for within_s in (self._parking.wait_s, _LOOK_FOR_S):
                    look = partial(self._await, visit, parked_id, within_s)
                    self._worker.then(visit, look, happen)
            case PrintParkSlip(ticket):
                self._print(visit, ticket)
            case FetchParked():
                self._worker.then(visit, partial(self._fetch, effect.question), happen)
            case DiscardParked():
                self._worker.then(visit, partial(self._discard, effect.question), happen)

    def close(self) -> None:
        """End the worker."""
        self.session.visit.over.set()
        self._worker.close()

    def _form(self, draft: Draft, stopped_at: str) -> ParkedForm:
        line = self.session.line
        return ParkedForm(
            parked_id=new_id(),
            kiosk_id=self._parking.kiosk_id,
            code=make_code(secrets.randbelow),
            id_number=draft.card.id_number,
            item_code=draft.item.code,
            item_version=draft.item.version,
            answers=answers_to_submit(draft.item, draft.answers),
            provenance=dict(draft.provenance),
            stopped_at=stopped_at,
            language=self.session.preferences.language,
            region=draft.terms.place.code if draft.terms.place else "",
            keep_days=self._parking.keep_days,
            parked_at=KioskTime(
                datetime.now(UTC),
                time.monotonic(),
                line.platform_offset_s,
                is_unverified=not line.is_time_verified,
            ),
            replaces=draft.resumed,
        )

    def _keep(self, form: ParkedForm) -> Event:
        try:
            self._keeper.keep_form(form)
        except NotKept as fault:
            return FormNotParked(fault.code)
        return FormParked(form.parked_id, form.code)

    def _await(self, visit: Visit, parked_id: UUID, within_s: float) -> Event | None:
        for _ in range(max(1, round(within_s / _LOOK_EVERY_S))):
            standing = self._keeper.form_taken(parked_id)
            if standing.until is not None:
                return ParkArrived(standing.until)
            if standing.refused:
                return ParkRefused()
            if visit.over.wait(_LOOK_EVERY_S):
                return None
        return ParkLate()

    def _print(self, visit: Visit, ticket: ParkTicket) -> None:
        visit.printed += 1
        visit.slip_job = f"{visit.number}-{visit.printed}"
        language = self.session.preferences.language
        if not self._slips.send(slip_for_park, ticket, language=language, job=visit.slip_job):
            self.session.happen(SlipFailed("absent"))

    def _fetch(self, question: ParkQuestion) -> Event:
        try:
            return ParkedTold(self._forms.open(question))
        except LookUpFailed as fault:
            return ParkedNotTold(fault.code)

    def _discard(self, question: DiscardQuestion) -> Event:
        try:
            self._forms.discard(question)
        except LookUpFailed as fault:
            return ParkNotDiscarded(fault.code)
        return ParkDiscarded()
