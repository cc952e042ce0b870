"""Tables of persons: every row is filled in like a small form of its own.

A row becomes an item with one page, so that everything that asks, tidies, checks and shows
answers works on it unchanged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from kiosk.domain.application import Answers
from kiosk.services.answers import answer_of, with_answer
from kiosk.services.item import ServiceItem
from kiosk.services.schema import is_table, part_of


def row_item(item: ServiceItem, name: str) -> ServiceItem | None:
    """Return the rows of a table as an item of their own; None where `name` is no table."""
    part = part_of(item.data_schema, name) if name else None
    if part is None or not is_table(part):
        return None
    return replace(item, data_schema=part["items"], ui_schema=_ui_of(_Table(part)), validations=())


def row_of(answers: Answers, name: str, index: int) -> Answers:
    """Return the answers of one row; none for a row that is not there."""
    rows = rows_of(answers, name)
    return rows[index] if 0 <= index < len(rows) else {}


def rows_of(answers: Answers, name: str) -> tuple[Answers, ...]:
    """Return the rows of a table, in the order they were added."""
    value = answer_of(answers, name)
    if not isinstance(value, list | tuple):
        return ()
    return tuple(row for row in value if isinstance(row, dict))


def with_row(item: ServiceItem, answers: Answers, name: str, index: int, row: Answers) -> Answers:
    """Return the answers with one row set; past the end it is added."""
    rows = list(rows_of(answers, name))
    rows[index : index + 1] = [row]
    return with_answer(item, answers, name, rows)


def without_row(item: ServiceItem, answers: Answers, name: str, index: int) -> Answers:
    """Return the answers without one row; one that is not there changes nothing."""
    rows = list(rows_of(answers, name))
    kept = [row for place, row in enumerate(rows) if place != index]
    return with_answer(item, answers, name, kept)


class _Table:
    """A table as a cache key: the very same object, never compared by its content."""

    __slots__ = ("part",)

    def __init__(self, part: Mapping[str, Any]) -> None:
        self.part = part

    def __hash__(self) -> int:
        return id(self.part)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Table) and other.part is self.part


@lru_cache(maxsize=256)
def _ui_of(table: _Table) -> Mapping[str, Any]:
    items = table.part["items"]
    controls = [
        {"type": "Control", "scope": f"#/properties/{name}"} for name in items["properties"]
    ]
    label = items.get("x-title") or table.part["x-title"]
    page = {"type": "Category", "label": label, "elements": controls}
    return {"type": "Categorization", "elements": [page]}
