"""What the resident of the fault matrix does at each step, by what the screen offers.

Every method does one step and returns when the screen has moved on or the thing is done; what
does not come raises `RobotStuck`. `until` is how long anybody would stand there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from devices.bench_client import Bench
from kiosk.demo_codes import demo_code
from ui.robot import Robot, RobotStuck, let_run

SMALL_ITEM, BIG_ITEM = "DEMO-RS-0003", "DEMO-MZ-0001"
_CARDS = {SMALL_ITEM: "zhang_san", BIG_ITEM: "zhou_guiying"}
_ANSWERS: dict[str, object] = {
    "applicantRole": "self", "mobile": "13800138000", "reason": "lost", "deliver": "pickup",
    "agentUsed": "false", "bankName": "psbc", "bankAccount": "6217000010000000003",
}  # fmt: skip
_SIGNATURE = [[{"x": float(x), "y": 20.0 + x % 9, "t": x * 8} for x in range(60)]]
OFFER = "the button of the A4 printer"
_PAD_S = 3.0
_TAPS = 3
_LONG_S = 10.0


class Hands:
    """One resident at one kiosk. `way`: how the paper goes in ('scan', 'licence', 'feed').

    `has_social_card`: it is what they bring, and an identity card where its reader is away.
    `signs_late`: signing belongs to the step of the slip, which is printed right after it.
    """

    def __init__(self, robot: Robot, bench: Bench, platform_url: str, way: str) -> None:
        self.robot = robot
        self.way = way
        self.until_s = 20.0
        self.signs_late = False
        self.has_social_card = False
        self.said: Callable[[], bool] = lambda: False
        self._bench = bench
        self._url = platform_url
        self._item = BIG_ITEM if way == "feed" else SMALL_ITEM

    def arrive(self) -> None:
        """From Welcome to the guide."""
        self.act("start")
        self.act("choose_item", self._item)
        self.robot.wait_screen("Guide")

    def act(self, verb: str, detail: object = None) -> None:
        """What a button says."""
        self.robot.shell.act(verb, detail)
        let_run(1)

    def guide(self) -> None:
        """Begin, and agree."""
        self.act("begin")
        self._leave("Guide")
        if self.robot.screen == "Notice":
            self.act("agree")
            self._leave("Notice")

    def card(self) -> None:
        """Lay the card down; once more while nothing comes of it."""
        for _ in range(_TAPS):
            take_back = self._present_card()
            try:
                self._wait("the card", lambda: self.robot.screen != "PlaceCard" or self.said())
                return
            except RobotStuck:
                if self.until_s < _LONG_S:
                    raise
            finally:
                take_back()
            let_run(800)
        raise RobotStuck("the card", self.robot.screen)

    def _present_card(self) -> Callable[[], object]:
        """Bring the card to its reader; return what takes it away again."""
        name, social = _CARDS[self._item], "social_card_reader"
        if self.has_social_card and self._bench.do(social, "snapshot")["plugged"]:
            self._bench.do(social, "insert", card=name)
            return lambda: self._bench.do(social, "remove")
        self._bench.do("id_card_reader", "tap_card", card=name)
        return lambda: self._bench.do("id_card_reader", "lift_card")

    def identity(self) -> None:
        """This is me."""
        self.act("confirm")
        self._leave("ConfirmIdentity")

    def form(self) -> None:
        """Answer every page."""
        while self.robot.screen == "FormPage":
            page = self.props["page"]
            for name in [control["name"] for control in self.props["controls"]]:
                if name in _ANSWERS:
                    self.act("answer", {"name": name, "value": _ANSWERS[name]})
            self.act("next")
            self._wait("the next page", lambda page=page: self.props.get("page") != page)

    def papers(self) -> None:
        """Choose how the paper goes in."""
        if self.way == "feed":
            self.act("defer", "bank_card")
        name = "household_register" if self.way == "feed" else "photo"
        self.act("licence" if self.way == "licence" else "scan", name)
        self._leave("Materials")
        if self.robot.screen == "AskLicences":
            self.act("show_code")
            self._leave("AskLicences")

    def paper(self) -> None:
        """Hand the paper in, and go on to the check."""
        getattr(self, f"_by_{self.way}")()
        if self.said():
            return
        self._leave_by("consent" if self.way == "licence" else "done")
        if self.has_social_card and not self.props.get("canContinue", True):
            self._own_card_too()
        if self.robot.screen == "Materials":
            self._leave_by("next")

    def _own_card_too(self) -> None:
        """A social security card says who somebody is; the item wants a picture of the other."""
        self.act("scan", "identity_card")
        self._leave("Materials")
        self._by_scan("bank_card")
        self._leave_by("done")

    def check(self) -> None:
        """All is right."""
        self._leave_by("next")

    def sign(self) -> None:
        """Sign, and wait until it is kept; the slip is printed at once."""
        if self.signs_late:
            return
        self._sign()

    def _sign(self) -> None:
        self.act("signed", _SIGNATURE)
        self._wait("the commit", lambda: self.robot.screen == "Result")

    def slip(self) -> None:
        """Wait for the slip, or for the word that there is none."""
        if self.robot.screen == "Sign":
            self._sign()
        self._wait("the slip", lambda: self.props.get("slip") in ("printed", "failed"))

    def notice(self) -> None:
        """Ask for the A4 notice if it is offered, and wait for what becomes of it."""
        self._wait(OFFER, lambda: bool(self.props.get("paperLabel")) or self.said())
        self.act("print_notice")
        self._wait("the notice", lambda: self.props.get("paper") in ("printed", "failed"))

    def rating(self) -> None:
        """Press the pad; where nothing comes of it, the screen. Then take the things."""
        if self.robot.screen == "Result":
            self._leave_by("next")
        self._bench.do("review_pad", "press", level=5)
        try:
            self.robot.wait("the pad", lambda: self.robot.screen != "Rate", _PAD_S)
        except RobotStuck:
            self.act("rate", 5)
            self._leave("Rate")
        if self.robot.screen == "RateReasons":
            self._leave_by("next")
        self._wait("the end", lambda: self.robot.screen in ("TakeThings", "Finished"))

    @property
    def props(self) -> dict[str, Any]:
        """What the screen shows."""
        return self.robot.props

    def _by_scan(self, paper: str = "id_photo") -> None:
        camera = "document_scanner"
        self._bench.do(camera, "put_paper", paper=paper)
        try:
            self._wait("a page", lambda: bool(self.props.get("pages")) or self.said())
        finally:
            self._bench.do(camera, "take_paper")
        self._wait("it to be kept", lambda: self.props.get("phase") != "checking")

    def _by_licence(self) -> None:
        scanner = "code_scanner"

        def lit() -> bool:
            return bool(self._bench.do(scanner, "snapshot")["lit"])

        def asks_for_camera() -> bool:
            return self.props.get("readers") == "camera"

        # A code that was shown to a scanner without a cable is read as soon as it is back.
        self._wait(
            "its light",
            lambda: lit() or asks_for_camera() or self.said() or self.props.get("phase") == "found",
        )
        if asks_for_camera() and not self.said() and self.props.get("phase") != "found":
            self._by_code_under_camera()
            return
        ends = ("found", "problem")
        for _ in range(_TAPS):
            if lit():
                self._bench.do(scanner, "show_code", text=demo_code(self._url))
            self._wait("the licence", lambda: self.props.get("phase") in ends or self.said())
            if self.said() or self.props.get("phase") == "found":
                return
            self._wait("its light again", lambda: lit() or self.props.get("phase") == "found")

    def _by_code_under_camera(self) -> None:
        camera = "document_scanner"
        self._bench.do(camera, "put_phone", text=demo_code(self._url))
        try:
            ends = ("found", "problem")
            self._wait("the licence", lambda: self.props.get("phase") in ends or self.said())
        finally:
            self._bench.do(camera, "take_paper")

    def _by_feed(self) -> None:
        self._wait("the feeder", lambda: bool(self.props.get("feeder")) or self.said())
        if not self.props.get("feeder"):
            return
        self._bench.do("sheet_scanner", "load", sheets=["list"])
        self.act("feed")
        done = ("live", "problem")
        self._wait("the sheets", lambda: self.props.get("phase") in done or self.said())

    def _leave_by(self, verb: str) -> None:
        screen = self.robot.screen
        self.act(verb)
        self._leave(screen)

    def _leave(self, screen: str) -> None:
        self._wait(f"{screen} to be left", lambda: self.robot.screen != screen)

    def _wait(self, what: str, is_so: Callable[[], bool]) -> None:
        self.robot.wait(what, is_so, self.until_s)
