"""Materials that may follow (容缺受理): their days, the supplements that bring them, the lapse.

A supplement is a case of its own that names the one it follows up; nothing is ever written into
that one. Whoever holds the applicant's card, or the card of the agent who handed it in, may bring
what is due. What has not come by its day has lapsed, and only a person can help then.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from central.callers import kiosk_of
from central.database import Connection
from central.decide import Verdict, legal_day
from central.holders import holder_digest
from central.platform import Platform, platform_of
from central.replies import Refusal, body_of, decoded, reply
from kiosk.domain.application import Application, HandIn
from kiosk.domain.receipt import AnswerKind, PlatformAnswer
from kiosk.domain.supplement import DueCase, DueMaterial, DueQuestion
from kiosk.services.item import ServiceItem
from kiosk.services.workdays import add_workdays

Row = Mapping[str, Any]

_BYTES = 4 * 1024
_GRACE = timedelta(days=7)
"""How much longer than allowed a printed day is kept to; a kiosk's clock may have been wrong."""
_NOT_DUE = {
    "zh-CN": "没有找到要补交的材料，请核对凭条，或到窗口询问",
    "en": "No such paper is due: compare your slip, or ask at the counter",
}
_LAPSED = {
    "zh-CN": "补交的期限已经过了，请到窗口重新办理",
    "en": "The time limit has passed: please apply again at the counter",
}
_NO_PAGES = {
    "zh-CN": "补交的材料没有页面，请重新扫描",
    "en": "The papers have no pages: please scan them again",
}


async def post_due(request: Request) -> Response:
    """POST /v1/cases/due: what is still due, to the holder of the applicant's or agent's card.

    404 'case_unknown' for everybody else, and for a case that was never accepted.
    """
    platform = platform_of(request)
    kiosk_id = kiosk_of(request)
    limit_s = platform.settings.limits.body_seconds
    asked = decoded(DueQuestion, await body_of(request, limit=_BYTES, within_s=limit_s))
    now = platform.now()
    async with platform.database.transaction() as connection:
        await lapse(connection, now)
        if not await _is_theirs(connection, platform, asked.case_id, asked.id_number):
            raise Refusal(404, "case_unknown", "no such case of this person")
        rows = await _rows(connection, asked.case_id)
        await connection.execute(
            "INSERT INTO viewings VALUES ($1, $2, $3, 'due')",
            now,
            f"kiosk {kiosk_id}",
            asked.case_id,
        )
    if not rows:
        raise Refusal(404, "case_unknown", "nothing was accepted to follow in this case")
    return reply(_due_case(platform, asked.case_id, rows))


async def note_due(
    connection: Connection,
    platform: Platform,
    item: ServiceItem,
    application: Application,
    said: PlatformAnswer,
) -> None:
    """Note what an accepted application promised to bring, each with its day."""
    if said.kind is not AnswerKind.ACCEPTED or application.supplements is not None:
        return
    agent = application.agent
    agent_hmac = holder_digest(platform.keys, agent.card.id_number) if agent else ""
    holidays = frozenset(platform.settings.holidays)
    today = legal_day(said.answered_at)
    for material in application.materials:
        requirement = item.material(material.requirement_id)
        if material.hand_in is not HandIn.DEFERRED or requirement is None:
            continue
        allowed = add_workdays(today, requirement.defer_workdays, holidays)
        await connection.execute(
            "INSERT INTO deferred_materials VALUES ($1, $2, $3, $4, $5, $6, $7)"
            " ON CONFLICT DO NOTHING",
            application.application_id,
            material.requirement_id,
            item.code,
            item.version,
            said.case_number,
            agent_hmac,
            due_day(allowed, material.due),
        )


def due_day(allowed: date, printed: date | None) -> date:
    """The day that counts: what the slip says, unless it promises far more than it may."""
    return allowed if printed is None else max(allowed, min(printed, allowed + _GRACE))


