"""The disk fills up in the middle of a visit: nothing is promised, and a retry keeps it later.

A whole session with the real store and sealer on a small file system of its own.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from tests_session import (
    Fakes,
    Visitor,
    Workers,
    build_session,
    catalogue_of,
)

from kiosk.domain.identity import IdentityCard
from kiosk.journey.events import Confirmed, Ended, RetryAsked, ScanAsked
from kiosk.journey.states import AnotherWay, AwaitingCard, Kept, NotKept, Scanning, State
from kiosk.ports import NotKept as KeeperSaysNo
from kiosk.sealed import PlatformKey
from kiosk.session.worker import Worker
from offline_cache.keeper import CaseKeeper
from offline_cache.store import Store
from ui.i18n import Words
from ui.screens.present import screen_for
from ui.screens.screen import Screen, Stand

SEAL_KEY = X25519PrivateKey.from_private_bytes(bytes(range(1, 33))).public_key()
KEY = PlatformKey("seal-1", 1, SEAL_KEY.public_bytes_raw())


@dataclass
class OnSmallDisk:
    """A kiosk on a small disk, and somebody in front of it."""

    disk: Path
    keeper: CaseKeeper
    store: Worker
    shown: list[State] = field(default_factory=list)
    visitor: Visitor = field(init=False)

    @property
    def state(self) -> State:
        return self.visitor.session.state

    def screen(self) -> Screen:
        """What the resident reads now."""
        session = self.visitor.session
        place = {"zh-CN": "这里", "en": "here"}
        stand = Stand(
            facts=session.facts(),
            words=Words("zh-CN"),
            preferences=session.preferences,
            site=place,
            counter=place,
            phone="12345",
        )
        return screen_for(self.state, stand)

    def fill(self) -> None:
        """Fill the disk to the last byte, spare room of the store and all."""
        (self.disk / "state" / "ballast").unlink(missing_ok=True)
        with (self.disk / "filler").open("wb", buffering=0) as filler:
            for size in (1 << 16, 4096):
                try:
                    while filler.write(bytes(size)):
                        pass
                except OSError:
                    continue

    def until_the_store_is_idle(self) -> None:
        """Everything asked of the store so far is done."""
        self.store.start(lambda: None).result(30)

    def signed_when_full(self, card: IdentityCard) -> None:
        """A visit up to its signature; the disk is full by then."""
        self.visitor.to_card()
        self.visitor.shows_card(card)
        self.visitor.fills()
        self.visitor.scans()
        self.visitor.to_signing()
        self.fill()
        self.visitor.signs()

    def free(self) -> None:
        """Room again."""
        (self.disk / "filler").unlink()


@pytest.fixture
def kiosk(small_disk: Path, items, cards) -> Iterator[OnSmallDisk]:
    posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def wait(is_so: Callable[[], bool]) -> None:
        while not is_so():
            posted.get(timeout=30)()

    with ExitStack() as stack:
        keeper = CaseKeeper(small_disk / "state", KEY, "kiosk-1", reserve=1 << 20)
        stack.callback(keeper.close)
        workers = Workers(*(Worker(n, posted.put) for n in ("store", "line", "camera")))
        found = OnSmallDisk(small_disk, keeper, workers.store)
        session = build_session(
            Fakes(),
            workers,
            catalogue_of(items),
            keeper=keeper,
            on_change=lambda session: found.shown.append(session.state),
        )
        found.visitor = Visitor(session, wait)
        for worker in (workers.store, workers.line, workers.camera):
            stack.callback(worker.close)
        stack.callback(found.visitor.does, Ended(), Ended())
        yield found


def test_full_at_the_commit_it_is_kept_in_the_room_set_aside(kiosk: OnSmallDisk, cards) -> None:
    kiosk.signed_when_full(cards["zhang_san"])
    assert isinstance(kiosk.state, Kept)
    assert kiosk.keeper.counts().created == 1


@pytest.fixture
def nothing_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A store whose journal has no room of its own: the disk was full when it was laid out."""
    monkeypatch.setattr(Store, "lay_out_journal", lambda _store: None)


