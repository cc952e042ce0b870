"""Whole visits as scripts: what a resident brings, answers and does, for the robot to play."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from kiosk.services.form import answer_of
from kiosk.services.regions import path_to
from ui.robot import Robot, RobotStuck, let_run


class Hands(Protocol):
    """The resident's hands on the devices: the bench of the simulators."""

    def do(self, device: str, verb: str, **body: Any) -> Mapping[str, Any]:
        """Do something to a device."""


@dataclass(frozen=True, slots=True)
class Errand:
    """One visit. `find` is tile, theme or search; `materials` says how each is handed in."""

    item: str
    card: str = "zhang_san"
    find: str = "tile"
    query: str = ""
    theme: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    materials: Mapping[str, str] = field(default_factory=dict)
    papers: Mapping[str, str] = field(default_factory=dict)
    rate: str = "pad"
    level: int = 5


SIGNATURE = [
    [(0.2 + 0.5 * t / 30, 0.5 + 0.2 * math.sin(t / 3)) for t in range(31)],
    [(0.3 + 0.3 * t / 20, 0.35 + 0.02 * t) for t in range(21)],
]


_WAYS = ("promise", "defer", "scan", "licence")
"""How papers are handed in by who only wants to get on and brought them all."""
_SHOWN_MS = 20
_NO_PAPERS: Mapping[str, str] = {}


