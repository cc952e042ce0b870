"""一件事一次办: one form for several items, each of which becomes a case of its own.

A bundle is an item with `parts`. The resident fills in one form and signs once; it is sealed and
committed as one application, so either all parts are kept or none. The platform makes a case of
each part, with a number, a limit and an answer of its own: what is wrong with one part does not
hold up the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kiosk.domain.application import Answers
from kiosk.services.item import BundlePart, LocalText, ServiceItem
from kiosk.services.problems import Problem, form_variables
from kiosk.services.refused import PackageRefused
from kiosk.services.rules import BadRule, check_rule, holds
from kiosk.services.schema import part_of
from kiosk.services.visible import answers_to_submit


@dataclass(frozen=True, slots=True)
class PartStanding:
    """One part as things are: `refusal` says why it cannot be had, None when it can."""

    part: BundlePart
    refusal: LocalText | None = None


def parts_asked_for(
    item: ServiceItem, answers: Answers, *, today: date
) -> tuple[PartStanding, ...]:
    """The parts these answers ask for, in the order of the bundle; () for an ordinary item.

    A part whose rule does not hold is among them, with the reason: it is told before the
    signature, and the others go ahead without it.
    """
    if not item.parts:
        return ()
    variables = form_variables(item, answers_to_submit(item, answers), today)
    asked = (part for part in item.parts if not part.when or holds(part.when, variables) is True)
    return tuple(PartStanding(part, _refusal(part, variables)) for part in asked)


def _refusal(part: BundlePart, variables: Mapping[str, Any]) -> LocalText | None:
    # None of `holds` means that the rule reads an answer not given yet: nothing is known.
    return part.message if part.rule and holds(part.rule, variables) is False else None


def concerns(part: BundlePart, problem: Problem) -> bool:
    """Whether a problem of the whole application is one of this part."""
    return touches(part, problem.name)


def touches(part: BundlePart, target: str) -> bool:
    """Whether an answer (its dotted name) or a paper ("material:<id>") belongs to this part.

    What stands beside no answer and no paper (another version, no signature) concerns all.
    """
    kind, _, name = target.partition(":")
    if kind == "material" and name:
        return name in part.materials
    if target in ("", "signature"):
        return True
    return target.split(".", 1)[0] in part.answers


def check_bundle(item: ServiceItem) -> None:
    """Raise `PackageRefused` for the first thing in a bundle that does not fit its form.

    Every question and every paper belongs to a part: else nobody would judge it.
    """
    seen: set[str] = set()
    for index, part in enumerate(item.parts):
        place = f"parts/{index}"
        if part.code in seen or part.code == item.code:
            raise PackageRefused("bad_schema", f"{place}/code", f"{part.code!r} stands twice")
        seen.add(part.code)
        _check_names(item, part, place)
        for key, rule in (("when", part.when), ("rule", part.rule)):
            _check_rule(item, f"{place}/{key}", rule)
    if item.parts:
        _check_nothing_left(item)
    for index, scenario in enumerate(item.scenarios):
        for wanted in scenario.materials:
            if item.material(wanted) is None:
                reason = f"there is no material {wanted!r}"
                raise PackageRefused("bad_schema", f"scenarios/{index}/materials", reason)


def _check_names(item: ServiceItem, part: BundlePart, place: str) -> None:
    for name in part.answers:
        if part_of(item.data_schema, name) is None:
            reason = f"there is no question {name!r}"
            raise PackageRefused("bad_schema", f"{place}/answers", reason)
    for wanted in part.materials:
        if item.material(wanted) is None:
            reason = f"there is no material {wanted!r}"
            raise PackageRefused("bad_schema", f"{place}/materials", reason)


def _check_rule(item: ServiceItem, place: str, rule: str) -> None:
    if not rule:
        return
    try:
        names = check_rule(rule)
    except BadRule as fault:
        raise PackageRefused("bad_rule", place, fault.reason) from None
    for name in sorted(names):
        if part_of(item.data_schema, name) is None:
            reason = f"it reads 'form.{name}', which the form does not ask for"
            raise PackageRefused("bad_rule", place, reason)


def _check_nothing_left(item: ServiceItem) -> None:
    for kind, names, used in _uses(item):
        left = sorted(set(names) - used)
        if left:
            reason = f"no part has the {kind} {left[0]!r}"
            raise PackageRefused("bad_schema", "parts", reason)


def _uses(item: ServiceItem) -> Iterator[tuple[str, tuple[str, ...], set[str]]]:
    questions = tuple(item.data_schema["properties"])
    yield "question", questions, {name for part in item.parts for name in part.answers}
    papers = tuple(material.id for material in item.materials)
    yield "material", papers, {name for part in item.parts for name in part.materials}
