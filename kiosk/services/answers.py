"""Answers of a form: read one, set one, fill in what the identity card knows, show one."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from kiosk.domain.application import Answers, Provenance
from kiosk.domain.identity import CardKind, IdentityCard, masked
from kiosk.services.item import ServiceItem, pick
from kiosk.services.money import fen_of, yuan_text
from kiosk.services.regions import whole_name
from kiosk.services.schema import is_table, leaves, part_of

_CARD_FIELDS: Mapping[str, Callable[[IdentityCard], str]] = {
    "idcard.name": lambda card: card.name,
    "idcard.englishName": lambda card: card.english_name,
    "idcard.idNumber": lambda card: card.id_number,
    "idcard.sex": lambda card: card.sex.value,
    "idcard.birthDate": lambda card: card.birth_date.isoformat(),
    "idcard.address": lambda card: card.address,
    "idcard.nation": lambda card: card.nation,
}
PREFILL_SOURCES = frozenset(_CARD_FIELDS)

_NUMBER_FORMATS = frozenset({"cn-id", "cn-mobile", "cn-bankcard", "cn-region", "cn-plate", "uscc"})
_MIDDLE_DOTS = str.maketrans(dict.fromkeys("•‧・∙⋅．●", "·"))
_SIGNED = {"zh-CN": "已签名", "en": "Signed"}
_AGREED = {"zh-CN": "已同意（{version} 版）", "en": "Agreed (version {version})"}
_YUAN = {"zh-CN": "{yuan} 元", "en": "{yuan} yuan"}
_YES_NO = {True: {"zh-CN": "是", "en": "Yes"}, False: {"zh-CN": "否", "en": "No"}}


def answer_of(answers: Answers, name: str) -> object | None:
    """Return the answer with this dotted name, or None where there is none."""
    value: object = answers
    for key in name.split("."):
        if not isinstance(value, Mapping) or key not in value:
            return None
        value = value[key]
    return value


def with_answer(item: ServiceItem, answers: Answers, name: str, value: object) -> Answers:
    """Return new answers with one of them set, or removed when `value` is "", [] or None.

    Typed text is tidied as the schema asks: full-width digits, spaces in numbers, the x of an
    id number, "3" for an integer, "true" for a yes. What cannot be converted is kept as typed;
    the check of the page will speak about it. A name the form does not know is a bug: KeyError.
    """
    part = part_of(item.data_schema, name)
    if part is None or not name:
        raise KeyError(name)
    tidy = _tidied(part, value)
    path = name.split(".")
    if tidy is None or tidy in ("", []):
        return _without(answers, path)
    return _with(answers, path, tidy)


def prefill(item: ServiceItem, card: IdentityCard) -> tuple[Answers, dict[str, Provenance]]:
    """Return the answers an identity card gives to an item, and where each came from."""
    answers: Answers = {}
    provenance: dict[str, Provenance] = {}
    is_social = card.kind is CardKind.SOCIAL_SECURITY
    source = Provenance.SOCIAL_CARD if is_social else Provenance.IDENTITY_CARD
    for name, part in leaves(item.data_schema):
        value = _card_answer(part, card)
        if value:
            answers = with_answer(item, answers, name, value)
            provenance[name] = source
    return answers, provenance


def _card_answer(part: Mapping[str, Any], card: IdentityCard) -> str:
    """Return what a card answers to one question: the first source that is not empty."""
    sources = (s for s in part.get("x-prefill", ()) if s in _CARD_FIELDS)
    values = (_CARD_FIELDS[source](card) for source in sources)
    return next((value for value in values if value), "")


def shown_answer(
    item: ServiceItem, name: str, value: object, language: str, *, reveal: bool
) -> str:
    """Return an answer as it may stand on a screen: the words of a choice, a masked number.

    Sensitive answers are masked unless `reveal`; a name keeps its first character only.
    """
    part = part_of(item.data_schema, name) or {}
    if value is None or value == "":
        return ""
    joint = "、" if language == "zh-CN" else ", "
    if isinstance(value, list | tuple) and is_table(part):
        return joint.join(shown_row(part, row, language) for row in value)
    if isinstance(value, list | tuple):
        return joint.join(_choice_label(part.get("items", {}), v, language) for v in value)
    text = _plain_text(part, value, language)
    return text if reveal else _masked(part, text)


def shown_row(part: Mapping[str, Any], row: Mapping[str, Any], language: str) -> str:
    """Return one row of a table of persons in a line: its first two answers, masked."""
    cells = part["items"]["properties"]
    texts = (
        _masked(cell, _plain_text(cell, row[key], language))
        for key, cell in cells.items()
        if key in row
    )
    return " ".join(list(texts)[:2])


def _plain_text(part: Mapping[str, Any], value: object, language: str) -> str:
    kind = part.get("format")
    if kind == "ink":
        return pick(_SIGNED, language)
    if "x-text" in part:
        return pick(_AGREED, language).format(version=value)
    if kind == "money-fen" and isinstance(value, int):
        return pick(_YUAN, language).format(yuan=yuan_text(value))
    if kind == "cn-region":
        return whole_name(str(value), language)
    if isinstance(value, bool):
        return pick(choice_text(part, "true" if value else "false", value), language)
    return _choice_label(part, value, language)


def _masked(part: Mapping[str, Any], text: str) -> str:
    if not part.get("x-sensitive"):
        return text
    if part.get("format") == "cn-name":
        return text[:1] + "*" * (len(text) - 1)
    return masked(text)


def choice_text(part: Mapping[str, Any], value: str, truth: bool = False) -> Mapping[str, str]:
    """Return the words for one value of a choice; yes and no have their own."""
    words: Mapping[str, str] | None = part.get("x-choices", {}).get(value)
    return words if words is not None else _YES_NO[truth]


def _choice_label(part: Mapping[str, Any], value: object, language: str) -> str:
    words = part.get("x-choices", {}).get(str(value))
    return str(value) if words is None else pick(words, language)


def _tidied(part: Mapping[str, Any], value: object) -> object:
    kind = part.get("type")
    if kind == "array":
        return _tidied_rows(part, value) if is_table(part) else _tidied_list(value)
    if not isinstance(value, str):
        return value
    text = value.strip()
    if kind == "boolean":
        return {"true": True, "false": False}.get(text, text)
    if part.get("format") == "money-fen":
        return fen_of(text)
    if kind == "integer":
        digits = unicodedata.normalize("NFKC", text)
        return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 16 else text
    if part.get("format") in _NUMBER_FORMATS:
        plain = unicodedata.normalize("NFKC", text).replace("-", "")
        return "".join(plain.split()).upper()
    if part.get("format") == "cn-name":
        return text.translate(_MIDDLE_DOTS)
    return text


def _tidied_list(value: object) -> object:
    if isinstance(value, str):
        return [part for part in value.split(",") if part]
    return list(value) if isinstance(value, tuple) else value


def _tidied_rows(part: Mapping[str, Any], value: object) -> object:
    # A row holds what its questions ask for and nothing else, as a form does.
    if not isinstance(value, list | tuple):
        return value
    cells = part["items"]["properties"]
    return [_tidied_row(cells, row) if isinstance(row, Mapping) else row for row in value]


def _tidied_row(cells: Mapping[str, Any], row: Mapping[str, Any]) -> Answers:
    tidy = {key: _tidied(cell, row[key]) for key, cell in cells.items() if key in row}
    return {key: answer for key, answer in tidy.items() if answer is not None and answer != ""}


def _with(answers: Answers, path: list[str], value: object) -> Answers:
    head, *rest = path
    if not rest:
        return {**answers, head: value}
    inner = answers.get(head)
    return {**answers, head: _with(inner if isinstance(inner, dict) else {}, rest, value)}


def _without(answers: Answers, path: list[str]) -> Answers:
    head, *rest = path
    others = {key: value for key, value in answers.items() if key != head}
    inner = answers.get(head)
    if not rest or not isinstance(inner, dict):
        return others
    kept = _without(inner, rest)
    # Rebuilt in place, so that an answer never moves when its neighbour is removed.
    return {k: kept if k == head else v for k, v in answers.items()} if kept else others
