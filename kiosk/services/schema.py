"""The data schema of an item: its fields by dotted name, and what is wrong with answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError, ValidationErrorKind

from kiosk.domain.application import Answers
from kiosk.services.bounds import LINEAR_PATTERNS
from kiosk.services.formats import FORMATS

_DEEPEST_OBJECT = 8


@dataclass(frozen=True, slots=True)
class Fault:
    """One answer that breaks the schema: its dotted name and the keyword it breaks.

    In a table of persons `name` is the table, `row` counts from 0, `cell` is the question of a row.
    """

    name: str
    keyword: str
    limit: int | None = None
    row: int | None = None
    cell: str = ""


def leaves(schema: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every question of a schema: dotted name and property schema, objects opened."""
    for key, part in schema.get("properties", {}).items():
        name = f"{prefix}.{key}" if prefix else key
        if is_object(part):
            yield from leaves(part, name)
        else:
            yield name, part


def part_of(schema: Mapping[str, Any], name: str) -> Mapping[str, Any] | None:
    """Return the property schema with this dotted name ("" is the whole), or None."""
    part: Mapping[str, Any] | None = schema
    for key in name.split(".") if name else ():
        if part is None:
            return None
        part = part.get("properties", {}).get(key)
    return part


def is_object(part: Mapping[str, Any]) -> bool:
    """Whether a property is a group of further questions rather than one question."""
    return part.get("type") == "object"


def is_table(part: Mapping[str, Any]) -> bool:
    """Whether a property is a table of persons: an array of rows of questions."""
    return "properties" in part.get("items", {})


def matches(condition: Mapping[str, Any], value: object) -> bool:
    """Whether a value satisfies the schema of a display rule."""
    return _validator(_Identity(condition)).is_valid(value)


def faults(schema: Mapping[str, Any], answers: Answers) -> tuple[Fault, ...]:
    """Return what is wrong with answers. A group that is missing counts as asked but empty."""
    validator = _validator(_Identity(schema))
    for _ in range(_DEEPEST_OBJECT):
        found = tuple(_fault(error) for error in validator.iter_errors(answers))
        groups = {f.name for f in found if f.keyword == "required" and _is_group(schema, f.name)}
        if not groups:
            break
        answers = with_empty(answers, groups)
    return tuple(dict.fromkeys(found))


def with_empty(answers: Answers, groups: set[str]) -> Answers:
    """Return answers in which each named group is there, if only as an empty one."""
    result = answers
    for name in sorted(groups):
        head, _, rest = name.partition(".")
        inner = result.get(head, {})
        result = {**result, head: with_empty(inner, {rest}) if rest else inner}
    return result


def compile_schema(schema: Mapping[str, Any]) -> None:
    """Raise ValueError when a schema (a data schema or a condition) cannot be used at all."""
    _validator(_Identity(schema))


def _is_group(schema: Mapping[str, Any], name: str) -> bool:
    part = part_of(schema, name)
    return part is not None and is_object(part)


class _Identity:
    """A schema as a cache key: the very same object, never compared by its content."""

    __slots__ = ("schema",)

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self.schema = schema

    def __hash__(self) -> int:
        return id(self.schema)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.schema is self.schema


@lru_cache(maxsize=512)
def _validator(key: _Identity) -> Draft202012Validator:
    # The key keeps its schema alive, so an id is never taken by another one.
    return Draft202012Validator(
        dict(key.schema),
        validate_formats=True,
        formats=dict(FORMATS),
        pattern_options=LINEAR_PATTERNS,
    )


def _fault(error: ValidationError) -> Fault:
    path: list[str | int] = list(error.instance_path)
    kind = error.kind
    limit = getattr(kind, "limit", None)
    match kind:
        case ValidationErrorKind.Required():
            return _placed([*path, str(kind.property)], "required", None)
        case _:
            return _placed(path, kind.name, limit if isinstance(limit, int) else None)


def _placed(path: list[str | int], keyword: str, limit: int | None) -> Fault:
    place = next((n for n, step in enumerate(path) if isinstance(step, int)), len(path))
    name = ".".join(str(step) for step in path[:place])
    if place + 1 >= len(path):  # no row, or one entry of a set of choices
        return Fault(name, keyword, limit)
    row, cell = path[place], ".".join(str(step) for step in path[place + 1 :])
    return Fault(name, keyword, limit, row if isinstance(row, int) else None, cell)
