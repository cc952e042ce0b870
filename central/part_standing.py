"""How each part of a bundle stands (一件事的进度), and concluding one by itself.

A part is known by its case number: an application that is mended keeps it, and so what became
of it. What an officer wants mended stops the parts it concerns and no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from central.adapters.dispatch import tell
from central.adapters.outlets import StatusNotice
from central.callers import operator_of
from central.database import Connection
from central.html import Html, joined, tag
from central.operator_forms import fields_of, form, seen, submit
from central.platform import Platform, platform_of
from central.replies import Refusal
from kiosk import wire
from kiosk.domain.progress import Defect, PartProgress, Stage
from kiosk.domain.receipt import AnswerKind, PartAnswer, PlatformAnswer
from kiosk.services.bundle import touches
from kiosk.services.item import NATIVE_LANGUAGE, BundlePart, ServiceItem, pick

Row = Mapping[str, Any]


async def concluded_of(connection: Connection, rows: Iterable[Row]) -> frozenset[str]:
    """The numbers of the parts of these cases that are done."""
    answers = (wire.decode(PlatformAnswer, row["answer_body"]) for row in rows)
    numbers = [part.case_number for answer in answers for part in answer.parts if part.case_number]
    if not numbers:
        return frozenset()
    found = await connection.fetch(
        "SELECT case_number FROM part_conclusions WHERE case_number = ANY($1::text[])", numbers
    )
    return frozenset(row["case_number"] for row in found)


def parts_told(
    answer: PlatformAnswer,
    whole: Stage,
    returned: tuple[Defect, ...],
    item: ServiceItem | None,
    concluded: frozenset[str],
) -> tuple[PartProgress, ...]:
    """How each part stands; () for an ordinary case, and for one that another has replaced.

    `whole` is the stage of the case, `returned` the officer's list, () where there is none.
    """
    if whole is Stage.REPLACED:
        return ()
    known = {part.code: part for part in item.parts} if item else {}
    return tuple(
        _told(said, known.get(said.code), whole, returned, concluded) for said in answer.parts
    )


def _told(
    said: PartAnswer,
    part: BundlePart | None,
    whole: Stage,
    returned: tuple[Defect, ...],
    concluded: frozenset[str],
) -> PartProgress:
    stage = Stage(said.kind.value)
    defects = tuple(Defect("", reason) for reason in said.reasons)
    if said.case_number in concluded or (whole is Stage.CONCLUDED and stage is Stage.ACCEPTED):
        stage, defects = Stage.CONCLUDED, ()
    elif stage is not Stage.NOT_ACCEPTED and part is not None:
        own = tuple(defect for defect in returned if touches(part, defect.target))
        stage, defects = (Stage.CORRECTION_NEEDED, own) if own else (stage, defects)
    return PartProgress(
        said.code,
        stage,
        dict(part.name) if part else {},
        said.case_number,
        said.decide_by if stage is Stage.ACCEPTED else None,
        defects,
    )


async def case_of_part(connection: Connection, number: str) -> UUID | None:
    """The newest case one of whose parts has this number, None if there is none."""
    found: UUID | None = await connection.fetchval(
        "SELECT p.case_id FROM case_parts AS p JOIN cases USING (case_id)"
        " WHERE p.case_number = $1 ORDER BY server_seq DESC LIMIT 1",
        number,
    )
    return found


async def post_conclude_part(request: Request) -> Response:
    """POST /cases/{uuid}/parts/{code}/conclude: one part of a bundle is done (办结)."""
    operator, platform = operator_of(request), platform_of(request)
    case_id: UUID = request.path_params["case_id"]
    code: str = request.path_params["code"]
    await fields_of(request, operator)
    now = platform.now()
    async with platform.database.transaction() as connection:
        number = await connection.fetchval(
            "SELECT case_number FROM case_parts WHERE case_id = $1 AND code = $2 AND kind = $3",
            case_id,
            code,
            AnswerKind.ACCEPTED.value,
        )
        if not number:
            raise Refusal(404, "part_unknown", "no part of this case was accepted under this code")
        done = await connection.fetchval(
            "INSERT INTO part_conclusions VALUES ($1, $2, $3)"
            " ON CONFLICT DO NOTHING RETURNING true",
            number,
            now,
            operator,
        )
        if done:
            notice = StatusNotice(number, code, "concluded", now)
            await tell(connection, "status", notice, now)
    return seen(f"/cases/{case_id}")


def parts_desk(
    platform: Platform, operator: str, case_id: UUID, parts: tuple[PartProgress, ...]
) -> Html:
    """How the parts stand, and a button for each that may be concluded."""
    if not parts:
        return Html("")
    lines = (_line(platform, operator, case_id, part) for part in parts)
    return joined((tag("h3", "各事项 Parts"), *lines))


def _line(platform: Platform, operator: str, case_id: UUID, part: PartProgress) -> Html:
    name = pick(part.name, NATIVE_LANGUAGE) if part.name else part.code
    if part.stage is Stage.ACCEPTED:
        path = f"/cases/{case_id}/parts/{part.code}/conclude"
        return form(platform, operator, path, submit(f"办结：{name}"))
    return tag("p", f"{name}：{_SAID[part.stage]}", class_="quiet")


_SAID = {
    Stage.CORRECTION_NEEDED: "需补正",
    Stage.NOT_ACCEPTED: "不予受理",
    Stage.CONCLUDED: "已办结",
}
