"""Prints A4 notices. Setting the type takes a moment and happens on a worker."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.flight_log import FlightLog, SlipDone
from kiosk.journey.effects import PrintNotice, StopPrinting
from kiosk.journey.events import Event
from kiosk.journey.sheet_events import (
    NoticeFailed,
)
from kiosk.ports import Devices, Typesetter, Words
from kiosk.session.notices import notice_for
from kiosk.session.slips import Letterhead
from kiosk.session.worker import Worker

if TYPE_CHECKING:
    from kiosk.session.session import Session

PRINTER = "document_printer"


class NoticeHand:
    """Composes the notice that is true now and hands it to the A4 printer as a PDF in memory."""

    session: Session

    def __init__(
        self,
        devices: Devices,
        typesetter: Typesetter,
        words_in: Callable[[str], Words],
        letterhead_in: Callable[[str], Letterhead],
        worker: Worker,
        log: FlightLog,
    ) -> None:
        self._devices = devices
        self._typesetter = typesetter
        self._words_in = words_in
        self._letterhead_in = letterhead_in
        self._worker = worker
        self._log = log

    def perform(self, effect: PrintNotice | StopPrinting) -> None:
        """Begin to print, or take back what is not printed yet."""
        if isinstance(effect, StopPrinting):
            self._devices.send(PRINTER, "cancel")
            return
        visit, language = self.session.visit, self.session.preferences.language
        notice = notice_for(
            effect.kept,
            self._letterhead_in(language),
            self._words_in(language),
            language,
            copy=effect.copy,
        )
        visit.printed += 1
        job = visit.notice_job = f"{visit.number}-a4-{visit.printed}"
        case = str(effect.kept.case_id)

        def typeset_and_send() -> Event | None:
            pdf = base64.b64encode(self._typesetter(notice)).decode("ascii")
            if visit.over.is_set():
                return None
            sent = self._devices.send(PRINTER, "print_document", {"job": job, "pdf": pdf})
            self._log.write(SlipDone(visit.number, case, "a4_sent" if sent else "a4_no_printer"))
            return None if sent else NoticeFailed("absent")

        self._worker.then(visit, typeset_and_send, self.session.happen)

    def close(self) -> None:
        """End the worker."""
        self._worker.close()
