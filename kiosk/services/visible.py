"""What of a form is visible: the display rules of JSON Forms, worked out over the answers.

A rule is `{"effect": "SHOW"|"HIDE", "condition": {"scope", "schema"}}` on a page (Category) or
a question (Control). The condition holds when the answer at `scope` satisfies `schema`; an
answer that is not there satisfies nothing. See jsonforms.io/docs/uischema/rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.domain.application import Answers
from kiosk.services.answers import answer_of, with_answer
from kiosk.services.calculated import CALCULATED, with_calculated
from kiosk.services.item import ServiceItem
from kiosk.services.schema import is_object, leaves, matches, part_of


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a page: its dotted name, its schema and how the page wants it shown."""

    name: str
    part: Mapping[str, Any]
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class VisiblePage:
    """A page with something to ask. `notes` are read first; `materials` may be handed in here."""

    label: Mapping[str, str]
    questions: tuple[Question, ...]
    notes: tuple[Mapping[str, str], ...] = ()
    materials: tuple[str, ...] = ()


def name_of(scope: str) -> str:
    """Return the dotted name of a scope: "#/properties/a/properties/b" is "a.b"."""
    return (
        ".".join(scope.removeprefix("#/properties/").split("/properties/")) if scope != "#" else ""
    )


def answers_to_submit(item: ServiceItem, answers: Answers) -> Answers:
    """Return the answers to visible questions only, nothing else.

    Dropping one answer may hide another question, so this repeats until nothing changes;
    answers only ever become fewer, so it ends. What is no answer at all, such as an object where
    a text belongs, is dropped too: nothing behind this is surprised by its shape or depth.
    Calculated answers are worked out anew from the others, whatever was given for them.
    """
    before = -1
    answers = with_calculated(item, answers)
    while True:
        pages = visible_pages(item, answers)
        asked = [q for page in pages for q in page.questions]
        given = [
            (question.name, value)
            for question in asked
            if CALCULATED not in question.part
            and _is_an_answer(value := answer_of(answers, question.name))
        ]
        if len(given) == before:
            return answers
        before = len(given)
        answers = {}
        for name, value in given:
            answers = with_answer(item, answers, name, value)
        answers = with_calculated(item, answers, frozenset(q.name for q in asked))


def visible_pages(item: ServiceItem, answers: Answers) -> tuple[VisiblePage, ...]:
    """Return the pages that ask something, given these answers, in order."""
    pages = []
    for category in item.ui_schema["elements"]:
        if _is_shown(category, answers):
            questions = tuple(_questions(item, category, answers))
            if questions:
                beside = [
                    element
                    for element in category["elements"]
                    if element["type"] != "Control" and _is_shown(element, answers)
                ]
                notes = tuple(e["text"] for e in beside if e["type"] == "Label")
                materials = tuple(e["material"] for e in beside if e["type"] == "Material")
                pages.append(VisiblePage(category["label"], questions, notes, materials))
    return tuple(pages)


def _questions(
    item: ServiceItem, category: Mapping[str, Any], answers: Answers
) -> Iterator[Question]:
    for control in category["elements"]:
        if control["type"] != "Control" or not _is_shown(control, answers):
            continue
        name = name_of(control["scope"])
        part = part_of(item.data_schema, name) or {}
        options = control.get("options", {})
        if is_object(part):
            for inner, inner_part in leaves(part, name):
                yield Question(inner, inner_part, options)
        else:
            yield Question(name, part, options)


def _is_shown(element: Mapping[str, Any], answers: Answers) -> bool:
    rule = element.get("rule")
    if rule is None:
        return True
    name = name_of(rule["condition"]["scope"])
    value = answer_of(answers, name) if name else answers
    met = value is not None and matches(rule["condition"]["schema"], value)
    return met if rule["effect"] == "SHOW" else not met


def _is_an_answer(value: object) -> bool:
    if isinstance(value, list | tuple):
        return all(_is_plain(entry) or _is_a_row(entry) for entry in value)
    return _is_plain(value)


def _is_a_row(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(key, str) and _is_an_entry(entry) for key, entry in value.items()
    )


def _is_an_entry(value: object) -> bool:
    if isinstance(value, list | tuple):  # several choices within a row
        return all(_is_plain(entry) for entry in value)
    return _is_plain(value)


def _is_plain(value: object) -> bool:
    if isinstance(value, str):
        return not any("\ud800" <= character <= "\udfff" for character in value)
    return isinstance(value, int)
