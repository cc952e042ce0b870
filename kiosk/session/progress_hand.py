"""Asks how far an application is: the platform, and what this kiosk keeps itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.progress import CaseProgress, ProgressQuestion, ReturnedQuestion
from kiosk.journey.effects import FetchReturned, LookUpProgress
from kiosk.journey.events import Event
from kiosk.journey.progress_events import (
    ProgressNotTold,
    ProgressTold,
    ReturnedNotTold,
    ReturnedTold,
)
from kiosk.ports import Cases, LookUpFailed
from kiosk.session.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.session.session import Session


class ProgressHand:
    """One worker: a visit waits for one thing at a time."""

    session: Session

    def __init__(
        self,
        cases: Cases,
        kept_here: Callable[[ProgressQuestion], CaseProgress | None],
        worker: Worker,
    ) -> None:
        """`kept_here` says what this kiosk's own outbox knows; nothing personal."""
        self._cases = cases
        self._kept_here = kept_here
        self._worker = worker

    def perform(self, effect: LookUpProgress | FetchReturned) -> None:
        """Begin to ask."""
        visit, happen = self.session.visit, self.session.happen
        if isinstance(effect, LookUpProgress):
            question = effect.question
            self._worker.then(visit, lambda: self._look_up(question), happen)
        else:
            asked = effect.question
            self._worker.then(visit, lambda: self._fetch(asked), happen)

    def close(self) -> None:
        """End the worker."""
        self._worker.close()

    def _look_up(self, question: ProgressQuestion) -> Event:
        try:
            told = self._cases.progress(question)
        except LookUpFailed as fault:
            here = self._kept_here(question)
            return ProgressNotTold(fault.code) if here is None else ProgressTold((here,), True)
        if not told:
            # The platform may not have heard of it yet: it still lies here.
            here = self._kept_here(question)
            return ProgressTold(()) if here is None else ProgressTold((here,), True)
        return ProgressTold(told)

    def _fetch(self, asked: ReturnedQuestion) -> Event:
        try:
            return ReturnedTold(self._cases.returned(asked))
        except LookUpFailed as fault:
            return ReturnedNotTold(fault.code)
