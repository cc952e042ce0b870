"""Answers for any form: made from its own schema and rules, so that a resident made of code can
fill in an item nobody wrote a script for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

from kiosk.domain.application import Answers
from kiosk.domain.identity import IdentityCard
from kiosk.services.checks_values import fitting
from kiosk.services.form import all_problems, answer_of, prefill, with_answer
from kiosk.services.item import ServiceItem
from kiosk.services.schema import leaves
from kiosk.services.visible import answers_to_submit, visible_pages

_TRIES = 40
_MENDINGS = 12
_ROUNDS = 60


class NoAnswersFound(Exception):
    """A form that cannot be completed with what was asked for. `names` are what stays wrong."""

    def __init__(self, item_code: str, names: tuple[str, ...]) -> None:
        super().__init__(f"{item_code}: {', '.join(names)}")
        self.item_code = item_code
        self.names = names


def valid_answers(
    item: ServiceItem,
    card: IdentityCard,
    wanted: Mapping[str, Any],
    *,
    today: date,
    seed: int = 1,
) -> Answers:
    """Return complete answers in which the card's and the `wanted` ones stand.

    Every question that is asked gets an answer, optional ones too. Equal seeds give equal
    answers. Raises `NoAnswersFound`.
    """
    rng = Random(seed)
    parts = {n: p for n, p in leaves(item.data_schema) if "x-calculated" not in p}
    begun, _ = prefill(item, card)
    for name, value in wanted.items():
        begun = with_answer(item, begun, name, value)
    fixed = {name for name in parts if answer_of(begun, name) is not None}
    wrong: tuple[str, ...] = ()
    for _ in range(_TRIES):
        answers = _filled(item, parts, begun, rng)
        for _ in range(_MENDINGS):
            problems = all_problems(item, answers, language="en", today=today)
            if not problems:
                return answers_to_submit(item, answers)
            wrong = tuple(problem.name for problem in problems)
            for name in wrong:
                if name in parts and name not in fixed:
                    answers = with_answer(item, answers, name, fitting(parts[name], rng))
            answers = _filled(item, parts, answers, rng)
    raise NoAnswersFound(item.code, wrong)


def _filled(
    item: ServiceItem, parts: Mapping[str, Mapping[str, Any]], answers: Answers, rng: Random
) -> Answers:
    """Answer what is asked and not answered, until nothing new is asked."""
    for _ in range(_ROUNDS):
        asked = [q.name for page in visible_pages(item, answers) for q in page.questions]
        new = [name for name in asked if name in parts and answer_of(answers, name) is None]
        if not new:
            return answers
        for name in new:
            answers = with_answer(item, answers, name, fitting(parts[name], rng))
    return answers
