"""The groups of an XLSForm as pages: what stands where, and what is shown when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kiosk.services.xlsform_questions import Questions, Schema, question_schema, validations
from kiosk.services.xlsform_rules import BadExpression, as_condition
from kiosk.services.xlsform_texts import asked_text, is_yes, our_name
from kiosk.services.xlsform_workbook import Row

_IGNORED = frozenset({"start", "end", "today", "deviceid", "username", "phonenumber", "audit"})
_MOST_ON_A_PAGE = 4


@dataclass(slots=True)
class Form:
    """A form while it is read, row by row."""

    questions: Questions
    properties: dict[str, Schema] = field(default_factory=dict)
    required: list[str] = field(default_factory=list)
    conditionals: list[Schema] = field(default_factory=list)
    checks: list[Schema] = field(default_factory=list)
    pages: list[dict[str, Any]] = field(default_factory=list)
    materials: list[Row] = field(default_factory=list)

    def data_schema(self) -> Schema:
        """The data schema."""
        schema: Schema = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "properties": self.properties,
            "required": self.required,
        }
        if self.conditionals:
            schema["allOf"] = self.conditionals
        if self.checks:
            schema["x-validations"] = self.checks
        return {**schema, "unevaluatedProperties": False}


def read_survey(rows: tuple[Row, ...], questions: Questions) -> Form:
    """Read the sheet `survey`. What is wrong goes to `questions.faults`."""
    form = Form(questions)
    open_groups: list[tuple[Row, Schema | None]] = []
    index = 0
    while index < len(rows):
        row, kind = rows[index], rows[index].get("type").replace(" ", "_")
        index += 1
        if kind in _IGNORED:
            continue
        if kind == "begin_group":
            open_groups.append((row, _condition(row, questions)))
            form.pages.append(_page(row, questions, [c for _, c in open_groups if c]))
        elif kind == "end_group":
            if not open_groups:
                questions.faults.tell(row.place(), "no group is open here", "remove the row")
            else:
                open_groups.pop()
        elif kind == "begin_repeat":
            index = _read_repeat(form, rows, index, [c for _, c in open_groups if c])
        else:
            _read_row(form, row, [c for _, c in open_groups if c], in_group=bool(open_groups))
    for row, _ in open_groups:
        questions.faults.tell(row.place(), "this group is never closed", "add a row end_group")
    for page in form.pages:
        if not any(element["type"] == "Control" for element in page["elements"]):
            place = page.pop("place")
            questions.faults.tell(place, "this group asks nothing", "add a question or remove it")
        page.pop("place", None)
    return form


def _read_row(form: Form, row: Row, shown_if: list[Schema], *, in_group: bool) -> None:
    questions = form.questions
    kind = row.get("type").split(" ")[0]
    if kind in ("image", "file"):
        form.materials.append(row)
        return
    if kind == "note" and not in_group:
        questions.faults.tell(row.place(), "this note is in no group", "move it into one")
        return
    if not in_group:
        form.pages.append(_page(row, questions, []))
    page = form.pages[-1]
    if kind == "note":
        text = asked_text(row, "label", questions.faults)
        page["elements"].append(_ruled({"type": "Label", "text": text}, row, questions))
        return
    name = questions.names.get(row.get("name"), our_name(row, questions.faults))
    form.properties[name] = question_schema(row, questions)
    form.checks += validations(row, questions)
    _place_control(form, page, row, name, shown_if)


def _read_repeat(form: Form, rows: tuple[Row, ...], index: int, shown_if: list[Schema]) -> int:
    """A repeat is a table of persons: each row of it has the questions until `end_repeat`."""
    begin, questions = rows[index - 1], form.questions
    inner: dict[str, Schema] = {}
    required: list[str] = []
    while index < len(rows) and rows[index].get("type").replace(" ", "_") != "end_repeat":
        row = rows[index]
        inner_name = our_name(row, questions.faults)
        inner[inner_name] = question_schema(row, questions)
        if is_yes(row.get("required")):
            required.append(inner_name)
        if row.get("relevant"):
            advice = "ask it every time, or in a group of its own"
            questions.faults.tell(row.place("relevant"), "no display rule inside a repeat", advice)
        index += 1
    if index == len(rows):
        questions.faults.tell(begin.place(), "this repeat is never closed", "add a row end_repeat")
    title = asked_text(begin, "label", questions.faults)
    one = {
        "type": "object",
        "x-title": title,
        "properties": inner,
        "required": required,
        "unevaluatedProperties": False,
    }
    name = our_name(begin, questions.faults)
    most = int(begin.get("repeat_count")) if begin.get("repeat_count").isdigit() else 8
    form.properties[name] = {
        "type": "array", "minItems": 1, "maxItems": most, "items": one, "x-title": title,
    }  # fmt: skip
    own = _condition(begin, questions)
    page = _page(begin, questions, [*shown_if, *([own] if own else [])])
    form.pages.append(page)
    _place_control(form, page, begin, name, shown_if, is_ruled=True)
    return index + 1


def _place_control(
    form: Form, page: dict[str, Any], row: Row, name: str, shown_if: list[Schema], *,
    is_ruled: bool = False,
) -> None:  # fmt: skip
    control: dict[str, Any] = {"type": "Control", "scope": f"#/properties/{name}"}
    if is_yes(row.get("readonly")) or is_yes(row.get("read_only")):
        control["options"] = {"readonlyIfPrefilled": True}
    if not is_ruled:
        control = _ruled(control, row, form.questions)
    page["elements"].append(control)
    own = _condition(row, form.questions)
    conditions = [*shown_if, *([own] if own else [])]
    if is_yes(row.get("required")):
        if conditions:
            met = conditions[0] if len(conditions) == 1 else {"allOf": conditions}
            form.conditionals.append({"if": met, "then": {"required": [name]}})
        else:
            form.required.append(name)
    if len([e for e in page["elements"] if e["type"] == "Control"]) == _MOST_ON_A_PAGE + 1:
        advice = f"make groups of {_MOST_ON_A_PAGE} at most"
        form.questions.faults.tell(row.place(), "too many questions on one page", advice)


def _page(row: Row, questions: Questions, shown_if: list[Schema]) -> dict[str, Any]:
    page: dict[str, Any] = {
        "type": "Category",
        "label": asked_text(row, "label", questions.faults),
        "elements": [],
        "place": row.place(),
    }
    if shown_if:
        met = shown_if[0] if len(shown_if) == 1 else {"allOf": shown_if}
        page["rule"] = {"effect": "SHOW", "condition": {"scope": "#", "schema": met}}
    return page


def _ruled(element: dict[str, Any], row: Row, questions: Questions) -> dict[str, Any]:
    met = _condition(row, questions)
    if met is None:
        return element
    return {**element, "rule": {"effect": "SHOW", "condition": {"scope": "#", "schema": met}}}


def _condition(row: Row, questions: Questions) -> Schema | None:
    node = questions.expression(row, "relevant")
    if node is None:
        return None
    try:
        return as_condition(node, questions)
    except BadExpression as fault:
        questions.misread(row, "relevant", fault)
        return None
