"""Walking a form with generated answers: every branch, every choice, answers that are wrong.

A form that passes its shape can still be a trap: a page nobody reaches, a choice after which
nothing fits, a wrong number that goes through. All of it is tried here, with the engine that
residents meet, from a fixed seed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random
from typing import Any

from kiosk.domain.application import Answers
from kiosk.services.answers import answer_of, with_answer
from kiosk.services.checks_values import every_choice, fitting
from kiosk.services.item import ServiceItem
from kiosk.services.problems import Problem, all_problems, not_eligible
from kiosk.services.rules import check_rule
from kiosk.services.schema import leaves
from kiosk.services.visible import answers_to_submit, name_of, visible_pages

TODAY = date(2026, 11, 22)
_TRIES = 24
_MENDINGS = 12
_ROUNDS = 60
MOST_LOOKS = 4000
"""How often one check may look at a filled form; items of sixty questions need some 1,300."""


class TooManyWays(Exception):
    """The form branches so much that it cannot be walked whole."""


class Walker:
    """Fills one form again and again. Equal seeds give equal walks."""

    def __init__(self, item: ServiceItem, seed: int = 1) -> None:
        self._item = item
        self._rng = Random(seed)
        self._looks = 0
        self._parts = dict(leaves(item.data_schema))
        self._asked = {name for name, part in self._parts.items() if "x-calculated" not in part}

    def finished(self, forced: Mapping[str, Any] | None = None) -> Answers | None:
        """Answers without a problem in which the `forced` ones stand; None when all tries fail.

        Not being eligible is an end, too: the resident is told why.
        """
        for tried in range(_TRIES):
            answers = self._filled(forced or {})
            if _is_an_end(self._item, answers):
                return answers
            if forced and tried >= _TRIES // 4 and self.is_refused(forced):
                return None
        return None

    def is_refused(self, forced: Mapping[str, Any]) -> bool:
        """Whether only the forced answers themselves are what is wrong."""
        problems = self.refusals(forced)
        return bool(problems) and all(problem.name in forced for problem in problems)

    def example(self, name: str) -> object | None:
        """A fitting answer to one question, or None when none could be made."""
        found: object | None = fitting(self._parts[name], self._rng)
        return found

    def refusals(self, forced: Mapping[str, Any]) -> tuple[Problem, ...]:
        """What stands in the way of the `forced` answers after a try."""
        answers = self._filled(forced)
        return all_problems(self._item, answers, language="en", today=TODAY)

    def _filled(self, forced: Mapping[str, Any]) -> Answers:
        answers = self._asked_through({}, forced)
        for _ in range(_MENDINGS):
            self._looks += 1
            if self._looks > MOST_LOOKS:
                raise TooManyWays
            problems = all_problems(self._item, answers, language="en", today=TODAY)
            names = [p.name for p in problems if p.name in self._asked and p.name not in forced]
            if not names:
                break
            for name in names:
                answers = self._answered(answers, name)
            answers = self._asked_through(answers, forced)
        return answers_to_submit(self._item, answers)

    def _asked_through(self, answers: Answers, forced: Mapping[str, Any]) -> Answers:
        """Answer what is asked until nothing new is asked; optional questions now and then."""
        seen: set[str] = set()
        for _ in range(_ROUNDS):
            asked = [q.name for page in visible_pages(self._item, answers) for q in page.questions]
            new = [name for name in asked if name not in seen and name in self._asked]
            if not new:
                return answers
            seen.update(new)
            for name in new:
                if name in forced:
                    answers = self._given(answers, name, forced[name])
                elif answer_of(answers, name) is None and self._rng.random() < 0.8:
                    answers = self._answered(answers, name)
        return answers

    def _answered(self, answers: Answers, name: str) -> Answers:
        return self._given(answers, name, fitting(self._parts[name], self._rng))

    def _given(self, answers: Answers, name: str, value: object) -> Answers:
        return with_answer(self._item, answers, name, value)


def hinges(item: ServiceItem) -> tuple[str, ...]:
    """The questions on whose answers it depends what is asked, needed or allowed."""
    names = {name for rule in _display_rules(item) for name in _names_in(rule["condition"])}
    names |= set(_conditional_names(item.data_schema, ""))
    for source in (*(v.rule for v in item.validations), *(m.when for m in item.materials)):
        if source:
            names |= check_rule(source)
            if "age" in source:
                names |= {n for n, part in leaves(item.data_schema) if _tells_age(part)}
    return tuple(name for name, _ in leaves(item.data_schema) if name in names)


def _tells_age(part: Mapping[str, Any]) -> bool:
    return "idcard.idNumber" in part.get("x-prefill", ())


def branches(item: ServiceItem) -> Iterator[tuple[str, Any]]:
    """Every choice of every question with choices: its name and the choice."""
    for name, part in leaves(item.data_schema):
        for value in every_choice(part):
            yield name, value


def _is_an_end(item: ServiceItem, answers: Answers) -> bool:
    if not_eligible(item, answers, language="en", today=TODAY) is not None:
        return True
    return not all_problems(item, answers, language="en", today=TODAY)


def _display_rules(item: ServiceItem) -> Iterator[Mapping[str, Any]]:
    for page in item.ui_schema["elements"]:
        for element in (page, *page["elements"]):
            if "rule" in element:
                yield element["rule"]


def _names_in(condition: Mapping[str, Any]) -> Iterator[str]:
    name = name_of(condition["scope"])
    yield from [name] if name else _property_names(condition["schema"], "")


def _conditional_names(schema: Mapping[str, Any], prefix: str) -> Iterator[str]:
    for conditional in schema.get("allOf", ()):
        yield from _property_names(conditional["if"], prefix)
    for key, part in schema.get("properties", {}).items():
        yield from _conditional_names(part, f"{prefix}{key}.")


def _property_names(schema: Mapping[str, Any], prefix: str) -> Iterator[str]:
    for key, part in schema.get("properties", {}).items():
        yield f"{prefix}{key}"
        yield from _property_names(part, f"{prefix}{key}.")
    for key in ("anyOf", "allOf"):
        for part in schema.get(key, ()):
            yield from _property_names(part, prefix)
