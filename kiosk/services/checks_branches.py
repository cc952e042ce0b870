"""What walking a form found: dead ends, pages nobody sees, wrong answers that go through."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Any

from kiosk.domain.application import Answers
from kiosk.services.answers import answer_of, with_answer
from kiosk.services.calculated import CALCULATED
from kiosk.services.checks_findings import NOTE, Finding, finding
from kiosk.services.checks_values import breaking
from kiosk.services.checks_walk import TODAY, TooManyWays, Walker, branches, hinges
from kiosk.services.item import LANGUAGES, ServiceItem, pick
from kiosk.services.pages import form_pages
from kiosk.services.problems import form_variables, materials_needed, page_problems
from kiosk.services.rules import holds
from kiosk.services.schema import part_of
from kiosk.services.visible import name_of, visible_pages

WALKS = 40
_MOST_MIXED = 20_000
_WORDS_OF_RULE = re.compile(r"'([^'\\]{1,40})'")


def branch_findings(item: ServiceItem, walks: int = WALKS) -> Iterator[Finding]:
    """Walk a form of an item that passed every other check; yield what is wrong with it."""
    try:
        yield from _walked(item, walks)
    except TooManyWays:
        reason = "it has so many choices and rules that it cannot be tried whole"
        yield finding("too_many_ways", "dataSchema", reason)


def _walked(item: ServiceItem, walks: int) -> Iterator[Finding]:
    walker = Walker(item)
    first = walker.finished()
    if first is None:
        yield _dead_end(item, walker, "dataSchema", {})
        return
    ends = [first]
    for name, value in branches(item):
        end = walker.finished({name: value})
        if end is not None:
            ends.append(end)
        elif not isinstance(value, list):  # of a set, one choice alone may well be refused
            yield _dead_end(item, walker, _place(name), {name: value})
    ends += [end for _ in range(walks) if (end := walker.finished()) is not None]
    yield from _reach_findings(item, ends)
    yield from _rule_findings(item, ends, walker)
    yield from _wrong_answer_findings(item, ends)


def _dead_end(item: ServiceItem, walker: Walker, place: str, forced: Mapping[str, Any]) -> Finding:
    problems = walker.refusals(forced)
    said = "; ".join(f"{p.name or 'the form'}: {p.text}" for p in problems[:3])
    if not forced:
        return finding("dead_end", place, f"no generated answers complete this form ({said})")
    (name, value), *_ = forced.items()
    if walker.is_refused(forced):
        return finding("always_refused", place, f"{value!r} is always refused ({said})", NOTE)
    return finding("dead_end", place, f"after {name} = {value!r} nothing fits ({said})")


def _reach_findings(item: ServiceItem, ends: list[Answers]) -> Iterator[Finding]:
    shown = [{q.name for page in visible_pages(item, end) for q in page.questions} for end in ends]
    for index, page in enumerate(item.ui_schema["elements"]):
        place = f"uiSchema/elements/{index}"
        names = {name for control in page["elements"] for name in _asked(item, control)}
        yield from _seen_findings(place, "rule" in page, [bool(names & seen) for seen in shown])
        for number, control in enumerate(page["elements"]):
            if "scope" not in control:
                continue  # a note or a material asks nothing
            asked = set(_asked(item, control))
            seen_at = [bool(asked & seen) for seen in shown if asked and names & seen]
            inner = f"{place}/elements/{number}"
            yield from _seen_findings(inner, "rule" in control, seen_at)
    for index, material in enumerate(item.materials):
        needed = {material in materials_needed(item, end) for end in ends}
        if True not in needed:
            reason = f"no generated answers need {material.id!r}"
            yield finding("never_needed", f"materials/{index}/when", reason)


def _seen_findings(place: str, has_rule: bool, seen: list[bool]) -> Iterator[Finding]:
    if seen and not any(seen):
        yield finding("never_shown", place, "no generated answers lead here")
    elif has_rule and seen and all(seen):
        yield finding("never_hidden", place, "it has a rule and is shown every time", NOTE)


def _asked(item: ServiceItem, control: Mapping[str, Any]) -> Iterator[str]:
    if "scope" not in control:
        return  # a note or a material asks nothing
    if "scope" not in control:
        return
    name = name_of(control["scope"])
    part = part_of(item.data_schema, name) or {}
    if part.get("type") == "object" and "properties" in part:
        for key in part["properties"]:
            yield from _asked(item, {"scope": f"{control['scope']}/properties/{key}"})
    yield name


def _rule_findings(item: ServiceItem, ends: list[Answers], walker: Walker) -> Iterator[Finding]:
    """Rules that no answers break, each tried on answers mixed from several walks."""
    mixed = [*ends, *itertools.islice(_mixed(item, ends, walker), _MOST_MIXED)]
    for validation in item.validations:
        for word in _WORDS_OF_RULE.findall(validation.rule):
            # What a rule forbids or asks for is often written in it.
            mixed.append(with_answer(item, ends[0], validation.field, f"示例{word}"))
    worlds = [form_variables(item, answers, TODAY) for answers in mixed]
    for index, validation in enumerate(item.validations):
        if False not in {holds(validation.rule, world) for world in worlds}:
            place = f"dataSchema/x-validations/{index}/rule"
            yield finding("never_fails", place, "no generated answers break this rule", NOTE)


def _mixed(item: ServiceItem, ends: list[Answers], walker: Walker) -> Iterator[Answers]:
    names = hinges(item)
    for one, other in itertools.pairwise(ends):
        for name in names:
            yield with_answer(item, one, name, walker.example(name))
            value = answer_of(other, name)
            if value is not None:
                yield with_answer(item, one, name, value)
            for twin in names:
                if twin != name and answer_of(one, twin) is not None:
                    yield from _confused(item, one, name, twin)


def _confused(item: ServiceItem, answers: Answers, name: str, twin: str) -> Iterator[Answers]:
    """The same answer twice breaks "not yourself"; two answers swapped break "from, to"."""
    same = with_answer(item, answers, name, answer_of(answers, twin))
    yield same
    if answer_of(answers, name) is not None:
        yield with_answer(item, same, twin, answer_of(answers, name))


def _wrong_answer_findings(item: ServiceItem, ends: list[Answers]) -> Iterator[Finding]:
    tried: set[tuple[str, str, str]] = set()
    for end in ends:
        for page in visible_pages(item, end):
            asked = [q for q in page.questions if CALCULATED not in q.part]
            for question in asked:
                for keyword, wrong in breaking(question.part):
                    key = (question.name, keyword, str(wrong)[:40])
                    if key not in tried:
                        tried.add(key)
                        yield from _caught(item, end, question.name, keyword, wrong)


def _caught(
    item: ServiceItem, answers: Answers, name: str, keyword: str, wrong: object
) -> Iterator[Finding]:
    spoiled = with_answer(item, answers, name, wrong)
    for language in LANGUAGES:
        pages = form_pages(item, spoiled, language)
        page = next((p for p in pages if any(c.name == name for c in p.controls)), None)
        if page is None:
            return  # the wrong answer hides its own question, and is dropped with it
        found = page_problems(item, page, spoiled, language=language, today=TODAY)
        said = [problem.text for problem in found if problem.name == name]
        if not said:
            place = f"{_place(name)}/{keyword}"
            yield finding("not_caught", place, f"{str(wrong)[:24]!r} goes through")
            return
        if not pick({language: said[0]}, language).strip():
            yield finding("no_sentence", _place(name), f"nothing is said in {language}")


def _place(name: str) -> str:
    return "dataSchema/properties/" + name.replace(".", "/properties/")
