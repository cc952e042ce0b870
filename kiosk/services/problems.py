"""What is not right yet: on a page, in a form, in a whole application.

The kiosk asks page by page; the platform asks the same code once more about the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kiosk.domain.application import Answers, Application, HandIn, Material
from kiosk.services.answers import answer_of, prefill
from kiosk.services.formats import birth_date_of, is_id_number
from kiosk.services.item import MaterialRequirement, ServiceItem, Validation, pick
from kiosk.services.pages import FormPage, kind_of
from kiosk.services.rules import holds
from kiosk.services.schema import Fault, faults, leaves
from kiosk.services.visible import Question, answers_to_submit, visible_pages
from kiosk.services.words import application_text, fault_text

_SOURCE_OF = {
    HandIn.SCANNED: "scan",
    HandIn.E_LICENCE: "e_licence",
    HandIn.IDENTITY_CARD: "identity_card",
}


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
    found = _form_problems(item, kept, mistakes, language=language, today=today)
    return tuple(problem for problem in found if problem.name in names)


def all_problems(
    item: ServiceItem, answers: Answers, *, language: str, today: date
) -> tuple[Problem, ...]:
    """Return everything not right in the answers: one problem a question, in form order.

    A rule of eligibility that does not hold is among them.
    """
    kept = answers_to_submit(item, answers)
    return _form_problems(item, kept, item.validations, language=language, today=today)


def not_eligible(item: ServiceItem, answers: Answers, *, language: str, today: date) -> str | None:
    """Return why the resident does not qualify as things are and what to do, or None."""
    kept = answers_to_submit(item, answers)
    variables = _variables(item, kept, today)
    for validation in item.validations:
        if validation.effect == "not_eligible" and holds(validation.rule, variables) is False:
            return pick(validation.message, language)
    return None


def materials_needed(item: ServiceItem, answers: Answers) -> tuple[MaterialRequirement, ...]:
    """Return the materials an application with these answers has to come with."""
    form = {"form": answers_to_submit(item, answers)}
    return tuple(m for m in item.materials if not m.when or holds(m.when, form) is True)


def application_problems(
    item: ServiceItem, application: Application, *, today: date, language: str | None = None
) -> tuple[Problem, ...]:
    """Return everything wrong with an application, all at once (一次性告知).

    Meant for the platform: nothing the kiosk said is taken on trust. The texts are in
    `language`, by default the one the resident used. `name` is the dotted name of an answer,
    "material:<id>", "signature", or "" for the application as a whole.
    """
    spoken = language or application.language
    return (
        *_identity_problems(item, application, spoken),
        *_form_problems(item, application.answers, item.validations, language=spoken, today=today),
        *_material_problems(item, application, spoken),
        *_signature_problems(application, spoken),
    )


def _form_problems(
    item: ServiceItem,
    answers: Answers,
    validations: tuple[Validation, ...],
    *,
    language: str,
    today: date,
) -> tuple[Problem, ...]:
    questions = {q.name: q for page in visible_pages(item, answers) for q in page.questions}
    texts: dict[str, str] = {}
    for fault in faults(item.data_schema, answers):
        question = questions.get(fault.name)
        name = fault.name if question else ""
        texts.setdefault(name, _sentence(fault, question, language))
    variables = _variables(item, answers, today)
    for validation in validations:
        if holds(validation.rule, variables) is False:
            texts.setdefault(validation.field, pick(validation.message, language))
    order = {name: place for place, name in enumerate(questions)}
    ordered = sorted(texts.items(), key=lambda entry: order.get(entry[0], len(order)))
    return tuple(Problem(name, text) for name, text in ordered)


def _sentence(fault: Fault, question: Question | None, language: str) -> str:
    if question is None:
        return application_text("extra_answers", language)
    return fault_text(
        fault,
        question.part,
        kind=kind_of(question.part, question.options),
        label=pick(question.part.get("x-title", {}), language),
        language=language,
    )


def _variables(item: ServiceItem, answers: Answers, today: date) -> Mapping[str, Any]:
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


def _identity_problems(
    item: ServiceItem, application: Application, language: str
) -> Iterator[Problem]:
    if (application.item_code, application.item_version) != (item.code, item.version):
        yield Problem("", application_text("other_version", language))
    if answers_to_submit(item, application.answers) != application.answers:
        yield Problem("", application_text("extra_answers", language))
    card_answers, _ = prefill(item, application.applicant)
    for page in visible_pages(item, application.answers):
        for question in page.questions:
            expected = answer_of(card_answers, question.name)
            given = answer_of(application.answers, question.name)
            locked = question.options.get("readonlyIfPrefilled", False)
            if locked and None not in (expected, given) and given != expected:
                label = pick(question.part.get("x-title", {}), language)
                text = application_text("not_the_card", language, label=label)
                yield Problem(question.name, text)


def _material_problems(
    item: ServiceItem, application: Application, language: str
) -> Iterator[Problem]:
    given = {material.requirement_id: material for material in application.materials}
    if len(given) != len(application.materials) or any(item.material(id) is None for id in given):
        yield Problem("", application_text("material_unknown", language))
    for requirement in materials_needed(item, application.answers):
        code = _material_fault(requirement, given.get(requirement.id))
        if code:
            label = pick(requirement.name, language)
            text = application_text(code, language, label=label, limit=requirement.max_pages)
            yield Problem(f"material:{requirement.id}", text)


def _material_fault(requirement: MaterialRequirement, material: Material | None) -> str:
    if material is None:
        return "material_missing"
    if material.hand_in is HandIn.DEFERRED:
        return "" if requirement.deferrable and material.due else "material_wrong_way"
    if _SOURCE_OF[material.hand_in] not in requirement.sources:
        return "material_wrong_way"
    if material.hand_in is HandIn.E_LICENCE and not material.licence_ref:
        return "material_missing"
    if material.hand_in is HandIn.SCANNED:
        return "" if 1 <= len(material.pages) <= requirement.max_pages else "material_pages"
    return ""


def _signature_problems(application: Application, language: str) -> Iterator[Problem]:
    if application.signature is None:
        yield Problem("signature", application_text("signature_missing", language))
    elif application.signature.is_too_small():
        yield Problem("signature", application_text("signature_small", language))
