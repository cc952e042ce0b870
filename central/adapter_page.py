"""The outside systems as operators see them: which are simulators, and what still waits."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from central.callers import operator_of
from central.html import page, table, tag
from central.platform import platform_of

_NAMES = {
    "ratings": "好差评上报 Ratings",
    "status": "办件状态 Case status",
    "hotline": "12345 工单 Hotline",
    "sms": "短信 Messages",
}
_COUNTS = (
    "SELECT outlet, count(*) FILTER (WHERE sent_at IS NOT NULL) AS sent,"
    " count(*) FILTER (WHERE sent_at IS NULL AND refused_at IS NULL) AS waiting,"
    " count(*) FILTER (WHERE refused_at IS NOT NULL) AS refused,"
    " coalesce(max(last_fault) FILTER (WHERE sent_at IS NULL), '') AS fault"
    " FROM dispatches GROUP BY outlet"
)


async def adapter_list(request: Request) -> Response:
    """GET /adapters: every door, what stands behind it, and its queue."""
    operator_of(request)
    async with platform_of(request).database.transaction() as connection:
        rows = {row["outlet"]: row for row in await connection.fetch(_COUNTS)}
    lines = []
    for outlet in request.app.state.outlets:
        row = rows.get(outlet.name)
        behind = (
            tag("span", "模拟系统 SIMULATOR", class_="alarm") if outlet.is_simulator else "真实系统"
        )
        counts = (
            (row["sent"], row["waiting"], row["refused"], row["fault"]) if row else (0, 0, 0, "")
        )
        lines.append((_NAMES.get(outlet.name, outlet.name), behind, *counts))
    note = tag("p", "模拟系统只在本机记下，不会送到任何真实系统。", class_="quiet")
    return page(
        "外部系统 Outside systems",
        note,
        table(("系统", "接的是", "已送", "待送", "被拒", "最近故障"), lines),
    )
