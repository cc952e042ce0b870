"""The questions of an XLSForm's `survey` and `choices` sheets as a data schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kiosk.services.formats import FORMATS
from kiosk.services.xlsform_rules import (
    BadExpression,
    Node,
    as_cel,
    as_limits,
    parsed,
)
from kiosk.services.xlsform_texts import Faults, asked_text, is_yes, listed, text_of
from kiosk.services.xlsform_workbook import Row

Schema = dict[str, Any]
_KIND = {"text": "string", "integer": "integer", "date": "string", "range": "integer"}
_INSTEAD = {
    "decimal": "use integer; money is an integer with the format money-fen",
    "calculate": "write x-calculated into item.json afterwards",
    "geopoint": "ask for an address",
    "barcode": "use text",
}


@dataclass(slots=True)
class Questions:
    """The questions of one form: their rows by the name the author gave, and our names."""

    names: Mapping[str, str]
    rows: Mapping[str, Row]
    choices: Mapping[str, Sequence[Row]]
    own: str = ""
    """What "." stands for, while a constraint is read."""
    faults: Faults = field(default_factory=Faults)

    def name_of(self, name: str) -> str:
        """Our name of a question."""
        asked = self.own if name == "." else name
        if asked not in self.names:
            raise BadExpression(f"there is no question {asked!r}")
        return self.names[asked]

    def value_of(self, name: str, text: str) -> str | int | bool:
        """A value as the answers of this question have it."""
        row = self.rows.get(self.own if name == "." else name)
        if row is None:
            raise BadExpression(f"there is no question {name!r}")
        kind, _, list_name = row.get("type").partition(" ")
        if kind == "integer" and text.isdigit():
            return int(text)
        if kind == "select_one" and self.is_yes_no(list_name.strip()):
            return is_yes(text)
        return text

    def is_set(self, name: str) -> bool:
        """Whether several choices can be made."""
        row = self.rows.get(self.own if name == "." else name)
        return row is not None and row.get("type").startswith("select_multiple")

    def is_yes_no(self, list_name: str) -> bool:
        """Whether a list of choices is yes and no and nothing else."""
        return {row.get("name") for row in self.choices.get(list_name, ())} == {"yes", "no"}

    def expression(self, row: Row, column: str) -> Node | None:
        """The expression in a cell, taken apart; a bad one is told and None."""
        if not row.get(column):
            return None
        try:
            return parsed(row.get(column))
        except BadExpression as fault:
            self.misread(row, column, fault)
            return None

    def misread(self, row: Row, column: str, fault: BadExpression) -> None:
        """Tell that an expression is not understood."""
        advice = "see docs/items.md, “From an Excel workbook”, for what can be written"
        self.faults.tell(row.place(column), f"{row.get(column)[:60]!r}: {fault}", advice)


def question_schema(row: Row, questions: Questions) -> Schema:
    """The schema of one question."""
    kind, _, list_name = row.get("type").partition(" ")
    part: Schema = {}
    if kind in ("select_one", "select_multiple"):
        part |= _choice_schema(row, kind, list_name.strip(), questions)
    elif kind == "acknowledge":
        part |= {
            "type": "string",
            "const": "1",
            "x-text": asked_text(row, "hint", questions.faults),
        }
    elif kind in _KIND:
        part |= {"type": _KIND[kind]}
        if kind == "date":
            part["format"] = "date"
    else:
        advice = _INSTEAD.get(kind, "see the table of types in docs/items.md")
        questions.faults.tell(row.place("type"), f"the type {kind!r} is not known here", advice)
    part |= _own_columns(row, questions)
    part |= _limits(row, questions)
    part["x-title"] = asked_text(row, "label", questions.faults)
    if kind != "acknowledge" and text_of(row, "hint"):
        part["x-hint"] = asked_text(row, "hint", questions.faults)
    if text_of(row, "why"):
        part["x-why"] = asked_text(row, "why", questions.faults)
    return part


def validations(row: Row, questions: Questions) -> Iterator[Schema]:
    """The check across answers that a constraint is, where it is more than a limit."""
    questions.own = row.get("name")
    node = questions.expression(row, "constraint")
    if node is None or as_limits(node, ".") is not None:
        return
    try:
        rule = as_cel(node, questions)
    except BadExpression as fault:
        questions.misread(row, "constraint", fault)
        return
    message = asked_text(row, "constraint_message", questions.faults)
    path = f"/{questions.names[row.get('name')]}"
    yield {"rule": rule, "message": message, "fieldPath": path}


def _choice_schema(row: Row, kind: str, list_name: str, questions: Questions) -> Schema:
    rows = questions.choices.get(list_name, ())
    if not rows:
        advice = "write its choices on the sheet choices"
        questions.faults.tell(row.place("type"), f"there is no list {list_name!r}", advice)
        return {"enum": ["none"]}
    words = {choice.get("name"): asked_text(choice, "label", questions.faults) for choice in rows}
    if kind == "select_one" and questions.is_yes_no(list_name):
        return {"type": "boolean"}
    choices = {"enum": list(words), "x-choices": words}
    if kind == "select_one":
        return dict(choices)
    return {"type": "array", "items": choices, "uniqueItems": True, "minItems": 1}


def _own_columns(row: Row, questions: Questions) -> Schema:
    found: Schema = {}
    name = row.get("format")
    if name in FORMATS or name in ("money-fen", "year-month", "ink"):
        found["format"] = name
    elif name:
        advice = f"known are {', '.join(sorted(FORMATS))}"
        questions.faults.tell(row.place("format"), f"there is no format {name!r}", advice)
    if row.get("prefill"):
        found["x-prefill"] = listed(row.get("prefill"))
    if is_yes(row.get("sensitive")):
        found["x-sensitive"] = True
    if row.get("example"):
        found["examples"] = [row.get("example")]
    return found


def _limits(row: Row, questions: Questions) -> Schema:
    questions.own = row.get("name")
    if not row.get("constraint"):
        return {}
    try:
        limits = as_limits(parsed(row.get("constraint")), ".")
    except BadExpression:
        return {}  # told where it is read as a check
    message = text_of(row, "constraint_message")
    if limits and message:
        said = asked_text(row, "constraint_message", questions.faults)
        limits["x-error"] = dict.fromkeys(limits, said)
    return limits or {}
