"""What the platform answers to an application. Pure: no clock, no database.

The reference platform accepts what is complete, asks for corrections naming every reason at
once (一次性告知, Administrative Licensing Law art. 32) and does not accept what does not
qualify. A person decides the case itself, later and elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from uuid import UUID

from kiosk.domain.application import Application
from kiosk.domain.receipt import AnswerKind, PlatformAnswer
from kiosk.services.form import application_problems, not_eligible
from kiosk.services.item import LANGUAGES, ServiceItem
from kiosk.services.workdays import add_workdays

CHINA = timezone(timedelta(hours=8))
"""China Standard Time, all year; law counts days in it."""

Reason = dict[str, str]
"""One reason by language tag."""

_LICENCE_GONE = {
    "zh-CN": "电子证照授权已失效，或不是申请人本人的证照，请重新授权或携带原件",
    "en": "The e-licence consent is no longer valid, or the licence is not the applicant's own:"
    " give it again or bring the original",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided, before it has a number."""

    kind: AnswerKind
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """Where an answer stands in the books of the platform."""

    case_id: UUID
    digest: str
    epoch: int
    server_seq: int
    case_number: str


def judge(item: ServiceItem, application: Application, now: datetime) -> Verdict:
    """Judge an application by its item's own rules, as of the platform's `now`."""
    if application.supplements is not None:
        return Verdict(AnswerKind.ACCEPTED)  # no form: the books say whether it is due
    today = legal_day(now)
    refusal = _not_eligible(item, application, today)
    if refusal:
        return Verdict(AnswerKind.NOT_ACCEPTED, (refusal,))
    reasons = _problems(item, application, today)
    return Verdict(AnswerKind.CORRECTION_NEEDED if reasons else AnswerKind.ACCEPTED, reasons)


def with_licences_gone(verdict: Verdict) -> Verdict:
    """The verdict once a licence reference turned out to be unknown or used."""
    if verdict.kind is AnswerKind.NOT_ACCEPTED:
        return verdict
    return Verdict(AnswerKind.CORRECTION_NEEDED, (*verdict.reasons, dict(_LICENCE_GONE)))


def answer(
    verdict: Verdict,
    entry: Entry,
    item: ServiceItem,
    now: datetime,
    *,
    holidays: frozenset[date] = frozenset(),
) -> PlatformAnswer:
    """Put a verdict into the words that get signed."""
    is_accepted = verdict.kind is AnswerKind.ACCEPTED
    return PlatformAnswer(
        case_id=entry.case_id,
        digest=entry.digest,
        kind=verdict.kind,
        case_number=entry.case_number,
        answered_at=now,
        decide_by=decide_by(item, now, holidays) if is_accepted else None,
        epoch=entry.epoch,
        server_seq=entry.server_seq,
        reasons=verdict.reasons,
    )


def decide_by(item: ServiceItem, now: datetime, holidays: frozenset[date]) -> datetime:
    """The end of the last working day the authority committed to, in UTC.

    The day of acceptance does not count.
    """
    return limit_after(item.committed_workdays, now, holidays)


def limit_after(workdays: int, now: datetime, holidays: frozenset[date]) -> datetime:
    """The end of the n-th working day after `now`, by the calendar of China, in UTC."""
    last = add_workdays(legal_day(now), workdays, holidays)
    return datetime.combine(last, time(23, 59, 59), CHINA).astimezone(UTC)


def legal_day(now: datetime) -> date:
    """The calendar day in China."""
    return now.astimezone(CHINA).date()


def case_number(region: str, day: date, sequence: int) -> str:
    """Build a case number: region, day, running number of the day, check digit.

    The form is this platform's own; the check digit is ISO/IEC 7064 MOD 11,10 (GB/T 17710),
    which finds every single wrong digit and nearly all swaps of neighbours.
    """
    parts = (region, f"{day:%Y%m%d}", f"{sequence:06d}")
    return "-".join((*parts, check_digit("".join(parts))))


def check_digit(digits: str) -> str:
    """The check digit of ISO/IEC 7064 MOD 11,10 for a string of digits."""
    carried = 10
    for digit in digits:
        carried = (carried + int(digit)) % 10 or 10
        carried = carried * 2 % 11
    return str((11 - carried) % 10)


def _not_eligible(item: ServiceItem, application: Application, today: date) -> Reason | None:
    texts = {
        language: not_eligible(item, application.answers, language=language, today=today)
        for language in LANGUAGES
    }
    reason = {language: text for language, text in texts.items() if text}
    return reason or None


def _problems(item: ServiceItem, application: Application, today: date) -> tuple[Reason, ...]:
    found = [
        application_problems(item, application, today=today, language=language)
        for language in LANGUAGES
    ]
    return tuple(
        {language: problem.text for language, problem in zip(LANGUAGES, said, strict=True)}
        for said in zip(*found, strict=True)
    )
