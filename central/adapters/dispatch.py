"""The way out: told in the transaction of the fact, delivered afterwards, once in effect.

A dispatch is claimed for a minute, tried, and marked. Whoever dies in between leaves it to be
claimed again under the same id, which an outlet takes once.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from central.adapters.outlets import (
    Dispatch,
    Outlet,
    OutletBusy,
    OutletRefused,
    Told,
)
from central.database import Connection, Database, DatabaseDown
from kiosk import wire

log = logging.getLogger(__name__)

CLAIM_FOR = timedelta(minutes=1)
LOOK_EVERY_S = 5.0
MOST_AT_ONCE = 20
_FIRST_S, _LONGEST_S = 10.0, 3600.0


async def tell(
    connection: Connection,
    outlet: str,
    what: Told,
    now: datetime,
) -> None:
    """Note that an outlet is to be told; nothing leaves before this transaction is through."""
    await connection.execute(
        "INSERT INTO dispatches (dispatch_id, outlet, kind, body, noted_at, due_at)"
        " VALUES ($1, $2, $2, $3, $4, $4)",
        uuid4(),
        outlet,
        wire.encode(what),
        now,
    )


async def deliver_due(
    database: Database, outlets: Mapping[str, Outlet], now: Callable[[], datetime]
) -> int:
    """Try everything that is due; how much was tried. Raises `DatabaseDown`."""
    async with database.transaction() as connection:
        rows = await connection.fetch(
            "UPDATE dispatches SET due_at = $2, attempts = attempts + 1 WHERE dispatch_id IN"
            " (SELECT dispatch_id FROM dispatches WHERE sent_at IS NULL AND refused_at IS NULL"
            " AND due_at <= $1 AND outlet = ANY($3) ORDER BY due_at LIMIT $4"
            " FOR UPDATE SKIP LOCKED)"
            " RETURNING dispatch_id, outlet, kind, body, attempts",
            now(),
            now() + CLAIM_FOR,
            list(outlets),
            MOST_AT_ONCE,
        )
    for row in rows:
        dispatch = Dispatch(row["dispatch_id"], row["kind"], row["body"])
        await _try(database, outlets[row["outlet"]], dispatch, row["attempts"], now)
    return len(rows)


async def _try(
    database: Database,
    outlet: Outlet,
    dispatch: Dispatch,
    attempts: int,
    now: Callable[[], datetime],
) -> None:
    try:
        receipt = await outlet.deliver(dispatch)
    except OutletBusy as fault:
        wait_s = min(_LONGEST_S, _FIRST_S * 2 ** min(attempts, 12))
        await _mark(database, dispatch.dispatch_id, "due_at = $2, last_fault = $3",
                    now() + timedelta(seconds=wait_s), fault.code)  # fmt: skip
    except OutletRefused as fault:
        log.warning("outlet %s refused a dispatch: %s", outlet.name, fault.code)
        await _mark(database, dispatch.dispatch_id, "refused_at = $2, last_fault = $3",
                    now(), fault.code)  # fmt: skip
    else:
        await _mark(database, dispatch.dispatch_id, "sent_at = $2, receipt = $3", now(), receipt)


async def _mark(database: Database, dispatch_id: UUID, change: str, *values: object) -> None:
    async with database.transaction() as connection:
        await connection.execute(
            f"UPDATE dispatches SET {change} WHERE dispatch_id = $1", dispatch_id, *values
        )


async def keep_delivering(
    database: Database, outlets: Sequence[Outlet], now: Callable[[], datetime]
) -> None:
    """Deliver until cancelled; a database that is away is asked again."""
    by_name = {outlet.name: outlet for outlet in outlets}
    while True:
        try:
            tried = await deliver_due(database, by_name, now)
        except DatabaseDown:
            tried = 0
        if tried < MOST_AT_ONCE:
            await asyncio.sleep(LOOK_EVERY_S)
