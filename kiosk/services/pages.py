"""The pages of a form as the screen needs them: controls with words, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from kiosk.domain.application import Answers
from kiosk.services.answers import answer_of, choice_text
from kiosk.services.item import NATIVE_LANGUAGE, LocalText, ServiceItem, pick
from kiosk.services.regions import parts_of, path_to, region_name
from kiosk.services.schema import faults, is_table, part_of
from kiosk.services.visible import Question, VisiblePage, answers_to_submit, visible_pages

KINDS = frozenset(
    {"text", "digits", "id_number", "radio", "list", "yes_no", "date", "region"}
    | {"bank_card", "number", "checks", "read_only", "month", "money", "persons"}
    | {"signature", "consent"}
)
"""How a question can be asked. `address` is asked as its own questions: region, then street."""

MOST_RADIO_CHOICES = 7
_KIND_OF_FORMAT = {
    "cn-id": "id_number",
    "cn-mobile": "digits",
    "cn-bankcard": "bank_card",
    "cn-region": "region",
    "date": "date",
    "year-month": "month",
    "money-fen": "money",
    "ink": "signature",
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
_LENGTHS |= {"year-month": 7, "money-fen": 15}
_LONGEST_TEXT = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a resident can choose, with its words; `sound` is their pinyin, for a search."""

    value: str
    label: str
    sound: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """One question on a page. `name` is a dotted path such as "address.region".

    `keypad` is "digits", "id_number" or "" for letters. `locked_if_prefilled`: what the identity
    card said here may not be changed. `why` says why we ask; `example` and `mistake`
    stand beside the question. `text` is what a consent agrees to, `agreed` the answer that says
    so. Of a region `path` holds the levels chosen so far, and `choices` those of the next level.
    `group` names the address or other group the question belongs to. A table of persons has
    `row_word` for one row, and at least `least` and at most `most` of them. `asks_name`: the answer
    is a person's name, so the keyboard offers names first.
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
    example: str = ""
    mistake: str = ""
    text: str = ""
    agreed: str = ""
    path: tuple[Choice, ...] = ()
    group: str = ""
    row_word: str = ""
    least: int = 0
    most: int = 0
    asks_name: bool = False


@dataclass(frozen=True, slots=True)
class FormPage:
    """One page of the form; `index` counts the visible pages from 0.

    `notes` are read before the questions; `materials` (ids) may be handed in on the page.
    """

    index: int
    title: str
    controls: tuple[Control, ...]
    notes: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()


def form_pages(
    item: ServiceItem, answers: Answers, language: str, *, one_by_one: bool = False
) -> tuple[FormPage, ...]:
    """Return the pages that are visible given the answers, in the order they are asked.

    `one_by_one` asks every question on a page of its own.
    """
    kept = answers_to_submit(item, answers)
    visible = visible_pages(item, kept)
    required = _required_names(item, kept, visible)
    pages = []
    for page in visible:
        controls = tuple(
            _control(item, q, kept, q.name in required, language) for q in page.questions
        )
        notes = tuple(pick(note, language) for note in page.notes)
        title = pick(page.label, language)
        if one_by_one and len(controls) > 1:
            pages += _one_by_one(title, controls, notes, page.materials)
        else:
            pages.append(FormPage(0, title, controls, notes, page.materials))
    return tuple(replace(page, index=index) for index, page in enumerate(pages))


def _one_by_one(
    title: str, controls: tuple[Control, ...], notes: tuple[str, ...], materials: tuple[str, ...]
) -> list[FormPage]:
    """What is on one page, a page for each question: notes first, materials last."""
    last = len(controls) - 1
    return [
        FormPage(
            0,
            control.label or title,
            (control,),
            notes if place == 0 else (),
            materials if place == last else (),
        )
        for place, control in enumerate(controls)
    ]


def kind_of(part: Mapping[str, Any], options: Mapping[str, Any]) -> str:
    """Return how a question is asked: as the page wishes, else as its schema suggests."""
    if "x-calculated" in part:
        return "read_only"
    wish = options.get("format")
    if wish in KINDS:
        return str(wish)
    if "x-text" in part:
        return "consent"
    if part.get("type") == "array":
        return "persons" if is_table(part) else "checks"
    if part.get("type") == "boolean":
        return "yes_no"
    if "enum" in part:
        return "radio" if len(part["enum"]) <= MOST_RADIO_CHOICES else "list"
    if part.get("type") == "integer":
        return "money" if part.get("format") == "money-fen" else "number"
    return _KIND_OF_FORMAT.get(part.get("format", ""), "text")


def _control(
    item: ServiceItem, question: Question, answers: Answers, is_required: bool, language: str
) -> Control:
    part, options = question.part, question.options
    kind = kind_of(part, options)
    region = str(answer_of(answers, question.name) or "") if kind == "region" else ""
    return Control(
        name=question.name,
        kind=kind,
        label=pick(part.get("x-title", {}), language),
        hint=pick(part.get("x-hint", {}), language),
        why=pick(part.get("x-why", {}), language),
        required=is_required,
        sensitive=bool(part.get("x-sensitive", False)),
        choices=_divisions(parts_of(region), language)
        if kind == "region"
        else _choices(part, kind, language),
        keypad=str(options.get("keypad", _KEYPADS.get(kind, ""))),
        max_length=_longest(part),
        locked_if_prefilled=bool(options.get("readonlyIfPrefilled", False)),
        example=pick(part.get("x-example", {}), language),
        mistake=pick(part.get("x-mistake", {}), language),
        text=pick(part.get("x-text", {}), language),
        agreed=str(part.get("const", "")) if kind == "consent" else "",
        path=_divisions(path_to(region), language),
        group=_group_title(item, question.name, language),
        row_word=pick(part.get("items", {}).get("x-title", {}), language),
        least=int(part.get("minItems", 0)),
        most=int(part.get("maxItems", 0)),
        asks_name=part.get("format") == "cn-name",
    )


def _group_title(item: ServiceItem, name: str, language: str) -> str:
    outer = name.rpartition(".")[0]
    group = part_of(item.data_schema, outer) if outer else None
    return pick(group.get("x-title", {}), language) if group else ""


def _divisions(codes: tuple[str, ...], language: str) -> tuple[Choice, ...]:
    return tuple(Choice(code, region_name(code, language)) for code in codes)


def _choices(part: Mapping[str, Any], kind: str, language: str) -> tuple[Choice, ...]:
    if kind == "yes_no":
        return tuple(
            Choice(value, pick(choice_text(part, value, value == "true"), language))
            for value in ("true", "false")
        )
    source = part.get("items", {}) if part.get("type") == "array" else part
    words = source.get("x-choices", {})
    return tuple(
        Choice(str(value), label, sound_of(words[str(value)]) if kind == "list" else "")
        for value in source.get("enum", ())
        if (label := pick(words[str(value)], language))
    )


def sound_of(words: LocalText) -> str:
    """Return what a choice may be searched by: whole pinyin, and the initials alone."""
    return _sound(words.get(NATIVE_LANGUAGE, ""))


@lru_cache(maxsize=4096)
def _sound(text: str) -> str:
    # Its tables take a tenth of a second and 40 MB; few who read pages ever look for a choice.
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(text)
    return f"{''.join(syllables)} {''.join(s[:1] for s in syllables)}".lower()


def _longest(part: Mapping[str, Any]) -> int:
    if "maxLength" in part:
        return int(part["maxLength"])
    if "maximum" in part and part.get("format") != "money-fen":
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
