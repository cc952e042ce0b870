"""What happens while somebody is led to an item by questions (智能导办)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TriageOpened:
    """不知道办哪一项？ `graph` is the id of a graph of questions."""

    graph: str


@dataclass(frozen=True, slots=True)
class OptionChosen:
    """One of the answers was touched, counted from 0."""

    number: int = field(repr=False)


@dataclass(frozen=True, slots=True)
class TriageRestarted:
    """重新回答."""


FindingEvent = TriageOpened | OptionChosen | TriageRestarted
