"""A session on a table: nothing happens unless the test says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from tests_session import Fakes, Visitor, Workers, build_session, catalogue_of
from tests_steps import Owner, StepWorker

from kiosk.domain.identity import IdentityCard
from kiosk.journey.states import Gathering, State
from kiosk.services.item import ServiceItem
from kiosk.session.session import Session


@dataclass
class Table:
    """The session, its fakes and its workers. `settle` lets all but the line come to rest."""

    session: Session
    fakes: Fakes
    owner: Owner
    store: StepWorker
    line: StepWorker
    camera: StepWorker
    changes: list[State]
    card: IdentityCard

    @property
    def state(self) -> State:
        return self.session.state

    @property
    def visitor(self) -> Visitor:
        return Visitor(self.session, lambda _is_so: self.settle())

    def settle(self) -> None:
        """Store and camera do what was asked; what they say is heard."""
        while self.store.step() or self.camera.step() or self.owner.turn():
            continue

    def pass_s(self, seconds: float) -> None:
        """So much later, the ticker looks."""
        self.fakes.clock.now_s += seconds
        self.session.tick()

    def to_materials(self) -> Visitor:
        """Somebody has filled in the form."""
        visitor = self.visitor
        visitor.to_card()
        self.settle()
        visitor.shows_card(self.card)
        visitor.fills()
        assert isinstance(self.state, Gathering)
        return visitor

    def to_signing(self) -> Visitor:
        """Somebody is about to sign, with one scanned page."""
        visitor = self.to_materials()
        visitor.scans()
        visitor.to_signing()
        return visitor

    def to_kept(self) -> Visitor:
        """Somebody's application is kept; the line has not spoken yet."""
        visitor = self.to_signing()
        visitor.signs()
        return visitor


@pytest.fixture
def table(items: dict[str, ServiceItem], cards: dict[str, IdentityCard]) -> Iterator[Table]:
    """A session at its welcome screen, every device ready, the line up."""
    fakes, owner = Fakes(), Owner()
    store, line, camera = (StepWorker(owner.post) for _ in range(3))
    changes: list[State] = []
    session = build_session(
        fakes,
        Workers(store, line, camera),
        catalogue_of(items),
        on_change=lambda session: changes.append(session.state),
    )
    yield Table(session, fakes, owner, store, line, camera, changes, cards["zhang_san"])
    session.visit.over.set()


@pytest.fixture
def answer_of() -> Callable[..., object]:
    """A platform answer to a case."""
    from datetime import UTC, datetime

    from kiosk.domain.receipt import AnswerKind, PlatformAnswer

    def make(case_id: object, kind: str = "accepted", number: str = "320000-1") -> object:
        at = datetime(2026, 11, 20, 4, tzinfo=UTC)
        return PlatformAnswer(case_id, "0" * 64, AnswerKind(kind), number, at, at, 1, 1)

    return make
