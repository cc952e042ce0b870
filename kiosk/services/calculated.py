"""Answers nobody types: worked out from other answers by a CEL expression of the item.

They read the answers only, neither the day nor the age: the kiosk and the platform come to the
same result, whenever they look.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from kiosk.domain.application import Answers
from kiosk.services.answers import answer_of, with_answer
from kiosk.services.item import ServiceItem
from kiosk.services.rules import worked_out
from kiosk.services.schema import leaves

CALCULATED = "x-calculated"
VARIABLES = frozenset({"form"})
_TYPES: Mapping[str, type] = {"integer": int, "string": str, "boolean": bool}


def with_calculated(
    item: ServiceItem, answers: Answers, shown: frozenset[str] | None = None
) -> Answers:
    """Return the answers with every calculated one as it has to be now, in schema order.

    What cannot be worked out yet, or comes out as something its schema does not ask for, is no
    answer. Only questions in `shown` get one, if that is given.
    """
    for name, part in _calculated(_Same(item.data_schema)):
        visible = shown is None or name in shown
        value = worked_out(part[CALCULATED], answers) if visible else None
        fits = type(value) is _TYPES.get(part.get("type", "string"))
        if fits or answer_of(answers, name) is not None:
            answers = with_answer(item, answers, name, value if fits else None)
    return answers


class _Same:
    """A schema as a cache key: the very same object, never compared by its content."""

    __slots__ = ("schema",)

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self.schema = schema

    def __hash__(self) -> int:
        return id(self.schema)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.schema is self.schema


@lru_cache(maxsize=512)
def _calculated(key: _Same) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    return tuple((name, part) for name, part in leaves(key.schema) if CALCULATED in part)
