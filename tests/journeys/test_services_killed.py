"""A kiosk whose courier and devices are services: both are killed in the middle of a visit."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from kiosk.demo import running_site
from kiosk.demo_site import DemoSite, RunningSite

ROOT = Path(__file__).parents[2]
ITEM = "DEMO-RS-0003"
ANSWERS = {"applicantRole": "self", "mobile": "13800138000", "reason": "lost", "deliver": "pickup"}
SIGNATURE = [[{"x": float(x), "y": 20.0 + x % 9, "t": x * 8} for x in range(60)]]

HOLDING = [sys.executable, "-c", "import sys; held = input(); print(flush=True); sys.stdin.read()"]
"""Somebody who does remember, so that the search is known to find."""


class Supervised:
    """A service that is started again whenever it ends, as a service manager does."""

    def __init__(self, *words: str) -> None:
        self._words = [sys.executable, "-m", "kiosk", *words]
        self._closing = threading.Event()
        self._process = self._start()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def kill(self) -> None:
        self._process.kill()

    def close(self) -> None:
        self._closing.set()
        self._process.terminate()
        self._thread.join()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self._words, cwd=ROOT)

    def _watch(self) -> None:
        while True:
            self._process.wait()
            if self._closing.is_set():
                return
            self._process = self._start()


@pytest.fixture(scope="module")
def services() -> dict[str, Supervised]:
    """Courier and devices, once the site runs."""
    return {}


@pytest.fixture(scope="module")
def running(
    tmp_path_factory: pytest.TempPathFactory, services: dict[str, Supervised]
) -> Iterator[RunningSite]:
    """Platform and bench; the kiosk of this site starts neither courier nor devices itself."""
    folder = tmp_path_factory.mktemp("site")
    with running_site(DemoSite(folder)) as site, ExitStack() as stack:
        path = site.site.kiosk_settings
        with path.open("a", encoding="utf-8") as file:
            file.write(
                '\n[processes]\ncourier = "service"\ndevices = "service"\n'
                f'devices_socket = "{folder}/devices.sock"\n'
            )
        for name, words in (("devices", ["devices", "serve"]), ("courier", ["courier"])):
            services[name] = Supervised(*words, "--settings", str(path))
            stack.callback(services[name].close)
        yield site


@pytest.mark.timeout(240)
def test_both_die_in_mid_visit_and_the_resident_goes_on(driver, services) -> None:
    keeper, line = driver.terminal.keeper, driver.terminal.session
    driver.wait("the line", lambda: line.line.online)
    assert children_of(os.getpid(), "devices.host", "kiosk.courier") == []
    step = Steps(driver, services)
    driver.act("start")
    driver.act("choose_item", ITEM)
    step.on("Guide", lambda: driver.act("begin"))
    step.on("Notice", lambda: driver.act("agree"))
    step.on("PlaceCard", step.tap_card, killing="devices")
    step.on("ConfirmIdentity", lambda: driver.act("confirm"))
    while driver.screen == "FormPage":
        step.fill_page()
    services["courier"].kill()
    step.on("Materials", lambda: driver.act("scan", "photo"))
    step.on("Scan", step.photograph, killing="devices")
    step.on("Materials", lambda: driver.act("next"))
    step.on("CheckAnswers", lambda: driver.act("next"))
    step.on("Sign", lambda: driver.act("signed", SIGNATURE), killing="courier")
    driver.wait("the commit", lambda: driver.screen == "Result")
    driver.wait("the slip", lambda: driver.props["slip"] == "printed", 30)
    driver.wait("the answer", lambda: keeper.line().waiting == 0, 30)
    counts = keeper.counts()
    assert (counts.created, counts.quarantined, counts.is_conserved) == (1, 0, True)
    driver.wait("every device", driver.all_ready, 30)


@pytest.mark.timeout(240)
def test_the_device_service_does_not_remember_who_was_there(driver, services) -> None:
    # Not the card that our own drivers' samples hold, in the code of every process.
    card = SAMPLE_CARDS["li_ming"]
    step = Steps(driver, services)
    driver.act("start")
    driver.act("choose_item", ITEM)
    step.on("Guide", lambda: driver.act("begin"))
    step.on("Notice", lambda: driver.act("agree"))
    step.on("PlaceCard", lambda: step.tap_card("li_ming"))
    reader = next(w for w in driver.terminal.bay.watches if w.name == "id_card_reader")
    who_read = reader.host_pid
    assert driver.screen == "ConfirmIdentity"
    driver.leave()
    driver.wait("a fresh reader", lambda: reader.host_pid not in (None, who_read), 30)
    driver.wait("every device", driver.all_ready, 30)
    texts = (card.name, card.id_number, card.address)
    with subprocess.Popen(HOLDING, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        holder.stdin.write(repr(texts).encode() + b"\n")
        holder.stdin.flush()
        holder.stdout.readline()
        assert found_in(holder.pid, *texts) == list(texts)
    assert not Path(f"/proc/{who_read}").exists()
    assert found_in(services["devices"].pid, *texts) == []


def found_in(pid: int, *texts: str) -> list[str]:
    """Which of these texts is in the memory of a process, as it passes through: in UTF-8."""
    if not os.access(f"/proc/{pid}/mem", os.R_OK):
        pytest.skip("looking into other processes is not permitted here")
    regions = []
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text(errors="replace").splitlines():
            start, end = (int(number, 16) for number in line.split()[0].split("-"))
            with suppress(OSError, OverflowError):
                memory.seek(start)
                regions.append(memory.read(end - start))
    assert sum(map(len, regions)) > 1 << 20, "there was something to search"
    return [t for t in texts if any(t.encode() in region for region in regions)]


class Steps:
    """What the resident does, and what dies meanwhile."""

    def __init__(self, driver, services: dict[str, Supervised]) -> None:
        self._driver = driver
        self._services = services

    def on(self, screen: str, do: Callable[[], object], *, killing: str = "") -> None:
        """Do something on a screen that has come; it leads to another one."""
        self._driver.wait(screen, lambda: self._driver.screen == screen, 30)
        if killing:
            self._services[killing].kill()
        do()
        self._driver.wait(f"{screen} to be left", lambda: self._driver.screen != screen, 30)

    def tap_card(self, card: str = "zhang_san") -> None:
        bench = self._driver.bench
        bench.do("id_card_reader", "tap_card", card=card)
        self._driver.wait("the card", lambda: self._driver.screen != "PlaceCard", 30)
        bench.do("id_card_reader", "lift_card")

    def photograph(self) -> None:
        driver = self._driver
        driver.bench.do("document_scanner", "put_paper", paper="id_photo")
        driver.wait("a page", lambda: bool(driver.props["pages"]), 30)
        driver.bench.do("document_scanner", "take_paper")
        driver.wait("it to be kept", lambda: driver.props["phase"] != "checking", 30)
        driver.act("done")

    def fill_page(self) -> None:
        driver, page = self._driver, self._driver.props["page"]
        for name, value in ANSWERS.items():
            if name in [c["name"] for c in driver.props["controls"]]:
                driver.act("answer", {"name": name, "value": value})
        driver.act("next")
        driver.wait(
            "the next page", lambda: driver.screen != "FormPage" or driver.props["page"] != page
        )


def children_of(pid: int, *modules: str) -> list[str]:
    """Which of these modules direct children of a process run."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parent = int(path.joinpath("stat").read_text().rsplit(")", 1)[1].split()[1])
            words = path.joinpath("cmdline").read_bytes().decode().split("\0")
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent == pid:
            found += [module for module in modules if module in words]
    return found