async def followed_up(
    connection: Connection, platform: Platform, application: Application, verdict: Verdict
) -> Verdict:
    """The verdict on a supplement, and the note that its papers are here."""
    case_id = application.supplements
    if case_id is None:
        return verdict
    now = platform.now()
    person = application.applicant.id_number
    if not await _is_theirs(connection, platform, case_id, person):
        return Verdict(AnswerKind.NOT_ACCEPTED, (dict(_NOT_DUE),))
    rows = {r["requirement_id"]: r for r in await _rows(connection, case_id, lock=True)}
    brought = [rows.get(m.requirement_id) for m in application.materials]
    if not brought or any(row is None or row["supplied_by"] for row in brought):
        return Verdict(AnswerKind.NOT_ACCEPTED, (dict(_NOT_DUE),))
    handed_in = legal_day(handed_in_at(application, now))
    if any(row is not None and row["due_on"] < handed_in for row in brought):
        return Verdict(AnswerKind.NOT_ACCEPTED, (dict(_LAPSED),))
    if any(m.hand_in is not HandIn.SCANNED or not m.pages for m in application.materials):
        return Verdict(AnswerKind.CORRECTION_NEEDED, (dict(_NO_PAGES),))
    await connection.execute(
        "UPDATE deferred_materials SET supplied_by = $3, supplied_at = $4, lapsed_at = NULL"
        " WHERE case_id = $1 AND requirement_id = ANY($2::text[])",
        case_id,
        [m.requirement_id for m in application.materials],
        application.application_id,
        now,
    )
    return Verdict(AnswerKind.ACCEPTED)


def handed_in_at(application: Application, now: datetime) -> datetime:
    """When the papers were handed in: a line that was down costs nobody their time limit.

    The kiosk's word counts where it had heard our time; otherwise they come when they come.
    """
    at = application.confirmed_at
    if at.platform_offset_s is None or at.is_unverified:
        return now
    return min(now, at.wall + timedelta(seconds=at.platform_offset_s))


async def lapse(connection: Connection, now: datetime) -> None:
    """Let everything lapse whose day is over in China."""
    await connection.execute(
        "UPDATE deferred_materials SET lapsed_at = $2"
        " WHERE due_on < $1 AND supplied_by IS NULL AND lapsed_at IS NULL",
        legal_day(now),
        now,
    )


async def _is_theirs(
    connection: Connection, platform: Platform, case_id: UUID, id_number: str
) -> bool:
    digest = holder_digest(platform.keys, id_number)
    found = await connection.fetchval(
        "SELECT true FROM case_holders WHERE case_id = $1 AND holder_hmac = $2"
        " UNION ALL SELECT true FROM deferred_materials WHERE case_id = $1 AND agent_hmac = $2",
        case_id,
        digest,
    )
    return found is True


async def _rows(connection: Connection, case_id: UUID, *, lock: bool = False) -> list[Row]:
    found = await connection.fetch(
        "SELECT * FROM deferred_materials WHERE case_id = $1 ORDER BY due_on, requirement_id"
        + (" FOR UPDATE" if lock else ""),
        case_id,
    )
    return list(found)


def _due_case(platform: Platform, case_id: UUID, rows: list[Row]) -> DueCase:
    first = rows[0]
    item = platform.items.get(first["item_code"], first["item_version"])
    still = [row for row in rows if row["supplied_by"] is None]
    return DueCase(
        case_id=case_id,
        item_code=first["item_code"],
        item_version=first["item_version"],
        case_number=first["case_number"],
        materials=tuple(
            found for row in still if not row["lapsed_at"] if (found := _material(item, row))
        ),
        lapsed=tuple(
            found.name for row in still if row["lapsed_at"] if (found := _material(item, row))
        ),
    )


def _material(item: ServiceItem | None, row: Row) -> DueMaterial | None:
    requirement = item.material(row["requirement_id"]) if item else None
    if requirement is None:
        return None
    return DueMaterial(
        requirement_id=requirement.id,
        name=dict(requirement.name),
        hint=dict(requirement.hint),
        shape=requirement.shape,
        max_pages=requirement.max_pages,
        due=row["due_on"],
    )
