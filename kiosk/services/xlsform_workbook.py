"""The sheets of an Excel workbook as plain rows of text, however hostile the file is.

An .xlsx file is a zip archive of XML. Nothing is taken on trust: sizes are bounded before
anything unfolds, document type declarations are refused (they are how XML bombs are made),
formulas are never worked out, macros never looked at.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

LARGEST_WORKBOOK = 2 * 1024 * 1024
LARGEST_UNFOLDED = 24 * 1024 * 1024
MOST_PARTS = 200
MOST_ROWS = 2000
MOST_COLUMNS = 60
LONGEST_CELL = 4000
MOST_TAGS = 300_000
MOST_TAGS_ASIDE = 20_000
"""Of a sheet or its texts, and of any other part: every tag becomes an object, small as it is."""
_CHUNK = 64 * 1024
_ENCODING = re.compile(rb"encoding=[\"']([^\"']*)")
_XML_BEGINS = (b"<", b"\0<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_WITH_ROWS = ("xl/worksheets/", "xl/sharedStrings")


@dataclass(frozen=True, slots=True)
class SheetFault:
    """What is wrong in a workbook: "survey C7", a plain reason, what to do."""

    place: str
    reason: str
    advice: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}; {self.advice}"


class WorkbookRefused(Exception):
    """A workbook that becomes no item. `faults` are all that were found."""

    def __init__(self, *faults: SheetFault) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its sheet, its number as Excel shows it, its texts by column heading."""

    sheet: str
    number: int
    cells: Mapping[str, str]
    columns: Mapping[str, str]
    """The letter of every column, by heading."""

    def place(self, heading: str = "") -> str:
        """Where a cell is: "survey C7"; without a heading the row."""
        letter = self.columns.get(heading, "")
        return (
            f"{self.sheet} {letter}{self.number}" if letter else f"{self.sheet} row {self.number}"
        )

    def get(self, heading: str) -> str:
        """The text under a heading, or ""."""
        return self.cells.get(heading, "")


def read_workbook(content: bytes) -> Mapping[str, tuple[Row, ...]]:
    """Return the rows of every sheet by its lower-case name. Raises `WorkbookRefused`."""
    _check_archive(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    except (InvalidFileException, KeyError, ValueError, zipfile.BadZipFile, SyntaxError) as fault:
        raise _refused("the workbook", f"it cannot be read ({type(fault).__name__})") from None
    try:
        return {sheet.title.strip().lower(): tuple(_rows(sheet)) for sheet in book.worksheets}
    except (KeyError, ValueError, TypeError, SyntaxError) as fault:
        raise _refused("the workbook", f"a sheet is damaged ({type(fault).__name__})") from None
    finally:
        book.close()


def _check_archive(content: bytes) -> None:
    if len(content) > LARGEST_WORKBOOK:
        raise _refused("the workbook", "it is larger than 2 MiB", "leave out pictures")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS:
                raise _refused("the workbook", "it has too many parts")
            if sum(entry.file_size for entry in entries) > LARGEST_UNFOLDED:
                raise _refused("the workbook", "unfolded it would be larger than 24 MiB")
            for entry in entries:
                _check_part(archive, entry)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, OSError, ValueError):
        raise _refused("the workbook", "it is no .xlsx file, or damaged") from None


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    # Read once by pieces: a part that unfolds to more than it says ends here, not in memory.
    read, last, tags = 0, b"", 0
    most_tags = MOST_TAGS if entry.filename.startswith(_WITH_ROWS) else MOST_TAGS_ASIDE
    is_xml = False
    with archive.open(entry) as part:
        while piece := part.read(_CHUNK):
            read += len(piece)
            if read > entry.file_size or read > LARGEST_UNFOLDED:
                raise _refused("the workbook", "a part unfolds to more than it says")
            if b"<!DOCTYPE" in last + piece or b"<!ENTITY" in last + piece:
                raise _refused("the workbook", "a part declares a document type")
            # By what it holds: any name can be given to a part that is read as XML.
            is_xml = is_xml or (not last and piece.lstrip()[:4].startswith(_XML_BEGINS))
            if is_xml and (b"\0" in piece or _is_foreign(last + piece)):
                raise _refused("the workbook", "a part is not written in UTF-8")
            tags += piece.count(b"<")
            if is_xml and tags > most_tags:
                raise _refused("the workbook", "a part holds far more than a form needs")
            last = piece[-16:]


def _is_foreign(xml: bytes) -> bool:
    """Whether XML names another encoding, in which what is looked for would look different."""
    found = _ENCODING.search(xml) if xml.startswith(b"<?xml") else None
    return found is not None and found[1].lower() not in (b"utf-8", b"us-ascii", b"ascii")


def _rows(sheet: Any) -> Iterator[Row]:
    headings: list[str] = []
    letters: dict[str, str] = {}
    name = sheet.title.strip().lower()
    rows = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS)
    for number, cells in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise _refused(name, f"it has more than {MOST_ROWS} rows")
        texts = [_text(cell.value, f"{name} {get_column_letter(n)}{number}", cell.data_type)
                 for n, cell in enumerate(cells, 1)]  # fmt: skip
        if not headings:
            headings = texts
            letters = {text: get_column_letter(n) for n, text in enumerate(texts, 1) if text}
            _check_headings(name, texts)
        elif any(texts):
            found = {h: t for h, t in zip(headings, texts, strict=False) if h and t}
            yield Row(name, number, found, letters)


def _check_headings(sheet: str, headings: list[str]) -> None:
    for n, heading in enumerate(headings, 1):
        if heading and headings.index(heading) != n - 1:
            place = f"{sheet} {get_column_letter(n)}1"
            raise _refused(place, f"the column {heading!r} stands twice", "remove one of them")


def _text(value: object, place: str, kind: str) -> str:
    if value is None:
        return ""
    if kind == "f" or (isinstance(value, str) and value.startswith("=")):
        raise _refused(place, "there is a formula", "write its result as a value")
    if kind == "e":
        raise _refused(place, f"there is an error value ({value})", "write a value")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip()
    if len(text) > LONGEST_CELL:
        raise _refused(place, f"the text has more than {LONGEST_CELL} characters")
    return text


def _refused(place: str, reason: str, advice: str = "save it anew as .xlsx") -> WorkbookRefused:
    return WorkbookRefused(SheetFault(place, reason, advice))
