"""The case books: one transaction keeps a case and its signed answer, or neither.

Same id and same bytes give the answer already there; same id and other bytes are a conflict in
which both are kept. Writers take turns (`open_books`), so `server_seq` grows in the order of
commits and has no gaps: a backup that holds a number holds every one before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from central.alarms import raise_alarm
from central.database import Connection
from kiosk.domain.envelope import Announcement, CaseHeader, CaseStanding, CaseStatus
from kiosk.domain.receipt import PlatformAnswer, SignedAnswer


class CaseConflict(Exception):
    """Another case is here under this id."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A case as it came: its header, its bytes, their SHA-256 and when."""

    header: CaseHeader
    body: bytes = field(repr=False)
    digest: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer with its signature, ready to be kept."""

    answer: PlatformAnswer
    signed: SignedAnswer


async def stored_answer(
    connection: Connection, case_id: UUID, digest: str = ""
) -> SignedAnswer | None:
    """The answer kept for a case, None if there is none.

    Raises `CaseConflict` if it was given to other bytes than those of `digest`, where named.
    """
    row = await connection.fetchrow(
        "SELECT digest, answer_body, answer_signature, answer_key_id FROM cases WHERE case_id = $1",
        case_id,
    )
    if row is None:
        return None
    if digest and row["digest"] != digest:
        raise CaseConflict
    return SignedAnswer(row["answer_body"], row["answer_signature"], row["answer_key_id"])


async def open_books(connection: Connection) -> None:
    """Wait for one's turn: until this transaction is over nobody else writes cases."""
    await connection.execute("SELECT value FROM counters WHERE name = 'server_seq' FOR UPDATE")


async def next_server_seq(connection: Connection) -> int:
    """Draw the next number of the books."""
    number: int = await connection.fetchval(
        "UPDATE counters SET value = value + 1 WHERE name = 'server_seq' RETURNING value"
    )
    return number


async def next_case_number(connection: Connection, day: date) -> int:
    """Draw the next running number of a day."""
    number: int = await connection.fetchval(
        "INSERT INTO case_numbers VALUES ($1, 1) ON CONFLICT (day)"
        " DO UPDATE SET last = case_numbers.last + 1 RETURNING last",
        day,
    )
    return number


async def keep_case(connection: Connection, arrival: Arrival, decision: Decision) -> None:
    """Write a case, its answer and its parts; if it was in quarantine, note that it left it."""
    header, answer, signed = arrival.header, decision.answer, decision.signed
    await connection.execute(
        "INSERT INTO cases VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,"
        " $15, $16)",
        header.case_id,
        header.kiosk_id,
        header.seq,
        header.item_code,
        header.item_version,
        arrival.digest,
        arrival.body,
        header.container_digest,
        arrival.received_at,
        answer.server_seq,
        answer.kind.value,
        answer.case_number,
        signed.body,
        signed.signature,
        signed.key_id,
        answer.decide_by,
    )
    await connection.executemany(
        "INSERT INTO case_parts VALUES ($1, $2, $3, $4, $5, $6)",
        [
            (header.case_id, place, part.code, part.kind.value, part.case_number, part.decide_by)
            for place, part in enumerate(answer.parts)
        ],
    )
    await connection.execute(
        "UPDATE quarantine SET released_at = $3 WHERE case_id = $1 AND digest = $2",
        header.case_id,
        arrival.digest,
        arrival.received_at,
    )


async def keep_conflict(connection: Connection, arrival: Arrival) -> None:
    """Keep the other bytes that came under a known id, with an alarm."""
    header, now = arrival.header, arrival.received_at
    await connection.execute(
        "INSERT INTO conflicts VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        header.case_id,
        arrival.digest,
        header.kiosk_id,
        arrival.body,
        now,
    )
    await raise_alarm(connection, "case_conflict", header.kiosk_id, str(header.case_id), now)


async def keep_aside(connection: Connection, arrival: Arrival, reason: str, alarm: str) -> None:
    """Keep a case that cannot be judged as it came, with an alarm; a person takes it from here."""
    header, now = arrival.header, arrival.received_at
    await connection.execute(
        "INSERT INTO quarantine VALUES ($1, $2, $3, $4, $5, $6)"
        " ON CONFLICT (case_id, digest) DO UPDATE SET reason = excluded.reason",
        header.case_id,
        arrival.digest,
        header.kiosk_id,
        reason,
        arrival.body,
        now,
    )
    await raise_alarm(connection, alarm, header.kiosk_id, str(header.case_id), now)


async def announce(
    connection: Connection, kiosk_id: str, announced: list[Announcement], now: datetime
) -> None:
    """Note which cases exist at a kiosk. The first word counts; another one is an alarm."""
    rows = [(a.case_id, kiosk_id, a.seq, a.digest, a.size, a.item_code, now) for a in announced]
    await connection.executemany(
        "INSERT INTO announcements VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        rows,
    )
    differing = await connection.fetch(
        "SELECT given.case_id FROM unnest($1::uuid[], $2::text[]) AS given (case_id, digest)"
        " JOIN announcements AS held USING (case_id)"
        " WHERE held.digest <> given.digest OR held.kiosk_id <> $3",
        [a.case_id for a in announced],
        [a.digest for a in announced],
        kiosk_id,
    )
    for row in differing:
        await raise_alarm(connection, "announced_differently", kiosk_id, str(row["case_id"]), now)


async def standings(
    connection: Connection, kiosk_id: str, case_ids: list[UUID]
) -> list[CaseStatus]:
    """What became of these ids, in their order. Another kiosk's cases are unknown here."""
    answers = await connection.fetch(
        "SELECT case_id, answer_body, answer_signature, answer_key_id FROM cases"
        " WHERE kiosk_id = $1 AND case_id = ANY($2::uuid[])",
        kiosk_id,
        case_ids,
    )
    known = await connection.fetch(
        "SELECT case_id, 'announced' AS standing FROM announcements"
        " WHERE kiosk_id = $1 AND case_id = ANY($2::uuid[])"
        " UNION ALL SELECT case_id, 'conflict' FROM conflicts"
        " WHERE kiosk_id = $1 AND case_id = ANY($2::uuid[])"
        " UNION ALL SELECT case_id, 'stored' FROM arrivals"
        " WHERE kiosk_id = $1 AND case_id = ANY($2::uuid[])",
        kiosk_id,
        case_ids,
    )
    found = {
        row["case_id"]: CaseStatus(row["case_id"], CaseStanding(row["standing"])) for row in known
    }
    for row in answers:
        signed = SignedAnswer(row["answer_body"], row["answer_signature"], row["answer_key_id"])
        found[row["case_id"]] = CaseStatus(row["case_id"], CaseStanding.ANSWERED, signed)
    return [found.get(i, CaseStatus(i, CaseStanding.UNKNOWN)) for i in case_ids]
