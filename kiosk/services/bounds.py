"""How much an item may ask of the machine that reads it, beyond the number of its bytes.

A signature says who wrote a package, not that it is harmless: a few hundred bytes can hold a
pattern or a loop that never ends. So patterns run on an engine whose time grows with the length of
the text only (the Rust crate `regex`: no look-around, no back references), and what multiplies is
counted before anything is run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from jsonschema_rs import Draft202012Validator, RegexOptions

from kiosk.services.refused import PackageRefused

MOST_QUESTIONS: Final = 200
MOST_CHOICES: Final = 3000
MOST_PATTERNS: Final = 100
LINEAR_PATTERNS: Final = RegexOptions(size_limit=256 * 1024, dfa_size_limit=512 * 1024)
"""A pattern that would need more memory than this is refused; sizes in bytes."""


def check_bounds(content: Mapping[str, Any]) -> None:
    """Raise `PackageRefused` for an item.json of the right shape that asks for too much."""
    choices = 0
    for questions, (place, part) in enumerate(_parts(content["dataSchema"], "dataSchema"), 1):
        choices += len(part.get("enum", ())) + len(part.get("items", {}).get("enum", ()))
        if questions > MOST_QUESTIONS:
            raise PackageRefused("too_large", place, f"it asks more than {MOST_QUESTIONS} things")
        if choices > MOST_CHOICES:
            reason = f"its questions have more than {MOST_CHOICES} choices together"
            raise PackageRefused("too_large", place, reason)
    for number, (place, pattern) in enumerate(_patterns(content, ""), 1):
        if number > MOST_PATTERNS:
            raise PackageRefused("too_large", place, f"it has more than {MOST_PATTERNS} patterns")
        if not is_linear_pattern(pattern):
            reason = "a pattern has to be a plain one: not huge, no look-ahead, no back references"
            raise PackageRefused("bad_schema", place, reason)


def is_linear_pattern(pattern: str) -> bool:
    """Whether a pattern can be run in time that grows with the text only."""
    try:
        _compiled(pattern)
    except ValueError:
        return False
    return True


def fits_pattern(pattern: str, text: str) -> bool:
    """Whether a text has a place that fits the pattern. ValueError if it is no linear one."""
    return _compiled(pattern).is_valid(text)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> Draft202012Validator:
    return Draft202012Validator(
        {"type": "string", "pattern": pattern}, pattern_options=LINEAR_PATTERNS
    )


def _parts(group: Mapping[str, Any], place: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every question and every cell of a table, groups opened."""
    for key, part in group["properties"].items():
        inner = f"{place}/properties/{key}"
        if part.get("type") == "object":
            yield from _parts(part, inner)
            continue
        yield inner, part
        if "properties" in part.get("items", {}):
            yield from _parts(part["items"], f"{inner}/items")


def _patterns(content: object, place: str) -> Iterator[tuple[str, str]]:
    """Every "pattern" with a text, wherever it stands."""
    if isinstance(content, Mapping):
        for key, inner in content.items():
            here = f"{place}/{key}".removeprefix("/")
            if key == "pattern" and isinstance(inner, str):
                yield here, inner
            else:
                yield from _patterns(inner, here)
    elif isinstance(content, list):
        for index, inner in enumerate(content):
            yield from _patterns(inner, f"{place}/{index}")
