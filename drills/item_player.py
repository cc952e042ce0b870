"""Somebody who applies for an item nobody wrote a script for: its own form says what to answer.

The answers are made by what `menkou items check` walks forms with; screens, devices and platform
are those of a demonstration.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from devices.simulation import BenchRefused
from kiosk.compose import Terminal
from kiosk.demo_codes import demo_code
from kiosk.domain.application import Answers
from kiosk.journey.kept import KeptCase
from kiosk.journey.states import Kept
from kiosk.services.item import ServiceItem
from kiosk.services.problems import materials_needed, not_eligible
from kiosk.services.visible import visible_pages
from kiosk.session.today import local_today
from ui.form_answers import NoAnswersFound, valid_answers
from ui.residents import FormResident, Hands
from ui.robot import Robot, RobotStuck

CARDS = ("li_ming", "zhou_guiying", "zhang_san")
"""Who applies: the first of them who qualifies. The second is old enough for every allowance."""
NEEDS_LINE = "needs the line"
KEPT = "kept"
_PAPERS = {"a4": "mandate_letter", "card": "bank_card", "photo": "id_photo"}
"""What is laid under the camera, by the shape the item asks for."""
_SEEDS = 12
_TO_WELCOME = 8
_READY_WITHIN_S = 60


@dataclass(frozen=True, slots=True)
class PlayedItem:
    """One visit. `how`: 'accepted', 'kept', 'needs the line', or what went wrong.

    `shown` pages of the `pages` of the form; `parts` of a bundle, 0 for an ordinary item.
    """

    code: str
    name: str
    how: str
    passed: bool
    shown: int
    pages: int
    papers: int
    parts: int
    seconds: float

    def plain(self) -> dict[str, Any]:
        """As data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Answered:
    """Who applies, with which answers; `pages` are the numbers of those that are then shown."""

    card: str
    answers: Answers
    pages: frozenset[str]


def answer_sets(item: ServiceItem, most: int) -> tuple[Answered, ...]:
    """At most so many sets of answers that show as many different pages as they can.

    Raises `NoAnswersFound` if nobody qualifies.
    """
    found = [made for seed in range(1, _SEEDS + 1) for made in _made(item, seed)]
    if not found:
        raise NoAnswersFound(item.code, ("everybody",))
    chosen: list[Answered] = []
    seen: frozenset[str] = frozenset()
    while len(chosen) < most and found:
        best = max(found, key=lambda made: len(made.pages - seen))
        if chosen and not best.pages - seen:
            break
        chosen.append(best)
        seen |= best.pages
    return tuple(chosen)


def _made(item: ServiceItem, seed: int) -> Iterator[Answered]:
    today = local_today()
    for card in CARDS:
        with suppress(NoAnswersFound):
            answers = valid_answers(item, SAMPLE_CARDS[card], {}, today=today, seed=seed)
            if not_eligible(item, answers, language="en", today=today) is None:
                pages = (page.label["en"] for page in visible_pages(item, answers))
                yield Answered(card, answers, frozenset(pages))
                return


class ItemPlayer:
    """Applies for one item after another at one terminal."""

    def __init__(
        self, terminal: Terminal, bench: Hands, platform_url: str, *, patience_s: float = 60
    ) -> None:
        self._terminal = terminal
        self._bench = bench
        self._platform_url = platform_url
        self._robot = Robot(terminal.window, terminal.shell, patience_s=patience_s)

    def play(self, code: str, visit: Answered, language: str = "zh-CN") -> PlayedItem:
        """From home to the slip with these answers, then back to the waiting screen."""
        item = self._terminal.session.facts().catalogue.items[code]
        begun = time.monotonic()
        try:
            how, passed = self._applied(item, visit, language)
        except RobotStuck as stuck:
            how, passed = str(stuck), False
        played = PlayedItem(
            code,
            item.name["zh-CN"],
            how,
            passed,
            len(visit.pages),
            len(item.ui_schema["elements"]),
            len(materials_needed(item, visit.answers)),
            len(self._robot.props.get("parts", ())) if passed else 0,
            round(time.monotonic() - begun, 1),
        )
        self.leave()
        return played

    def _applied(self, item: ServiceItem, visit: Answered, language: str) -> tuple[str, bool]:
        online = self._terminal.session.line.online
        new_code = partial(demo_code, self._platform_url, visit.card)
        resident = FormResident(self._robot, self._bench, new_code)
        self._robot.wait_screen("Welcome")
        self._robot.shell.act("language", language)
        if not online and not item.offline_intake:
            resident.open_item(item.code)
            why = str(self._robot.props["reason"])
            return NEEDS_LINE, bool(why) and not self._robot.props["available"]
        papers = {material.id: _PAPERS[material.shape] for material in item.materials}
        resident.apply(item.code, visit.card, visit.answers, {}, papers)
        return self._outcome(online=online)

    def _outcome(self, *, online: bool) -> tuple[str, bool]:
        """What the result says, and whether it may say so."""
        if self._robot.props["slip"] != "printed":
            return "no slip", False
        if online:
            with suppress(RobotStuck):
                self._robot.wait("the answer", lambda: self._case().answer is not None)
        kept = self._case()
        if not online:
            return KEPT, kept.answer is None and bool(self._robot.props["number"])
        if kept.answer is None:
            return "no answer", False
        reasons = [reason["zh-CN"] for reason in kept.answer.reasons]
        return " ".join((kept.answer.kind.value, *reasons)), kept.is_accepted

    def _case(self) -> KeptCase:
        state = self._terminal.session.state
        if not isinstance(state, Kept):
            raise RobotStuck("the case", self._robot.screen)
        return state.case

    def leave(self) -> None:
        """Back to the waiting screen, from anywhere; nothing is left lying."""
        for device, verb in (("document_scanner", "take_paper"), ("receipt_printer", "take_slip")):
            with suppress(BenchRefused):
                self._bench.do(device, verb)
        for _ in range(_TO_WELCOME):
            if self._robot.screen == "Welcome":
                return
            self._robot.shell.act("end", None)
            with suppress(RobotStuck):
                self._robot.wait_screen("Welcome", within_s=1)

    def make_ready(self, *, online: bool) -> None:
        """Wait for every device; cut the line or restore it, and wait until that was seen."""
        session, count = self._terminal.session, len(self._terminal.bay.watches)
        devices = session.devices
        self._robot.wait(
            "every device",
            lambda: sum(device.is_working for device in devices.values()) == count,
            _READY_WITHIN_S,
        )
        self._bench.do("line", "restore" if online else "cut")
        self._robot.wait("the line", lambda: session.line.online is online, _READY_WITHIN_S)

    def all_sent(self, within_s: float) -> bool:
        """Wait until nothing kept here waits any more; say whether that came true."""
        with suppress(RobotStuck):
            self._robot.wait("all to be sent", self._nothing_waits, within_s)
        return self._nothing_waits()

    def _nothing_waits(self) -> bool:
        return self._terminal.keeper.line().waiting == 0
