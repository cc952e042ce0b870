"""The pages of a form as the screen needs them: controls with words, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.domain.application import Answers
from kiosk.services.answers import answer_of, choice_text
from kiosk.services.item import ServiceItem, pick
from kiosk.services.schema import faults
from kiosk.services.visible import Question, VisiblePage, answers_to_submit, visible_pages

KINDS = frozenset(
    {"text", "digits", "id_number", "radio", "list", "yes_no", "date", "region"}
    | {"bank_card", "number", "checks", "read_only"}
)
MOST_RADIO_CHOICES = 7
_KIND_OF_FORMAT = {
    "cn-id": "id_number",
    "cn-mobile": "digits",
    "cn-bankcard": "bank_card",
    "cn-region": "region",
    "date": "date",
}
_KEYPADS = {"digits": "digits", "bank_card": "digits", "number": "digits", "id_number": "id_number"}
_LENGTHS = {
    "cn-id": 18,
    "cn-mobile": 11,
    "cn-bankcard": 19,
    "cn-region": 6,
    "date": 10,
    "cn-plate": 8,
    "uscc": 18,
}
_LONGEST_TEXT = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a resident can choose, with its words."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Control:
    """One question on a page. `name` is a dotted path such as "address.region".

    `keypad` is "digits", "id_number" or "" for letters. `locked_if_prefilled`: what the identity
    card said here may not be changed. `why` says why we ask.
    """

    name: str
    kind: str
    label: str
    hint: str
    why: str
    required: bool
    sensitive: bool
    choices: tuple[Choice, ...]
    keypad: str
    max_length: int
    locked_if_prefilled: bool


@dataclass(frozen=True, slots=True)
class FormPage:
    """One page of the form; `index` counts the visible pages from 0."""

    index: int
    title: str
    controls: tuple[Control, ...]


def form_pages(item: ServiceItem, answers: Answers, language: str) -> tuple[FormPage, ...]:
    """Return the pages that are visible given the answers, in the order they are asked."""
    kept = answers_to_submit(item, answers)
    visible = visible_pages(item, kept)
    required = _required_names(item, kept, visible)
    return tuple(
        FormPage(
            index,
            pick(page.label, language),
            tuple(_control(q, q.name in required, language) for q in page.questions),
        )
        for index, page in enumerate(visible)
    )


def kind_of(part: Mapping[str, Any], options: Mapping[str, Any]) -> str:
    """Return how a question is asked: as the page wishes, else as its schema suggests."""
    wish = options.get("format")
    if wish in KINDS:
        return str(wish)
    if part.get("type") == "array":
        return "checks"
    if part.get("type") == "boolean":
        return "yes_no"
    if "enum" in part:
        return "radio" if len(part["enum"]) <= MOST_RADIO_CHOICES else "list"
    if part.get("type") == "integer":
        return "number"
    return _KIND_OF_FORMAT.get(part.get("format", ""), "text")


def _control(question: Question, is_required: bool, language: str) -> Control:
    part, options = question.part, question.options
    kind = kind_of(part, options)
    return Control(
        name=question.name,
        kind=kind,
        label=pick(part.get("x-title", {}), language),
        hint=pick(part.get("x-hint", {}), language),
        why=pick(part.get("x-why", {}), language),
        required=is_required,
        sensitive=bool(part.get("x-sensitive", False)),
        choices=_choices(part, kind, language),
        keypad=str(options.get("keypad", _KEYPADS.get(kind, ""))),
        max_length=_longest(part),
        locked_if_prefilled=bool(options.get("readonlyIfPrefilled", False)),
    )


def _choices(part: Mapping[str, Any], kind: str, language: str) -> tuple[Choice, ...]:
    if kind == "yes_no":
        return tuple(
            Choice(value, pick(choice_text(part, value, value == "true"), language))
            for value in ("true", "false")
        )
    source = part.get("items", {}) if part.get("type") == "array" else part
    words = source.get("x-choices", {})
    return tuple(
        Choice(str(value), pick(words[str(value)], language)) for value in source.get("enum", ())
    )


def _longest(part: Mapping[str, Any]) -> int:
    if "maxLength" in part:
        return int(part["maxLength"])
    if "maximum" in part:
        return len(str(part["maximum"]))
    return _LENGTHS.get(part.get("format", ""), _LONGEST_TEXT)


def _required_names(
    item: ServiceItem, answers: Answers, pages: tuple[VisiblePage, ...]
) -> frozenset[str]:
    # A question is required when the schema, asked without its answer, misses it. So if/then
    # conditions need no second reading of the schema here.
    names = [question.name for page in pages for question in page.questions]
    required = {f.name for f in faults(item.data_schema, answers) if f.keyword == "required"}
    for name in names:
        if name not in required and answer_of(answers, name) is not None:
            without = _left_out(answers, name)
            missing = faults(item.data_schema, without)
            if any(f.keyword == "required" and f.name == name for f in missing):
                required.add(name)
    return frozenset(required)


def _left_out(answers: Answers, name: str) -> Answers:
    head, _, rest = name.partition(".")
    if not rest:
        return {key: value for key, value in answers.items() if key != head}
    return {**answers, head: _left_out(answers[head], rest)}
