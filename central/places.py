"""Handling elsewhere (跨域通办): the table the kiosks have, and where each case was sent.

`handling.json` lies beside the item packages, so that a kiosk and the platform read the same one.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from pathlib import Path

from central.database import Connection
from central.decide import Verdict
from central.platform import Platform
from kiosk.domain.application import Application
from kiosk.domain.receipt import AnswerKind
from kiosk.services.handling import HandlingPlace, places_for, read_places
from kiosk.services.item import NATIVE_LANGUAGE, ServiceItem, pick

_NOT_THERE = {
    "zh-CN": "选的办理地不能办这个事项，或没有委托收件，请重新选择办理地",
    "en": "That place does not handle this, or lets nobody take it in: choose the place again",
}


def handling_places(folder: Path | None) -> tuple[HandlingPlace, ...]:
    """The places of the table in `folder`; none without one. Raises `BadHandlingTable`."""
    table = folder / "handling.json" if folder else None
    if table is None or not table.exists():
        return ()
    return _read(table, table.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(table: Path, _: int) -> tuple[HandlingPlace, ...]:
    return read_places(table.read_bytes())


def place_of(
    platform: Platform, item: ServiceItem, application: Application
) -> HandlingPlace | None:
    """The place an application is for, None for here or for one that may not be chosen."""
    there = places_for(item, handling_places(platform.settings.items_dir))
    return next((p for p in there if p.code == application.region and p.may("receive")), None)


def checked_place(
    platform: Platform, item: ServiceItem, application: Application, verdict: Verdict
) -> Verdict:
    """The verdict, with a reason more where the place may not be chosen for this item."""
    if not application.region or verdict.kind is AnswerKind.NOT_ACCEPTED:
        return verdict
    if place_of(platform, item, application) is not None:
        return verdict
    return Verdict(AnswerKind.CORRECTION_NEEDED, (*verdict.reasons, dict(_NOT_THERE)))


async def note_place(
    connection: Connection,
    platform: Platform,
    item: ServiceItem,
    application: Application,
    now: datetime,
) -> None:
    """Note where a case is handled, if not here."""
    place = place_of(platform, item, application)
    if place is None:
        return
    await connection.execute(
        "INSERT INTO case_places VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        application.application_id,
        place.code,
        pick(place.name, NATIVE_LANGUAGE),
        pick(place.authority_of(item), NATIVE_LANGUAGE),
        now,
    )
