"""How an application differs from the plain one: for whom it is, and where it is handled."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kiosk.domain.application import Agent
from kiosk.domain.identity import IdentityCard
from kiosk.services.handling import HandlingPlace


@dataclass(frozen=True, slots=True)
class Terms:
    """`place` is None for here. `by_agent`: two cards are read, the agent's own comes first."""

    place: HandlingPlace | None = None
    by_agent: bool = False
    agent_card: IdentityCard | None = field(default=None, repr=False)
    relation: str = ""
    told: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Answers of the form that were given before, to questions that led to the item."""

    @property
    def awaits_agent(self) -> bool:
        """Whether the next card is the agent's own."""
        return self.by_agent and self.agent_card is None

    @property
    def agent(self) -> Agent | None:
        """The agent as the case records them."""
        return None if self.agent_card is None else Agent(self.agent_card, self.relation)

    def without_people(self) -> Terms:
        """The same wish, and nobody read yet."""
        return replace(self, agent_card=None, relation="")


PLAIN = Terms()
"""For oneself, handled here."""
