"""The page of papers that follow: what is due, what came, what lapsed. Read only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from central.callers import operator_of
from central.deferrals import lapse
from central.html import page, table, tag
from central.platform import Platform, platform_of
from kiosk.domain.receipt import local_number
from kiosk.services.item import NATIVE_LANGUAGE, pick

Row = Mapping[str, Any]

_MOST = 200


async def deferral_list(request: Request) -> Response:
    """GET /deferrals: the papers still due first, the nearest day on top."""
    operator_of(request)
    platform = platform_of(request)
    async with platform.database.transaction() as connection:
        await lapse(connection, platform.now())
        rows = await connection.fetch(
            "SELECT d.*, p.place_name FROM deferred_materials AS d"
            " LEFT JOIN case_places AS p USING (case_id)"
            " ORDER BY supplied_by IS NOT NULL, lapsed_at IS NOT NULL, due_on LIMIT $1",
            _MOST,
        )
    heads = ("办件", "事项", "材料", "最后一天", "情况", "办理地")
    return page("容缺后补 Papers that follow", table(heads, (_line(platform, r) for r in rows)))


def _line(platform: Platform, row: Row) -> tuple[object, ...]:
    item = platform.items.get(row["item_code"], row["item_version"])
    requirement = item.material(row["requirement_id"]) if item else None
    name = pick(requirement.name, NATIVE_LANGUAGE) if requirement else row["requirement_id"]
    number = row["case_number"] or local_number(row["case_id"])
    return (
        tag("a", number, href=f"/cases/{row['case_id']}"),
        platform.items.name_of(row["item_code"]),
        name,
        row["due_on"],
        _standing(row),
        row["place_name"] or "本地",
    )


def _standing(row: Row) -> object:
    if row["supplied_by"] is not None:
        return tag("a", "已补交", href=f"/cases/{row['supplied_by']}", class_="accepted")
    if row["lapsed_at"] is not None:
        return tag("span", "已过期", class_="not_accepted")
    return tag("span", "待补交", class_="correction_needed")
