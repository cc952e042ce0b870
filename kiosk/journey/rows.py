"""One row of a table of persons on a page of its own: filled in, checked, then put in the table.

Until the resident says done, the table is as it was: going back loses this row's changes only.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from kiosk.domain.application import Answers, Provenance
from kiosk.journey.draft import Draft, with_answers
from kiosk.services.form import (
    FormPage,
    Problem,
    answer_of,
    form_pages,
    page_problems,
    row_item,
    row_of,
    rows_of,
    with_answer,
    with_row,
    without_row,
)
from kiosk.services.item import ServiceItem
from kiosk.services.schema import part_of

MOST_ROWS = 20


@dataclass(frozen=True, slots=True)
class RowForm:
    """A row being filled in. `index` is past the end of the table for a new one."""

    name: str
    index: int
    answers: Answers = field(default_factory=dict, repr=False)
    tried: bool = False


def opened_row(draft: Draft, name: str, index: int | None) -> RowForm | None:
    """The form of one row, a new one for None; None where there is no such table or no room."""
    item = row_item(draft.item, name)
    rows = rows_of(draft.answers, name)
    if item is None:
        return None
    if index is None:
        return RowForm(name, len(rows)) if len(rows) < most_rows(draft.item, name) else None
    return RowForm(name, index, row_of(draft.answers, name, index)) if index < len(rows) else None


def most_rows(item: ServiceItem, name: str) -> int:
    """How many rows a table may have; 20 where its item does not say."""
    part = part_of(item.data_schema, name) or {}
    return int(part.get("maxItems", MOST_ROWS))


def row_page(draft: Draft, row: RowForm, language: str) -> FormPage:
    """The page that asks for a row."""
    item = row_item(draft.item, row.name)
    assert item is not None, "a row was opened in what is no table"
    return form_pages(item, row.answers, language)[0]


def row_answered(draft: Draft, row: RowForm, name: str, value: object) -> RowForm:
    """The row with one answer given; an unknown name changes nothing."""
    item = row_item(draft.item, row.name)
    if item is None or not any(c.name == name for c in row_page(draft, row, "zh-CN").controls):
        return row
    return replace(row, answers=with_answer(item, row.answers, name, value))


def row_problems(draft: Draft, row: RowForm, *, language: str, today: date) -> tuple[Problem, ...]:
    """What is to be mended in a row, in the order of its questions."""
    item = row_item(draft.item, row.name)
    if item is None:
        return ()
    page = row_page(draft, row, language)
    return page_problems(item, page, row.answers, language=language, today=today)


def with_row_put(draft: Draft, row: RowForm) -> Draft:
    """The draft with the row in its table."""
    answers = with_row(draft.item, draft.answers, row.name, row.index, row.answers)
    return _by_hand(with_answers(draft, answers), row.name)


def with_row_removed(draft: Draft, name: str, index: int) -> Draft:
    """The draft without one row; what is no table or not there changes nothing."""
    if row_item(draft.item, name) is None or index >= len(rows_of(draft.answers, name)):
        return draft
    answers = without_row(draft.item, draft.answers, name, index)
    return _by_hand(with_answers(draft, answers), name)


def _by_hand(draft: Draft, name: str) -> Draft:
    if answer_of(draft.answers, name) is None:
        return draft
    return replace(draft, provenance={**draft.provenance, name: Provenance.RESIDENT})
