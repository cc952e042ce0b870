"""Returning an application with everything to mend, and taking the mended one (补正).

An officer lists all defects at once (一次性告知, Administrative Licensing Law art. 32). The
applicant mends them at any kiosk with their own card; the result is a new case that names the
earlier one. Papers that were not complained about need not be brought again.
"""

from __future__ import annotations

import asyncio
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from central.adapters.dispatch import tell
from central.adapters.outlets import MessageNotice, StatusNotice
from central.callers import kiosk_of, operator_of
from central.database import Connection
from central.decide import Reason, Verdict
from central.holders import holder_digest
from central.html import Html, joined, tag
from central.operator_forms import fields_of, form, seen, submit, text_field
from central.platform import Platform, platform_of
from central.progress import SELECT_CASES, Row, defects_of, stage_of
from central.replies import Refusal, body_of, decoded, reply
from central.unseal import Unreadable, open_form
from kiosk import wire
from kiosk.domain.application import Application, HandIn
from kiosk.domain.envelope import CaseEnvelope
from kiosk.domain.progress import MATERIAL, Defect, ReturnedCase, ReturnedQuestion, Stage
from kiosk.domain.receipt import AnswerKind, PlatformAnswer, local_number
from kiosk.services.form import form_pages
from kiosk.services.item import NATIVE_LANGUAGE, ServiceItem, pick
from kiosk.services.tickets import TICKET_CODE

_BYTES = 4 * 1024
_RETURNABLE = frozenset({Stage.ACCEPTED, Stage.CORRECTION_NEEDED})
_NOT_REPLACEABLE = {
    "zh-CN": "原来的申请现在不能补正，请到窗口询问，或重新申请",
    "en": "The earlier application cannot be corrected now: ask at the counter, or apply anew",
}
_PAPERS_NOT_HELD = {
    "zh-CN": "有材料原来没有交过，请补交",
    "en": "A paper said to be here was never handed in: hand it in",
}


async def post_returned(request: Request) -> Response:
    """POST /v1/returned: a returned application, to the holder of its applicant's card."""
    platform, kiosk_id = platform_of(request), kiosk_of(request)
    limit_s = platform.settings.limits.body_seconds
    asked = decoded(ReturnedQuestion, await body_of(request, limit=_BYTES, within_s=limit_s))
    async with platform.database.transaction() as connection:
        row = await _row_of_holder(connection, platform, asked)
        await connection.execute(
            "INSERT INTO viewings VALUES ($1, $2, $3, 'returned')",
            platform.now(),
            f"kiosk {kiosk_id}",
            asked.case_id,
        )
    if stage_of(row) is not Stage.CORRECTION_NEEDED:
        raise Refusal(409, "not_returned", "nothing is to be mended in this case")
    application = await asyncio.to_thread(_opened, platform, row)
    defects = defects_of(row, wire.decode(PlatformAnswer, row["answer_body"]))
    faulty = {defect.target for defect in defects}
    held = tuple(m for m in held_papers(application) if MATERIAL + m not in faulty)
    return reply(ReturnedCase(asked.case_id, row["item_code"], application.answers, held, defects))


def held_papers(application: Application) -> tuple[str, ...]:
    """The materials whose papers came with this application, or with the one before it."""
    ways = (HandIn.SCANNED, HandIn.EARLIER)
    return tuple(m.requirement_id for m in application.materials if m.hand_in in ways)


async def post_return(request: Request) -> Response:
    """POST /cases/{uuid}/return: the officer's list, everything at once."""
    operator, platform = operator_of(request), platform_of(request)
    case_id: UUID = request.path_params["case_id"]
    fields = await fields_of(request, operator)
    defects = tuple(
        Defect(name.removeprefix("text:"), {NATIVE_LANGUAGE: text})
        for name, text in fields.items()
        if name.startswith("text:") and text
    )
    if not defects:
        raise Refusal(422, "nothing_listed", "say at least one thing that is to be mended")
    await _note(platform, case_id, "returned", operator, defects)
    return seen(f"/cases/{case_id}")


async def post_conclude(request: Request) -> Response:
    """POST /cases/{uuid}/conclude: the matter is done (办结)."""
    operator, platform = operator_of(request), platform_of(request)
    case_id: UUID = request.path_params["case_id"]
    await fields_of(request, operator)
    await _note(platform, case_id, "concluded", operator, ())
    return seen(f"/cases/{case_id}")


async def _note(
    platform: Platform, case_id: UUID, kind: str, operator: str, defects: tuple[Defect, ...]
) -> None:
    async with platform.database.transaction() as connection:
        row = await case_with_stage(connection, case_id, lock=True)
        if row is None:
            raise Refusal(404, "case_unknown", "no case has this id")
        if row["item_code"] == TICKET_CODE:
            raise Refusal(409, "answer_it", "a ticket is answered on its own page")
        if stage_of(row) not in _RETURNABLE:
            raise Refusal(409, "case_closed", "this case is concluded, refused or replaced")
        await connection.execute(
            "INSERT INTO case_events (case_id, noted_at, kind, operator, body)"
            " VALUES ($1, $2, $3, $4, $5)",
            case_id,
            platform.now(),
            kind,
            operator,
            wire.encode(defects),
        )
        number, now = row["case_number"] or local_number(case_id), platform.now()
        await tell(connection, "status", StatusNotice(number, row["item_code"], kind, now), now)
        await tell(connection, "sms", MessageNotice(case_id, f"case_{kind}"), now)


