"""Ratings as operators see them: sums, sums by item and terminal, and what is to be followed up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from central.callers import operator_of
from central.decide import CHINA, legal_day
from central.html import Html, facts, page, table, tag
from central.operator_forms import fields_of, form, seen, submit, text_field
from central.platform import Platform, platform_of
from central.replies import Refusal
from kiosk.domain.rating import RatingLevel
from kiosk.domain.receipt import local_number

Row = Mapping[str, Any]

LEVELS = {
    RatingLevel.VERY_SATISFIED: "非常满意",
    RatingLevel.SATISFIED: "满意",
    RatingLevel.FAIRLY_SATISFIED: "基本满意",
    RatingLevel.DISSATISFIED: "不满意",
    RatingLevel.VERY_DISSATISFIED: "非常不满意",
}
_MOST = 100
_SUMS = (
    "SELECT {by} AS name, count(*) AS ratings, round(avg(level), 2) AS mean,"
    " count(*) FILTER (WHERE level <= 2) AS bad FROM ratings GROUP BY 1 ORDER BY 4 DESC, 2 DESC"
    " LIMIT 50"
)


async def rating_list(request: Request) -> Response:
    """GET /ratings: open tickets first, then sums, then the newest ratings."""
    operator, platform = operator_of(request), platform_of(request)
    per_page = platform.settings.operator.rows_per_page
    async with platform.database.transaction() as connection:
        counts = await connection.fetch("SELECT level, count(*) FROM ratings GROUP BY level")
        tickets = await connection.fetch(
            "SELECT * FROM rating_tickets WHERE closed_at IS NULL ORDER BY due_on LIMIT $1", _MOST
        )
        by_item = await connection.fetch(_SUMS.format(by="item_code"))
        by_kiosk = await connection.fetch(_SUMS.format(by="kiosk_id"))
        rows = await connection.fetch(
            "SELECT level, item_code, kiosk_id, surface, received_at, case_id FROM ratings"
            " ORDER BY received_at DESC, rating_id LIMIT $1 OFFSET $2",
            per_page,
            _offset(request),
        )
    found = {row["level"]: row["count"] for row in counts}
    today = legal_day(platform.now())
    return page(
        "好差评 Ratings",
        facts((name, found.get(int(level), 0)) for level, name in LEVELS.items()),
        tag("h2", "待回访 To follow up"),
        table(_TICKET_HEADS, [_ticket_line(platform, operator, row, today) for row in tickets]),
        tag("h2", "按事项 By item"),
        table(_SUM_HEADS, [_sum_line(row, platform.items.name_of(row["name"])) for row in by_item]),
        tag("h2", "按终端 By terminal"),
        table(_SUM_HEADS, [_sum_line(row, row["name"]) for row in by_kiosk]),
        tag("h2", "最新 Newest"),
        table(_HEADS, [_line(platform, row) for row in rows]),
        _further(request, len(rows), per_page),
    )


_HEADS = ("评价", "事项", "终端", "方式", "时间", "办件")
_SUM_HEADS = ("名称", "评价数", "平均", "差评")
_TICKET_HEADS = ("期限", "评价", "原因", "事项", "终端", "可回电", "办件", "处理")


async def post_close(request: Request) -> Response:
    """POST /ratings/{uuid}/close: what was done about a bad rating."""
    operator, platform = operator_of(request), platform_of(request)
    rating_id: UUID = request.path_params["rating_id"]
    fields = await fields_of(request, operator)
    outcome = fields.get("outcome", "")
    if not outcome:
        raise Refusal(422, "nothing_said", "say what was done")
    async with platform.database.transaction() as connection:
        closed = await connection.fetchval(
            "UPDATE rating_tickets SET closed_at = $2, closed_by = $3, outcome = $4"
            " WHERE rating_id = $1 AND closed_at IS NULL RETURNING true",
            rating_id,
            platform.now(),
            operator,
            outcome,
        )
    if not closed:
        raise Refusal(404, "ticket_unknown", "no open ticket of this rating")
    return seen("/ratings")


def _ticket_line(platform: Platform, operator: str, row: Row, today: date) -> tuple[object, ...]:
    late = row["due_on"] < today
    due = tag("td", f"{row['due_on']}{' 已逾期' if late else ''}", class_="alarm" if late else None)
    close = form(
        platform,
        operator,
        f"/ratings/{row['rating_id']}/close",
        text_field("outcome", "处理结果"),
        submit("办结 Close"),
    )
    return (
        due,
        LEVELS[RatingLevel(row["level"])],
        row["reasons"] or "—",
        platform.items.name_of(row["item_code"]),
        row["kiosk_id"],
        "是" if row["may_call"] else "否",
        _case_link(row),
        close,
    )


def _sum_line(row: Row, name: str) -> tuple[object, ...]:
    return (name, row["ratings"], row["mean"], row["bad"])


def _line(platform: Platform, row: Row) -> tuple[object, ...]:
    return (
        LEVELS[RatingLevel(row["level"])],
        platform.items.name_of(row["item_code"]),
        row["kiosk_id"],
        row["surface"],
        f"{row['received_at'].astimezone(CHINA):%Y-%m-%d %H:%M:%S}",
        _case_link(row),
    )


def _case_link(row: Row) -> Html:
    return tag("a", local_number(row["case_id"]), href=f"/cases/{row['case_id']}")


def _offset(request: Request) -> int:
    asked = request.query_params.get("from", "")
    return int(asked) if asked.isdecimal() and len(asked) < 10 else 0


def _further(request: Request, shown: int, per_page: int) -> Html:
    if shown < per_page:
        return Html("")
    return tag("p", tag("a", "更早 Older", href=f"/ratings?from={_offset(request) + per_page}"))
