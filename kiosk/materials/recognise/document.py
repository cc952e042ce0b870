"""A page in, what it is and says out: templates first, then the whole page, then the checks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Protocol

import cv2

from kiosk.materials.picture import Picture, as_picture
from kiosk.materials.recognise import checks
from kiosk.materials.recognise.labels import kind_of, labelled
from kiosk.materials.recognise.mrz import find_mrz
from kiosk.materials.recognise.templates import Reads, Template, field_in, fitting
from kiosk.materials.recognise.values import Field, Kind, Reading, TextLine

_SURE: Final = 0.8
_VALUE_SURE: Final = 0.6
_READABLE: Final = 0.75
_DATE: Final = re.compile(r"(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})")
_PERIOD: Final = re.compile(r"(\d{4}\.\d{2}\.\d{2})[-—–一~]+(\d{4}\.\d{2}\.\d{2}|长期|長期)")
_NAME: Final = re.compile(r"[\u3007\u3400-\u9fff\U00020000-\U0003ffff·]{2,20}")
_NOT_IN_A_VALUE: Final = re.compile(r"[|_~*<>]")


class ReadsPages(Reads, Protocol):
    """What finds and reads every line of a page, or one."""

    def lines(self, page: Picture) -> tuple[TextLine, ...]:
        """All lines in reading order."""


def read_page(reader: ReadsPages, page: Picture, *, whole: bool = False) -> Reading:
    """Read a straightened page. `whole`: read all of it even where a template suffices.

    Check digits decide: a number that does not pass its own is not among the fields.
    """
    if not whole:
        found = _by_template(reader, page)
        if found is not None:
            return found
    best = _whole(reader, page)
    if best.kind is Kind.UNKNOWN and not _is_readable(best.lines):
        for degrees in (90, 270) if _stands(best.lines) else (180,):
            other = _whole(reader, turned(page, degrees), degrees)
            if _sureness(other.lines) > _sureness(best.lines):
                best = other
    return best


def _by_template(reader: Reads, page: Picture) -> Reading | None:
    height, width = page.shape[:2]
    for degrees in (0, 180) if width >= height else (90, 270):
        upright = turned(page, degrees)
        for template in fitting(upright):
            key = _key_field(reader, upright, template)
            if key is not None:
                return _with_the_rest(reader, upright, template, key, degrees)
    return None


def _key_field(reader: Reads, page: Picture, template: Template) -> Field | None:
    found = field_in(reader, page, template.key, template)
    if found is None:
        return None
    number = _CHECKED[template.key](found.text)
    return Field(template.key, number, found.confidence, verified=True) if number else None


def _with_the_rest(
    reader: Reads, page: Picture, template: Template, key: Field, degrees: int
) -> Reading | None:
    others = [
        field_in(reader, page, name, template) for name in template.regions if name != template.key
    ]
    raw = (key, *(f for f in others if f is not None))
    fields = checked(raw, (), template.kind)
    return Reading(template.kind, fields, turned=degrees) if fields else None


def _whole(reader: ReadsPages, page: Picture, degrees: int = 0) -> Reading:
    lines = reader.lines(page)
    zone = find_mrz([line.text for line in lines])
    if zone is not None:
        fields = (
            Field("number", zone.number, 1.0, verified=True),
            Field("name", zone.name, _sureness(lines)),
            Field("birth", zone.birth, 1.0, verified=True),
            Field("expiry", zone.expiry, 1.0, verified=True),
            Field("nationality", zone.nationality, _sureness(lines)),
            Field("sex", zone.sex, _sureness(lines)),
        )
        return Reading(Kind.PASSPORT, fields, lines, degrees)
    kind = kind_of(lines)
    return Reading(kind, checked(labelled(lines, kind), lines, kind), lines, degrees)


def checked(raw: Sequence[Field], lines: Sequence[TextLine], kind: Kind) -> tuple[Field, ...]:
    """What of the raw fields may be said, tidied, with numbers that pass their check only."""
    fields = {f.name: f for f in raw}
    numbers = _numbers(fields, lines, kind)
    number = numbers.get("id_number")
    kept = list(numbers.values())
    if number is not None and not _agrees_with_printed_date(number, fields.get("birth_date")):
        return ()
    for found in fields.values():
        if found.name in _CHECKED:
            continue
        kept += _tidied(found, number.text if number else "")
    return tuple(kept)


_CHECKED: Final = {
    "id_number": checks.id_number_in,
    "uscc": checks.uscc_in,
    "bank_card": checks.bank_card_in,
}


def _numbers(fields: dict[str, Field], lines: Sequence[TextLine], kind: Kind) -> dict[str, Field]:
    if kind is Kind.UNKNOWN:
        return {}
    found = {}
    for name, check in _CHECKED.items():
        places = [(f.text, f.confidence) for f in (fields.get(name),) if f is not None]
        if places or name == _ANYWHERE.get(kind):
            places += [(line.text, line.confidence) for line in lines]
        numbers = ((check(text), sure) for text, sure in places if sure >= _SURE)
        first = next(((n, sure) for n, sure in numbers if n), None)
        if first is not None:
            found[name] = Field(name, first[0], first[1], verified=True)
    return found


_ANYWHERE: Final = {
    Kind.ID_CARD_FRONT: "id_number",
    Kind.HOUSEHOLD_PAGE: "id_number",
    Kind.SOCIAL_CARD: "id_number",
    Kind.BUSINESS_LICENCE: "uscc",
}
"""The number a document has only one of: it may stand anywhere on it."""


def _agrees_with_printed_date(number: Field, printed: Field | None) -> bool:
    """A second witness: one wrong digit in eleven slips through a check digit."""
    said = _iso_date(printed.text) if printed is not None else ""
    return said in ("", checks.birth_of(number.text))


def _tidied(found: Field, id_number: str) -> list[Field]:
    text, sure = found.text, found.confidence
    match found.name:
        case "birth_date":
            day = _iso_date(text)
            verified = bool(id_number) and day == checks.birth_of(id_number)
            return [Field("birth_date", day, sure, verified)] if day else []
        case "sex":
            sex = next((c for c in text if c in "男女"), "")
            agrees = bool(id_number) and sex == checks.sex_of(id_number)
            return [Field("sex", sex, sure, agrees)] if sex else []
        case "period":
            return _period(text, sure)
        case "nation":
            return [Field("nation", text.replace("漢", "汉").removesuffix("族"), sure)]
        case "name" | "former_name" | "legal_person":
            return [Field(found.name, text, sure)] if _is_a_name(text, sure) else []
        case _:
            fit = sure >= _VALUE_SURE and not _NOT_IN_A_VALUE.search(text)
            return [Field(found.name, text, sure)] if fit else []


def _is_a_name(text: str, sure: float) -> bool:
    return sure >= _SURE and _NAME.fullmatch(text) is not None


def _period(text: str, sure: float) -> list[Field]:
    match = _PERIOD.search(text.replace(" ", ""))
    if match is None:
        return []
    start, until = (side.replace(".", "-").replace("長", "长") for side in match.groups())
    return [Field("valid_from", start, sure), Field("valid_until", until, sure)]


def _iso_date(text: str) -> str:
    match = _DATE.search(text.replace(" ", ""))
    if match is None:
        return ""
    year, month, day = (int(part) for part in match.groups())
    return f"{year:04}-{month:02}-{day:02}"


_TURNS: Final = {
    90: cv2.ROTATE_90_CLOCKWISE,
    180: cv2.ROTATE_180,
    270: cv2.ROTATE_90_COUNTERCLOCKWISE,
}


def turned(page: Picture, degrees: int) -> Picture:
    """A page turned clockwise by 0, 90, 180 or 270 degrees."""
    return page if degrees == 0 else as_picture(cv2.rotate(page, _TURNS[degrees]))


def _stands(lines: Sequence[TextLine]) -> bool:
    """Whether most lines are higher than wide: the page lies on its side."""
    standing = sum(1 for line in lines if line.height > 1.5 * (line.right - line.left))
    return standing > len(lines) / 2


def _is_readable(lines: Sequence[TextLine]) -> bool:
    return not lines or _sureness(lines) >= _READABLE


def _sureness(lines: Sequence[TextLine]) -> float:
    """How sure the recognition was on the whole, weighted by length."""
    letters = sum(len(line.text) for line in lines)
    return sum(line.confidence * len(line.text) for line in lines) / letters if letters else 0.0
