"""Lives of the database: after a restore from a backup a new epoch begins, and kiosks offer again
what the backup did not hold. Their earlier answers carry our own signature: an answer a resident
has in hand is restored as it was, number and date, not decided again.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from central.database import Connection
from central.decide import legal_day
from central.keys import Keys
from kiosk import wire
from kiosk.domain.receipt import PlatformAnswer, SignedAnswer

_LEFT_OUT = 100_000
"""Case numbers left out on a day the restored database may not remember to its end."""


class EpochTooOld(Exception):
    """The settings name an epoch this database has left behind."""

    def __init__(self, wanted: int, found: int) -> None:
        super().__init__(f"epoch = {wanted} in the settings, but this database is in {found}")
        self.wanted = wanted
        self.found = found


async def open_epoch(connection: Connection, epoch: int, now: datetime) -> bool:
    """Enter the epoch of the settings; whether it has just begun. Raises `EpochTooOld`."""
    found = await connection.fetchval("SELECT max(epoch) FROM epochs")
    if found == epoch:
        return False
    if found is not None and found > epoch:
        raise EpochTooOld(epoch, found)
    server_seq = await connection.fetchval("SELECT value FROM counters WHERE name = 'server_seq'")
    await connection.execute("INSERT INTO epochs VALUES ($1, $2, $3)", epoch, now, server_seq)
    # What this database holds came out of a backup, or there was never one.
    restored = server_seq if epoch > 1 else 0
    await connection.execute(
        "UPDATE counters SET value = $1 WHERE name = 'backup_watermark'", restored
    )
    if epoch > 1:
        await _leave_numbers_out(connection, now)
    return True


async def backup_watermark(connection: Connection) -> int:
    """Up to which `server_seq` kiosks may let go of what they hold."""
    number: int = await connection.fetchval(
        "SELECT value FROM counters WHERE name = 'backup_watermark'"
    )
    return number


async def backed_up(connection: Connection, through: int) -> int:
    """Note that a backup holds everything through this number; return the watermark now."""
    number: int = await connection.fetchval(
        "UPDATE counters SET value = greatest(value, least($1,"
        " (SELECT value FROM counters WHERE name = 'server_seq')))"
        " WHERE name = 'backup_watermark' RETURNING value",
        through,
    )
    return number


def earlier_answer(
    keys: Keys, text: str, *, case_id: UUID, digest: str, epoch: int
) -> PlatformAnswer | None:
    """What we answered to this case in an earlier epoch, if `text` proves it; None otherwise.

    `text` is the base64 of a `SignedAnswer`, from the kiosk that holds it.
    """
    try:
        signed = wire.decode(SignedAnswer, base64.b64decode(text, validate=True))
        if not keys.are_ours(signed.body, signed.signature, signed.key_id):
            return None
        said = wire.decode(PlatformAnswer, signed.body)
    except (wire.BadWireValue, binascii.Error, ValueError):
        return None
    is_it = (said.case_id, said.digest) == (case_id, digest) and said.epoch < epoch
    return said if is_it else None


def restored(
    keys: Keys, said: PlatformAnswer, *, epoch: int, server_seq: int
) -> tuple[PlatformAnswer, SignedAnswer]:
    """The same answer at its new place in the books."""
    again = replace(said, epoch=epoch, server_seq=server_seq)
    body = wire.encode(again)
    signature, key_id = keys.sign(body)
    return again, SignedAnswer(body, signature, key_id)


async def _leave_numbers_out(connection: Connection, now: datetime) -> None:
    """Numbers the lost end of the books gave out must not be given to somebody else."""
    last = await connection.fetchval("SELECT max(received_at) FROM cases")
    today = legal_day(now)
    day: date = today if last is None else min(legal_day(last), today)
    while day <= today:
        await connection.execute(
            "INSERT INTO case_numbers VALUES ($1, $2) ON CONFLICT (day)"
            " DO UPDATE SET last = case_numbers.last + $2",
            day,
            _LEFT_OUT,
        )
        day += timedelta(days=1)
