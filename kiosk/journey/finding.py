"""Finding an item: what is typed, and the questions that lead to one. Nothing of it is kept."""

from __future__ import annotations

from dataclasses import replace

from kiosk.journey.events import Event, WentBack
from kiosk.journey.facts import Facts
from kiosk.journey.finding_events import OptionChosen, TriageOpened, TriageRestarted
from kiosk.journey.states import Home, ReadingGuide, Searching, Triaging
from kiosk.journey.step import Step
from kiosk.journey.terms import PLAIN
from kiosk.services.search import Hit
from kiosk.services.triage import walk

START = "start"
"""The graph that is offered where no field of life is chosen yet."""
_AVAILABLE = 1.03
"""How much better than its fit an item counts that can be begun now: enough to win a draw."""


def typed(text: str, facts: Facts) -> Searching:
    """What is found for a query; where nothing is, what may have been meant."""
    if not text.strip():
        return Searching(text)
    index = facts.catalogue.index
    hits = available_first(index.search(text), facts)
    return Searching(text, hits, () if hits else index.suggest(text))


def available_first(hits: tuple[Hit, ...], facts: Facts) -> tuple[Hit, ...]:
    """The hits, best first; of two that fit alike the one that can be begun now."""
    items = facts.catalogue.items

    def weight(hit: Hit) -> float:
        item = items.get(hit.code)
        begins = item is not None and not facts.why_unavailable(item)
        return hit.score * (_AVAILABLE if begins else 1.0)

    return tuple(sorted(hits, key=weight, reverse=True))


def opened(graph: str, facts: Facts) -> Step | None:
    """The first question of a graph, or None where there is no such graph."""
    return Step(Triaging(graph)) if graph in facts.catalogue.triage else None


def from_triaging(state: Triaging, event: Event, facts: Facts) -> Step:
    """Answer by answer; back takes the last one back. An item ends it, or a person."""
    match event:
        case OptionChosen(number):
            return _on_answer(state, number, facts)
        case TriageRestarted():
            return Step(Triaging(state.graph))
        case TriageOpened(graph):
            return opened(graph, facts) or Step(state)
        case WentBack():
            return Step(replace(state, path=state.path[:-1]) if state.path else Home())
        case _:
            return Step(state)


def _on_answer(state: Triaging, number: int, facts: Facts) -> Step:
    graphs = facts.catalogue.triage
    before = walk(graphs, state.graph, state.path)
    if before.question is None or not 0 <= number < len(before.question.options):
        return Step(state)
    stop = walk(graphs, state.graph, (*state.path, number))
    item = facts.catalogue.items.get(stop.option.item) if stop.option else None
    if item is not None:
        return Step(ReadingGuide(item, replace(PLAIN, told=stop.answers)))
    return Step(replace(state, path=(*state.path, number)))
