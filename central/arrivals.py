"""The book of arrivals: sealed cases as they came, each with the receipt that was signed for it.

waiting ──judged──▶ decided      (its bytes are in 'cases' now; the receipt stays)
   └──cannot be judged──▶ aside ──a person, or its item came──▶ waiting
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from central.cases import Arrival
from central.database import Connection
from kiosk.domain.receipt import SignedAnswer

WAITING, ASIDE, DECIDED = "waiting", "aside", "decided"


@dataclass(frozen=True, slots=True)
class Held:
    """What the platform has under an id. `receipt` is None for cases from before receipts."""

    digest: str
    state: str
    receipt: SignedAnswer | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case that waits to be judged."""

    case_id: UUID
    kiosk_id: str
    digest: str
    body: bytes = field(repr=False)
    received_at: datetime
    tries: int


@dataclass(frozen=True, slots=True)
class NewArrival:
    """A case to be written down, with its place and its receipt."""

    arrival: Arrival
    arrival_seq: int
    receipt: SignedAnswer
    state: str = WAITING


async def last_number(connection: Connection) -> int:
    """The last number of the book; until this transaction is over nobody else draws one."""
    number: int = await connection.fetchval(
        "SELECT value FROM counters WHERE name = 'arrival_seq' FOR UPDATE"
    )
    return number


async def held_of(connection: Connection, case_ids: Sequence[UUID]) -> dict[UUID, Held]:
    """What is here of these ids, judged or not."""
    rows = await connection.fetch(
        "SELECT case_id, digest, state, receipt_body, receipt_signature, receipt_key_id"
        " FROM arrivals WHERE case_id = ANY($1::uuid[])"
        " UNION ALL SELECT case_id, digest, 'decided', NULL, NULL, NULL"
        " FROM cases WHERE case_id = ANY($1::uuid[])",
        case_ids,
    )
    held: dict[UUID, Held] = {}
    for case_id, digest, state, body, signature, key_id in rows:
        if body is not None:
            held[case_id] = Held(digest, state, SignedAnswer(body, signature, key_id))
        else:
            held.setdefault(case_id, Held(digest, state, None))
    return held


async def write_down(connection: Connection, arrived: Sequence[NewArrival]) -> None:
    """Keep these; one that was set aside gives way to other bytes under its id."""
    columns: Iterable[tuple[Any, ...]] = zip(*map(_row, arrived), strict=True)
    await connection.execute(
        "WITH counted AS (UPDATE counters SET value = $10 WHERE name = 'arrival_seq')"
        " INSERT INTO arrivals (case_id, kiosk_id, digest, body, received_at, arrival_seq,"
        " receipt_body, receipt_signature, receipt_key_id, state)"
        " SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[],"
        " $5::timestamptz[], $6::bigint[], $7::bytea[], $8::bytea[], $9::text[], $11::text[])"
        " ON CONFLICT (case_id) DO UPDATE SET digest = excluded.digest, body = excluded.body,"
        " received_at = excluded.received_at, arrival_seq = excluded.arrival_seq,"
        " receipt_body = excluded.receipt_body, receipt_signature = excluded.receipt_signature,"
        " receipt_key_id = excluded.receipt_key_id, state = 'waiting', reason = '', tries = 0",
        *map(list, columns),
        arrived[-1].arrival_seq,
        [one.state for one in arrived],
    )


async def take_in(connection: Connection, last: int, arrived: Sequence[NewArrival]) -> bool:
    """Keep these after number `last`, as a transaction of its own: one trip to the database.

    False, and nothing is kept, if `last` is not the last number or one of the ids is here.
    """
    columns = zip(*map(_row, arrived), strict=True)
    ids, kiosks, digests, bodies, times, _, receipts, signatures, signers = map(list, columns)
    is_kept: bool = await connection.fetchval(
        "SELECT take_in($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        *(last, ids, kiosks, digests, bodies, times, receipts, signatures, signers),
    )
    return is_kept


async def next_waiting(connection: Connection, limit: int) -> list[Waiting]:
    """The cases whose turn it is to be judged, oldest first."""
    rows = await connection.fetch(
        "SELECT case_id, kiosk_id, digest, body, received_at, tries FROM arrivals"
        " WHERE state = 'waiting' ORDER BY tries, arrival_seq LIMIT $1",
        limit,
    )
    return [Waiting(*row) for row in rows]


async def note_try(connection: Connection, case_id: UUID) -> None:
    """Somebody begins to judge this case alone. It stays noted if that kills him."""
    await connection.execute("UPDATE arrivals SET tries = tries + 1 WHERE case_id = $1", case_id)


async def mark_decided(connection: Connection, case_id: UUID, digest: str) -> bool:
    """The case is being written into the case books; False if it no longer waits."""
    found = await connection.fetchval(
        "UPDATE arrivals SET state = 'decided', body = NULL, reason = ''"
        " WHERE case_id = $1 AND digest = $2 AND state = 'waiting' RETURNING true",
        case_id,
        digest,
    )
    return found is not None


async def mark_aside(connection: Connection, case_id: UUID, digest: str, reason: str) -> None:
    """The case cannot be judged: it waits for a person, or for its item."""
    await connection.execute(
        "UPDATE arrivals SET state = 'aside', reason = $3"
        " WHERE case_id = $1 AND digest = $2 AND state = 'waiting'",
        case_id,
        digest,
        reason,
    )


async def judge_again(connection: Connection, case_id: UUID) -> bool:
    """Let a case that was set aside wait again; False if there is none."""
    found = await connection.fetchval(
        "UPDATE arrivals SET state = 'waiting', reason = '', tries = 0"
        " WHERE case_id = $1 AND state = 'aside' RETURNING true",
        case_id,
    )
    return found is not None


async def aside_for(connection: Connection, reason: str) -> list[tuple[UUID, bytes]]:
    """Id and bytes of the oldest cases that were set aside for one reason."""
    rows = await connection.fetch(
        "SELECT case_id, body FROM arrivals WHERE state = 'aside' AND reason = $1"
        " ORDER BY arrival_seq LIMIT 100",
        reason,
    )
    return [(row["case_id"], row["body"]) for row in rows]


async def reason_aside(connection: Connection, case_id: UUID) -> str:
    """Why a case was set aside; '' if it was not."""
    reason: str | None = await connection.fetchval(
        "SELECT reason FROM arrivals WHERE case_id = $1 AND state = 'aside'", case_id
    )
    return reason or ""


def _row(new: NewArrival) -> tuple[Any, ...]:
    arrival, receipt = new.arrival, new.receipt
    return (
        arrival.header.case_id,
        arrival.header.kiosk_id,
        arrival.digest,
        None if new.state == DECIDED else arrival.body,
        arrival.received_at,
        new.arrival_seq,
        receipt.body,
        receipt.signature,
        receipt.key_id,
    )