class Resident:
    """Plays errands. `new_code` gives a fresh one-time licence code."""

    def __init__(self, robot: Robot, hands: Hands, new_code: Callable[[], str]) -> None:
        self._robot = robot
        self._hands = hands
        self._new_code = new_code

    def visit(self, errand: Errand) -> None:
        """From the waiting screen back to the waiting screen."""
        self.find(errand)
        self.identify(errand)
        self.fill(errand)
        self.hand_in(errand)
        self.confirm()
        self.finish(errand)

    def find(self, errand: Errand) -> None:
        """Find the item by tile, theme or search, and begin."""
        robot = self._robot
        if robot.wait_screen("Welcome", "Home", "Finished") == "Finished":
            robot.wait_screen("Welcome")
        if robot.screen == "Welcome":
            robot.picture()
            robot.go("act_start", "Home")
        robot.picture()
        if errand.find == "search":
            robot.go("act_search", "Search")
            robot.type_keys(errand.query)
            robot.picture()
        elif errand.find == "theme":
            robot.go(f"choose_theme:{errand.theme}", "ItemList")
            robot.picture()
        robot.go(f"choose_item:{errand.item}", "Guide")
        robot.picture()
        robot.go("act_begin", "Notice")
        robot.picture()
        robot.go("act_agree", "PlaceCard")

    def identify(self, errand: Errand) -> None:
        """Tap the card, say "that's me", take the card back."""
        robot = self._robot
        robot.picture()
        self._lay_down(errand.card)
        robot.picture()
        self._hands.do("id_card_reader", "lift_card")
        robot.go("act_confirm", "FormPage")

    def _lay_down(self, card: str) -> None:
        """Once more, as the screen asks for, when it was down before the reader could look."""
        robot = self._robot
        self._hands.do("id_card_reader", "tap_card", card=card)
        robot.wait("the card", lambda: _is_read(robot) or robot.props.get("phase") == "left")
        if not _is_read(robot):
            self._hands.do("id_card_reader", "lift_card")
            robot.wait("no card", lambda: robot.props.get("phase") != "left")
            self._hands.do("id_card_reader", "tap_card", card=card)
            robot.wait_screen("ConfirmIdentity")

    def fill(self, errand: Errand) -> None:
        """Answer page after page."""
        robot = self._robot
        while robot.screen == "FormPage":
            page = robot.props["page"]
            for control in robot.props["controls"]:
                if control["name"] in errand.answers and not control["locked"]:
                    self._answer(control, errand.answers[control["name"]])
            robot.picture(f"page{page + 1}-{errand.item}")
            self._turn_page(page)

    def _turn_page(self, page: int) -> None:
        robot = self._robot
        robot.press_until(
            "act_next",
            f"the page after {page + 1}",
            lambda: robot.screen != "FormPage" or robot.props["page"] != page,
        )

    def _answer(self, control: Mapping[str, Any], value: str) -> None:
        robot, name = self._robot, control["name"]
        if str(control["value"]) == value:
            return
        if control["kind"] == "region":
            for code in path_to(value):
                robot.press_until(
                    f"answer:{name}={code}",
                    f"the region {code}",
                    partial(self._has_value, name, code),
                )
            return
        if control["kind"] in ("radio", "yes_no", "list", "checks", "consent"):
            robot.press_until(
                f"answer:{name}={value}",
                f"the answer {name}",
                lambda: self._value_of(name) == value,
            )
            return
        robot.press(f"field:{name}")
        robot.type_keys(value.replace("-", "") if control["kind"] == "date" else value)
        robot.wait(f"the answer {name}", lambda: self._value_of(name) == value)

    def _has_value(self, name: str, value: str) -> bool:
        return self._value_of(name) == value

    def _value_of(self, name: str) -> str:
        controls = self._robot.props.get("controls", [])
        return next((str(c["value"]) for c in controls if c["name"] == name), "")

    def hand_in(self, errand: Errand) -> None:
        """Hand each material in as the errand says."""
        robot = self._robot
        robot.wait_screen("Materials")
        robot.picture(errand.item)
        for row in robot.props["rows"]:
            if row["state"] != "needed":
                continue
            way = errand.materials.get(row["id"]) or row["actions"][0]["verb"]
            self._hand_in_one(str(row["id"]), way, errand)
        robot.wait_screen("Materials")
        robot.picture(f"{errand.item}-done")
        robot.go("act_next", "CheckAnswers")

    def _hand_in_one(self, requirement_id: str, way: str, errand: Errand) -> None:
        robot, button = self._robot, f"{way.partition('_')[0]}:{requirement_id}"
        if way == "scan":
            robot.go(button, "Scan")
            self.scan(errand.papers.get(requirement_id, "residence_booklet"))
        elif way == "licence":
            robot.go(button, "AskLicences")
            robot.go("act_show_code", "ShowCode")
            self.show_code()
        elif way == "licence_card":
            robot.go(button, "AskLicences")
            self.find_licences()
        else:
            robot.press_until(button, f"{way} taken", lambda: self._is_given(requirement_id))
        robot.wait(f"{requirement_id} handed in", lambda: self._is_given(requirement_id))

    def _is_given(self, requirement_id: str) -> bool:
        rows = self._robot.props.get("rows", [])
        return any(r["id"] == requirement_id and r["state"] != "needed" for r in rows)

    def scan(self, paper: str) -> None:
        """Lay a paper down, let the kiosk take it, take the paper back."""
        robot = self._robot
        robot.wait("the live picture", lambda: robot.props["phase"] == "live")
        self._hands.do("document_scanner", "put_paper", paper=paper)
        robot.wait(
            "a page", lambda: bool(robot.props["pages"]) or robot.props["phase"] == "problem"
        )
        robot.picture()
        if not robot.props["pages"]:
            raise RobotStuck(f"a good picture of {paper}: {robot.props['verdict']}", "Scan")
        self._hands.do("document_scanner", "take_paper")
        robot.wait("the page to be kept", lambda: robot.props["phase"] in ("live", "problem"))
        robot.go("act_done", "Materials")

    def find_licences(self) -> None:
        """Agree to the look-up by card, then to the use of what was found."""
        robot = self._robot
        robot.picture()
        robot.press("act_agree")
        robot.wait("the licences", lambda: robot.props.get("phase") == "found")
        robot.picture("found")
        robot.go("act_agree", "Materials")

    def show_code(self) -> None:
        """Show a one-time code, agree to its use."""
        robot = self._robot
        robot.picture()
        self._when("code_scanner", "lit")
        self._hands.do("code_scanner", "show_code", text=self._new_code())
        robot.wait("the licence", lambda: robot.props["phase"] == "found")
        robot.picture("found")
        robot.go("act_consent", "Materials")

    def confirm(self) -> None:
        """Check answers, sign, hand in."""
        robot = self._robot
        robot.picture()
        robot.go("act_next", "Sign")
        robot.draw("ink", SIGNATURE)
        robot.picture()
        robot.go("act_signed", "Keeping", "Result", "NotKept")

    def _when(self, device: str, sign: str) -> None:
        """Wait until a device shows that it waits for somebody."""
        self._robot.wait(
            f"{device} to be {sign}", lambda: bool(self._hands.do(device, "snapshot")[sign])
        )

    def finish(self, errand: Errand) -> None:
        """Take the slip, rate, take everything, go."""
        robot = self._robot
        robot.wait_screen("Result")
        robot.wait("the slip", lambda: robot.props["slip"] in ("printed", "failed"))
        robot.picture("offline" if robot.props["offline"] else "")
        robot.go("act_next", "Rate")
        robot.picture()
        if errand.rate == "pad":
            self._when("review_pad", "asking")
            self._hands.do("review_pad", "press", level=errand.level)
        else:
            robot.press(f"rate:{errand.level}" if errand.rate == "screen" else "act_skip")
        if robot.wait_screen("RateReasons", "TakeThings") == "RateReasons":
            robot.picture()
            robot.go("act_next", "TakeThings")
        robot.picture()
        self._hands.do("receipt_printer", "take_slip")
        robot.go("act_done", "Finished", "Welcome")
        robot.picture()
        if robot.screen == "Finished":
            robot.go("act_start", "Home", "Welcome")