async def case_with_stage(
    connection: Connection, case_id: UUID, *, lock: bool = False
) -> Row | None:
    """The row `stage_of` and `defects_of` read, None if there is no such case."""
    last = " FOR UPDATE OF cases" if lock else ""
    row: Row | None = await connection.fetchrow(
        f"{SELECT_CASES} WHERE cases.case_id = $1{last}", case_id
    )
    return row


async def replaced(
    connection: Connection, platform: Platform, application: Application, verdict: Verdict
) -> Verdict:
    """Put a mended application in place of the earlier one; the verdict after that.

    It must be the same person's, of the same item, returned and not yet replaced.
    """
    papers = {m.requirement_id for m in application.materials if m.hand_in is HandIn.EARLIER}
    if application.supersedes is None:
        return _with(verdict, _PAPERS_NOT_HELD) if papers else verdict
    row = await case_with_stage(connection, application.supersedes, lock=True)
    if row is None or stage_of(row) is not Stage.CORRECTION_NEEDED:
        return _with(verdict, _NOT_REPLACEABLE)
    try:
        earlier = _opened(platform, row)
    except Refusal:
        return _with(verdict, _NOT_REPLACEABLE)
    same_person = earlier.applicant.id_number == application.applicant.id_number
    if not same_person or earlier.item_code != application.item_code:
        return _with(verdict, _NOT_REPLACEABLE)
    if not papers <= set(held_papers(earlier)):
        verdict = _with(verdict, _PAPERS_NOT_HELD)
    await connection.execute(
        "INSERT INTO case_successors VALUES ($1, $2, $3)",
        application.supersedes,
        application.application_id,
        platform.now(),
    )
    return verdict


def _with(verdict: Verdict, reason: Reason) -> Verdict:
    if verdict.kind is AnswerKind.NOT_ACCEPTED:
        return verdict
    return Verdict(AnswerKind.CORRECTION_NEEDED, (*verdict.reasons, dict(reason)))


async def _row_of_holder(
    connection: Connection, platform: Platform, asked: ReturnedQuestion
) -> Row:
    row = await connection.fetchrow(
        f"{SELECT_CASES} JOIN case_holders USING (case_id)"
        " WHERE cases.case_id = $1 AND holder_hmac = $2",
        asked.case_id,
        holder_digest(platform.keys, asked.id_number),
    )
    if row is None:
        # The same answer for "not yours" and "not here".
        raise Refusal(404, "case_unknown", "no case of this person has this id")
    found: Row = row
    return found


def _opened(platform: Platform, row: Row) -> Application:
    try:
        return open_form(platform.unsealer, wire.decode(CaseEnvelope, row["body"]))
    except Unreadable as fault:
        raise Refusal(410, "case_unreadable", fault.code) from None


def officer_part(
    platform: Platform, operator: str, row: Row, application: Application, item: ServiceItem | None
) -> Html:
    """What an officer may do with this case: return it with a list, or conclude it."""
    stage, case_id = stage_of(row), row["case_id"]
    said = tag("p", f"现在：{_STAGES[stage]}", class_="quiet")
    if stage not in _RETURNABLE:
        return joined((tag("h2", "办理 Officer"), said))
    if row["item_code"] == TICKET_CODE:
        link = tag("p", tag("a", "去答复 Answer", href="/tickets"))
        return joined((tag("h2", "办理 Officer"), said, link))
    targets = list(_targets(application, item))
    note = tag("p", "一次写全。不要写姓名、号码等个人信息。", class_="quiet")
    back = form(
        platform,
        operator,
        f"/cases/{case_id}/return",
        tag("h3", "退回补正 Return with everything to mend"),
        note,
        *(text_field(f"text:{target}", label) for target, label in targets),
        submit("退回补正 Return"),
    )
    done = form(platform, operator, f"/cases/{case_id}/conclude", submit("办结 Conclude"))
    return joined((tag("h2", "办理 Officer"), said, back, done))


_STAGES = {
    Stage.ACCEPTED: "已受理",
    Stage.CORRECTION_NEEDED: "需补正",
    Stage.NOT_ACCEPTED: "不予受理",
    Stage.REPLACED: "已由补正件代替",
    Stage.CONCLUDED: "已办结",
}


def _targets(application: Application, item: ServiceItem | None) -> list[tuple[str, str]]:
    found = [("", "整体 As a whole")]
    for material in application.materials:
        requirement = item.material(material.requirement_id) if item else None
        name = pick(requirement.name, NATIVE_LANGUAGE) if requirement else material.requirement_id
        found.append((f"{MATERIAL}{material.requirement_id}", f"材料：{name}"))
    pages = form_pages(item, application.answers, NATIVE_LANGUAGE) if item else ()
    for page in pages:
        found.extend((control.name, f"表单：{control.label}") for control in page.controls)
    return found
