"""Reading in the background: what comes back, what is dropped, what ends with the visit."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from kiosk.journey.effects import ReadPage
from kiosk.journey.events import Event, PageRead
from kiosk.materials.recognise.values import Kind, Reading
from kiosk.ports import NotRead
from kiosk.session.paper_hand import PaperHand
from kiosk.session.tray import Picture
from kiosk.session.visit import Visit
from kiosk.session.worker import Worker


@dataclass
class SlowReader:
    """A recogniser that answers when it is let."""

    may_answer: threading.Event = field(default_factory=threading.Event)
    fault: str = ""
    forgotten: int = 0
    read_pages: list[bytes] = field(default_factory=list)

    def read(self, jpeg: bytes, *, whole: bool = False) -> Reading:
        del whole
        self.read_pages.append(jpeg)
        assert self.may_answer.wait(20)
        if self.fault:
            raise NotRead(self.fault)
        return Reading(Kind.SOCIAL_CARD)

    def forget(self) -> None:
        self.forgotten += 1

    def close(self) -> None:
        self.forget()


@dataclass
class Stage:
    """A visit with one page on its tray, and a thread that is ours."""

    reader: SlowReader
    visit: Visit
    hand: PaperHand
    posted: list[Callable[[], None]]
    happened: list[Event]
    worker: Worker

    def settle(self) -> None:
        """Wait until everything begun is done, and run what came back."""
        self.worker.start(lambda: None).result(20)
        for work in self.posted:
            work()


@pytest.fixture
def stage() -> Iterator[Stage]:
    reader, visit = SlowReader(), Visit("v1")
    visit.tray.put(Picture(b"jpeg", b"small"))
    posted: list[Callable[[], None]] = []
    happened: list[Event] = []
    worker = Worker("papers", posted.append)
    hand = PaperHand(reader, worker)
    session: Any = SimpleNamespace(visit=visit, happen=happened.append)
    hand.session = session
    yield Stage(reader, visit, hand, posted, happened, worker)
    reader.may_answer.set()
    hand.close()


def test_what_was_read_comes_back(stage: Stage) -> None:
    stage.reader.may_answer.set()
    stage.hand.perform(ReadPage(1, "old_card"))
    stage.settle()
    assert stage.happened == [PageRead(1, "old_card", Reading(Kind.SOCIAL_CARD))]
    assert stage.reader.forgotten == 0


def test_a_page_that_cannot_be_read_is_no_event(stage: Stage) -> None:
    stage.reader.fault = "gone"
    stage.reader.may_answer.set()
    stage.hand.perform(ReadPage(1, "old_card"))
    stage.settle()
    assert stage.happened == []


def test_a_page_that_is_no_longer_there_is_not_read(stage: Stage) -> None:
    stage.hand.perform(ReadPage(7, "old_card"))
    stage.settle()
    assert stage.reader.read_pages == []


def test_a_visit_that_ends_meanwhile_hears_nothing_and_leaves_no_process(stage: Stage) -> None:
    stage.hand.perform(ReadPage(1, "old_card"))
    stage.hand.perform(ReadPage(1, "old_card"))
    stage.visit.over.set()
    stage.reader.may_answer.set()
    stage.settle()
    assert stage.happened == []
    assert len(stage.reader.read_pages) <= 1, "the second page was never shown to it"
    assert stage.reader.forgotten == len(stage.reader.read_pages)
