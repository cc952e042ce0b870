"""The columns of an XLSForm: texts in two languages, names and words as an item writes them."""

from __future__ import annotations

import re

from kiosk.services.item import LANGUAGES
from kiosk.services.xlsform_workbook import Row, SheetFault

_LANGUAGE_OF = {
    "zh": "zh-CN", "zh-cn": "zh-CN", "zh-hans": "zh-CN", "中文": "zh-CN", "chinese": "zh-CN",
    "en": "en", "english": "en", "英文": "en",
}  # fmt: skip
_HEADING = re.compile(r"^([a-z_]+)\s*::\s*(?:[^()]*\(([^()]+)\)|(.+?))\s*$", re.IGNORECASE)
_OUR_NAME = re.compile(r"[a-z][A-Za-z0-9]{0,40}")
_YES = frozenset({"yes", "true", "true()", "1", "是"})
WORDS_ASKED = "write it under the columns label::zh-CN and label::en"


class Faults(list[SheetFault]):
    """What was found so far; reading goes on, so that an author hears everything at once."""

    def tell(self, place: str, reason: str, advice: str) -> None:
        """One more fault."""
        self.append(SheetFault(place, reason, advice))


def text_of(row: Row, column: str) -> dict[str, str]:
    """The texts of a row under "label::zh-CN", "label::English (en)" …, by language."""
    found: dict[str, str] = {}
    for heading, text in row.cells.items():
        if heading.lower() == column:
            found.setdefault("zh-CN", text)
        matched = _HEADING.match(heading)
        if matched and matched[1].lower() == column:
            language = _LANGUAGE_OF.get((matched[2] or matched[3]).strip().lower())
            if language:
                found[language] = text
    return found


def asked_text(row: Row, column: str, faults: Faults) -> dict[str, str]:
    """The same where both languages are needed: what is missing is told."""
    found = text_of(row, column)
    for language in LANGUAGES:
        if language not in found:
            name = {"zh-CN": "Chinese", "en": "English"}[language]
            advice = f"write it under the column {column}::{language}"
            faults.tell(row.place(), f"the {name} {column} is missing", advice)
    return found


def our_name(row: Row, faults: Faults) -> str:
    """The name of a question as an item writes it: `id_number` becomes `idNumber`."""
    head, *rest = re.split(r"[_\-. ]+", row.get("name"))
    name = head[:1].lower() + head[1:] + "".join(part[:1].upper() + part[1:] for part in rest)
    if not _OUR_NAME.fullmatch(name):
        advice = "begin with a letter; letters, digits and _ only, at most 41"
        faults.tell(row.place("name"), f"{row.get('name')!r} is no name for a question", advice)
    return name


def is_yes(text: str) -> bool:
    """Whether a cell says yes."""
    return text.lower() in _YES


def listed(text: str) -> list[str]:
    """The parts of a cell with several, between spaces, commas or semicolons."""
    return [part for part in re.split(r"[\s,;，；、]+", text) if part]
