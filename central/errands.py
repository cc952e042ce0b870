"""What the books still say about some applications: supplements, deferred papers, other places."""

from __future__ import annotations

from central.database import Connection
from central.decide import Verdict
from central.deferrals import followed_up, note_due
from central.places import checked_place, note_place
from central.platform import Platform
from central.tickets import note_ticket
from kiosk.domain.application import Application
from kiosk.domain.receipt import PlatformAnswer
from kiosk.services.item import ServiceItem


async def verdict_by_books(
    connection: Connection,
    platform: Platform,
    item: ServiceItem,
    application: Application,
    verdict: Verdict,
) -> Verdict:
    """The verdict once the books were asked whether its papers are due and its place may be."""
    verdict = await followed_up(connection, platform, application, verdict)
    return checked_place(platform, item, application, verdict)


async def note_errands(
    connection: Connection,
    platform: Platform,
    item: ServiceItem,
    application: Application,
    said: PlatformAnswer,
) -> None:
    """Note what is to follow, what is to be answered, and where the case goes."""
    await note_due(connection, platform, item, application, said)
    await note_ticket(connection, platform, item, application, said)
    await note_place(connection, platform, item, application, said.answered_at)
