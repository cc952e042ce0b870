"""Tickets (办不成事、投诉、建议): each has a day until which a person answers it.

A ticket comes in as a case without an applicant: sealed, kept once, found again by its slip. What
is counted stands in a table of its own; the words and the number stay in the sealed case.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from central.adapters.dispatch import tell
from central.adapters.outlets import TicketRecord
from central.database import Connection
from central.decide import legal_day
from central.platform import Platform
from kiosk.domain.application import Application
from kiosk.domain.receipt import AnswerKind, PlatformAnswer, local_number
from kiosk.services.item import ServiceItem
from kiosk.services.tickets import REASONS, is_ticket
from kiosk.services.workdays import add_workdays

HOTLINE = "hotline"
"""The outlet that is told of every ticket: the city's work-order system."""


async def note_ticket(
    connection: Connection,
    platform: Platform,
    item: ServiceItem,
    application: Application,
    said: PlatformAnswer,
) -> None:
    """Open a ticket for a case that is one; nothing for every other case."""
    if not is_ticket(item) or said.kind is not AnswerKind.ACCEPTED:
        return
    answers, now = application.answers, said.answered_at
    kind = str(answers["kind"])
    reasons = ",".join(answers.get(REASONS[kind], ()))
    holidays = frozenset(platform.settings.holidays)
    due_on = add_workdays(legal_day(now), item.committed_workdays, holidays)
    await connection.execute(
        "INSERT INTO tickets (case_id, kiosk_id, kind, reasons, about, may_call, opened_at, due_on)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        application.application_id,
        application.kiosk_id,
        kind,
        reasons,
        str(answers.get("about", "")),
        answers.get("contact") == "phone",
        now,
        due_on,
    )
    record = TicketRecord(said.case_number, kind, reasons, due_on, "opened", now)
    await tell(connection, HOTLINE, record, now)


async def answer_ticket(
    connection: Connection, case_id: UUID, *, operator: str, text: str, now: datetime
) -> bool:
    """Note the answer, who gave it and when. Whether there was an open ticket: it is given once."""
    row = await connection.fetchrow(
        "UPDATE tickets SET answered_at = $2, answered_by = $3, answer = $4"
        " WHERE case_id = $1 AND answered_at IS NULL RETURNING kind, reasons, due_on",
        case_id,
        now,
        operator,
        text,
    )
    if row is None:
        return False
    await connection.execute(
        "INSERT INTO case_events (case_id, noted_at, kind, operator, body)"
        " VALUES ($1, $2, 'concluded', $3, $4)",
        case_id,
        now,
        operator,
        text.encode(),
    )
    number = await connection.fetchval("SELECT case_number FROM cases WHERE case_id = $1", case_id)
    record = TicketRecord(
        number or local_number(case_id), row["kind"], row["reasons"], row["due_on"], "answered", now
    )
    await tell(connection, HOTLINE, record, now)
    return True


async def answers_to(connection: Connection, case_ids: Iterable[UUID]) -> dict[UUID, str]:
    """What was answered to those of these cases that are tickets."""
    rows = await connection.fetch(
        "SELECT case_id, answer FROM tickets WHERE answered_at IS NOT NULL"
        " AND case_id = ANY($1::uuid[])",
        list(case_ids),
    )
    return {row["case_id"]: row["answer"] for row in rows}
