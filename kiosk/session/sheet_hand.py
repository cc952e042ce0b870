"""The sheet scanner's hand: a stack of paper becomes pages on the tray, one after another.

The whole picture is the page: a feeder has no tray to find it on. Every page is judged like a
photographed one; a poor one is kept and marked, because nobody stands there to insist on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kiosk.journey.effects import FeedSheets, StopFeeding
from kiosk.journey.events import Event
from kiosk.journey.sheet_events import (
    SheetRead,
    SheetsFailed,
    SheetsFed,
)
from kiosk.materials.finish import finish_page
from kiosk.materials.page import PageFound
from kiosk.materials.picture import thumbnail, to_jpeg
from kiosk.ports import Devices, PictureGone, SheetSource
from kiosk.session.tray import Picture
from kiosk.session.visit import Visit
from kiosk.session.worker import Worker

if TYPE_CHECKING:
    from kiosk.session.session import Session

SCANNER = "sheet_scanner"
REPORTS = frozenset({"page", "fed", "feed_failed"})
_WHOLE = (0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0)


class SheetHand:
    """One feed at a time. Reports of an earlier one, or of a visit that is over, are dropped."""

    session: Session

    def __init__(self, devices: Devices, sheets: SheetSource, worker: Worker) -> None:
        self._devices = devices
        self._sheets = sheets
        self._worker = worker
        self._feed = ""
        self._feeds = 0
        self._shape = "a4"

    def perform(self, effect: FeedSheets | StopFeeding) -> None:
        """Begin to feed, or stop: the scanner answers within two seconds either way."""
        if isinstance(effect, StopFeeding):
            self._devices.send(SCANNER, "cancel")
            return
        self._feeds += 1
        self._feed = f"{self.session.visit.number}-{self._feeds}"
        self._shape = effect.shape
        body = {"feed": self._feed, "limit": effect.limit}
        if not self._devices.send(SCANNER, "feed", body):
            self.session.happen(SheetsFailed("unreachable"))

    def report(self, kind: str, body: Mapping[str, Any]) -> None:
        """A 'page', 'fed' or 'feed_failed' came. In turn: the end waits for its pages."""
        if not self._feed or body.get("feed") != self._feed:
            return
        visit = self.session.visit
        self._worker.then(visit, lambda: self._outcome(visit, kind, body), self.session.happen)

    def refused(self, code: str) -> None:
        """The scanner is not there to take the order."""
        if self._feed:
            self._feed = ""
            self.session.happen(SheetsFailed(code))

    def forget(self) -> None:
        """The visit is over."""
        self._feed = ""

    def close(self) -> None:
        """End the worker."""
        self._worker.close()

    def _outcome(self, visit: Visit, kind: str, body: Mapping[str, Any]) -> Event:
        if kind == "fed":
            return SheetsFed()
        if kind == "feed_failed":
            return SheetsFailed(str(body.get("code", "")))
        try:
            frame = self._sheets.page(body)
        except PictureGone:
            return SheetsFailed("truncated")
        found = PageFound(_WHOLE, 1.0, False)
        done = finish_page(frame, found, visit.tray.fingerprints(), shape=self._shape)
        faults = tuple(v.code.value for v in done.verdicts)
        picture = Picture(to_jpeg(done.page), thumbnail(done.page), done.mark)
        return SheetRead(visit.tray.put(picture), faults)
