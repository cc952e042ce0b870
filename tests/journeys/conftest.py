"""A whole terminal: platform, bench with real bytes, device processes, courier, window."""

from __future__ import annotations

import base64
import os
import re
import urllib.request
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.compose import Terminal, build_terminal
from kiosk.demo import running_site
from kiosk.demo_site import DemoSite, RunningSite
from kiosk.settings import parse_settings
from ui.robot import Robot, RobotStuck


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """QML needs no widgets."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    return QGuiApplication


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """Platform and bench."""
    with running_site(DemoSite(tmp_path_factory.mktemp("site"))) as site:
        text = site.site.kiosk_settings.read_text("utf-8")
        quick = "\n[visit]\nwait_for_answer_s = 6.0\ndevice_grace_s = 0.3\n"
        site.site.kiosk_settings.write_text(text + quick, "utf-8")
        yield site


@pytest.fixture(scope="module")
def terminal(running: RunningSite, qapp: QGuiApplication) -> Iterator[Terminal]:
    """A kiosk on that site. Any Qt warning fails the module."""
    path = running.site.kiosk_settings
    warnings: list[str] = []
    kiosk = build_terminal(parse_settings(path.read_bytes(), str(path)), on_warning=warnings.append)
    try:
        yield kiosk
    finally:
        kiosk.close()
    assert warnings == []


@pytest.fixture
def driver(terminal: Terminal, running: RunningSite) -> Iterator[Driver]:
    """Somebody in front of it; everything is plugged in and nobody was there before."""
    driver = Driver(terminal, running)
    driver.make_whole()
    yield driver
    driver.leave()
    driver.make_whole()


@pytest.fixture
def fetched(running: RunningSite) -> Callable[[str], bytes]:
    """A file that an officer's browser fetches."""
    signed = f"{running.operator['name']}:{running.operator['password']}".encode()
    head = {"Authorization": "Basic " + base64.b64encode(signed).decode()}

    def fetch(path: str) -> bytes:
        asked = urllib.request.Request(running.platform_url + path, headers=head)
        with urllib.request.urlopen(asked, timeout=10) as reply:
            return bytes(reply.read())

    return fetch


@pytest.fixture
def desk(
    running: RunningSite, fetched: Callable[[str], bytes]
) -> tuple[Callable[[str], str], Callable[..., None]]:
    """An officer at a browser."""
    signed = f"{running.operator['name']}:{running.operator['password']}".encode()
    head = {"Authorization": "Basic " + base64.b64encode(signed).decode()}

    def get(path: str) -> str:
        return fetched(path).decode()

    def send(page: str, action: str, **fields: str) -> None:
        form = next(f for f in re.findall(r"<form.*?</form>", get(page)) if action in f)
        seal = re.search(r'value="([0-9a-f]{64})"', form)
        assert seal
        body = urlencode({"seal": seal[1], **fields}).encode()
        asked = urllib.request.Request(running.platform_url + action, data=body, headers=head)
        with urllib.request.urlopen(asked, timeout=10) as reply:
            assert reply.status == 200

    return get, send


class Driver:
    """Acts as the screens would, without the touches: `act` is what a button says."""

    def __init__(self, terminal: Terminal, running: RunningSite) -> None:
        self.terminal = terminal
        self.bench = running.bench
        self.platform_url = running.platform_url
        self.robot = Robot(terminal.window, terminal.shell, patience_s=15)
        self.obeys = True
        self._lifted = ""

    @property
    def screen(self) -> str:
        return self.robot.screen

    @property
    def props(self) -> dict[str, object]:
        return self.robot.props

    def act(self, verb: str, detail: object = None) -> None:
        self.terminal.shell.act(verb, detail)
        QTest.qWait(1)

    def wait(self, what: str, is_so: Callable[[], bool], within_s: float = 15) -> None:
        self.robot.wait(what, lambda: self._obey() or is_so(), within_s)

    def _obey(self) -> bool:
        """Who put a card down before the reader had looked is asked to lift it, and does."""
        is_left = self.obeys and self.terminal.session.facts().card_left
        if is_left and not self._lifted:
            self._lifted = str(self.bench.do("id_card_reader", "snapshot")["card"])
            self.bench.do("id_card_reader", "lift_card")
        elif self._lifted and not is_left:
            if self.screen == "PlaceCard":
                self.bench.do("id_card_reader", "tap_card", card=self._lifted)
            self._lifted = ""
        return False

    def leave(self) -> None:
        """Back to the waiting screen, from anywhere."""
        for _ in range(6):
            if self.screen == "Welcome":
                return
            self.act("end")
            try:
                self.wait("Welcome", lambda: self.screen == "Welcome", 0.3)
            except RobotStuck:
                continue

    def make_whole(self) -> None:
        """Every cable in, no fault, paper in, no card, line up, every device ready."""
        self.bench.do("id_card_reader", "lift_card")
        for device in ("id_card_reader", "code_scanner", "review_pad", "receipt_printer"):
            self.bench.do(device, "fault", fault="")
            self.plug(device)
        self.bench.do("document_scanner", "fault", fault="")
        self.plug("document_scanner")
        for device in ("sheet_scanner", "document_printer"):
            self.bench.do(device, "fault", fault="")
            self.bench.do(device, "take")
            self.plug(device)
        self.bench.do("line", "restore")
        self.wait("every device to be ready", self.all_ready, 30)

    def plug(self, device: str) -> None:
        if not self.bench.do(device, "snapshot")["plugged"]:
            self.bench.do(device, "plug")

    def all_ready(self) -> bool:
        devices = self.terminal.session.devices
        count = len(self.terminal.bay.watches)
        return len(devices) == count and all(d.state in ("ready", "busy") for d in devices.values())