class FormResident(Resident):
    """Gets through any item by its own screens: pages are turned by touch, answers are given.

    Typing is what other residents try; here every page of every form is shown and left.
    """

    def apply(
        self,
        item: str,
        card: str,
        answers: Mapping[str, Any],
        ways: Mapping[str, str],
        papers: Mapping[str, str] = _NO_PAPERS,
    ) -> None:
        """From the waiting screen to the result, where the slip is printed or has failed.

        `ways` says of some papers how they are handed in: promise, defer, scan or licence;
        `papers` what is then laid under the camera.
        """
        robot = self._robot
        self.open_item(item)
        robot.go("act_begin", "Notice")
        robot.go("act_agree", "PlaceCard")
        self.identify(Errand(item, card))
        self.answer_pages(answers)
        self.hand_in_somehow(ways, papers)
        self.sign()
        robot.wait_screen("Result")
        robot.wait("the slip", lambda: robot.props["slip"] in ("printed", "failed"))
        robot.picture(item)

    def open_item(self, item: str) -> None:
        """From the waiting screen to the guide of an item."""
        robot = self._robot
        robot.wait_screen("Welcome")
        robot.go("act_start", "Home")
        robot.shell.act("choose_item", item)
        robot.wait_screen("Guide")
        robot.picture(item)

    def answer_pages(self, answers: Mapping[str, Any]) -> None:
        """Give the answers page by page, until there are no more or one leads elsewhere."""
        robot = self._robot
        while robot.screen == "FormPage":
            page = robot.props["page"]
            self._answer_page(answers)
            robot.picture(f"page{page + 1}")
            robot.shell.act("next", None)
            robot.wait(f"the page after {page + 1}", partial(self._is_on, page))

    def _answer_page(self, answers: Mapping[str, Any]) -> None:
        """Answer what is asked; an answer may bring further questions."""
        given: set[str] = set()
        while True:
            new = [c for c in self._robot.props["controls"] if c["name"] not in given]
            if not new:
                return
            for control in new:
                given.add(control["name"])
                value = answer_of(dict(answers), control["name"])
                if value is not None and not control["locked"]:
                    answer = {"name": control["name"], "value": value}
                    self._robot.shell.act("answer", answer)
            let_run(_SHOWN_MS)

    def _is_on(self, page: int) -> bool:
        """Whether the form went on from a page; what stands in the way is said at once."""
        robot = self._robot
        if robot.screen == "FormPage" and robot.props["problems"]:
            said = "; ".join(f"{p['name']}: {p['text']}" for p in robot.props["problems"])
            raise RobotStuck(f"page {page + 1} without problems ({said})", robot.screen)
        return robot.screen != "FormPage" or robot.props["page"] != page

    def hand_in_somehow(
        self, ways: Mapping[str, str], papers: Mapping[str, str] = _NO_PAPERS
    ) -> None:
        """Hand every paper in, by the first way it allows where nothing else was said."""
        robot = self._robot
        robot.wait_screen("Materials")
        for row in robot.props["rows"]:
            if row["state"] == "needed":
                verbs = {action["verb"] for action in row["actions"]}
                way = ways.get(row["id"]) or next(way for way in _WAYS if way in verbs)
                self._hand_in_one(str(row["id"]), way, Errand("", papers=papers))
        robot.picture("any")
        robot.go("act_next", "CheckAnswers")

    def sign(self) -> None:
        """Check, agree to a commitment if there is one, sign, hand in."""
        robot = self._robot
        robot.picture("any")
        robot.go("act_next", "Sign", "Promise")
        if robot.screen == "Promise":
            robot.go("act_promise", "Sign")
        robot.draw("ink", SIGNATURE)
        robot.go("act_signed", "Keeping", "Result", "NotKept")


def _is_read(robot: Robot) -> bool:
    return robot.screen == "ConfirmIdentity"
