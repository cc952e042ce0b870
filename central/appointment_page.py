"""Times at the counter as operators set them: a day cut into equal times, and what is booked.

Nobody's name is here: the counter asks for the number on the slip.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from central.appointments import booking_number, set_times
from central.callers import operator_of
from central.decide import CHINA
from central.html import page, table, tag
from central.operator_forms import fields_of, form, seen, submit, text_field
from central.platform import Platform, platform_of
from central.replies import Refusal

Row = Mapping[str, Any]

_PATH: Final = "/appointments"
_HEADS: Final = ("日期", "时间", "地点", "可约", "已约", "预约号")
_SHORTEST, _LONGEST, _MOST_A_DAY, _MOST_PEOPLE = 5, 240, 100, 50
_AHEAD: Final = timedelta(days=366)
_MOST_LINES: Final = 1000
_PLAN: Final = (
    "SELECT s.*, ARRAY(SELECT b.booking_id FROM bookings AS b WHERE b.slot_id = s.slot_id"
    " AND b.cancelled_at IS NULL ORDER BY b.place) AS booked FROM appointment_slots AS s"
    " WHERE starts_at >= $1 ORDER BY starts_at, site LIMIT $2"
)


async def slot_list(request: Request) -> Response:
    """GET /appointments: the times from this morning on, and a form to set those of a day."""
    operator, platform = operator_of(request), platform_of(request)
    this_morning = _moment(_today(platform), "00:00")
    async with platform.database.transaction() as connection:
        rows = await connection.fetch(_PLAN, this_morning, _MOST_LINES)
    setting = form(
        platform,
        operator,
        _PATH,
        text_field("site", "地点 Place"),
        text_field("day", "日期 Day (2026-12-01)"),
        text_field("from", "从 From (09:00)"),
        text_field("to", "到 To (11:30)"),
        text_field("minutes", "每次几分钟 Minutes each", "30"),
        text_field("places", "每次几人 People each", "1"),
        submit("放号 Set"),
    )
    times = table(_HEADS, [_line(row) for row in rows])
    return page("预约 Appointments", times, tag("h2", "放号 Set times"), setting)


async def post_slots(request: Request) -> Response:
    """POST /appointments: the times of one day at one place. Those that are there stay."""
    operator, platform = operator_of(request), platform_of(request)
    fields = await fields_of(request, operator)
    site = fields.get("site", "")
    try:
        day, minutes = date.fromisoformat(fields.get("day", "")), int(fields.get("minutes", ""))
        places = int(fields.get("places", ""))
        begins, ends = (_moment(day, fields.get(name, "")) for name in ("from", "to"))
    except ValueError:
        raise Refusal(422, "bad_form", "a day, two times and two whole numbers") from None
    is_soon = _today(platform) <= day <= _today(platform) + _AHEAD
    fits = _SHORTEST <= minutes <= _LONGEST and 1 <= places <= _MOST_PEOPLE
    count = int((ends - begins) / timedelta(minutes=minutes)) if fits else 0
    if not site or not is_soon or not 1 <= count <= _MOST_A_DAY:
        raise Refusal(422, "bad_form", "these times make no sense")
    step = timedelta(minutes=minutes)
    times = [(site, begins + n * step, begins + (n + 1) * step, places) for n in range(count)]
    async with platform.database.transaction() as connection:
        await set_times(connection, times, operator)
    return seen(_PATH)


ROUTES = (
    Route(_PATH, slot_list, methods=["GET"]),
    Route(_PATH, post_slots, methods=["POST"]),
)


def _line(row: Row) -> tuple[object, ...]:
    begins, ends = (row[name].astimezone(CHINA) for name in ("starts_at", "ends_at"))
    booked = row["booked"]
    return (
        f"{begins:%Y-%m-%d}",
        f"{begins:%H:%M}–{ends:%H:%M}",
        row["site"],
        row["places"],
        len(booked),
        "、".join(map(booking_number, booked)),
    )


def _today(platform: Platform) -> date:
    return platform.now().astimezone(CHINA).date()


def _moment(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), CHINA)
