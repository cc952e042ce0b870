"""How the parts of a bundle (一件事) stand, in words: for the screen, the slip and the A4 notice.

Before the platform's answer a part is kept, nothing more; what it says of a part then is the
platform's own word.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.receipt import AnswerKind, PartAnswer
from kiosk.journey.kept import KeptCase
from kiosk.ports import Words
from kiosk.services.bundle import PartStanding
from kiosk.services.item import pick
from kiosk.session.dates import plain_day

_STANDINGS = {
    AnswerKind.ACCEPTED: "accepted",
    AnswerKind.CORRECTION_NEEDED: "correction",
    AnswerKind.NOT_ACCEPTED: "refused",
}


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part: `standing` is kept, accepted, correction or refused; `text` says it in words.

    `number` is its case number once it is accepted, `note` its limit or why it is not.
    """

    name: str
    standing: str
    text: str
    number: str = ""
    note: str = ""


def part_lines(kept: KeptCase, words: Words, language: str) -> tuple[PartLine, ...]:
    """The parts of a kept case, in order; () for an ordinary item."""
    answers = {part.code: part for part in kept.answer.parts} if kept.answer else {}
    return tuple(_line(s, answers.get(s.part.code), words, language) for s in kept.parts)


def standing_lines(
    standings: tuple[PartStanding, ...], words: Words, language: str
) -> tuple[PartLine, ...]:
    """The parts as they will be handed in: which go, which cannot, and why."""
    return tuple(
        PartLine(
            name=pick(standing.part.name, language),
            standing="refused" if standing.refusal else "asked",
            text=words("slip.part_refused" if standing.refusal else "slip.part_asked"),
            note=pick(standing.refusal, language)
            if standing.refusal
            else pick(standing.part.authority, language),
        )
        for standing in standings
    )


def _line(
    standing: PartStanding, answer: PartAnswer | None, words: Words, language: str
) -> PartLine:
    name = pick(standing.part.name, language)
    if answer is None:
        return PartLine(name, "kept", words("slip.part_kept"))
    said = _STANDINGS[answer.kind]
    note = "；".join(pick(reason, language) for reason in answer.reasons)
    if answer.decide_by is not None:
        note = f"{words('slip.decide_by')} {plain_day(answer.decide_by, words)}"
    return PartLine(name, said, words(f"slip.part_{said}"), answer.case_number, note)
