"""Answers to try a form with: some that fit a question, and some that each break one rule of it.

Numbers are made, not collected: area and bank prefixes are plausible, check digits are worked
out, and nobody is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from kiosk.domain.identity import citizen_check_character, foreigner_2017_check_digit
from kiosk.services.bounds import fits_pattern
from kiosk.services.formats import FORMATS, bank_card_check_digit, uscc_check_character

_TODAY = date(2026, 11, 22)
_NAMES = ("张小明", "欧阳淑芬", "阿依古丽·买买提", "𬱖文", "Anna Maria Bauer")
_WORDS = ("中山东路 1 号 2 幢", "示例一", "个人原因", "A1234567", "1234567890", "2026-12", "一")
_REGIONS = ("110101", "320102", "321102", "330106", "440305", "510104")
_PLATES = ("苏L12345", "苏AD12345", "苏L12345F", "京A8Z88学", "沪A1234警")
_LONG = "很长的字" * 600
_FOR_EXAMPLE = re.compile(r"(?:例如|比如)[：:， ]?\s*([^，。；（）]+)")

Value = Any
"""A value as JSON has it."""


def fitting(part: Mapping[str, Any], rng: Random) -> Value:
    """An answer that fits one question, or None when none could be made (see `no_example`)."""
    if "const" in part:
        return part["const"]
    if "enum" in part:
        return rng.choice(part["enum"])
    if "examples" in part:
        return rng.choice(part["examples"])
    kind = part.get("type", "string")
    if kind == "boolean":
        return rng.random() < 0.5
    if kind == "integer":
        return _number(part, rng)
    if kind == "array":
        return _list(part, rng)
    if kind == "object":
        return _group(part, rng)
    return _text(part, rng)


def every_choice(part: Mapping[str, Any]) -> tuple[Value, ...]:
    """Every value of a question with few: choices, yes and no; empty where there are many."""
    if "enum" in part:
        return tuple(part["enum"])
    if part.get("type") == "boolean":
        return (True, False)
    if part.get("type") == "array" and "enum" in part.get("items", {}):
        choices = part["items"]["enum"]
        least, most = part.get("minItems", 1), part.get("maxItems", len(choices))
        return tuple(_around(choices, n, least) for n in range(len(choices))) + (
            (list(choices),) if len(choices) <= most else ()
        )
    return ()


def breaking(part: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    """Answers that each break one keyword of a question: the keyword and the answer."""
    kind = part.get("type", "string")
    if "const" in part:
        yield "const", "no-such-choice"
    elif "enum" in part:
        yield "enum", "no-such-choice"
    elif kind == "boolean":
        yield "type", "perhaps"
    elif kind == "integer":
        yield from _wrong_numbers(part)
    elif kind == "array":
        yield from _wrong_lists(part)
    elif kind == "string":
        yield from _wrong_texts(part)


def _number(part: Mapping[str, Any], rng: Random) -> int:
    step = part.get("multipleOf", 1)
    least = -(-part.get("minimum", 0) // step) * step
    most = part.get("maximum", least + 100 * step)
    return int(rng.choice((least, most // step * step, least + step * rng.randrange(3))))


def _list(part: Mapping[str, Any], rng: Random) -> list[Value]:
    least = max(1, part.get("minItems", 1))
    items = part.get("items", {})
    if "enum" in items:
        most = min(part.get("maxItems", len(items["enum"])), len(items["enum"]))
        return rng.sample(items["enum"], rng.randint(min(least, most), most))
    most = min(part.get("maxItems", least + 2), least + 2)
    return [fitting(items, rng) for _ in range(rng.randint(least, max(least, most)))]


def _group(part: Mapping[str, Any], rng: Random) -> dict[str, Value]:
    made = {key: fitting(inner, rng) for key, inner in part.get("properties", {}).items()}
    return {key: value for key, value in made.items() if value is not None}


def _text(part: Mapping[str, Any], rng: Random) -> str | None:
    maker = _MAKERS.get(part.get("format", ""))
    made = [maker(rng)] if maker else [*_WORDS, *_told_to_residents(part)]
    rng.shuffle(made)
    least, most = part.get("minLength", 0), part.get("maxLength", 2000)
    pattern = part.get("pattern", "")
    for text in (*made, *(text * 5 for text in made), *(text[:most] for text in made)):
        if least <= len(text) <= most and fits_pattern(pattern, text):
            return text
    return None


def _told_to_residents(part: Mapping[str, Any]) -> list[str]:
    """The examples that the question itself gives: "例如：…" in its hint."""
    texts = (part.get(key, {}).get("zh-CN", "") for key in ("x-example", "x-hint"))
    found = [match[1] for text in texts if (match := _FOR_EXAMPLE.search(text))]
    return ([*found, part["x-example"]["zh-CN"]] if "x-example" in part else found) * 3


def _id_number(rng: Random) -> str:
    born = _TODAY - timedelta(days=rng.choice((300, 4000, 7000, 12000, 20000, 27000, 31000, 36000)))
    if rng.random() < 0.1:  # the permanent residence card of 2017
        digits = f"{rng.choice(('KAZ', 'DEU', 'USA'))}1100{born:%y%m%d}0"
        return digits + foreigner_2017_check_digit(digits)
    # Citizens; Hong Kong, Macao and Taiwan residents (81 to 83); foreigners of 2023 (9).
    area = rng.choice((*_REGIONS, *_REGIONS, "810000", "830000", "911124"))
    digits = f"{area}{born:%Y%m%d}{rng.randrange(1000):03}"
    return digits + citizen_check_character(digits)


def _bank_card(rng: Random) -> str:
    digits = f"622202{rng.randrange(10**12):012}"
    return digits + bank_card_check_digit(digits)


def _uscc(rng: Random) -> str:
    head = f"9132{rng.randrange(10**4):04}MA1{rng.randrange(10**6):06}"
    return head + uscc_check_character(head)


def _day(rng: Random) -> str:
    return (_TODAY + timedelta(days=rng.choice((-9000, -400, -30, 0, 20, 200, 700)))).isoformat()


_MAKERS: Mapping[str, Callable[[Random], str]] = {
    "cn-id": _id_number,
    "cn-mobile": lambda rng: f"139{rng.randrange(10**8):08}",
    "cn-bankcard": _bank_card,
    "cn-name": lambda rng: rng.choice(_NAMES),
    "cn-region": lambda rng: rng.choice(_REGIONS),
    "cn-plate": lambda rng: rng.choice(_PLATES[:3]),
    "uscc": _uscc,
    "date": _day,
    "year-month": lambda rng: _day(rng)[:7],
    "ink": lambda rng: " ".join(f"{n * 40},{rng.randrange(99)},{n * 9}" for n in range(12)),
}
FORMATS_TRIED = frozenset(_MAKERS)
_WRONG_BY_FORMAT: Mapping[str, tuple[str, ...]] = {
    "cn-id": ("110105194912310021", "11010519491231002", "ABC"),
    "cn-mobile": ("10000000000", "1391234567", "139123456789"),
    "cn-bankcard": ("6222020200112233447", "12", "622202O200112233446"),
    "cn-name": ("张三1", "<b>张三</b>", "·张三"),
    "cn-region": ("nowhere", "32110", "921102"),
    "cn-plate": ("苏L1234", "AL12345", "苏I12345"),
    "uscc": ("91320000MA1ABCDE00", "9132", "91320000MA1ABCDEIO"),
    "date": ("2026-02-30", "2026/01/01", "tomorrow"),
    "year-month": ("2026-13", "2026", "2026-1-1"),
    "ink": ("1,1,1", "signed"),
}


def _wrong_numbers(part: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    yield "type", "many"
    if "minimum" in part:
        yield "minimum", part["minimum"] - 1
    if "maximum" in part:
        yield "maximum", part["maximum"] + 1
    if part.get("multipleOf", 1) > 1:
        yield "multipleOf", part.get("minimum", 0) + 1


def _wrong_lists(part: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    if "enum" not in part.get("items", {}):
        return
    choices = part["items"]["enum"]
    yield "enum", ["no-such-choice"]
    if part.get("uniqueItems"):
        yield "uniqueItems", [choices[0], choices[0]]
    if part.get("maxItems", len(choices)) < len(choices):
        yield "maxItems", list(choices)
    if part.get("minItems", 0) > 1:
        yield "minItems", choices[:1]


def _wrong_texts(part: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    for text in _WRONG_BY_FORMAT.get(part.get("format", ""), ()):
        if not FORMATS[part["format"]](text):
            yield "format", text
    if part.get("minLength", 0) > 1:
        yield "minLength", "一"
    if "maxLength" in part:
        yield "maxLength", _LONG[: part["maxLength"] + 1]
    if "pattern" in part:
        wrong = (text for text in ("！", "错", "?", "0") if not fits_pattern(part["pattern"], text))
        yield from (("pattern", text) for text in list(wrong)[:1])


def _around(choices: list[Value], n: int, least: int) -> list[Value]:
    return [choices[(n + step) % len(choices)] for step in range(max(1, min(least, len(choices))))]
