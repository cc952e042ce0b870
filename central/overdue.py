"""Cases past the day their applicants were promised (超期办件): counted, and listed for operators.

A case that was returned waits for its applicant, one that was concluded or replaced is over;
tickets have a day of their own (`tickets`). Of a bundle each part is asked for by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from central.callers import operator_of
from central.database import Connection
from central.decide import legal_day
from central.html import Html, page, table, tag
from central.platform import Platform, platform_of
from kiosk.domain.receipt import local_number
from kiosk.services.tickets import TICKET_CODE

Row = Mapping[str, Any]

TITLE: Final = "逾期 Overdue"
_MOST: Final = 200
_HEADS: Final = ("应办结日", "超过", "办件编号", "事项", "终端", "收件时间")
_UNFINISHED: Final = (
    " JOIN cases AS c USING (case_id) LEFT JOIN case_successors AS s USING (case_id)"
    " WHERE s.successor IS NULL"
    " AND NOT EXISTS (SELECT FROM case_events AS e WHERE e.case_id = c.case_id)"
)
_LATE: Final = (
    "SELECT c.case_id, c.case_number, c.item_code, c.kiosk_id, c.received_at, c.decide_by"
    f" FROM (SELECT case_id FROM cases WHERE decide_by < $1) AS late{_UNFINISHED}"
    f" AND c.kind = 'accepted' AND c.item_code <> '{TICKET_CODE}'"
    " AND NOT EXISTS (SELECT FROM case_parts AS p WHERE p.case_id = c.case_id)"
    " UNION ALL SELECT c.case_id, p.case_number, p.code, c.kiosk_id, c.received_at, p.decide_by"
    f" FROM (SELECT * FROM case_parts WHERE decide_by < $1) AS p{_UNFINISHED}"
    " AND p.kind = 'accepted' AND NOT EXISTS"
    " (SELECT FROM part_conclusions AS d WHERE d.case_number = p.case_number)"
)


async def overdue_count(connection: Connection, now: datetime) -> int:
    """How many cases and parts of bundles are past their day."""
    return int(await connection.fetchval(f"SELECT count(*) FROM ({_LATE}) AS late", now))


def overdue_line(count: int) -> Html:
    """What the first page says of them; nothing when there are none."""
    if not count:
        return Html("")
    link = tag("a", f"有 {count} 件超过承诺的办结日 Overdue", href="/overdue", class_="alarm")
    return tag("p", link)


async def overdue_list(request: Request) -> Response:
    """GET /overdue: the longest overdue first."""
    operator_of(request)
    platform, now = platform_of(request), platform_of(request).now()
    async with platform.database.transaction() as connection:
        count = await overdue_count(connection, now)
        rows = await connection.fetch(f"{_LATE} ORDER BY decide_by LIMIT $2", now, _MOST)
    return page(
        TITLE,
        tag("p", f"共 {count} 件。退回补正、已办结和被替换的不算。", class_="quiet"),
        table(_HEADS, [_line(platform, row, now) for row in rows]),
    )


ROUTES = (Route("/overdue", overdue_list, methods=["GET"]),)


def _line(platform: Platform, row: Row, now: datetime) -> tuple[object, ...]:
    due_on = legal_day(row["decide_by"])
    number = row["case_number"] or local_number(row["case_id"])
    return (
        tag("td", due_on, class_="alarm"),
        f"{(legal_day(now) - due_on).days} 天",
        tag("a", number, href=f"/cases/{row['case_id']}"),
        platform.items.name_of(row["item_code"]),
        row["kiosk_id"],
        legal_day(row["received_at"]),
    )
