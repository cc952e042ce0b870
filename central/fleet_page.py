"""The page of all kiosks: how each one is, and which of its cases have not come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from central.callers import operator_of
from central.database import Connection
from central.html import page, table, tag
from central.kiosk_clock import shown
from central.platform import platform_of
from kiosk import wire
from kiosk.domain.fleet import Heartbeat, OutboxStanding, StoreAlarm

Row = Mapping[str, Any]

SILENT_S = 300
"""A kiosk that has said nothing for so long is shown as silent."""
_SHOWN = 20
_WELL = {"ready", "no_card", "busy"}


async def kiosk_list(request: Request) -> Response:
    """GET /kiosks: every kiosk with its newest heartbeat and the gaps in its numbers."""
    operator_of(request)
    platform = platform_of(request)
    async with platform.database.transaction() as connection:
        beats = {r["kiosk_id"]: r for r in await connection.fetch("SELECT * FROM heartbeats")}
        gaps = await gaps_by_kiosk(connection)
    names = sorted({k.kiosk_id for k in platform.settings.kiosks} | set(beats) | set(gaps))
    heads = (
        "终端", "最近心跳", "版本", "待送", "隔离", "已答复", "待备份", "留待下次", "最早未送",
        "剩余空间", "磁盘", "时钟差", "设备", "自检", "缺号",
    )  # fmt: skip
    now = platform.now()
    said = {name: wire.decode(Heartbeat, beat["body"]) for name, beat in beats.items()}
    lines = [
        _line(name, beats.get(name), said.get(name), gaps.get(name, ()), now) for name in names
    ]
    count = tag("p", f"共 {len(names)} 台", class_="quiet")
    failing = [
        _failing(name, beat.store_alarm)
        for name, beat in sorted(said.items())
        if beat.store_alarm is not None
    ]
    return page("终端 Kiosks", count, *failing, table(heads, lines))


async def gaps_by_kiosk(connection: Connection) -> dict[str, tuple[int, ...]]:
    """Numbers a kiosk has given out and we have never heard of, the first twenty of each.

    Numbers are gap-free at the kiosk, so a missing one is a case that was removed there or has
    not been announced although a later one was.
    """
    rows = await connection.fetch(
        "WITH known AS (SELECT kiosk_id, seq FROM announcements"
        " UNION SELECT kiosk_id, seq FROM cases),"
        " short AS (SELECT kiosk_id, max(seq) AS last FROM known GROUP BY kiosk_id"
        "  HAVING count(*) < max(seq))"
        " SELECT kiosk_id, array(SELECT number FROM generate_series(1, least(last, 10000000))"
        "  AS number WHERE NOT EXISTS (SELECT FROM known WHERE known.kiosk_id = short.kiosk_id"
        "  AND known.seq = number) LIMIT $1) AS missing FROM short",
        _SHOWN,
    )
    return {row["kiosk_id"]: tuple(row["missing"]) for row in rows}


def _line(
    name: str, beat: Row | None, said: Heartbeat | None, gaps: Iterable[int], now: datetime
) -> Iterable[object]:
    missing = _alarming(", ".join(f"#{number}" for number in gaps))
    if beat is None or said is None:
        return (name, _alarming("从未 never"), *("—",) * 12, missing)
    silent = (now - beat["heard_at"]).total_seconds() > SILENT_S
    heard = shown(beat["heard_at"])
    return (
        name,
        _alarming(heard) if silent else tag("td", heard, class_="number"),
        said.version,
        *_outbox(said.outbox),
        f"{said.free_bytes // 1_000_000:,} MB",
        _disk(said),
        _offset(said),
        _devices(said),
        _care(said),
        missing,
    )


def _outbox(box: OutboxStanding | None) -> Iterable[object]:
    if box is None:
        return (_alarming("读不出"), *("—",) * 5)
    return (
        box.unanswered,
        _alarming(str(box.quarantined)) if box.quarantined else 0,
        box.answered,
        box.held,
        _parked(box),
        "—" if box.oldest_unsent is None else shown(box.oldest_unsent),
    )


def _parked(box: OutboxStanding) -> str:
    """Forms kept for later: counts only, nobody here can open them without their resident."""
    refused = f"，未收 {box.parked_refused}" if box.parked_refused else ""
    return f"待送 {box.parked_waiting}，已到 {box.parked_sent}{refused}"


def _disk(said: Heartbeat) -> object:
    alarm = said.store_alarm
    return "正常" if alarm is None else _alarming(f"出错 {alarm.times} 次")


_STORE_FAULTS = {
    "io_failed": "磁盘读写出错",
    "damaged": "暂存数据打不开或有损坏",
    "check_failed": "暂存数据没有通过检查",
}


def _failing(name: str, alarm: StoreAlarm) -> object:
    """What happened to a kiosk's disk, what became of its service, and what to do about it."""
    what = _STORE_FAULTS.get(alarm.code, alarm.code)
    state = "本机已停止收件。" if alarm.is_closed else "本机仍在收件。"
    when = f"{alarm.times} 次，最近 {shown(alarm.last_at)}（终端时钟）。"
    do = (
        "怎么办：不要关机，不要删除文件；到现场用优盘导出办件（menkou outbox export），"
        "再换磁盘。查明完好后用 menkou outbox verify --clear-alarm 消除。"
    )
    return tag("p", f"{name}：{what} {when}{state}{do}", class_="alarm")


def _devices(said: Heartbeat) -> object:
    ill = [f"{d.device}: {d.code or d.state}" for d in said.devices if d.state not in _WELL]
    return _alarming(", ".join(ill)) if ill else f"{len(said.devices)} 正常"


def _care(said: Heartbeat) -> object:
    care = said.care
    if care is None or not care.tested_at:
        return "—"
    found = ", ".join((*care.faults, *care.warnings))
    return _alarming(found) if found else f"{care.tested_at[:16].replace('T', ' ')} 正常"


def _offset(said: Heartbeat) -> object:
    if said.sent_at.is_unverified or said.sent_at.platform_offset_s is None:
        return _alarming("未核实")
    return f"{said.sent_at.platform_offset_s:+.0f} s"


def _alarming(text: str) -> object:
    return tag("td", text, class_="alarm") if text else "—"
