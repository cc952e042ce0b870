"""Times at the counter as operators set them: a day cut into equal times, and who has come in.

Nobody's name is here: the counter asks for the number on the slip.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from central.appointments import upcoming
from central.callers import operator_of
from central.decide import CHINA
from central.html import page, table, tag
from central.operator_forms import fields_of, form, seen, submit, text_field
from central.platform import platform_of
from central.replies import Refusal

_PATH: Final = "/appointments"
_HEADS: Final = ("日期", "时间", "地点", "可约", "已约")
_SHORTEST, _LONGEST, _MOST_A_DAY = 5, 240, 100


async def slot_list(request: Request) -> Response:
    """GET /appointments: the next times, and a form to set those of a day."""
    operator, platform = operator_of(request), platform_of(request)
    async with platform.database.transaction() as connection:
        rows = await upcoming(connection, platform.now())
    lines = [
        (
            f"{row['starts_at'].astimezone(CHINA):%Y-%m-%d}",
            f"{row['starts_at'].astimezone(CHINA):%H:%M}–{row['ends_at'].astimezone(CHINA):%H:%M}",
            row["site"],
            row["places"],
            row["places"] - row["free"],
        )
        for row in rows
    ]
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
    return page("预约 Appointments", table(_HEADS, lines), tag("h2", "放号 Set times"), setting)


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
    count = int((ends - begins) / timedelta(minutes=minutes)) if minutes >= _SHORTEST else 0
    fits = minutes <= _LONGEST and 1 <= count <= _MOST_A_DAY and 1 <= places <= 50
    if not site or not fits:
        raise Refusal(422, "bad_form", "these times make no sense")
    step = timedelta(minutes=minutes)
    async with platform.database.transaction() as connection:
        await connection.executemany(
            "INSERT INTO appointment_slots (site, starts_at, ends_at, places, set_by)"
            " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            [
                (site, begins + n * step, begins + (n + 1) * step, places, operator)
                for n in range(count)
            ],
        )
    return seen(_PATH)


ROUTES = (
    Route(_PATH, slot_list, methods=["GET"]),
    Route(_PATH, post_slots, methods=["POST"]),
)


def _moment(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), CHINA)
