"""Judging what has arrived: opened, asked by its item's rules, answered, written into the books.

Runs where the private key is (`judge_process`), apart from who takes cases in. What cannot be
judged is set aside for a person; the others go on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from central.arrivals import Waiting, mark_aside, mark_decided, next_waiting, note_try
from central.bundles import decided_parts, joint_verdict, with_parts
from central.cases import (
    Arrival,
    Decision,
    keep_aside,
    keep_case,
    next_case_number,
    next_server_seq,
    open_books,
    stored_answer,
)
from central.corrections import replaced
from central.database import Connection
from central.decide import (
    Entry,
    Verdict,
    answer,
    case_number,
    judge,
    legal_day,
    with_licences_gone,
)
from central.errands import note_errands, verdict_by_books
from central.holders import holder_digest, note_holder
from central.licences import bind_licences
from central.parked_shelf import end_submitted
from central.platform import Platform
from central.unseal import Unreadable, open_case
from kiosk import wire
from kiosk.domain.application import Application
from kiosk.domain.envelope import CaseEnvelope
from kiosk.domain.receipt import AnswerKind, SignedAnswer
from kiosk.services.item import ServiceItem

BATCH = 32
"""Cases in one transaction: they share its sync, and others wait no longer than for that."""
ITEM_UNKNOWN = "item_unknown"
_MOST_TRIES = 8


@dataclass(frozen=True, slots=True)
class Judged:
    """A case that was opened and asked by its item's rules."""

    arrival: Arrival
    application: Application
    item: ServiceItem
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class NotJudged:
    """A case a person has to look at, and why."""

    arrival: Arrival
    reason: str

    @property
    def alarm(self) -> str:
        """What the alarm is called."""
        known = (ITEM_UNKNOWN, "judge_failed")
        return self.reason if self.reason in known else "unreadable_case"


async def judge_some(platform: Platform) -> int:
    """Judge a batch of what waits; return how many cases were looked at."""
    async with platform.database.transaction() as connection:
        waiting = await next_waiting(connection, BATCH)
    await _settle(platform, waiting)
    return len(waiting)


async def judge_alone(platform: Platform) -> int:
    """Judge what waits one by one, with each try noted: one of them ended our predecessor.

    Returns how many cases were looked at, `BATCH` at most.
    """
    async with platform.database.transaction() as connection:
        waiting = await next_waiting(connection, BATCH)
    for one in waiting:
        async with platform.database.transaction() as connection:
            await note_try(connection, one.case_id)
        if one.tries >= _MOST_TRIES:
            await _keep_all(platform, [NotJudged(_arrival_of(one), "judge_failed")])
        else:
            await _settle(platform, [one])
    return len(waiting)


async def _settle(platform: Platform, waiting: Sequence[Waiting]) -> None:
    if waiting:
        await _keep_all(platform, await asyncio.to_thread(_look, platform, waiting))


def _look(platform: Platform, waiting: Sequence[Waiting]) -> list[Judged | NotJudged]:
    """Open and judge, on a thread: both take a while."""
    return [_look_at(platform, one) for one in waiting]


def _look_at(platform: Platform, waiting: Waiting) -> Judged | NotJudged:
    arrival = _arrival_of(waiting)
    header = arrival.header
    envelope = wire.decode(CaseEnvelope, waiting.body)
    container = None
    if header.container_digest:
        path = platform.containers.path_of(header.kiosk_id, header.container_digest)
        if path is None:
            return NotJudged(arrival, "container_missing")
        container = path.read_bytes()
    try:
        opened = open_case(platform.unsealer, envelope, container)
    except Unreadable as fault:
        return NotJudged(arrival, fault.code)
    item = platform.items.get(header.item_code, header.item_version)
    if item is None:
        return NotJudged(arrival, ITEM_UNKNOWN)
    verdict = judge(item, opened.application, platform.now())
    return Judged(arrival, opened.application, item, verdict)


def _arrival_of(waiting: Waiting) -> Arrival:
    header = wire.decode(CaseEnvelope, waiting.body).header
    return Arrival(header, waiting.body, waiting.digest, waiting.received_at)


async def _keep_all(platform: Platform, looked_at: Sequence[Judged | NotJudged]) -> None:
    async with platform.database.transaction() as connection:
        await open_books(connection)
        for one in looked_at:
            if isinstance(one, NotJudged):
                case_id, digest = one.arrival.header.case_id, one.arrival.digest
                await mark_aside(connection, case_id, digest, one.reason)
                await keep_aside(connection, one.arrival, one.reason, one.alarm)
            else:
                await _keep(platform, connection, one)


async def _keep(platform: Platform, connection: Connection, judged: Judged) -> None:
    """Write a case with its answer into the books, unless somebody else just did."""
    arrival, case_id = judged.arrival, judged.arrival.header.case_id
    was_waiting = await mark_decided(connection, case_id, arrival.digest)
    if was_waiting and await stored_answer(connection, case_id) is None:
        await keep_case(connection, arrival, await _decided(platform, connection, judged))


async def _decided(platform: Platform, connection: Connection, judged: Judged) -> Decision:
    settings, header, now = platform.settings, judged.arrival.header, platform.now()
    verdict = judged.verdict
    if not await bind_licences(connection, judged.application, header.kiosk_id):
        verdict = with_licences_gone(verdict)
    verdict = await replaced(connection, platform, judged.application, verdict)
    verdict = await verdict_by_books(connection, platform, judged.item, judged.application, verdict)
    person = judged.application.applicant.id_number
    await note_holder(connection, platform.keys, header.case_id, person)
    if judged.application.continues is not None:
        holder = holder_digest(platform.keys, person)
        await end_submitted(connection, judged.application.continues, holder, now)
    item, application = judged.item, judged.application
    parts = await decided_parts(connection, settings, item, application, verdict, now)
    verdict = joint_verdict(item, verdict, parts)
    number = ""
    if verdict.kind is AnswerKind.ACCEPTED:
        day = legal_day(now)
        number = case_number(settings.region, day, await next_case_number(connection, day))
    server_seq = await next_server_seq(connection)
    entry = Entry(header.case_id, judged.arrival.digest, settings.epoch, server_seq, number)
    said = answer(verdict, entry, item, now, holidays=frozenset(settings.holidays))
    said = with_parts(said, parts)
    await note_errands(connection, platform, item, application, said)
    body = wire.encode(said)
    signature, key_id = platform.keys.sign(body)
    return Decision(said, SignedAnswer(body, signature, key_id))
