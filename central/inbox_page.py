"""The inbox of a person: what the platform took in and could not judge, and what to do with it.

A case may be judged again (its key or item is there now, a newer version reads it), or closed
with a reason. Closing answers nobody and deletes nothing; who did what, and why, is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from central.arrivals import judge_again
from central.callers import operator_of
from central.database import Connection
from central.decide import CHINA
from central.html import Html, joined, page, table, tag
from central.operator_forms import fields_of, form, seen, submit, text_field
from central.platform import Platform, platform_of
from central.replies import Refusal

Row = Mapping[str, Any]

_SHOWN = 100
_WHY = {
    "item_unknown": "事项包还没有到",
    "unknown_key": "没有打开它的密钥",
    "container_missing": "材料文件不在",
    "header_differs": "封面与内容不符",
    "pages_differ": "页面与清单不符",
    "tampered": "内容被改动或损坏",
    "wrong_case": "材料属于另一件",
    "not_an_application": "内容读不懂",
    "judge_failed": "判定时反复出错",
    "other_bytes": "同一编号，内容不同",
}
_ACTS = {"judge_again": "重新判定", "close": "关闭"}
_OPEN = """
SELECT q.received_at, q.reason, q.kiosk_id, q.case_id, q.digest,
    coalesce(a.state, '') AS state
FROM quarantine q LEFT JOIN arrivals a ON a.case_id = q.case_id AND a.digest = q.digest
WHERE q.released_at IS NULL
UNION ALL SELECT received_at, 'other_bytes', kiosk_id, case_id, digest, ''
FROM conflicts WHERE closed_at IS NULL
ORDER BY received_at LIMIT $1
"""


async def inbox(request: Request) -> Response:
    """GET /inbox: what waits for a person, oldest first, and what was done lately."""
    operator, platform = operator_of(request), platform_of(request)
    async with platform.database.transaction() as connection:
        waiting = await connection.fetch(_OPEN, _SHOWN)
        done = await connection.fetch(
            "SELECT acted_at, operator, act, case_id, reason FROM inbox_acts"
            " ORDER BY act_id DESC LIMIT $1",
            platform.settings.operator.rows_per_page,
        )
    heads = ("收到", "原因", "终端", "申请", "处理")
    said = "终端已经收到回执，不会再送。关闭不是答复，内容也不删除：先设法联系申请人。"
    return page(
        "待处理 Inbox",
        tag("p", f"共 {len(waiting)} 件。{said}", class_="quiet"),
        table(heads, (_line(platform, operator, row) for row in waiting)),
        tag("h2", "最近处理 Done lately"),
        table(("时间", "谁", "做了什么", "申请", "理由"), map(_done_line, done)),
    )


async def post_again(request: Request) -> Response:
    """POST /inbox/{uuid}/{digest}/again: let a case that was set aside be judged again."""
    operator, platform = operator_of(request), platform_of(request)
    await fields_of(request, operator)
    case_id, digest = _named(request)
    async with platform.database.transaction() as connection:
        row = await _locked(connection, case_id, digest)
        if row["state"] != "aside" or not await judge_again(connection, case_id):
            raise Refusal(409, "not_aside", "this is not a case that waits to be judged")
        await _note(connection, platform, operator, (case_id, digest), "judge_again")
    platform.bench.nudge()
    return seen("/inbox")


async def post_close(request: Request) -> Response:
    """POST /inbox/{uuid}/{digest}/close: nothing more is to be done, for this reason."""
    operator, platform = operator_of(request), platform_of(request)
    reason = (await fields_of(request, operator)).get("reason", "")
    if not reason:
        raise Refusal(422, "reason_needed", "say why nothing more is to be done")
    case_id, digest = _named(request)
    async with platform.database.transaction() as connection:
        row = await _locked(connection, case_id, digest)
        if row["state"] == "waiting":
            raise Refusal(409, "being_judged", "this case is just being judged again")
        for change in (
            "UPDATE quarantine SET released_at = $3 WHERE case_id = $1 AND digest = $2",
            "UPDATE conflicts SET closed_at = $3 WHERE case_id = $1 AND digest = $2",
        ):
            await connection.execute(change, case_id, digest, platform.now())
        await _note(connection, platform, operator, (case_id, digest), "close", reason)
    return seen("/inbox")


async def _locked(connection: Connection, case_id: UUID, digest: str) -> Row:
    # The arrival's row, where there is one: a judge who is at it is waited for.
    await connection.execute("SELECT FROM arrivals WHERE case_id = $1 FOR UPDATE", case_id)
    sql = f"SELECT * FROM ({_OPEN}) AS open WHERE case_id = $2 AND digest = $3"
    row: Row | None = await connection.fetchrow(sql, 2**31, case_id, digest)
    if row is None:
        raise Refusal(404, "not_in_inbox", "this does not wait for a person, or not any more")
    return row


async def _note(
    connection: Connection,
    platform: Platform,
    operator: str,
    case: tuple[UUID, str],
    act: str,
    reason: str = "",
) -> None:
    await connection.execute(
        "INSERT INTO inbox_acts (acted_at, operator, case_id, digest, act, reason)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        *(platform.now(), operator, *case, act, reason),
    )


def _named(request: Request) -> tuple[UUID, str]:
    return request.path_params["case_id"], request.path_params["digest"]


def _line(platform: Platform, operator: str, row: Row) -> tuple[object, ...]:
    why = _WHY.get(row["reason"], "优盘送来的文件有损坏" * row["reason"].startswith("shuttle"))
    return (
        tag("td", _moment(row), class_="number"),
        f"{why}（{row['reason']}）" if why else row["reason"],
        row["kiosk_id"],
        tag("td", row["case_id"], class_="number"),
        tag("td", _buttons(platform, operator, row)),
    )


def _buttons(platform: Platform, operator: str, row: Row) -> Html:
    if row["state"] == "waiting":
        return tag("p", "正在重新判定", class_="quiet")
    place = f"/inbox/{row['case_id']}/{row['digest']}"
    why = text_field("reason", "理由。不要写姓名、号码等个人信息。")
    close = form(platform, operator, f"{place}/close", why, submit("关闭 Close"))
    if row["state"] != "aside":
        return close
    again = form(platform, operator, f"{place}/again", submit("重新判定 Judge again"))
    return joined((again, close))


def _done_line(row: Row) -> tuple[object, ...]:
    moment = f"{row['acted_at'].astimezone(CHINA):%Y-%m-%d %H:%M:%S}"
    return (moment, row["operator"], _ACTS[row["act"]], row["case_id"], row["reason"] or "—")


def _moment(row: Row) -> str:
    return f"{row['received_at'].astimezone(CHINA):%Y-%m-%d %H:%M:%S}"
