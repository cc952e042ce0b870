"""The web pages of the platform: for operators only, read only, nothing loaded from elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from central import html
from central.bundles import parts_part
from central.callers import operator_of
from central.case_files import case_row, note_viewing
from central.case_page import (
    KINDS,
    answer_part,
    answers_part,
    applicant_part,
    materials_part,
    signature_part,
)
from central.corrections import case_with_stage, officer_part
from central.decide import CHINA
from central.html import Html, facts, page, table, tag
from central.kiosk_clock import sealed_at
from central.licence_shelf import masked_name
from central.overdue import overdue_count, overdue_line
from central.part_standing import concluded_of, parts_desk
from central.platform import Platform, platform_of
from central.progress import parts_of
from central.unseal import Unreadable, open_form
from kiosk import wire
from kiosk.domain.envelope import CaseEnvelope
from kiosk.domain.identity import masked
from kiosk.domain.receipt import AnswerKind, PlatformAnswer, local_number

Row = Mapping[str, Any]


async def case_list(request: Request) -> Response:
    """GET /: received cases, newest first."""
    operator_of(request)
    platform = platform_of(request)
    per_page = platform.settings.operator.rows_per_page
    before = _before(request)
    async with platform.database.transaction() as connection:
        total = await connection.fetchval("SELECT count(*) FROM cases")
        late = await overdue_count(connection, platform.now())
        rows = await connection.fetch(
            "SELECT case_id, case_number, item_code, kiosk_id, received_at, kind, server_seq, body"
            " FROM cases WHERE server_seq < $1 ORDER BY server_seq DESC LIMIT $2",
            before,
            per_page,
        )
    people = await asyncio.to_thread(lambda: [_applicant_of(platform, row) for row in rows])
    heads = ("办件编号", "事项", "终端", "收件时间", "答复", "申请人")
    lines = [_case_line(platform, row, who) for row, who in zip(rows, people, strict=True)]
    older = _older("/", rows[-1]["server_seq"]) if len(rows) == per_page else ""
    count = tag("p", f"共 {total} 件", class_="quiet")
    return page("收件 Cases", count, overdue_line(late), table(heads, lines), older)


async def one_case(request: Request) -> Response:
    """GET /cases/{uuid}: one case in full. Looking is noted."""
    operator, platform = operator_of(request), platform_of(request)
    case_id: UUID = request.path_params["case_id"]
    async with platform.database.transaction() as connection:
        row = await case_row(connection, case_id)
        told = await case_with_stage(connection, case_id)
        concluded = await concluded_of(connection, (row,))
        await note_viewing(connection, platform, operator, case_id, "case")
    assert told is not None
    envelope = wire.decode(CaseEnvelope, row["body"])
    item = platform.items.get(row["item_code"], row["item_version"])
    answer = wire.decode(PlatformAnswer, row["answer_body"])
    parts = parts_of(told, platform, concluded)
    title = row["case_number"] or local_number(case_id)
    about = _about(platform, row, envelope)
    try:
        application = open_form(platform.unsealer, envelope)
    except Unreadable as fault:
        closed = tag("p", f"无法打开：{fault.code}", class_="alarm")
        return page(title, about, closed, answer_part(answer, row["answer_body"]))
    return page(
        title,
        about,
        parts_part(answer, item),
        applicant_part(application),
        answers_part(application, item),
        materials_part(case_id, application, item),
        signature_part(case_id, application.signature),
        answer_part(answer, row["answer_body"]),
        officer_part(platform, operator, told, application, item),
        parts_desk(platform, operator, case_id, parts),
    )


def _about(platform: Platform, row: Row, envelope: CaseEnvelope) -> Html:
    return facts(
        (
            ("事项", platform.items.name_of(row["item_code"])),
            ("终端", row["kiosk_id"]),
            ("收件时间", _moment(row["received_at"])),
            ("收件序号", f"{row['kiosk_id']} #{row['seq']}"),
            ("申请编号", row["case_id"]),
            ("终端时间", sealed_at(envelope.header.sealed_at)),
        )
    )


async def alarm_list(request: Request) -> Response:
    """GET /alarms: alarms, cases set aside, refused packages, cases announced but not here."""
    operator_of(request)
    platform = platform_of(request)
    async with platform.database.transaction() as connection:
        alarms = await connection.fetch(
            "SELECT raised_at, code, kiosk_id, subject FROM alarms"
            " ORDER BY alarm_id DESC LIMIT $1 OFFSET $2",
            platform.settings.operator.rows_per_page,
            _offset(request),
        )
        aside = await connection.fetch(
            "SELECT received_at, reason, kiosk_id, case_id FROM quarantine"
            " WHERE released_at IS NULL ORDER BY received_at DESC LIMIT 100"
        )
        missing = await connection.fetch(
            "SELECT announced_at, item_code, kiosk_id, case_id FROM announcements"
            " WHERE NOT EXISTS (SELECT FROM cases WHERE cases.case_id = announcements.case_id)"
            " AND NOT EXISTS (SELECT FROM arrivals WHERE arrivals.case_id = announcements.case_id)"
            " ORDER BY announced_at LIMIT 100"
        )
    heads = ("时间", "原因", "终端", "对象")
    return page(
        "告警 Alarms",
        table(heads, map(_plain_line, alarms)),
        _further(request, len(alarms)),
        tag("h2", "待人工处理 Set aside"),
        table(heads, map(_plain_line, aside)),
        tag("h2", "已预告未送达 Announced, not here yet"),
        table(("预告时间", "事项", "终端", "申请"), map(_plain_line, missing)),
        tag("h2", "被拒事项包 Refused packages"),
        table(("文件", "原因"), platform.items.refused.items()),
    )


async def style_sheet(_: Request) -> Response:
    """GET /style.css"""
    return html.style()


def _case_line(platform: Platform, row: Row, who: str) -> Iterable[object]:
    kind = AnswerKind(row["kind"])
    number = row["case_number"] or local_number(row["case_id"])
    return (
        tag("td", tag("a", number, href=f"/cases/{row['case_id']}"), class_="number"),
        platform.items.name_of(row["item_code"]),
        row["kiosk_id"],
        tag("td", _moment(row["received_at"]), class_="number"),
        tag("td", KINDS[kind], class_=kind.value),
        who,
    )


def _applicant_of(platform: Platform, row: Row) -> str:
    try:
        application = open_form(platform.unsealer, wire.decode(CaseEnvelope, row["body"]))
    except Unreadable:
        return "—"
    card = application.applicant
    return f"{masked_name(card.name)} {masked(card.id_number)}"


def _plain_line(row: Row) -> tuple[object, ...]:
    moment, *others = row.values()
    return (_moment(moment), *others)


def _moment(at: datetime) -> str:
    return f"{at.astimezone(CHINA):%Y-%m-%d %H:%M:%S}"


def _before(request: Request) -> int:
    asked = request.query_params.get("before", "")
    return int(asked) if asked.isdecimal() and len(asked) < 16 else 2**62


def _offset(request: Request) -> int:
    asked = request.query_params.get("from", "")
    return int(asked) if asked.isdecimal() and len(asked) < 10 else 0


def _older(path: str, before: int) -> Html:
    return tag("p", tag("a", "更早 Older", href=f"{path}?before={before}"))


def _further(request: Request, shown: int) -> Html:
    per_page = platform_of(request).settings.operator.rows_per_page
    if shown < per_page:
        return Html("")
    target = f"{request.url.path}?from={_offset(request) + per_page}"
    return tag("p", tag("a", "更早 Older", href=target))
