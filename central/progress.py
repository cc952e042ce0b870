"""How far an application is (进度查询), for a resident at a kiosk.

Who shows a card sees their own applications; who holds a slip sees that one, with the name
masked; who only knows a number learns the stage and its dates. Numbers can be tried out, so a
kiosk that asks for many unknown ones has to wait.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from central.callers import kiosk_of
from central.database import Connection
from central.holders import holder_digest
from central.licence_shelf import masked_name
from central.part_standing import case_of_part, concluded_of, parts_told
from central.platform import Platform, platform_of
from central.replies import Refusal, body_of, decoded, reply
from central.tickets import answers_to
from central.unseal import Unreadable, open_form
from kiosk import wire
from kiosk.domain.envelope import CaseEnvelope
from kiosk.domain.identity import is_valid_id_number
from kiosk.domain.progress import CaseProgress, Defect, PartProgress, ProgressQuestion, Stage
from kiosk.domain.receipt import AnswerKind, PlatformAnswer
from kiosk.services.tickets import TICKET_CODE

Row = Mapping[str, Any]

MOST_CASES = 20
"""Newest first; nobody reads more on a standing screen."""
MISSES = 20
MISSES_WITHIN = timedelta(minutes=10)
_BYTES = 4 * 1024
SELECT_CASES = (
    "SELECT cases.case_id, item_code, item_version, received_at, kind, cases.body, answer_body,"
    " case_number, successor, (SELECT kind FROM case_events AS e WHERE e.case_id = cases.case_id"
    " ORDER BY event_id DESC LIMIT 1) AS last_event,"
    " (SELECT body FROM case_events AS e WHERE e.case_id = cases.case_id"
    " ORDER BY event_id DESC LIMIT 1) AS last_body"
    " FROM cases LEFT JOIN case_successors USING (case_id)"
)
"""The columns that `stage_of` and `defects_of` read."""


class MissGate:
    """Counts questions for numbers nobody has, by kiosk. One process; lost with it."""

    def __init__(self) -> None:
        self._misses: dict[str, deque[datetime]] = {}

    def wait_s(self, kiosk_id: str, now: datetime) -> int:
        """How long this kiosk has to wait before it may ask by number; 0 = not at all."""
        misses = self._misses.get(kiosk_id, deque())
        while misses and now - misses[0] > MISSES_WITHIN:
            misses.popleft()
        if len(misses) < MISSES:
            return 0
        return max(1, round((misses[0] + MISSES_WITHIN - now).total_seconds()))

    def missed(self, kiosk_id: str, now: datetime) -> None:
        """A number that nobody has."""
        self._misses.setdefault(kiosk_id, deque(maxlen=MISSES)).append(now)


async def post_progress(request: Request) -> Response:
    """POST /v1/progress: the applications a question finds, newest first; possibly none."""
    platform, kiosk_id = platform_of(request), kiosk_of(request)
    limit_s = platform.settings.limits.body_seconds
    body = await body_of(request, limit=_BYTES, within_s=limit_s)
    question = decoded(ProgressQuestion, body)
    given = (question.id_number != "", question.case_id is not None, question.number != "")
    if sum(given) != 1:
        raise Refusal(422, "bad_body", "ask by card, by slip or by number")
    if question.id_number and not is_valid_id_number(question.id_number):
        raise Refusal(422, "bad_body", "this is not an identity number")
    if question.number:
        return reply(await _by_number(request, platform, kiosk_id, question.number))
    async with platform.database.transaction() as connection:
        rows = await _rows(connection, platform, question)
        answers = await answers_to(connection, (row["case_id"] for row in rows))
        pending = not rows and await _is_announced(connection, question)
        concluded = await concluded_of(connection, rows)
    if pending:
        return reply((CaseProgress(Stage.ANNOUNCED, question.case_id),))
    by_slip = question.case_id is not None
    told = await asyncio.to_thread(_all_told, platform, rows, by_slip, concluded)
    return reply(tuple(_with_answer(case, answers) for case in told))


def _with_answer(case: CaseProgress, answers: Mapping[UUID, str]) -> CaseProgress:
    return case if case.case_id is None else replace(case, answer=answers.get(case.case_id, ""))


async def _rows(
    connection: Connection, platform: Platform, question: ProgressQuestion
) -> list[Row]:
    if question.case_id is not None:
        found = await connection.fetch(f"{SELECT_CASES} WHERE cases.case_id = $1", question.case_id)
    else:
        found = await connection.fetch(
            f"{SELECT_CASES} JOIN case_holders USING (case_id) WHERE holder_hmac = $1"
            " ORDER BY server_seq DESC LIMIT $2",
            holder_digest(platform.keys, question.id_number),
            MOST_CASES,
        )
    return list(found)


async def _is_announced(connection: Connection, question: ProgressQuestion) -> bool:
    if question.case_id is None:
        return False
    found = await connection.fetchval(
        "SELECT true FROM announcements WHERE case_id = $1", question.case_id
    )
    return found is True


async def _by_number(
    request: Request, platform: Platform, kiosk_id: str, number: str
) -> tuple[CaseProgress, ...]:
    gate: MissGate = request.app.state.progress_gate
    now = platform.now()
    wait_s = gate.wait_s(kiosk_id, now)
    if wait_s:
        raise Refusal(429, "too_many_numbers", "try later", {"Retry-After": str(wait_s)})
    local = number.removeprefix("L-").replace("-", "").lower()
    async with platform.database.transaction() as connection:
        rows = await connection.fetch(
            f"{SELECT_CASES} WHERE right(cases.case_id::text, 10) = $1 OR case_number = $2 LIMIT 2",
            local if number.startswith("L-") and len(local) == 10 else "?",
            number if not number.startswith("L-") else "?",
        )
        if not rows:
            part = await _part_by_number(connection, platform, number)
            if part is not None:
                return (part,)
        # The number of a ticket is drawn by chance and stands on its slip alone.
        answers = await answers_to(connection, (row["case_id"] for row in rows))
    if len(rows) != 1:
        gate.missed(kiosk_id, now)
        return ()
    if rows[0]["item_code"] == TICKET_CODE and number.startswith("L-"):
        return (_with_answer(_told(rows[0], platform.items.names_of(TICKET_CODE)), answers),)
    told = _told(rows[0], {})
    return (CaseProgress(told.stage, received_at=told.received_at, decide_by=told.decide_by),)


async def _part_by_number(
    connection: Connection, platform: Platform, number: str
) -> CaseProgress | None:
    case_id = await case_of_part(connection, number)
    if case_id is None:
        return None
    row = await connection.fetchrow(f"{SELECT_CASES} WHERE cases.case_id = $1", case_id)
    concluded = await concluded_of(connection, (row,))
    for part in parts_of(row, platform, concluded):
        if part.case_number == number:
            return CaseProgress(
                part.stage, received_at=row["received_at"], decide_by=part.decide_by
            )
    return None


def _all_told(
    platform: Platform, rows: list[Row], named: bool, concluded: frozenset[str]
) -> tuple[CaseProgress, ...]:
    return tuple(
        replace(
            _told(
                row,
                platform.items.names_of(row["item_code"]),
                _masked_holder(platform, row) if named else "",
            ),
            parts=parts_of(row, platform, concluded),
        )
        for row in rows
    )


def parts_of(row: Row, platform: Platform, concluded: frozenset[str]) -> tuple[PartProgress, ...]:
    """How the parts of a case stand; () for an ordinary one."""
    answer = wire.decode(PlatformAnswer, row["answer_body"])
    returned = defects_of(row, answer) if row["last_event"] == "returned" else ()
    item = platform.items.get(row["item_code"], row["item_version"])
    return parts_told(answer, stage_of(row), returned, item, concluded)


def _told(row: Row, name: dict[str, str], holder: str = "") -> CaseProgress:
    answer = wire.decode(PlatformAnswer, row["answer_body"])
    stage = stage_of(row)
    return CaseProgress(
        stage=stage,
        case_id=row["case_id"],
        item_code=row["item_code"],
        item_name=name,
        received_at=row["received_at"],
        case_number=row["case_number"],
        decide_by=answer.decide_by if stage is Stage.ACCEPTED else None,
        holder_masked=holder,
        defects=defects_of(row, answer)
        if stage in (Stage.CORRECTION_NEEDED, Stage.NOT_ACCEPTED)
        else (),
    )


def stage_of(row: Row) -> Stage:
    """The newest thing that is true: a successor, an officer's act, or the first answer."""
    if row["successor"] is not None:
        return Stage.REPLACED
    match row["last_event"]:
        case "concluded":
            return Stage.CONCLUDED
        case "returned":
            return Stage.CORRECTION_NEEDED
        case _:
            return Stage(AnswerKind(row["kind"]).value)


def defects_of(row: Row, answer: PlatformAnswer) -> tuple[Defect, ...]:
    """Everything to mend: the officer's list, or the reasons of the first answer."""
    if row["last_event"] == "returned":
        return wire.decode(tuple[Defect, ...], row["last_body"])
    return tuple(Defect("", reason) for reason in answer.reasons)


def _masked_holder(platform: Platform, row: Row) -> str:
    try:
        form = open_form(platform.unsealer, wire.decode(CaseEnvelope, row["body"]))
    except Unreadable:
        return ""
    return masked_name(form.applicant.name)
