"""Alarms: what a person at the platform should look at. One row per thing, ids only."""

from __future__ import annotations

import logging
from datetime import datetime

from central.database import Connection

log = logging.getLogger(__name__)


async def raise_alarm(
    connection: Connection, code: str, kiosk_id: str, subject: str, now: datetime
) -> None:
    """Note an alarm once: the same code about the same subject does not pile up."""
    log.warning("alarm %s from %s about %s", code, kiosk_id, subject)
    await connection.execute(
        "INSERT INTO alarms (raised_at, code, kiosk_id, subject) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT DO NOTHING",
        now,
        code,
        kiosk_id,
        subject,
    )
