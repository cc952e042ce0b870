"""The window's page for forms kept for later (窗口续办): code and number typed, each look noted."""

from __future__ import annotations

import asyncio
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from central.callers import operator_of
from central.holders import holder_digest
from central.html import Html, facts, joined, page, table, tag
from central.operator_forms import fields_of, form, seen, submit, text_field
from central.parked import discarded, found
from central.platform import Platform, platform_of
from central.replies import Refusal
from kiosk.domain.parked import HandedOver, Lease, ParkQuestion
from kiosk.services.form import answer_of, form_pages, shown_answer
from kiosk.services.item import NATIVE_LANGUAGE

_TITLE = "接着办 Continue a kept form"
_WHY_NOT = {
    "parked_unknown": "没有找到：码或号码不对，或者已过期、已提交、已删除。"
    " Not found: wrong code or number, expired, handed in or deleted.",
    "too_many_tries": "这个号码一小时内错了太多次，请一小时后再试。"
    " Too many wrong codes for this number: try again in an hour.",
    "bad_body": "码是 10 位数字，号码是 18 位，请核对。"
    " The code has 10 digits, the number 18 characters: check them.",
}


async def show_desk(request: Request) -> Response:
    """GET /parked: where an officer types code and number."""
    return page(_TITLE, _desk(platform_of(request), operator_of(request), ""))


async def post_desk(request: Request) -> Response:
    """POST /parked: the form they open, on this answer only: nothing personal in an address."""
    operator, platform = operator_of(request), platform_of(request)
    fields = await fields_of(request, operator)
    code = fields.get("code", "").replace(" ", "")
    number = fields.get("id_number", "").upper()
    try:
        handed = await found(platform, ParkQuestion(code, number), f"operator {operator}")
    except Refusal as refusal:
        if refusal.code not in _WHY_NOT:
            raise
        return page(_TITLE, _desk(platform, operator, _WHY_NOT[refusal.code]))
    shown = await asyncio.to_thread(_shown, platform, handed)
    return page(_TITLE, joined((shown, _end(platform, operator, handed, number))))


async def post_end(request: Request) -> Response:
    """POST /parked/end: it is done at the window, or not wanted: delete it."""
    operator, platform = operator_of(request), platform_of(request)
    fields = await fields_of(request, operator)
    lease = _lease(fields.get("lease", ""))
    async with platform.database.transaction() as connection:
        await discarded(connection, lease, fields.get("holder", ""), platform.now())
    return seen("/parked")


def _desk(platform: Platform, operator: str, why_not: str) -> Html:
    said = tag("p", why_not, class_="not_accepted") if why_not else tag("p")
    note = tag("p", "居民报码，出示身份证。查看会留下记录。", class_="quiet")
    asked = form(
        platform,
        operator,
        "/parked",
        text_field("code", "码 Code"),
        text_field("id_number", "身份证号码 Identity number"),
        submit("打开 Open"),
    )
    return joined((note, said, asked))


def _shown(platform: Platform, handed: HandedOver) -> Html:
    item = platform.items.get(handed.item_code, handed.item_version)
    known = (
        ("事项 Item", platform.items.name_of(handed.item_code)),
        ("存的时间 Kept", f"{handed.received_at.astimezone():%Y-%m-%d %H:%M}"),
        ("保留到 Until", f"{handed.until.astimezone():%Y-%m-%d}"),
    )
    rows: list[tuple[object, ...]] = []
    for one in form_pages(item, handed.answers, NATIVE_LANGUAGE) if item else ():
        for control in one.controls:
            value = answer_of(handed.answers, control.name)
            if item is not None and value is not None:
                said = shown_answer(item, control.name, value, NATIVE_LANGUAGE, reveal=True)
                rows.append((control.label, said))
    gone = tag("p", "这个事项的版本这里没有了，请重新办理。", class_="not_accepted")
    moved = tag("p", "这份表之前在别处打开过，以这次为准。", class_="quiet")
    return joined(
        (
            facts(known),
            moved if handed.elsewhere_at else tag("p"),
            table(("问题 Question", "回答 Answer"), rows) if item else gone,
        )
    )


def _end(platform: Platform, operator: str, handed: HandedOver, number: str) -> Html:
    holder = holder_digest(platform.keys, number)
    lease = f"{handed.lease.parked_id} {handed.lease.number}"
    return form(
        platform,
        operator,
        "/parked/end",
        tag("input", type="hidden", name="lease", value=lease),
        tag("input", type="hidden", name="holder", value=holder),
        submit("已在窗口办好，删掉 Done here: delete it"),
    )


def _lease(text: str) -> Lease:
    parked_id, _, number = text.partition(" ")
    try:
        return Lease(UUID(parked_id), int(number))
    except ValueError:
        raise Refusal(422, "bad_form", "this form cannot be read") from None


ROUTES = (
    Route("/parked", show_desk, methods=["GET"]),
    Route("/parked", post_desk, methods=["POST"]),
    Route("/parked/end", post_end, methods=["POST"]),
)
