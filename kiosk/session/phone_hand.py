"""The hand that holds the door for a resident's phone: shows where, fetches, makes pages.

One errand at a time. Closed, it fetches no more and lets the platform forget; a photo that was on
its way then reaches nobody.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from kiosk.journey.effects import ClosePhone, OpenPhone
from kiosk.journey.events import Event
from kiosk.journey.phone_events import (
    PhoneLost,
    PhoneOpened,
    PhotoArrived,
    PhotoComing,
    PhotoNotTaken,
)
from kiosk.ports import LookUpFailed, NotAPage, PhoneLine, PhoneVisit, Photo, PhotoFinisher
from kiosk.session.tray import Picture
from kiosk.session.visit import Visit
from kiosk.session.worker import Worker

if TYPE_CHECKING:
    from kiosk.session.session import Session

_LOOK_EVERY_S: Final = 1.0
_MOST_FAILURES: Final = 20
"""In a row: half a minute without a line, or as many time-outs. Then the resident is told."""
_REASONS: Final = frozenset({"ended", "offline"})

Tell = Callable[[Event], None]


class PhoneHand:
    """Fetching runs on the worker until the errand is closed; everything else on the owner's."""

    session: Session

    def __init__(
        self,
        line: PhoneLine,
        finisher: PhotoFinisher,
        worker: Worker,
        look_every_s: float = _LOOK_EVERY_S,
    ) -> None:
        self._line = line
        self._finisher = finisher
        self._worker = worker
        self._look_every_s = look_every_s
        self._closed = threading.Event()

    def perform(self, effect: OpenPhone | ClosePhone) -> None:
        """Begin an errand, or end the one that is there."""
        self._closed.set()
        if isinstance(effect, ClosePhone):
            return
        closed = self._closed = threading.Event()
        visit = self.session.visit

        def happen(event: Event) -> None:
            if not closed.is_set():
                self.session.touched()
                self.session.happen(event)
            elif isinstance(event, PhotoArrived):
                visit.tray.forget(event.shot)

        self._worker.tell(
            visit, lambda tell: self._hold_open(visit, effect.shape, closed, tell), happen
        )

    def forget(self) -> None:
        """The visit is over."""
        self._closed.set()
        self._finisher.forget()

    def close(self) -> None:
        """End the errand, the process and the worker."""
        self._closed.set()
        self._finisher.close()
        self._worker.close()

    def _hold_open(self, visit: Visit, shape: str, closed: threading.Event, tell: Tell) -> None:
        if closed.is_set():
            return
        try:
            door = self._line.open()
        except LookUpFailed as fault:
            tell(_lost(fault))
            return
        tell(PhoneOpened(door.address))
        try:
            self._fetch(visit, shape, door, closed, tell)
        finally:
            if visit.over.is_set():
                self._finisher.forget()  # it may have started after the visit's end
            with suppress(LookUpFailed):  # the platform forgets by itself, minutes later
                self._line.close(door)

    def _fetch(
        self, visit: Visit, shape: str, door: PhoneVisit, closed: threading.Event, tell: Tell
    ) -> None:
        have, failures = 0, 0
        while not closed.is_set():
            try:
                photo = self._next(door, have, closed, tell)
            except LookUpFailed as fault:
                failures += 1
                if fault.code == "ended" or failures >= _MOST_FAILURES:
                    tell(_lost(fault))
                    return
                closed.wait(self._look_every_s)
                continue
            failures = 0
            if photo is None:
                closed.wait(self._look_every_s)
                continue
            have = photo.number
            event = self._page_of(visit, photo, shape)
            if visit.over.is_set():
                visit.tray.clear()
            tell(event)

    def _next(
        self, door: PhoneVisit, have: int, closed: threading.Event, tell: Tell
    ) -> Photo | None:
        asked = 0

        def go_on() -> bool:
            nonlocal asked
            asked += 1
            if asked == 2:
                tell(PhotoComing())  # it takes more than one question: there is one
            return not closed.is_set()

        return self._line.next(door, have, go_on)

    def _page_of(self, visit: Visit, photo: Photo, shape: str) -> Event:
        try:
            page = self._finisher.finish(photo.content, shape, visit.tray.fingerprints())
        except NotAPage as fault:
            return PhotoNotTaken(fault.code)
        picture = Picture(page.jpeg, page.thumbnail, page.fingerprint)
        return PhotoArrived(visit.tray.put(picture), page.faults)


def _lost(fault: LookUpFailed) -> PhoneLost:
    return PhoneLost(fault.code if fault.code in _REASONS else "offline")
