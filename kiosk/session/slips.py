"""What a slip says. An intake slip and an acceptance receipt are two different papers.

Acceptance is the authority's act: the word only appears when a verified answer says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.domain.receipt import AnswerKind
from kiosk.domain.slip import Slip, SlipPart
from kiosk.journey.kept import KeptCase
from kiosk.ports import Words
from kiosk.services.item import pick
from kiosk.services.tickets import is_ticket
from kiosk.session.dates import plain_day, plain_minute
from kiosk.session.part_lines import part_lines
from kiosk.session.slip_notes import authority_of, notes_of

_TITLES = {
    None: "slip.title_kept",
    AnswerKind.ACCEPTED: "slip.title_accepted",
    AnswerKind.CORRECTION_NEEDED: "slip.a4_correction",
    AnswerKind.NOT_ACCEPTED: "slip.a4_refused",
}
LEADS = {
    AnswerKind.CORRECTION_NEEDED: "slip.correction",
    AnswerKind.NOT_ACCEPTED: "slip.refused",
}
"""What stands above the reasons."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What every slip of this terminal carries."""

    site: str
    kiosk_id: str
    phone: str


def slip_for(kept: KeptCase, head: Letterhead, words: Words, language: str) -> Slip:
    """The slip that is true for `kept` now."""
    return tuple(_parts(kept, head, words, language))


def _parts(kept: KeptCase, head: Letterhead, words: Words, language: str) -> Iterator[SlipPart]:
    yield SlipPart("line", head.site, align="center")
    yield SlipPart("line", words(_title(kept)), size="large", align="center", bold=True)
    yield SlipPart("rule")
    yield _row(words("slip.item"), pick(kept.item.name, language))
    yield _row(words("slip.authority"), pick(authority_of(kept), language))
    yield _row(words("slip.kept_at"), plain_minute(kept.kept_at, words))
    yield from _last_day(kept, words)
    yield from _number(kept, words)
    yield from _of_bundle(kept, words, language)
    yield from _to_mend(kept, words, language)
    yield from _still_due(kept, words, language)
    for note in notes_of(kept, words, language):
        yield SlipPart("line", note)
    yield SlipPart("rule")
    if kept.answer is None and not is_ticket(kept.item):
        yield SlipPart("line", words("slip.not_yet_accepted"), bold=True)
    yield SlipPart("line", words("slip.keep_this"))
    yield SlipPart("code", code_payload(kept))
    yield SlipPart("line", words("slip.scan_to_check"), align="center")
    yield from foot(head, words)


def foot(head: Letterhead, words: Words) -> Iterator[SlipPart]:
    """Whom to ask, large enough to dial from, and which machine it was."""
    yield SlipPart("gap")
    yield SlipPart("line", words("slip.phone"), align="center")
    yield SlipPart("line", head.phone, size="large", align="center", bold=True)
    yield SlipPart("line", head.kiosk_id, align="center")


def _title(kept: KeptCase) -> str:
    if is_ticket(kept.item):
        return "slip.title_ticket"
    if kept.supplements is not None:
        return "slip.title_supplement"
    return _TITLES[kept.answer.kind if kept.answer else None]


def code_payload(kept: KeptCase) -> str:
    """What the QR code of a slip holds: the case id and what was true. Nothing personal."""
    standing = kept.answer.kind.value if kept.answer else "kept"
    return f"menkou:1:{kept.case_id}:{standing}"


def _last_day(kept: KeptCase, words: Words) -> Iterator[SlipPart]:
    answer = kept.answer
    if answer is None or answer.decide_by is None or kept.supplements is not None:
        return
    if is_ticket(kept.item):
        yield _row(words("slip.answer_by"), plain_day(answer.decide_by, words), bold=True)
    elif kept.is_accepted:
        yield _row(words("slip.decide_by"), plain_day(answer.decide_by, words), bold=True)


def _number(kept: KeptCase, words: Words) -> Iterator[SlipPart]:
    """What the resident quotes later, by itself and large."""
    # The answer to a ticket is shown by our number; the one of the books tells the stage only.
    by_books = kept.answer is not None and kept.is_accepted and not is_ticket(kept.item)
    number = kept.answer.case_number if kept.answer is not None and by_books else kept.number
    label = words("slip.case_number" if by_books else "slip.number")
    yield SlipPart("gap")
    yield SlipPart("line", label, align="center")
    yield SlipPart("line", number, size="large", align="center", bold=True)
    yield SlipPart("gap")


def _of_bundle(kept: KeptCase, words: Words, language: str) -> Iterator[SlipPart]:
    """Every part with its own standing and number: one slip for all of them."""
    lines = part_lines(kept, words, language)
    if lines:
        yield SlipPart("rule")
        yield SlipPart("line", words("slip.parts").format(n=len(lines)), bold=True)
    for place, line in enumerate(lines, 1):
        yield _row(f"{place}.", f"{line.name}  {line.text}")
        for more in (line.number, line.note):
            if more:
                yield _row("", more)


def _to_mend(kept: KeptCase, words: Words, language: str) -> Iterator[SlipPart]:
    """All that is wrong, or why it cannot be; the reasons of a bundle stand beside its parts."""
    answer = kept.answer
    if answer is None or kept.parts or not answer.reasons:
        return
    if not kept.is_accepted:
        yield SlipPart("line", words(LEADS[answer.kind]), bold=True)
    for place, reason in enumerate(answer.reasons, 1):
        yield _row(f"{place}.", pick(reason, language))


def _still_due(kept: KeptCase, words: Words, language: str) -> Iterator[SlipPart]:
    if kept.deferred:
        yield SlipPart("line", words("slip.materials_due"), bold=True)
    for name, due in kept.deferred:
        yield _row("·", pick(name, language))
        yield _row("", words("slip.due_by").format(day=plain_day(due, words)))


def _row(label: str, text: str, *, bold: bool = False) -> SlipPart:
    return SlipPart("row", text, label=label, bold=bold)
