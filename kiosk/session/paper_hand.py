"""Has kept pages read in the background. A visit never waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.journey.effects import ReadPage
from kiosk.journey.events import Event, PageRead
from kiosk.ports import NotRead, Recogniser
from kiosk.session.visit import Visit
from kiosk.session.worker import Worker

if TYPE_CHECKING:
    from kiosk.session.session import Session


class PaperHand:
    """One worker: one page after another, so that reading never takes both cores."""

    session: Session

    def __init__(self, recogniser: Recogniser, worker: Worker) -> None:
        self._recogniser = recogniser
        self._worker = worker

    def perform(self, effect: ReadPage) -> None:
        """Begin reading a page; without it, or without an answer, nothing happens."""
        visit = self.session.visit
        picture = visit.tray.get(effect.shot)
        if picture is None:
            return
        jpeg = picture.jpeg
        self._worker.then(visit, lambda: self._read(visit, effect, jpeg), self.session.happen)

    def forget(self) -> None:
        """The visit is over: what the recogniser's process remembers ends with it."""
        self._recogniser.forget()

    def close(self) -> None:
        """End the process and the worker."""
        self._recogniser.close()
        self._worker.close()

    def _read(self, visit: Visit, effect: ReadPage, jpeg: bytes) -> Event | None:
        if visit.over.is_set():
            return None
        try:
            reading = self._recogniser.read(jpeg)
        except NotRead:
            return None
        finally:
            if visit.over.is_set():
                self._recogniser.forget()  # it may have started after the visit's end
        return PageRead(effect.shot, effect.requirement_id, reading)
