"""A whole kiosk without a window, made to be killed: `kiosk_to_kill.py SITUATION.json`.

Forks one kiosk, in a process group of its own, for every line on standard input, because
starting Python a hundred times is not what is tested. Each kiosk opens the store, starts a
courier and plays visits until it is killed. It reports on standard output:

    pid N                          the process group of the kiosk that was just started
    ready | scanned | signed       where it is
    kept ID MOBILE PAGE_SHA256     what the screen would say now: this application is kept
    dead                           the kiosk of this round has ended

Only the sealer is started as in production; the courier is forked, but it is the courier.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import random
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests_session import Fakes, Visitor, Workers, build_session, catalogue_of, photographed

from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from kiosk import wire
from kiosk.domain.rating import RatingLevel
from kiosk.flight_log import FileLog
from kiosk.gateway.client import PlatformClient
from kiosk.journey.events import Confirmed, Ended, RatingGiven
from kiosk.journey.states import Gathering, Kept, TakingThings
from kiosk.sealed import PlatformKey
from kiosk.services.item import ServiceItem
from kiosk.services.package import check_item
from kiosk.session.session import Session
from kiosk.session.today import local_today
from kiosk.session.worker import Worker
from offline_cache import frames
from offline_cache.child import bind_to_parent
from offline_cache.courier_loop import carry, receive_settings
from offline_cache.courier_process import SETTINGS, CourierSettings
from offline_cache.frames import Frame, PipeClosed
from offline_cache.keeper import CaseKeeper

ROOT = Path(__file__).parents[2]


class KioskToKill:
    """One run of the kiosk, from power-on to the plug being pulled."""

    def __init__(self, said: dict, items: dict[str, ServiceItem]) -> None:
        self._said = said
        self._posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._random = random.Random(os.getpid() * 1_000_003 + time.time_ns())
        self._fakes = Fakes()
        state = Path(said["state_dir"])
        self._courier = self._fork_courier()
        key = said["sealing_key"]
        self._keeper = CaseKeeper(
            state, PlatformKey(key["key_id"], 1, bytes.fromhex(key["public_key"])), said["kiosk_id"]
        )
        settings = CourierSettings(
            state_dir=str(state),
            store_key=self._keeper.store_key,
            url=said["url"],
            kiosk_id=said["kiosk_id"],
            token=said["token"],
            answer_keys={k: bytes.fromhex(v) for k, v in said["answer_keys"].items()},
            network_cap_s=1.0,
            hello_every_s=1.0,
        )
        frames.send(self._courier, Frame(SETTINGS, wire.encode(settings)))
        self._mobile = self._page = ""
        self._session = self._begin(items)

    def _begin(self, items: dict[str, ServiceItem]) -> Session:
        workers = Workers(*(Worker(n, self._posted.put) for n in ("store", "line", "camera")))
        log = FileLog(Path(self._said["state_dir"]) / "flight.jsonl")
        self._fakes.log = log  # type: ignore[assignment]
        return build_session(
            self._fakes,
            workers,
            catalogue_of(items),
            keeper=self._keeper,
            kiosk_id=self._said["kiosk_id"],
            today=local_today,
            on_change=self._show,
        )

    def _fork_courier(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        if os.fork() == 0:
            ours.close()
            bind_to_parent()
            said = self._said
            keys = {k: bytes.fromhex(v) for k, v in said["answer_keys"].items()}
            client = PlatformClient(said["url"], said["kiosk_id"], said["token"], keys)
            with contextlib.suppress(PipeClosed):
                carry(receive_settings(theirs), client, theirs)
            os._exit(0)
        theirs.close()
        return ours

    def _show(self, session: Session) -> None:
        """Where the bridge would put the state on the screen."""
        if self._mobile and isinstance(state := session.state, Kept):
            say(f"kept {state.case.case_id} {self._mobile} {self._page}")
            self._mobile = ""

    def _wait(self, is_so: Callable[[], bool]) -> None:
        while not is_so():
            self._posted.get(timeout=60)()

    def run(self) -> None:
        """Play visits for ever."""
        say("ready")
        card = SAMPLE_CARDS["zhang_san"]
        while True:
            self._session.line_changed(self._keeper.line(), intake_open=self._keeper.intake_open())
            assert self._session.intake_open
            mobile = f"13{self._random.randrange(10**9):09}"
            visitor = Visitor(self._session, self._wait)
            visitor.to_card()
            visitor.shows_card(card)
            visitor.fills({"applicantRole": "self", "mobile": mobile, "reason": "lost",
                           "deliver": "pickup"})  # fmt: skip
            self._hand_in(visitor, mark=int(mobile[2:]))
            say("scanned")
            visitor.to_signing()
            self._mobile = mobile
            say("signed")
            visitor.signs()
            assert isinstance(self._session.state, Kept), self._session.state
            visitor.does(Confirmed(), RatingGiven(RatingLevel.SATISFIED, "pad"), Confirmed())
            assert isinstance(self._session.state, TakingThings), self._session.state
            visitor.does(Ended(), Ended())

    def _hand_in(self, visitor: Visitor, *, mark: int) -> None:
        self._page = "-"
        if self._random.random() < 0.3:
            visitor.defers()
            return
        self._fakes.frames.mark = mark
        visitor.scans()
        assert isinstance(self._session.state, Gathering)
        self._page = self._session.state.draft.given["photo"].pages[0].digest


def say(text: str) -> None:
    """One line, whole: a pipe takes so few bytes at once or not at all."""
    os.write(1, text.encode() + b"\n")


def main() -> None:
    """Fork a kiosk per line."""
    said = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    found = [check_item(p.read_bytes()) for p in sorted((ROOT / "items").glob("*/item.json"))]
    items = {item.code: item for item in found}
    photographed("id_photo")
    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            os.setpgid(0, 0)
            say(f"pid {os.getpid()}")
            KioskToKill(said, items).run()
        os.waitpid(pid, 0)
        say("dead")


if __name__ == "__main__":
    main()
