"""Waits for what comes over the line: licences, what is still due, and the platform's answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kiosk.journey.effects import AwaitAnswer, ExchangeCode, FindDue, FindLicences
from kiosk.journey.errand_events import DueFound, DueNotFound
from kiosk.journey.events import AnswerArrived, AnswerLate, CodeRefused, Event, LicencesFound
from kiosk.ports import Keeper, Licences, LookUpFailed, People
from kiosk.session.visit import Visit
from kiosk.session.worker import Worker

if TYPE_CHECKING:
    from kiosk.session.session import Session

_LOOK_EVERY_S = 0.1
_LOOK_FOR_S = 90.0


class LineHand:
    """One worker: a visit waits for one thing at a time."""

    session: Session

    def __init__(
        self,
        licences: Licences,
        keeper: Keeper,
        worker: Worker,
        wait_for_answer_s: float,
        people: People | None = None,
    ) -> None:
        self._licences = licences
        self._people = people
        self._keeper = keeper
        self._worker = worker
        self._wait_s = wait_for_answer_s

    def perform(self, effect: ExchangeCode | FindLicences | FindDue | AwaitAnswer) -> None:
        """Begin waiting."""
        visit = self.session.visit
        happen = self.session.happen
        if isinstance(effect, ExchangeCode):
            self._worker.then(visit, lambda: self._exchange(effect), happen)
        elif isinstance(effect, FindLicences):
            self._worker.then(visit, lambda: self._find_licences(effect), happen)
        elif isinstance(effect, FindDue):
            self._worker.then(visit, lambda: self._find_due(effect), happen)
        else:
            # First as long as a slip should wait, then as long as the result may be on screen:
            # an answer that comes after the slip is still shown. Hearing it twice is harmless.
            for within_s in (self._wait_s, _LOOK_FOR_S):
                self._worker.then(visit, partial(self._await, visit, effect, within_s), happen)

    def close(self) -> None:
        """End the worker."""
        self.session.visit.over.set()
        self._worker.close()

    def _exchange(self, effect: ExchangeCode) -> Event:
        try:
            return LicencesFound(self._licences.exchange(effect.token, effect.licence_types))
        except LookUpFailed as fault:
            return CodeRefused(fault.code)

    def _find_licences(self, effect: FindLicences) -> Event:
        if self._people is None:
            return CodeRefused("offline")
        number = effect.card.id_number
        try:
            found = self._people.licences(number, effect.item_code, effect.licence_types)
        except LookUpFailed as fault:
            return CodeRefused(fault.code)
        return LicencesFound(found)

    def _find_due(self, effect: FindDue) -> Event:
        if self._people is None:
            return DueNotFound("offline")
        try:
            return DueFound(self._people.due(effect.case_id, effect.card.id_number))
        except LookUpFailed as fault:
            return DueNotFound(fault.code)

    def _await(self, visit: Visit, effect: AwaitAnswer, within_s: float) -> Event | None:
        for _ in range(max(1, round(within_s / _LOOK_EVERY_S))):
            answer = self._keeper.answer(effect.case_id)
            if answer is not None:
                return AnswerArrived(answer)
            if visit.over.wait(_LOOK_EVERY_S):
                return None
        return AnswerLate()