@pytest.mark.usefixtures("nothing_set_aside")
def test_full_at_the_commit_says_so_and_the_retry_keeps_it(kiosk: OnSmallDisk, cards) -> None:
    kiosk.signed_when_full(cards["zhang_san"])
    visitor = kiosk.visitor
    assert isinstance(kiosk.state, NotKept)
    assert kiosk.state.code == "disk_full"
    assert not [state for state in kiosk.shown if isinstance(state, Kept)]
    assert kiosk.keeper.counts().created == 0
    screen = kiosk.screen()
    assert screen.name == "NotKept"
    assert Words("zh-CN")("problem.not_kept_disk") in str(screen.props)
    kiosk.free()
    visitor.does(RetryAsked())
    visitor.wait(lambda: isinstance(kiosk.state, Kept | NotKept))
    assert isinstance(kiosk.state, Kept)
    assert kiosk.keeper.counts().created == 1


def test_full_while_scanning_leaves_the_page_unkept_until_there_is_room(
    kiosk: OnSmallDisk, cards
) -> None:
    visitor = kiosk.visitor
    visitor.to_card()
    visitor.shows_card(cards["zhang_san"])
    visitor.fills()
    visitor.does(ScanAsked("photo"))
    kiosk.until_the_store_is_idle()
    kiosk.fill()
    visitor.photographs()
    assert isinstance(kiosk.state, Scanning)
    assert (kiosk.state.faults, kiosk.state.shots) == (("disk_full",), ())
    visitor.does(Confirmed())
    assert isinstance(kiosk.state, Scanning), "nothing is handed in by an unkept page"
    kiosk.free()
    visitor.photographs()
    visitor.does(Confirmed())
    visitor.to_signing()
    visitor.signs()
    assert isinstance(kiosk.state, Kept)


def test_full_before_the_visit_shows_another_way(kiosk: OnSmallDisk, cards) -> None:
    visitor = kiosk.visitor
    kiosk.fill()
    visitor.to_card()
    visitor.wait(lambda: isinstance(kiosk.state, AnotherWay))
    assert kiosk.state.problem == "problem.not_kept_disk"
    assert kiosk.state.retry is not None
    assert not kiosk.keeper.intake_open()
    kiosk.free()
    visitor.does(RetryAsked(), Confirmed())
    assert isinstance(kiosk.state, AwaitingCard)
    kiosk.until_the_store_is_idle()
    visitor.shows_card(cards["zhang_san"])


@pytest.mark.usefixtures("nothing_set_aside")
def test_left_after_a_full_disk_nothing_is_on_it(kiosk: OnSmallDisk, cards) -> None:
    kiosk.signed_when_full(cards["zhang_san"])
    visitor = kiosk.visitor
    assert isinstance(kiosk.state, NotKept)
    visitor.does(Ended())
    cases = kiosk.disk / "state" / "cases"
    kiosk.until_the_store_is_idle()
    assert list(cases.iterdir()) == []
    assert kiosk.keeper.counts().created == 0


def test_full_when_the_container_is_made_is_no_dead_end(small_disk: Path) -> None:
    keeper = CaseKeeper(small_disk / "state", KEY, "kiosk-1", reserve=0)
    kiosk = OnSmallDisk(small_disk, keeper, Worker("unused", lambda _work: None))
    kiosk.fill()
    desk = keeper.open_case(UUID(int=7))
    for _ in range(2):
        with pytest.raises(KeeperSaysNo, match="disk_full"):
            desk.add_page(b"page", "image/jpeg")
    kiosk.free()
    assert desk.add_page(b"page", "image/jpeg").index == 0
    desk.abandon()
    assert list((small_disk / "state" / "cases").iterdir()) == []
    keeper.close()
    kiosk.store.close()
