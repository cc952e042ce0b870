"""What a resident does with a table of persons in a form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowAdded:
    """Asked to add one more to the table of this name."""

    name: str


@dataclass(frozen=True, slots=True)
class RowOpened:
    """Asked to change one row; rows count from 0."""

    name: str
    index: int


@dataclass(frozen=True, slots=True)
class RowRemoved:
    """Asked to take one row out; rows count from 0."""

    name: str
    index: int


FormEvent = RowAdded | RowOpened | RowRemoved
