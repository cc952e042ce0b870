"""A graph of questions on paper (智能导办): the same questions, numbered, for the hall's shelf."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.services.item import ServiceItem, pick
from kiosk.services.triage import Option, Triage

_WORDS = {
    "zh-CN": ("去第 {n} 题", "办：{name}", "看另一张：{name}", "从第 1 题开始，照箭头走。"),
    "en": ("go to {n}", "you need: {name}", "see the leaflet: {name}", "Begin with 1 and follow."),
}


def leaflet(
    graphs: Mapping[str, Triage], graph: str, items: Mapping[str, ServiceItem], language: str
) -> str:
    """Return a graph as a page of text; KeyError for an unknown graph or language."""
    chosen = graphs[graph]
    numbers = {key: n for n, key in enumerate(_order(chosen), 1)}
    lines = [pick(chosen.title, language), "", _WORDS[language][3]]
    for key, number in numbers.items():
        question = chosen.questions[key]
        lines += ["", f"{number}. {pick(question.ask, language)}"]
        lines += [f"   {pick(question.help, language)}"] if question.help else []
        for option in question.options:
            where = _where(option, numbers, graphs, items, language)
            lines.append(f"   □ {pick(option.say, language)} → {where}")
    return "\n".join(lines) + "\n"


def _order(graph: Triage) -> Iterator[str]:
    """The questions as they come up, each once."""
    waiting, seen = [graph.first], set[str]()
    while waiting:
        key = waiting.pop(0)
        if key in seen:
            continue
        seen.add(key)
        yield key
        waiting += [option.next for option in graph.questions[key].options if option.next]


def _where(
    option: Option,
    numbers: Mapping[str, int],
    graphs: Mapping[str, Triage],
    items: Mapping[str, ServiceItem],
    language: str,
) -> str:
    go, need, other, _ = _WORDS[language]
    if option.next:
        return go.format(n=numbers[option.next])
    if option.graph:
        return other.format(name=pick(graphs[option.graph].title, language))
    if option.item:
        return need.format(name=pick(items[option.item].name, language))
    return pick(option.person or {}, language)
