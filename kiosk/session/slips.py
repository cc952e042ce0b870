"""What a slip says. An intake slip and an acceptance receipt are two different papers.

Acceptance is the authority's act: the word only appears when a verified answer says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.receipt import AnswerKind
from kiosk.domain.slip import Slip, SlipPart
from kiosk.journey.kept import KeptCase
from kiosk.ports import Words
from kiosk.services.item import pick
from kiosk.services.tickets import is_ticket
from kiosk.session.part_lines import part_lines
from kiosk.session.slip_notes import authority_of, notes_of


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
    yield from _numbers(kept, words)
    yield _row(words("slip.kept_at"), local_minute(kept.kept_at))
    yield from _of_bundle(kept, words, language)
    yield from _still_due(kept, words, language)
    for note in notes_of(kept, words, language):
        yield SlipPart("line", note)
    yield SlipPart("rule")
    if not kept.is_accepted and not is_ticket(kept.item):
        yield SlipPart("line", words("slip.not_yet_accepted"), bold=True)
    yield SlipPart("line", words("slip.keep_this"))
    yield SlipPart("code", code_payload(kept))
    yield SlipPart("line", words("slip.scan_to_check"), align="center")
    yield _row(words("slip.phone"), head.phone)
    yield SlipPart("line", head.kiosk_id, align="center")


def _title(kept: KeptCase) -> str:
    if is_ticket(kept.item):
        return "slip.title_ticket"
    if kept.supplements is not None:
        return "slip.title_supplement"
    return "slip.title_accepted" if kept.is_accepted else "slip.title_kept"


def code_payload(kept: KeptCase) -> str:
    """What the QR code of a slip holds: the case id and what was true. Nothing personal."""
    standing = kept.answer.kind.value if kept.answer else "kept"
    return f"menkou:1:{kept.case_id}:{standing}"


def _numbers(kept: KeptCase, words: Words) -> Iterator[SlipPart]:
    answer = kept.answer
    if is_ticket(kept.item):
        # By this number the answer is shown; the one of the books tells the stage only.
        yield _row(words("slip.number"), kept.number, bold=True)
        if answer is not None and answer.decide_by is not None:
            yield _row(words("slip.answer_by"), f"{answer.decide_by.astimezone():%Y-%m-%d}")
    elif answer is not None and answer.kind is AnswerKind.ACCEPTED:
        yield _row(words("slip.case_number"), answer.case_number, bold=True)
        if answer.decide_by is not None and kept.supplements is None:
            yield _row(words("slip.decide_by"), f"{answer.decide_by.astimezone():%Y-%m-%d}")
    else:
        yield _row(words("slip.number"), kept.number, bold=True)


def _of_bundle(kept: KeptCase, words: Words, language: str) -> Iterator[SlipPart]:
    """Every part with its own standing and number: one slip for all of them."""
    lines = part_lines(kept, words, language)
    if lines:
        yield SlipPart("rule")
        yield SlipPart("line", words("slip.parts").format(n=len(lines)), bold=True)
    for place, line in enumerate(lines, 1):
        yield SlipPart("line", f"{place}. {line.name}  {line.text}")
        for more in (line.number, line.note):
            if more:
                yield SlipPart("line", f"   {more}")


def _still_due(kept: KeptCase, words: Words, language: str) -> Iterator[SlipPart]:
    if kept.deferred:
        yield SlipPart("line", words("slip.materials_due"), bold=True)
    for name, due in kept.deferred:
        yield SlipPart("line", f"· {pick(name, language)}  {due:%Y-%m-%d}")
    # The reasons of a bundle stand beside its parts.
    reasons = kept.answer.reasons if kept.answer and not kept.parts else ()
    for reason in reasons:
        yield SlipPart("line", f"· {pick(reason, language)}")


def _row(label: str, value: str, *, bold: bool = False) -> SlipPart:
    return SlipPart("line", f"{label}  {value}", bold=bold)


def local_minute(instant: datetime) -> str:
    """An instant as the resident's clock shows it."""
    return f"{instant.astimezone():%Y-%m-%d %H:%M}"
