"""Pull each device's cable at each step: a slip, or a clear message with another way. Never a
dead screen."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from devices.signature_pad.simulator import SAMPLE
from kiosk.demo_codes import demo_code
from ui.visual_tree import visible_items

WRITTEN = sum(map(len, SAMPLE))

ITEM = "DEMO-RS-0003"
ANSWERS = {"applicantRole": "self", "mobile": "13800138000", "reason": "lost", "deliver": "pickup"}
STEPS = (
    "Guide",
    "PlaceCard",
    "ConfirmIdentity",
    "Materials",
    "way",
    "CheckAnswers",
    "Sign",
    "Result",
    "Rate",
)
DEVICES = {
    "id_card_reader": "defer",
    "document_scanner": "scan",
    "code_scanner": "licence",
    "receipt_printer": "defer",
    "review_pad": "defer",
}
SIGNATURE = [[{"x": float(x), "y": 20.0 + x % 9, "t": x * 8} for x in range(60)]]
END = ("TakeThings", "AnotherWay")


class Resident:
    """Goes on as far as the screens let them, by whatever way is offered."""

    def __init__(self, driver, way: str, pull: Callable[[str], None]) -> None:
        self.driver = driver
        self.way = way
        self.pull = pull
        self.pulled_at: set[str] = set()

    def walk(self) -> str:
        """Walk until the end; return the last screen."""
        driver = self.driver
        driver.act("start")
        driver.act("choose_item", ITEM)
        for _ in range(40):
            screen = driver.screen
            step = "way" if screen in ("Scan", "ShowCode") else screen
            if step not in self.pulled_at:
                self.pulled_at.add(step)
                self.pull(step)
            if driver.screen in END:
                return driver.screen
            self.one_step(driver.screen)
        pytest.fail(f"a dead screen: {driver.screen}")

    def one_step(self, screen: str) -> None:
        getattr(self, f"on_{screen.lower()}")()

    def leaves(self, screen: str, verb: str, detail: object = None) -> None:
        self.driver.act(verb, detail)
        self.driver.wait(f"{screen} to be left", lambda: self.driver.screen != screen)

    def on_guide(self) -> None:
        driver = self.driver
        driver.act("begin")
        if driver.screen == "Guide":
            # Nothing can be begun without a reader: the guide itself says so and why.
            driver.wait("the reason", lambda: bool(driver.props["reason"]))
            driver.make_whole()

    def on_notice(self) -> None:
        self.leaves("Notice", "agree")

    def on_placecard(self) -> None:
        driver = self.driver
        if driver.bench.do("id_card_reader", "snapshot")["plugged"]:
            driver.bench.do("id_card_reader", "tap_card", card="zhang_san")
            driver.wait("the card", lambda: driver.screen != "PlaceCard")
            driver.bench.do("id_card_reader", "lift_card")
            return
        driver.wait("the word that it is gone", lambda: driver.props["phase"] == "problem")
        assert driver.props["problem"]
        self.leaves("PlaceCard", "other_way")

    def on_confirmidentity(self) -> None:
        self.leaves("ConfirmIdentity", "confirm")

    def on_formpage(self) -> None:
        driver, page = self.driver, self.driver.props["page"]
        for name, value in ANSWERS.items():
            if name in [c["name"] for c in driver.props["controls"]]:
                driver.act("answer", {"name": name, "value": value})
        driver.act("next")
        driver.wait(
            "the next page", lambda: driver.screen != "FormPage" or driver.props["page"] != page
        )

    def on_materials(self) -> None:
        driver = self.driver
        if driver.props["canContinue"]:
            self.leaves("Materials", "next")
        elif self.way == "defer":
            driver.act("defer", "photo")
        else:
            self.leaves("Materials", self.way, "photo")

    def on_scan(self) -> None:
        driver = self.driver
        if driver.bench.do("document_scanner", "snapshot")["plugged"]:
            driver.bench.do("document_scanner", "put_paper", paper="id_photo")
            driver.wait("a page", lambda: bool(driver.props["pages"]))
            driver.bench.do("document_scanner", "take_paper")
            driver.wait("it to be kept", lambda: driver.props["phase"] != "checking")
            self.leaves("Scan", "done")
            return
        driver.wait("the word", lambda: driver.props["phase"] in ("camera_missing", "problem"))
        assert driver.props["verdict"]
        self.way = "defer"
        self.leaves("Scan", "other_way")

    def on_asklicences(self) -> None:
        self.leaves("AskLicences", "show_code")

    def on_showcode(self) -> None:
        driver = self.driver
        if driver.bench.do("code_scanner", "snapshot")["plugged"]:
            scanner = "code_scanner"
            driver.wait("its light", lambda: driver.bench.do(scanner, "snapshot")["lit"])
            code = demo_code(driver.platform_url)
            driver.bench.do("code_scanner", "show_code", text=code)
            driver.wait("the licence", lambda: driver.props["phase"] == "found")
        else:
            driver.wait("the word to use the camera", lambda: driver.props["readers"] == "camera")
            code = demo_code(driver.platform_url)
            driver.bench.do("document_scanner", "put_phone", text=code)
            driver.wait("the licence", lambda: driver.props["phase"] == "found")
            driver.bench.do("document_scanner", "take_paper")
        self.leaves("ShowCode", "consent")

    def on_checkanswers(self) -> None:
        self.leaves("CheckAnswers", "next")

    def on_sign(self) -> None:
        self.leaves("Sign", "signed", SIGNATURE)

    def on_keeping(self) -> None:
        self.driver.wait("the commit", lambda: self.driver.screen != "Keeping")

    def on_result(self) -> None:
        driver = self.driver
        driver.wait("the slip", lambda: driver.props["slip"] in ("printed", "failed"))
        assert driver.props["number"]
        if driver.props["slip"] == "failed":
            assert driver.props["slipProblem"]
        self.leaves("Result", "next")

    def on_rate(self) -> None:
        self.leaves("Rate", "rate", 5)

    def on_ratereasons(self) -> None:
        self.leaves("RateReasons", "next")


CASES = [
    (device, step)
    for device, step in itertools.product(DEVICES, STEPS)
    if step != "way" or DEVICES[device] != "defer"
]


def test_no_code_can_be_read_at_all(driver) -> None:
    def pull(at: str) -> None:
        if at == "way":
            driver.bench.do("code_scanner", "unplug")
            driver.bench.do("document_scanner", "unplug")

    class Stuck(Resident):
        def on_showcode(self) -> None:
            driver.wait("the word", lambda: driver.props["phase"] == "scanner_missing")
            assert driver.props["problem"]
            self.way = "defer"
            self.leaves("ShowCode", "other_way")

    assert Stuck(driver, "licence", pull).walk() == "TakeThings"


@pytest.mark.parametrize(("device", "step"), CASES, ids=[f"{d}-{s}" for d, s in CASES])
def test_cable_pulled(driver, device: str, step: str) -> None:
    created = driver.terminal.keeper.counts().created

    def pull(at: str) -> None:
        if at == step:
            driver.bench.do(device, "unplug")

    resident = Resident(driver, DEVICES[device], pull)
    last = resident.walk()
    assert step in resident.pulled_at
    kept = driver.terminal.keeper.counts().created - created
    assert kept == (1 if last == "TakeThings" else 0)
    if last == "AnotherWay":
        assert driver.props["what"]
        assert driver.props["ways"]


class PenHolder(Resident):
    """Signs on the pad beside the screen; half-way its cable is pulled, and put in again."""

    def on_sign(self) -> None:
        driver, bench = self.driver, self.driver.bench
        pad = driver.terminal.session.devices
        # A page made ahead belongs to no object of the window: it is looked up by what is drawn.
        drawn = visible_items(driver.terminal.window.contentItem())
        ink = next(item for item in drawn if item.objectName() == "ink")
        driver.wait("the pad to be asked", lambda: pad["signature_pad"].code == "signing")
        bench.do("signature_pad", "write")
        driver.wait("the ink on the screen", lambda: ink.property("pointCount") == WRITTEN)
        bench.do("signature_pad", "unplug")
        driver.wait("it to be gone", lambda: pad["signature_pad"].state == "absent")
        bench.do("signature_pad", "plug")
        driver.wait("it to be asked again", lambda: pad["signature_pad"].code == "signing")
        bench.do("signature_pad", "write")
        driver.wait("more ink", lambda: ink.property("pointCount") == 2 * WRITTEN)
        driver.robot.press("act_signed")
        driver.wait("Sign to be left", lambda: driver.screen != "Sign")


def test_signed_on_the_pad_beside_the_screen(driver) -> None:
    assert PenHolder(driver, "defer", lambda step: None).walk() in END
    assert driver.terminal.session.visit.ink is None


def test_power_goes_in_a_visit_and_the_next_one_waits_for_it(driver) -> None:
    bench = driver.bench
    driver.act("start")
    driver.act("choose_item", ITEM)
    driver.wait("the guide", lambda: driver.screen == "Guide")
    try:
        bench.do("sensors", "mains", is_on=False)
        bench.do("sensors", "battery_low", is_on=True)
        line = driver.terminal.session.devices
        driver.wait("the news", lambda: line["sensors"].code == "battery_low")
        assert driver.terminal.technician.closed_for is None
        assert driver.screen == "Guide"
        driver.act("end")
        driver.wait("the notice", lambda: driver.screen == "OutOfService")
    finally:
        bench.do("sensors", "battery_low", is_on=False)
        bench.do("sensors", "mains", is_on=True)
    driver.wait("the residents' screens", lambda: driver.screen in ("Home", "Welcome"))
