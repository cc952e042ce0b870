"""Vendor libraries at their worst: one that segfaults, one that spins and holds Python's lock.

Whatever they do, the device comes back by itself, what was wanted is still wanted, and nobody has
to be told more than "please try again".
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from devices.driver import Capability, Command, DeviceState
from devices.watch import Watch, restart_delay_s

DRIVERS = '''
import ctypes, os, re, signal
from devices.driver import DeviceState

class Vendor:
    """Reads well, unless its library does what the settings say, `times` times."""
    def __init__(self, settings):
        self.worst, self.diary = settings["worst"], settings["diary"]
        self.times = settings.get("times", 1)
    def serve(self, desk):
        desk.state(DeviceState.READY)
        while True:
            command = desk.next_command(0.1)
            if command is None or command.verb not in ("arm", "print"):
                continue
            with open(self.diary, "a") as diary:
                diary.write(command.verb + "\\n")
            with open(self.diary) as diary:
                happened = len(diary.readlines())
            if happened <= self.times:
                getattr(self, self.worst)()
            desk.report("card_read" if command.verb == "arm" else "printed", {"n": happened})
    def segfault(self):
        ctypes.string_at(0)
    def abort(self):
        os.abort()
    def spin(self):
        # sre holds the lock while it tries all 2**60 ways; no signal is looked at meanwhile
        # by any other thread.
        re.match(r"(a+)+$", "a" * 60 + "b")
    def sleep_with_lock(self):
        ctypes.PyDLL(None).sleep(600)
    def ignore_the_end(self):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        ctypes.PyDLL(None).sleep(600)

class NeverUp:
    def __init__(self, settings):
        ctypes.string_at(0)
'''
WORST = ("segfault", "abort", "spin", "sleep_with_lock")


@pytest.fixture
def watch_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, news):
    (tmp_path / "vendor_library.py").write_text(DRIVERS, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    made: list[Watch] = []

    def make(worst: str, *, times: int = 1, name: str = "Vendor") -> Watch:
        settings = {"worst": worst, "diary": str(tmp_path / "diary"), "times": times}
        config = {"driver": f"vendor_library:{name}", "settings": settings}
        watch = Watch("vendor", Capability.ID_CARD, config, news, grace_s=10, hang_s=1.5)
        made.append(watch)
        watch.start()
        return watch

    yield make
    for watch in made:
        watch.close()


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize("worst", WORST)
def test_what_was_wanted_is_read_after_the_library_went_down(watch_of, news, worst: str) -> None:
    watch = watch_of(worst)
    news.wait_state(DeviceState.READY)
    first = watch.host_pid
    mark = news.mark()
    watch.send(Command("arm"))
    # Nobody asks a second time: the order stands, and the new process is given it.
    assert news.wait_kind("card_read", since=mark, within_s=30).body["n"] == 2
    assert watch.host_pid != first
    assert first is not None
    assert is_gone(first)
    gone = [n for n in news.all[mark:] if n.kind == "state" and n.state is DeviceState.STARTING]
    assert all(n.in_grace for n in gone), "nobody is told within the grace"
    code = {"spin": "host_hung", "sleep_with_lock": "host_hung"}.get(worst, "host_lost")
    assert gone[0].code == code


def test_a_job_that_took_the_library_down_is_not_done_twice(watch_of, news, tmp_path) -> None:
    watch = watch_of("segfault")
    news.wait_state(DeviceState.READY)
    mark = news.mark()
    watch.send(Command("print"))
    news.wait_state(DeviceState.READY, since=mark, within_s=30)
    mark = news.mark()
    watch.send(Command("arm"))
    news.wait_kind("card_read", since=mark)
    assert (tmp_path / "diary").read_text().split() == ["print", "arm"]


def test_three_strikes_make_a_fault_and_it_still_comes_back(watch_of, news) -> None:
    watch = watch_of("segfault", times=3)
    news.wait_state(DeviceState.READY)
    watch.send(Command("arm"))
    fault = news.wait_state(DeviceState.FAULT, within_s=30)
    assert fault.code == "host_lost"
    assert news.wait_kind("card_read", within_s=30).body["n"] == 4
    news.wait_state(DeviceState.READY, since=news.all.index(fault))


def test_a_library_that_falls_over_at_its_making_is_a_fault(watch_of, news) -> None:
    watch_of("", name="NeverUp")
    news.wait_state(DeviceState.FAULT, within_s=30)


@pytest.mark.parametrize("worst", ["spin", "ignore_the_end"])
def test_the_end_of_a_visit_ends_a_library_that_does_not_listen(watch_of, news, worst) -> None:
    watch = watch_of(worst)
    news.wait_state(DeviceState.READY)
    stuck = watch.host_pid
    mark = news.mark()
    watch.send(Command("arm"))
    watch.renew()
    news.wait_state(DeviceState.READY, since=mark, within_s=30)
    assert stuck is not None
    assert is_gone(stuck)
    # The order was the last visit's: nothing is read for whoever comes next.
    assert [n.kind for n in news.all[mark:] if n.kind == "card_read"] == []


@pytest.mark.parametrize("worst", ["spin", "ignore_the_end"])
def test_closing_ends_a_library_that_does_not_listen(watch_of, news, worst: str) -> None:
    watch = watch_of(worst)
    news.wait_state(DeviceState.READY)
    stuck = watch.host_pid
    watch.send(Command("arm"))
    watch.close()
    assert stuck is not None
    assert is_gone(stuck)


def test_a_host_that_is_stopped_is_replaced(watch_of, news) -> None:
    watch = watch_of("segfault", times=0)
    news.wait_state(DeviceState.READY)
    stopped = watch.host_pid
    assert stopped is not None
    mark = news.mark()
    os.kill(stopped, signal.SIGSTOP)
    news.wait_state(DeviceState.STARTING, code="host_hung", since=mark, within_s=30)
    news.wait_state(DeviceState.READY, since=mark, within_s=30)
    assert is_gone(stopped)


def test_restarts_are_half_a_second_apart_at_first_and_half_a_minute_at_last() -> None:
    middle = [restart_delay_s(deaths, lambda: 0.5) for deaths in range(1, 9)]
    assert middle == [0.5, 1, 2, 4, 8, 16, 30, 30]
    assert restart_delay_s(1, lambda: 0.0) == pytest.approx(0.4)
    assert restart_delay_s(10_000, lambda: 1.0) == pytest.approx(36.0)
    assert len({restart_delay_s(3) for _ in range(20)}) > 1
