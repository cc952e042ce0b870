"""Tickets as operators see them: what is to be answered until when, and what is said most."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from central.callers import operator_of
from central.decide import CHINA, legal_day
from central.html import Html, facts, page, table, tag
from central.operator_forms import fields_of, form, seen, submit, text_field
from central.platform import Platform, platform_of
from central.replies import Refusal
from central.tickets import answer_ticket
from kiosk.domain.receipt import local_number
from kiosk.services.item import NATIVE_LANGUAGE, pick
from kiosk.services.tickets import REASONS, ticket_form

Row = Mapping[str, Any]

_MOST = 100
_OPEN_HEADS = ("答复期限", "类别", "原因", "说的事", "终端", "可回电", "编号", "答复")
_DONE_HEADS = ("答复时间", "类别", "原因", "编号", "答复人", "答复")
_SUM_HEADS = ("类别", "原因", "件数")
_COUNTS = (
    "SELECT count(*) FILTER (WHERE answered_at IS NULL) AS open,"
    " count(*) FILTER (WHERE answered_at IS NULL AND due_on < $1) AS late,"
    " count(*) FILTER (WHERE answered_at IS NOT NULL) AS answered FROM tickets"
)
_OPEN = "SELECT * FROM tickets WHERE answered_at IS NULL ORDER BY due_on, opened_at LIMIT $1"
_DONE = "SELECT * FROM tickets WHERE answered_at IS NOT NULL ORDER BY answered_at DESC LIMIT $1"
_SUMS = (
    "SELECT kind, reason, count(*) AS n FROM tickets,"
    " unnest(string_to_array(reasons, ',')) AS reason GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 30"
)


async def ticket_list(request: Request) -> Response:
    """GET /tickets: open ones by their day, then what they are about, then what was answered."""
    operator, platform = operator_of(request), platform_of(request)
    today = legal_day(platform.now())
    async with platform.database.transaction() as connection:
        counts = await connection.fetchrow(_COUNTS, today)
        waiting = await connection.fetch(_OPEN, _MOST)
        answered = await connection.fetch(_DONE, _MOST)
        sums = await connection.fetch(_SUMS)
    late = tag("span", counts["late"], class_="alarm" if counts["late"] else None)
    said = [(_words("kind", r["kind"]), _reason(r["kind"], r["reason"]), r["n"]) for r in sums]
    return page(
        "诉求 Tickets",
        facts((("待答复", counts["open"]), ("已逾期", late), ("已答复", counts["answered"]))),
        tag("h2", "待答复 To answer"),
        tag("p", "答复会显示给持凭条的人。不要写姓名、号码等个人信息。", class_="quiet"),
        table(_OPEN_HEADS, [_open_line(platform, operator, row, today) for row in waiting]),
        tag("h2", "群众说得最多的 What is said most"),
        table(_SUM_HEADS, said),
        tag("h2", "已答复 Answered"),
        table(_DONE_HEADS, [_done_line(row) for row in answered]),
    )


async def post_answer(request: Request) -> Response:
    """POST /tickets/{uuid}/answer: what the resident is told; once."""
    operator, platform = operator_of(request), platform_of(request)
    case_id: UUID = request.path_params["case_id"]
    text = (await fields_of(request, operator)).get("answer", "")
    if not text:
        raise Refusal(422, "nothing_said", "write an answer")
    async with platform.database.transaction() as connection:
        is_noted = await answer_ticket(
            connection, case_id, operator=operator, text=text, now=platform.now()
        )
    if not is_noted:
        raise Refusal(404, "ticket_unknown", "no open ticket of this case")
    return seen("/tickets")


ROUTES = (
    Route("/tickets", ticket_list, methods=["GET"]),
    Route("/tickets/{case_id:uuid}/answer", post_answer, methods=["POST"]),
)


def _open_line(platform: Platform, operator: str, row: Row, today: date) -> tuple[object, ...]:
    is_late = row["due_on"] < today
    said = f"{row['due_on']}{' 已逾期' if is_late else ''}"
    answer = form(
        platform,
        operator,
        f"/tickets/{row['case_id']}/answer",
        text_field("answer", "答复群众的话"),
        submit("答复 Answer"),
    )
    return (
        tag("td", said, class_="alarm" if is_late else None),
        _words("kind", row["kind"]),
        _reasons(row),
        row["about"] or "—",
        row["kiosk_id"],
        "是" if row["may_call"] else "否",
        _link(row),
        answer,
    )


def _done_line(row: Row) -> tuple[object, ...]:
    return (
        f"{row['answered_at'].astimezone(CHINA):%Y-%m-%d %H:%M}",
        _words("kind", row["kind"]),
        _reasons(row),
        _link(row),
        row["answered_by"],
        row["answer"],
    )


def _link(row: Row) -> Html:
    return tag("a", local_number(row["case_id"]), href=f"/cases/{row['case_id']}")


def _reasons(row: Row) -> str:
    codes = row["reasons"].split(",") if row["reasons"] else []
    return "、".join(_reason(row["kind"], code) for code in codes) or "—"


def _reason(kind: str, code: str) -> str:
    return _words(REASONS.get(kind, ""), code)


def _words(question: str, code: str) -> str:
    """The form's own words for a choice; the code itself if the form no longer has it."""
    part = ticket_form().data_schema["properties"].get(question, {})
    choices = part.get("items", part).get("x-choices", {})
    return pick(choices.get(code, {NATIVE_LANGUAGE: code}), NATIVE_LANGUAGE)
