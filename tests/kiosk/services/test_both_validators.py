"""Two validators of different makers judge the same answers alike, for every item there is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest
from jsonschema_rs import Draft202012Validator

from kiosk.services.answers import with_answer
from kiosk.services.checks_values import breaking
from kiosk.services.checks_walk import Walker
from kiosk.services.formats import FORMATS
from kiosk.services.item import ServiceItem
from kiosk.services.package import check_item
from kiosk.services.schema import leaves

ITEMS = sorted((Path(__file__).parents[3] / "items").glob("*/item.json"))
SETS = 1000


def generated(item: ServiceItem) -> Iterator[dict[str, Any]]:
    """Right, spoiled, gappy, foreign and misshapen answers, one after the other."""
    walker, rng = Walker(item), Random(7)
    names = [name for name, _ in leaves(item.data_schema)]
    ends = [end for _ in range(40) if (end := walker.finished()) is not None]
    wrong = [(n, value) for n, part in leaves(item.data_schema) for _, value in breaking(part)]
    assert ends
    for n in range(SETS):
        answers = rng.choice(ends)
        if n % 5 == 1 and wrong:
            answers = with_answer(item, answers, *rng.choice(wrong))
        elif n % 5 == 2:
            answers = with_answer(item, answers, rng.choice(names), None)
        elif n % 5 == 3:
            answers = {**answers, rng.choice((*answers, "surplus")): rng.choice(STRANGE)}
        elif n % 5 == 4:
            answers = {**rng.choice(ends), **answers}
        yield answers


STRANGE: tuple[object, ...] = (None, 1, 1.5, "", "x" * 3000, [], ["a", "a"], {}, {"a": {"b": 1}})


def foreign_validator(schema: dict[str, Any]) -> jsonschema.protocols.Validator:
    checker = jsonschema.FormatChecker(formats=())
    for name, is_format in FORMATS.items():
        checker.checks(name)(lambda value, ok=is_format: not isinstance(value, str) or ok(value))
    return jsonschema.Draft202012Validator(schema, format_checker=checker)


@pytest.mark.parametrize("path", ITEMS, ids=lambda path: path.parent.name)
def test_a_thousand_answers_are_judged_alike(path: Path) -> None:
    item = check_item(path.read_bytes())
    schema = dict(item.data_schema)
    ours = Draft202012Validator(schema, validate_formats=True, formats=dict(FORMATS))
    theirs = foreign_validator(schema)
    verdicts = set()

    for answers in generated(item):
        is_valid = ours.is_valid(answers)
        verdicts.add(is_valid)
        assert is_valid == theirs.is_valid(answers), answers
        if not is_valid:
            assert places(ours.iter_errors(answers)) == places(theirs.iter_errors(answers)), answers

    assert verdicts == {True, False}


def places(errors: Iterator[Any]) -> set[tuple[str, ...]]:
    """Where the errors are. What each validator calls them is its own affair."""
    found = set()
    for error in errors:
        path = getattr(error, "instance_path", None)
        found.add(tuple(map(str, error.absolute_path if path is None else path)))
    return found
