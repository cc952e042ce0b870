"""Prints slips. Every print has a job number; a late word about an older job changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk import wire
from kiosk.flight_log import FlightLog, SlipDone
from kiosk.journey.events import SlipFailed
from kiosk.journey.kept import KeptCase
from kiosk.ports import Devices, Words
from kiosk.session.slips import Letterhead, slip_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.session.session import Session


class SlipHand:
    """Composes the slip that is true now and hands it to the printer."""

    session: Session

    def __init__(
        self,
        devices: Devices,
        words_in: Callable[[str], Words],
        letterhead_in: Callable[[str], Letterhead],
        log: FlightLog,
    ) -> None:
        self._devices = devices
        self._words_in = words_in
        self._letterhead_in = letterhead_in
        self._log = log

    def print(self, kept: KeptCase) -> None:
        """Print; the outcome comes back as device news, or at once when there is no printer."""
        visit = self.session.visit
        language = self.session.preferences.language
        slip = slip_for(kept, self._letterhead_in(language), self._words_in(language), language)
        visit.printed += 1
        visit.slip_job = f"{visit.number}-{visit.printed}"
        body = {"job": visit.slip_job, "slip": wire.to_builtins(slip)}
        sent = self._devices.send("receipt", "print", body)
        self._log.write(SlipDone(visit.number, str(kept.case_id), "sent" if sent else "no_printer"))
        if not sent:
            self.session.happen(SlipFailed("absent"))
