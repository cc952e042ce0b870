"""Bundles (一件事一次办): one application in, a case for each of its parts.

Every part is judged by what concerns it: its own questions, papers and rule. One that cannot be
had, or needs a correction, does not hold up the others. A mended application takes the place of
the earlier one; a part that was accepted there keeps its number and its limit.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from central.cases import next_case_number
from central.database import Connection
from central.decide import Reason, Verdict, case_number, legal_day, limit_after
from central.html import Html, joined, table, tag
from central.settings import Settings
from kiosk.domain.application import Application
from kiosk.domain.receipt import AnswerKind, PartAnswer, PlatformAnswer
from kiosk.services.bundle import concerns, parts_asked_for
from kiosk.services.form import application_problems
from kiosk.services.item import LANGUAGES, NATIVE_LANGUAGE, BundlePart, LocalText, ServiceItem, pick

_KINDS = {
    AnswerKind.ACCEPTED: "已受理",
    AnswerKind.CORRECTION_NEEDED: "需补正",
    AnswerKind.NOT_ACCEPTED: "不予受理",
}


def judge_parts(
    item: ServiceItem, application: Application, whole: Verdict, now: datetime
) -> tuple[tuple[BundlePart, Verdict], ...]:
    """Judge every part that was asked for; () for an ordinary item.

    `whole` is the verdict on the application: what it knows beyond the item's own rules (a
    licence that is gone, an earlier case that cannot be mended) concerns every part.
    """
    today = legal_day(now)
    standings = parts_asked_for(item, application.answers, today=today)
    if not standings:
        return ()
    if whole.kind is AnswerKind.NOT_ACCEPTED:
        return tuple((standing.part, whole) for standing in standings)
    said = [
        application_problems(item, application, today=today, language=language)
        for language in LANGUAGES
    ]
    told = [
        (problems[0], dict(zip(LANGUAGES, (p.text for p in problems), strict=True)))
        for problems in zip(*said, strict=True)
    ]
    known = [reason for _, reason in told]
    others = [reason for reason in whole.reasons if reason not in known]
    found = []
    for standing in standings:
        part = standing.part
        if standing.refusal is not None:
            found.append((part, Verdict(AnswerKind.NOT_ACCEPTED, (dict(standing.refusal),))))
            continue
        own = [reason for problem, reason in told if concerns(part, problem)]
        reasons = (*own, *others)
        kind = AnswerKind.CORRECTION_NEEDED if reasons else AnswerKind.ACCEPTED
        found.append((part, Verdict(kind, reasons)))
    return tuple(found)


async def decided_parts(
    connection: Connection,
    settings: Settings,
    item: ServiceItem,
    application: Application,
    whole: Verdict,
    now: datetime,
) -> tuple[PartAnswer, ...]:
    """Judge every part and give each accepted one its number and limit; () for an ordinary item.

    A part that was accepted in the case this one mends keeps what it was given there.
    """
    judged = judge_parts(item, application, whole, now)
    earlier: tuple[PartAnswer, ...] = ()
    if judged and application.supersedes is not None:
        earlier = await kept_parts(connection, application.supersedes)
    had = {part.code: part for part in earlier if part.kind is AnswerKind.ACCEPTED}
    numbered = []
    for part, verdict in judged:
        if verdict.kind is not AnswerKind.ACCEPTED:
            numbered.append(PartAnswer(part.code, verdict.kind, "", None, verdict.reasons))
        elif part.code in had:
            numbered.append(had[part.code])
        else:
            day = legal_day(now)
            number = case_number(settings.region, day, await next_case_number(connection, day))
            limit = limit_after(part.committed_workdays, now, frozenset(settings.holidays))
            numbered.append(PartAnswer(part.code, verdict.kind, number, limit))
    return tuple(numbered)


def joint_verdict(item: ServiceItem, whole: Verdict, parts: tuple[PartAnswer, ...]) -> Verdict:
    """What is left to do about a bundle: mend it, wait for it, or nothing.

    Each reason says which part it is about. Without parts it is `whole` itself.
    """
    if not parts:
        return whole
    kinds = {part.kind for part in parts}
    kind = next(
        (k for k in (AnswerKind.CORRECTION_NEEDED, AnswerKind.ACCEPTED) if k in kinds),
        AnswerKind.NOT_ACCEPTED,
    )
    named = {part.code: part.name for part in item.parts}
    reasons = (_of_part(named[p.code], reason) for p in parts for reason in p.reasons)
    return Verdict(kind, tuple(reasons))


def _of_part(name: LocalText, reason: Reason) -> Reason:
    mark = {NATIVE_LANGUAGE: "："}
    return {
        language: f"{pick(name, language)}{mark.get(language, ': ')}{text}"
        for language, text in reason.items()
    }


def with_parts(answer: PlatformAnswer, parts: tuple[PartAnswer, ...]) -> PlatformAnswer:
    """The answer with those to its parts; it is decided when the last of them is."""
    if not parts:
        return answer
    limits = [part.decide_by for part in parts if part.decide_by is not None]
    waits = answer.kind is AnswerKind.ACCEPTED and bool(limits)
    return replace(answer, parts=parts, decide_by=max(limits) if waits else None)


async def kept_parts(connection: Connection, case_id: UUID) -> tuple[PartAnswer, ...]:
    """The parts of a kept case, in order; () for an ordinary one."""
    rows = await connection.fetch(
        "SELECT code, kind, case_number, decide_by FROM case_parts WHERE case_id = $1"
        " ORDER BY place",
        case_id,
    )
    return tuple(
        PartAnswer(row["code"], AnswerKind(row["kind"]), row["case_number"], row["decide_by"])
        for row in rows
    )


def parts_part(answer: PlatformAnswer, item: ServiceItem | None) -> Html:
    """The parts of a bundle as a clerk sees them; nothing for an ordinary case."""
    if not answer.parts:
        return Html("")
    named = {part.code: part for part in item.parts} if item else {}
    heads = ("事项", "部门", "答复", "办件编号", "承诺办结", "原因")
    lines = [_line(said, named.get(said.code)) for said in answer.parts]
    return joined((tag("h2", "一件事包含 Parts"), table(heads, lines)))


def _line(said: PartAnswer, part: BundlePart | None) -> tuple[object, ...]:
    return (
        pick(part.name, NATIVE_LANGUAGE) if part else said.code,
        pick(part.authority, NATIVE_LANGUAGE) if part else "—",
        tag("td", _KINDS[said.kind], class_=said.kind.value),
        tag("td", said.case_number or "—", class_="number"),
        legal_day(said.decide_by) if said.decide_by else "—",
        "；".join(reason.get(NATIVE_LANGUAGE, "") for reason in said.reasons),
    )
