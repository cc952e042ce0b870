"""The courier as a service: before the kiosk, beside it, after it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from offline_cache.courier_service import CourierService
from offline_cache.keeper import CaseKeeper
from offline_cache.lookup_line import LookupLine

ROOT = Path(__file__).parents[2]


def wait_until(is_so: Callable[[], object], within_s: float = 20.0) -> None:
    end = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


class Slow:
    """An answer that comes when it is let go."""

    def __init__(self, reply: Any) -> None:
        self.asked, self.answers = threading.Event(), threading.Event()
        self._reply = reply

    def __call__(self, _: bytes) -> Any:
        self.asked.set()
        self.answers.wait(30)
        return self._reply


class Site:
    """A settings file, a service manager that listens, and couriers started from the file."""

    def __init__(self, folder: Path, state: Path, url: str, keys: dict[str, bytes]) -> None:
        self.state = state
        self.settings = folder / "kiosk.toml"
        token = folder / "token"
        token.write_text("kiosk token", "ascii")
        pinned = "".join(f'"{name}" = "{key.hex()}"\n' for name, key in keys.items())
        self.settings.write_text(
            f'[kiosk]\nid = "kiosk-1"\nsite = {{ en = "Test" }}\nstate_dir = "{state}"\n'
            f'[platform]\nurl = "{url}"\ntoken_file = "{token}"\nnetwork_cap_s = 0.2\n'
            f'sealing_key_id = "seal-1"\nsealing_key = "{"00" * 32}"\n'
            f"[platform.answer_keys]\n{pinned}"
            f'[items]\ndir = "{folder}"\n[items.publishers]\n'
            '[processes]\ncourier = "service"\n'
        )
        self.manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.manager.bind(str(folder / "notify"))
        self._words: list[bytes] = []
        threading.Thread(target=self._listen, daemon=True).start()
        self.line = LookupLine(state / "courier.sock")
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self, *prefix: str) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-m", "kiosk", "courier", "--settings", str(self.settings)]
        environment = {**os.environ, "NOTIFY_SOCKET": self.manager.getsockname()}
        process = subprocess.Popen([*prefix, *words], cwd=ROOT, env=environment)
        self.running.append(process)
        return process

    def heard(self, wanted: bytes) -> None:
        """Wait until the service manager hears a word."""
        wait_until(lambda: wanted in self._words)

    def close(self) -> None:
        for process in self.running:
            process.kill()
            process.wait()
        self.manager.shutdown(socket.SHUT_RD)
        self.manager.close()

    def _listen(self) -> None:
        # A manager always reads: a full queue would hold up whoever reports to it.
        with suppress(OSError):
            while word := self.manager.recv(64):
                self._words.append(word)


@pytest.fixture
def site(tmp_path, state, platform) -> Iterator[Site]:
    made = Site(tmp_path, state, platform.url, platform.answer_keys)
    yield made
    made.close()


@pytest.fixture
def open_keeper(state, given) -> Iterator[Callable[[], CaseKeeper]]:
    opened = []

    def make() -> CaseKeeper:
        opened.append(CaseKeeper(state, given.platform_key, "kiosk-1"))
        return opened[-1]

    yield make
    for keeper in opened:
        keeper.close()


def test_it_waits_for_the_kiosk_then_carries_and_goes_on_without_it(
    site, open_keeper, platform, given
) -> None:
    site.start()
    site.heard(b"READY=1")
    site.heard(b"WATCHDOG=1")
    assert not site.state.exists()
    keeper = open_keeper()
    first = given.kept(keeper, os.urandom(100_000))
    wait_until(lambda: keeper.answer(first))
    assert platform.opened(first).applicant.id_number == given.id_number
    slow = Slow(given.Reply(503, headers={"Retry-After": "0"}))
    platform.next("PUT cases", slow)
    last = given.kept(keeper, b"page")
    assert slow.asked.wait(15)
    keeper.close()
    slow.answers.set()
    wait_until(lambda: last in platform.bodies)


def test_sigterm_ends_it_even_in_the_middle_of_a_request(site, open_keeper, platform, given):
    keeper = open_keeper()
    process = site.start()
    site.heard(b"READY=1")
    wait_until(lambda: keeper.line().online)
    slow = Slow(given.Reply(503))
    platform.next("PUT cases", slow)
    given.kept(keeper, b"page")
    assert slow.asked.wait(15)
    process.send_signal(signal.SIGTERM)
    site.heard(b"STOPPING=1")
    assert process.wait(15) == 0
    slow.answers.set()


def test_killed_over_and_over_every_case_takes_effect_once(site, open_keeper, platform, given):
    keeper = open_keeper()
    kept = []
    for _ in range(2):
        process = site.start()
        kept += [given.kept(keeper, os.urandom(30_000)) for _ in range(3)]
        platform.next("PUT cases", given.Cut(after=True))
        wait_until(lambda: keeper.counts().accepted)
        process.kill()
        process.wait()
    site.start()
    wait_until(lambda: keeper.counts().accepted == len(kept))
    assert set(platform.bodies) == set(kept)
    assert keeper.counts().is_conserved


def test_hurried_courier_leaves_no_line_alone(site, open_keeper, platform, given) -> None:
    keeper = open_keeper()
    process = site.start()
    wait_until(lambda: keeper.line().online)
    platform.token = "another"
    case_id = given.kept(keeper, b"page")
    wait_until(lambda: keeper.line_report().alarm)
    platform.token = "kiosk token"
    # By itself it would come again in some minutes: a token does not mend itself.
    CourierService(site.line).hurry()
    wait_until(lambda: keeper.answer(case_id))
    assert process.poll() is None


def test_hurried_in_a_request_that_hangs_it_asks_to_be_started_again(
    site, open_keeper, platform, given
) -> None:
    keeper = open_keeper()
    process = site.start()
    wait_until(lambda: keeper.line().online)
    slow = Slow(given.Reply(503))
    platform.next("PUT cases", slow)
    given.kept(keeper, b"page")
    assert slow.asked.wait(15)
    CourierService(site.line).hurry()
    assert process.wait(15) == 75
    slow.answers.set()


def test_hurrying_a_courier_that_is_not_there_is_said_and_harmless(site, state, caplog) -> None:
    state.mkdir()
    CourierService(site.line).hurry()
    assert [record.args for record in caplog.records] == [("courier_away",)]


def test_a_store_that_was_replaced_is_not_carried_on_with(site, open_keeper, state) -> None:
    keeper = open_keeper()
    process = site.start()
    wait_until(lambda: keeper.line().online)
    keeper.close()
    (state / "store.db").rename(state / "store.old")
    assert process.wait(15) == 75


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('kiosk_user = "nobody-knows-them"', "processes.kiosk_user"),
        ('courier_usr = "x"', "courier_usr"),
    ],
)
def test_settings_that_cannot_be_meant_end_it_with_2(site, line, said, capfd) -> None:
    with site.settings.open("a") as file:
        file.write(line + "\n")
    assert site.start().wait(15) == 2
    assert said in capfd.readouterr().err


def test_missing_settings_end_it_with_2(site, capfd) -> None:
    site.settings.unlink()
    assert site.start().wait(15) == 2
    assert "kiosk.toml" in capfd.readouterr().err
