"""Prints slips. Every print has a job number; a late word about an older job changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.flight_log import FlightLog, SlipDone
from kiosk.journey.events import SlipFailed
from kiosk.journey.kept import KeptCase
from kiosk.session.slip_post import SlipPost
from kiosk.session.slips import slip_for

if TYPE_CHECKING:
    from kiosk.session.session import Session


class SlipHand:
    """Composes the slip that is true now and hands it to the printer."""

    session: Session

    def __init__(self, post: SlipPost, log: FlightLog) -> None:
        self._post = post
        self._log = log

    def print(self, kept: KeptCase) -> None:
        """Print; the outcome comes back as device news, or at once when there is no printer."""
        visit = self.session.visit
        visit.printed += 1
        visit.slip_job = f"{visit.number}-{visit.printed}"
        language = self.session.preferences.language
        sent = self._post.send(slip_for, kept, language=language, job=visit.slip_job)
        self._log.write(SlipDone(visit.number, str(kept.case_id), "sent" if sent else "no_printer"))
        if not sent:
            self.session.happen(SlipFailed("absent"))
