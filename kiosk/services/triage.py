"""Guided triage (智能导办): a few plain questions that lead to an item, or to a person.

A graph per field of life, written as JSON (docs/finding.md). Every question has a way on for
whoever does not know, every path ends with an item or a person, none asks more than seven times:
`lint` says where that is not so. Pure data; what a resident answered may fill in the form.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from kiosk.services.item import LocalText, ServiceItem
from kiosk.services.reading import strict_json
from kiosk.services.refused import PackageRefused
from kiosk.services.schema import part_of

MOST_QUESTIONS: Final = 7
MOST_OPTIONS: Final = 6
LARGEST_GRAPH: Final = 128 * 1024
_WAYS: Final = frozenset({"next", "graph", "item", "person"})


@dataclass(frozen=True, slots=True)
class Option:
    """One answer. Exactly one of the four ways on is set.

    `next` a question of this graph, `graph` another graph, `item` a code, `person` what to ask
    staff for. `unsure` marks the 不知道. `answers` are answers of the item's form.
    """

    say: LocalText
    next: str = ""
    graph: str = ""
    item: str = ""
    person: LocalText | None = None
    unsure: bool = False
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question, with an optional line of help."""

    id: str
    ask: LocalText
    help: LocalText | None
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Triage:
    """A graph of questions; `themes` say on which pages of the terminal it is offered."""

    id: str
    title: LocalText
    themes: tuple[str, ...]
    first: str
    questions: Mapping[str, Question]


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault `lint` found: where, and what is wrong."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Stop:
    """Where somebody stands after some answers: at a question, or at an end."""

    question: Question | None
    option: Option | None = None
    said: tuple[LocalText, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()


def walk(graphs: Mapping[str, Triage], graph: str, path: tuple[int, ...]) -> Stop:
    """Return where these answers (numbers of options) lead.

    A path that fits no question ends where it stops fitting; an unknown graph is a KeyError.
    """
    at, question = graphs[graph], graphs[graph].questions[graphs[graph].first]
    said: tuple[LocalText, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    for number in path:
        if not 0 <= number < len(question.options):
            break
        option = question.options[number]
        said, answers = (*said, option.say), (*answers, *option.answers)
        if option.next:
            question = at.questions[option.next]
        elif option.graph:
            at = graphs[option.graph]
            question = at.questions[at.first]
        else:
            return Stop(None, option, said, answers)
    return Stop(question, None, said, answers)


def read_triage(content: bytes, name: str) -> Triage:
    """Return a graph from its JSON. Raises `PackageRefused` with the place."""
    if len(content) > LARGEST_GRAPH:
        raise PackageRefused("too_large", name, f"a graph has at most {LARGEST_GRAPH} bytes")
    raw = strict_json(content, name)
    _only(raw, {"id", "title", "themes", "first", "questions"}, name)
    questions = raw["questions"]
    if not isinstance(questions, dict) or not isinstance(raw["themes"], list):
        raise PackageRefused("bad_schema", name, "questions is a table, themes a list")
    read = {key: _question(key, value, f"{name}/{key}") for key, value in questions.items()}
    title = _text(raw["title"], f"{name}/title")
    return Triage(str(raw["id"]), title, tuple(raw["themes"]), str(raw["first"]), read)


def for_items(graphs: Mapping[str, Triage], codes: Container[str]) -> dict[str, Triage]:
    """Return the graphs of a terminal that has only the items of these codes.

    An answer that led to another item leads to a person instead, who is told that answer.
    """
    return {
        name: replace(graph, questions={k: _here(q, codes) for k, q in graph.questions.items()})
        for name, graph in graphs.items()
    }


def _here(question: Question, codes: Container[str]) -> Question:
    options = tuple(
        replace(option, item="", person=option.say, answers=())
        if option.item and option.item not in codes
        else option
        for option in question.options
    )
    return replace(question, options=options)


def lint(graphs: Mapping[str, Triage], items: Mapping[str, ServiceItem]) -> tuple[Finding, ...]:
    """Return what is wrong with these graphs, over these items; empty when they are sound."""
    found = [*_dangling(graphs), *_answers(graphs, items)]
    if not found:
        # Only graphs whose every way leads somewhere can be walked.
        found += [f for graph in graphs.values() for f in _paths(graphs, graph)]
    return tuple(found)


def _dangling(graphs: Mapping[str, Triage]) -> Iterator[Finding]:
    for graph in graphs.values():
        if graph.first not in graph.questions:
            yield Finding(graph.id, "the first question does not exist")
        for question in graph.questions.values():
            place = f"{graph.id}/{question.id}"
            if sum(option.unsure for option in question.options) != 1:
                yield Finding(place, "exactly one answer is for those who do not know")
            if not 2 <= len(question.options) <= MOST_OPTIONS:
                yield Finding(place, f"a question has 2 to {MOST_OPTIONS} answers")
            for option in question.options:
                if option.next and option.next not in graph.questions:
                    yield Finding(place, f"no question {option.next!r}")
                if option.graph and option.graph not in graphs:
                    yield Finding(place, f"no graph {option.graph!r}")


def _answers(graphs: Mapping[str, Triage], items: Mapping[str, ServiceItem]) -> Iterator[Finding]:
    for graph in graphs.values():
        for question in graph.questions.values():
            place = f"{graph.id}/{question.id}"
            for option in question.options:
                if option.item and option.item not in items:
                    yield Finding(place, f"no item {option.item!r}")
                elif option.item:
                    yield from _unfit(option, items[option.item], place)


def _unfit(option: Option, item: ServiceItem, place: str) -> Iterator[Finding]:
    for name, value in option.answers:
        part = part_of(item.data_schema, name)
        if part is None:
            yield Finding(place, f"{item.code} asks no question {name!r}")
        elif "enum" in part and value not in part["enum"]:
            yield Finding(place, f"{item.code} has no answer {value!r} for {name!r}")


def _paths(graphs: Mapping[str, Triage], start: Triage) -> Iterator[Finding]:
    """Every path, depth first; too long also catches circles."""
    seen: set[str] = set()
    waiting = [(start, start.first, 1)]
    while waiting:
        graph, key, depth = waiting.pop()
        if graph is start:
            seen.add(key)
        if depth > MOST_QUESTIONS:
            yield Finding(f"{start.id}/{key}", f"more than {MOST_QUESTIONS} questions, or a circle")
            return
        for option in graph.questions[key].options:
            if option.next:
                waiting.append((graph, option.next, depth + 1))
            elif option.graph:
                other = graphs[option.graph]
                waiting.append((other, other.first, depth + 1))
    for key in sorted(set(start.questions) - seen):
        yield Finding(f"{start.id}/{key}", "no answer leads to this question")


def _question(key: str, raw: Any, place: str) -> Question:
    _only(raw, {"ask", "options"}, place, may={"help"})
    options = raw["options"]
    if not isinstance(options, list) or not options:
        raise PackageRefused("bad_schema", f"{place}/options", "a question has answers")
    hint = _text(raw["help"], f"{place}/help") if "help" in raw else None
    read = tuple(_option(option, f"{place}/options/{n}") for n, option in enumerate(options))
    return Question(key, _text(raw["ask"], f"{place}/ask"), hint, read)


def _option(raw: Any, place: str) -> Option:
    _only(raw, {"say"}, place, may=_WAYS | {"unsure", "answers"})
    ways = _WAYS & set(raw)
    if len(ways) != 1:
        raise PackageRefused("bad_schema", place, "an answer leads to exactly one thing")
    answers = raw.get("answers", {})
    if not isinstance(answers, dict) or not all(isinstance(v, str) for v in answers.values()):
        raise PackageRefused("bad_schema", f"{place}/answers", "answers are texts by name")
    return Option(
        say=_text(raw["say"], f"{place}/say"),
        next=str(raw.get("next", "")),
        graph=str(raw.get("graph", "")),
        item=str(raw.get("item", "")),
        person=_text(raw["person"], f"{place}/person") if "person" in raw else None,
        unsure=raw.get("unsure") is True,
        answers=tuple(sorted(answers.items())),
    )


def _only(
    raw: Any, needed: set[str], place: str, *, may: frozenset[str] | set[str] = frozenset()
) -> None:
    if not isinstance(raw, dict):
        raise PackageRefused("bad_schema", place, "a table is expected here")
    if unknown := sorted(set(raw) - needed - may):
        raise PackageRefused("unknown_keyword", f"{place}/{unknown[0]}", "it is not known here")
    if missing := sorted(needed - set(raw)):
        raise PackageRefused("missing_keyword", f"{place}/{missing[0]}", "it is needed")


def _text(raw: Any, place: str) -> LocalText:
    if not isinstance(raw, dict) or not all(
        isinstance(raw.get(language), str) and raw[language] for language in ("zh-CN", "en")
    ):
        raise PackageRefused("missing_text", place, "it needs zh-CN and en")
    return raw
