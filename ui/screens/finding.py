"""Screens on which an item is found: search, and questions that lead to one."""

from __future__ import annotations

from kiosk.journey.finding import START
from kiosk.journey.states import Searching, Triaging
from kiosk.services.search import Hit
from kiosk.services.triage import walk
from ui.screens.screen import Screen, Stand

_HOT = 4


def search(state: Searching, stand: Stand) -> Screen:
    """Hits as the resident types; where there are none, what may have been meant."""
    items = stand.facts.catalogue.items.values()
    offered = [item for item in items if not item.guide_only]
    return Screen(
        "Search",
        {
            "query": state.query,
            "hits": _rows(state.hits, stand),
            "perhaps": _rows(state.perhaps, stand),
            "hot": [stand.said(item.name) for item in offered[:_HOT]],
            "triage": graph_for("", stand),
        },
    )


def triage(state: Triaging, stand: Stand) -> Screen:
    """One question, or at the end of a path what to ask a person for."""
    graphs = stand.facts.catalogue.triage
    stop = walk(graphs, state.graph, state.path)
    question, said = stop.question, stand.said
    person = stop.option.person if stop.option else None
    return Screen(
        "Triage",
        {
            "topic": said(graphs[state.graph].title),
            "number": len(state.path) + 1,
            "question": said(question.ask) if question else "",
            "hint": said(question.help) if question and question.help else "",
            "options": [said(option.say) for option in question.options] if question else [],
            "path": [said(answer) for answer in stop.said],
            "person": said(person) if person else "",
            "phone": stand.phone,
        },
    )


def graph_for(theme: str, stand: Stand) -> str:
    """The graph of questions offered for a theme ("" for none chosen), or ''."""
    graphs = stand.facts.catalogue.triage
    if not theme:
        return START if START in graphs else ""
    return next((graph.id for graph in graphs.values() if theme in graph.themes), "")


def _rows(hits: tuple[Hit, ...], stand: Stand) -> list[dict[str, object]]:
    items = stand.facts.catalogue.items
    return [stand.tile(items[hit.code]) for hit in hits if hit.code in items]
