"""What an A4 notice says. An intake notice and an acceptance notice are two different papers.

Acceptance is the authority's act: its title only appears when a verified answer says so.
"""

from __future__ import annotations

from kiosk.domain.notice import Notice
from kiosk.domain.receipt import AnswerKind
from kiosk.journey.kept import KeptCase
from kiosk.ports import Words
from kiosk.services.item import pick
from kiosk.session.dates import plain_day, plain_minute
from kiosk.session.part_lines import part_lines
from kiosk.session.slip_notes import authority_of, notes_of
from kiosk.session.slips import LEADS, Letterhead, code_payload

_TITLES = {
    None: "slip.a4_kept",
    AnswerKind.ACCEPTED: "slip.a4_accepted",
    AnswerKind.CORRECTION_NEEDED: "slip.a4_correction",
    AnswerKind.NOT_ACCEPTED: "slip.a4_refused",
}


def notice_title(kept: KeptCase) -> str:
    """The message id of what the paper for `kept` is called now."""
    return _TITLES[kept.answer.kind if kept.answer else None]


def notice_for(
    kept: KeptCase, head: Letterhead, words: Words, language: str, *, copy: int
) -> Notice:
    """The notice that is true for `kept` now. `copy` 0 is the first, every other is marked."""
    reasons = kept.answer.reasons if kept.answer and not kept.parts else ()
    texts = [words("slip.keep_this"), *notes_of(kept, words, language)]
    if kept.answer is None:
        texts.insert(0, words("slip.not_yet_accepted"))
    return Notice(
        site=head.site,
        title=words(notice_title(kept)),
        rows=tuple(_rows(kept, words, language)),
        paragraphs=tuple(texts),
        code=code_payload(kept),
        code_note=words("slip.scan_to_check"),
        footer=head.kiosk_id,
        phone=f"{words('slip.phone')}  {head.phone}",
        mark=reprint_mark(words, copy),
        lead=_lead(kept, words) if reasons else "",
        points=tuple(pick(reason, language) for reason in reasons),
    )


def _lead(kept: KeptCase, words: Words) -> str:
    return words(LEADS[kept.answer.kind]) if kept.answer and not kept.is_accepted else ""


def reprint_mark(words: Words, copy: int) -> str:
    """What a reprint is marked with: 补打 and its number; '' on the first."""
    return words("slip.a4_reprint").format(n=copy) if copy else ""


def _rows(kept: KeptCase, words: Words, language: str) -> list[tuple[str, str]]:
    answer = kept.answer
    rows = [
        (words("slip.item"), pick(kept.item.name, language)),
        (words("slip.authority"), pick(authority_of(kept), language)),
    ]
    if answer is not None and answer.kind is AnswerKind.ACCEPTED:
        rows.append((words("slip.case_number"), answer.case_number))
        if answer.decide_by is not None:
            rows.append((words("slip.decide_by"), plain_day(answer.decide_by, words)))
    rows.append((words("slip.number"), kept.number))
    rows.append((words("slip.kept_at"), plain_minute(kept.kept_at, words)))
    for place, line in enumerate(part_lines(kept, words, language), 1):
        said = "  ".join(part for part in (line.text, line.number, line.note) if part)
        rows.append((f"{place}. {line.name}", said))
    for name, due in kept.deferred:
        last = words("slip.due_by").format(day=plain_day(due, words))
        rows.append((words("slip.materials_due"), f"{pick(name, language)}  {last}"))
    return rows
