"""The hand that fetches photos: a line that fails, a visit that ends, a code that is over."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest
from tests_session import state_of

from kiosk.journey.events import Left
from kiosk.journey.phone_events import PhoneAsked
from kiosk.journey.states import UsingPhone
from kiosk.materials.judge import Fingerprint
from kiosk.ports import FinishedPhoto, LookUpFailed, NotAPage, PhoneVisit, Photo
from kiosk.session.phone_hand import PhoneHand
from kiosk.session.worker import Worker


@dataclass
class FakeLine:
    """Says what is in `said`, in turn: photos, faults, or nothing; then nothing for ever."""

    said: deque[Photo | str | None] = field(default_factory=deque)
    closed: list[str] = field(default_factory=list)
    opened: int = 0

    def open(self) -> PhoneVisit:
        self.opened += 1
        return PhoneVisit(f"https://example.org/p/{self.opened}", str(self.opened))

    def next(self, visit: PhoneVisit, have: int, go_on: Callable[[], bool]) -> Photo | None:
        said = self.said.popleft() if self.said else None
        if isinstance(said, str):
            raise LookUpFailed(said)
        return said

    def close(self, visit: PhoneVisit) -> None:
        self.closed.append(visit.token)


@dataclass
class FakeFinisher:
    """Every photo is a page, once `gate` is open; one that says "no" is none."""

    gate: threading.Event = field(default_factory=threading.Event)
    forgotten: int = 0

    def finish(self, photo: bytes, shape: str, earlier: Sequence[Fingerprint]) -> FinishedPhoto:
        assert self.gate.wait(10)
        if photo == b"no":
            raise NotAPage("no_page")
        return FinishedPhoto(photo, photo, Fingerprint(np.zeros((72, 72), np.float32)))

    def forget(self) -> None:
        self.forgotten += 1

    def close(self) -> None:
        """Nothing runs."""


@dataclass
class Site:
    table: object
    line: FakeLine
    finisher: FakeFinisher

    def wait(self, is_so: Callable[[], bool]) -> None:
        give_up_at = time.monotonic() + 10
        while not is_so():
            assert time.monotonic() < give_up_at
            self.table.settle()
            threading.Event().wait(0.005)

    @property
    def state(self) -> UsingPhone:
        state = self.table.state
        assert isinstance(state, UsingPhone), state
        return state


@pytest.fixture
def site(table) -> Iterator[Site]:
    line, finisher = FakeLine(), FakeFinisher()
    hand = PhoneHand(line, finisher, Worker("phone", table.owner.post), look_every_s=0.001)
    hands = table.session._hands
    hands.phone = hand
    hands.bind(table.session)
    table.to_materials()
    table.fakes.devices.gone.add("document")
    table.session.device_said(state_of("document", "absent"))
    yield Site(table, line, finisher)
    finisher.gate.set()
    hand.close()


def test_pages_come_and_what_is_none_is_named(site: Site) -> None:
    site.finisher.gate.set()
    site.line.said.extend([None, Photo(1, b"no")])
    site.table.visitor.does(PhoneAsked("photo"))
    site.wait(lambda: site.state.faults == ("photo_no_page",))
    site.line.said.append(Photo(2, b"yes"))
    site.wait(lambda: [s.ref is not None for s in site.state.shots] == [True])
    assert site.table.fakes.keeper.desks[-1].pages == [b"yes"]


def test_a_line_that_comes_back_is_no_news_and_one_that_does_not_is(site: Site) -> None:
    site.finisher.gate.set()
    site.line.said.extend(["offline"] * 5)
    site.line.said.append(Photo(1, b"yes"))
    site.table.visitor.does(PhoneAsked("photo"))
    site.wait(lambda: len(site.state.shots) == 1)
    assert site.state.phase == "waiting"
    site.line.said.extend(["busy"] * 30)
    site.wait(lambda: site.state.phase == "lost")
    assert site.state.faults == ("phone_offline",)
    assert len(site.state.shots) == 1


def test_a_code_that_is_over_says_so(site: Site) -> None:
    site.line.said.append("ended")
    site.table.visitor.does(PhoneAsked("photo"))
    site.wait(lambda: site.state.phase == "lost")
    assert site.state.faults == ("phone_ended",)


def test_a_photo_that_is_being_finished_when_the_visit_ends_is_nobodys(site: Site) -> None:
    site.line.said.append(Photo(1, b"yes"))
    site.table.visitor.does(PhoneAsked("photo"))
    site.wait(lambda: not site.line.said and site.state.phase == "waiting")
    visit = site.table.session.visit
    site.table.visitor.does(Left())
    site.finisher.gate.set()
    site.wait(lambda: site.line.closed == ["1"])
    assert visit.tray.get(1) is None
    assert site.table.session.visit.tray.get(1) is None
    assert site.finisher.forgotten >= 2, "also what started after the end"
