"""The tables of forms kept for later. Nothing here can be read, and nobody is named."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from central.database import Connection, Database, DatabaseDown
from central.keys import Keys
from kiosk.domain.parked import Lease

_HOUR = timedelta(hours=1)
_FORGET_EVERY_S = 3600.0


class TooManyTries(Exception):
    """This card was tried with too many wrong codes within the last hour."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A row to be put on the shelf."""

    parked_id: UUID
    holder_hmac: str
    code_hmac: str
    kiosk_id: str
    digest: str
    body: bytes = field(repr=False)
    received_at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Taken:
    """A row that was handed over, and the number of that lease."""

    body: bytes = field(repr=False)
    received_at: datetime
    until: datetime
    lease: int
    elsewhere_at: datetime | None


def code_digest(keys: Keys, id_number: str, code: str) -> str:
    """What stands for a code in our tables: without the key and the card it says nothing."""
    kdf = HKDF(SHA256(), 32, salt=None, info=b"menkou parked codes 1")
    key = kdf.derive(keys.answer[0].private_key)
    return hmac.new(key, f"{id_number.upper()}\n{code}".encode(), hashlib.sha256).hexdigest()


async def put_on_shelf(connection: Connection, kept: Kept) -> tuple[bool, str, datetime]:
    """Keep a row unless its id is there. Whether it is new; the digest and end of what is there."""
    is_new = await connection.fetchval(
        "INSERT INTO parked_forms (parked_id, holder_hmac, code_hmac, kiosk_id, digest, body,"
        " received_at, until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        " ON CONFLICT DO NOTHING RETURNING true",
        kept.parked_id,
        kept.holder_hmac,
        kept.code_hmac,
        kept.kiosk_id,
        kept.digest,
        kept.body,
        kept.received_at,
        kept.until,
    )
    row = await connection.fetchrow(
        "SELECT digest, until FROM parked_forms WHERE parked_id = $1", kept.parked_id
    )
    return is_new is True, row["digest"], row["until"]


async def take_off_shelf(connection: Connection, parked_id: UUID) -> None:
    """What was put although it is over goes again."""
    await connection.execute("DELETE FROM parked_forms WHERE parked_id = $1", parked_id)


async def hand_over(
    connection: Connection, holder: str, code: str, by_whom: str, most: int, now: datetime
) -> Taken | None:
    """Lease a form to `by_whom`; None, and a try is noted, if there is none.

    Raises `TooManyTries`. Tries with one card take turns, so that they are counted truly.
    """
    await connection.execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 11))", holder)
    recent = "SELECT count(*) FROM parked_tries WHERE holder_hmac = $1 AND tried_at > $2"
    if await connection.fetchval(recent, holder, now - _HOUR) >= most:
        raise TooManyTries
    row = await connection.fetchrow(
        "SELECT * FROM parked_forms WHERE holder_hmac = $1 AND code_hmac = $2 AND until > $3"
        " ORDER BY received_at DESC LIMIT 1 FOR UPDATE",
        holder,
        code,
        now,
    )
    if row is None:
        await connection.execute(
            "INSERT INTO parked_tries (holder_hmac, tried_at, by_whom) VALUES ($1, $2, $3)",
            holder,
            now,
            by_whom,
        )
        return None
    await connection.execute(
        "UPDATE parked_forms SET lease = lease + 1, leased_at = $2, leased_to = $3"
        " WHERE parked_id = $1",
        row["parked_id"],
        now,
        by_whom,
    )
    await connection.execute(
        "INSERT INTO viewings VALUES ($1, $2, $3, 'parked')", now, by_whom, row["parked_id"]
    )
    elsewhere_at = row["leased_at"] if row["leased_to"] not in ("", by_whom) else None
    return Taken(row["body"], row["received_at"], row["until"], row["lease"] + 1, elsewhere_at)


async def end_parked(
    connection: Connection, lease: Lease, holder: str, why: str, now: datetime
) -> bool:
    """Delete a form by its latest lease. False: it is not there, or was leased again since."""
    gone = await connection.fetchval(
        "DELETE FROM parked_forms WHERE parked_id = $1 AND holder_hmac = $2 AND lease = $3"
        " RETURNING true",
        lease.parked_id,
        holder,
        lease.number,
    )
    if gone:
        await _note_end(connection, lease.parked_id, why, now)
    return gone is True


async def end_submitted(
    connection: Connection, parked_id: UUID, holder: str, now: datetime
) -> None:
    """What was kept has become an application: whoever else has it open, it is over here."""
    gone = await connection.fetchval(
        "DELETE FROM parked_forms WHERE parked_id = $1 AND holder_hmac = $2 RETURNING true",
        parked_id,
        holder,
    )
    if gone:
        await _note_end(connection, parked_id, "submitted", now)


async def has_ended(connection: Connection, parked_id: UUID) -> datetime | None:
    """When this form ended, None if it did not."""
    at: datetime | None = await connection.fetchval(
        "SELECT ended_at FROM parked_ends WHERE parked_id = $1", parked_id
    )
    return at


async def forget_expired(connection: Connection, now: datetime) -> int:
    """Delete what nobody came back for, and old tries; how many forms that were."""
    gone = await connection.fetch(
        "DELETE FROM parked_forms WHERE until <= $1 RETURNING parked_id", now
    )
    for row in gone:
        await _note_end(connection, row["parked_id"], "expired", now)
    await connection.execute("DELETE FROM parked_tries WHERE tried_at <= $1", now - _HOUR)
    return len(gone)


async def keep_forgetting(database: Database, now: Callable[[], datetime]) -> None:
    """Look every hour for what has expired, until cancelled."""
    while True:
        try:
            async with database.transaction() as connection:
                await forget_expired(connection, now())
        except DatabaseDown:
            pass  # an expired form is handed over to nobody; it is deleted an hour later
        await asyncio.sleep(_FORGET_EVERY_S)


async def _note_end(connection: Connection, parked_id: UUID, why: str, now: datetime) -> None:
    await connection.execute(
        "INSERT INTO parked_ends VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", parked_id, now, why
    )
