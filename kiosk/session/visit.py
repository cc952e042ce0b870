"""One visit's belongings. Everything personal hangs on this object and dies with it."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from uuid import UUID

from kiosk.domain.application import Application
from kiosk.domain.card_photo import CardPhoto
from kiosk.ports import CaseDesk
from kiosk.session.pen_hand import PenSheet
from kiosk.session.tray import Tray


@dataclass(slots=True)
class OpenedCase:
    """A sealed container being made or made."""

    case_id: UUID
    desk: Future[CaseDesk] = field(repr=False)
    application: Application | None = field(default=None, repr=False)


@dataclass(slots=True)
class Visit:
    """`number` is random and names the visit in the log; `over` stops whatever waits for it."""

    number: str
    tray: Tray = field(default_factory=Tray, repr=False)
    case: OpenedCase | None = field(default=None, repr=False)
    aside: OpenedCase | None = field(default=None, repr=False)
    """What waits while a ticket is written."""
    photo: CardPhoto | None = field(default=None, repr=False)
    """Out of the card's chip; here only while its holder is asked whether it is theirs."""
    ink: PenSheet | None = field(default=None, repr=False)
    """What the pen of a signature pad wrote; here only while somebody signs."""
    over: threading.Event = field(default_factory=threading.Event, repr=False)
    listens: bool = False
    """Whether a page was read aloud to them."""
    slip_job: str = ""
    notice_job: str = ""
    printed: int = 0
