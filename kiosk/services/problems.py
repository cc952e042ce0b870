"""What is not right yet: on a page, in a form, in a whole application.

The kiosk asks page by page; the platform asks the same code once more about the whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kiosk.domain.application import Answers
from kiosk.services.answers import answer_of
from kiosk.services.formats import birth_date_of, is_id_number
from kiosk.services.item import MaterialRequirement, ServiceItem, Validation, pick
from kiosk.services.pages import FormPage, kind_of
from kiosk.services.rules import holds
from kiosk.services.schema import Fault, faults, leaves, part_of
from kiosk.services.visible import Question, answers_to_submit, visible_pages
from kiosk.services.words import application_text, fault_text, row_text


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: the dotted name of the answer it stands beside ("" for none)."""

    name: str
    text: str


def page_problems(
    item: ServiceItem, page: FormPage, answers: Answers, *, language: str, today: date
) -> tuple[Problem, ...]:
    """Return what is to be mended on one page, in the order of its questions.

    Not being eligible is no mistake to mend and is not among them: see `not_eligible`.
    """
    names = {control.name for control in page.controls}
    kept = answers_to_submit(item, answers)
    mistakes = tuple(v for v in item.validations if v.effect != "not_eligible")
    found = form_problems(item, kept, mistakes, language=language, today=today)
    return tuple(problem for problem in found if problem.name in names)


def all_problems(
    item: ServiceItem, answers: Answers, *, language: str, today: date
) -> tuple[Problem, ...]:
    """Return everything not right in the answers: one problem a question, in form order.

    A rule of eligibility that does not hold is among them.
    """
    kept = answers_to_submit(item, answers)
    return form_problems(item, kept, item.validations, language=language, today=today)


def not_eligible(item: ServiceItem, answers: Answers, *, language: str, today: date) -> str | None:
    """Return why the resident does not qualify as things are and what to do, or None."""
    kept = answers_to_submit(item, answers)
    variables = form_variables(item, kept, today)
    for validation in item.validations:
        if validation.effect == "not_eligible" and holds(validation.rule, variables) is False:
            return pick(validation.message, language)
    return None


def materials_needed(item: ServiceItem, answers: Answers) -> tuple[MaterialRequirement, ...]:
    """Return the materials an application with these answers has to come with."""
    form = {"form": answers_to_submit(item, answers)}
    return tuple(m for m in item.materials if not m.when or holds(m.when, form) is True)


def form_problems(
    item: ServiceItem,
    answers: Answers,
    validations: tuple[Validation, ...],
    *,
    language: str,
    today: date,
) -> tuple[Problem, ...]:
    """Return what is wrong in answers that are to be submitted, by schema and validations."""
    questions = {q.name: q for page in visible_pages(item, answers) for q in page.questions}
    texts: dict[str, str] = {}
    for fault in faults(item.data_schema, answers):
        question = questions.get(fault.name)
        name = fault.name if question else ""
        texts.setdefault(name, _sentence(fault, question, language))
    variables = form_variables(item, answers, today)
    for validation in validations:
        if holds(validation.rule, variables) is False:
            texts.setdefault(validation.field, pick(validation.message, language))
    order = {name: place for place, name in enumerate(questions)}
    ordered = sorted(texts.items(), key=lambda entry: order.get(entry[0], len(order)))
    return tuple(Problem(name, text) for name, text in ordered)


def _sentence(fault: Fault, question: Question | None, language: str) -> str:
    if question is None:
        # The schema wants what no visible page asks for: the item's fault, not the resident's.
        return application_text("form_misfit", language)
    if fault.row is not None:
        cell = part_of(question.part["items"], fault.cell) or {}
        return row_text(_about(fault, cell, {}, language), fault.row, language)
    return _about(fault, question.part, question.options, language)


def _about(fault: Fault, part: Mapping[str, Any], options: Mapping[str, Any], language: str) -> str:
    return fault_text(
        fault,
        part,
        kind=kind_of(part, options),
        label=pick(part.get("x-title", {}), language),
        language=language,
    )


def form_variables(item: ServiceItem, answers: Answers, today: date) -> Mapping[str, Any]:
    """What rules see of answers: `form`, `today`, and `age` once an id number is known."""
    variables: dict[str, Any] = {"form": answers, "today": today.isoformat()}
    born = _birth_date(item, answers, today)
    if born is not None:
        before_birthday = (today.month, today.day) < (born.month, born.day)
        variables["age"] = today.year - born.year - (1 if before_birthday else 0)
    return variables


def _birth_date(item: ServiceItem, answers: Answers, today: date) -> date | None:
    for name, part in leaves(item.data_schema):
        if "idcard.idNumber" in part.get("x-prefill", ()):
            number = answer_of(answers, name)
            if isinstance(number, str) and is_id_number(number):
                return birth_date_of(number, today)
    return None
