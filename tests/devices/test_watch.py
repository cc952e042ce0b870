"""A watch keeps its device's process alive, and says so once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

import devices
from devices.bay import DeviceBay, DeviceConfig
from devices.driver import Capability, Command, DeviceState
from devices.host_line import HostStarter
from devices.host_process import HostProcess
from devices.watch import Watch

DRIVERS = '''
import os, sys, time
from devices.driver import DeviceState, LinkLost

class Echo:
    """Says back what it is told; lies down when told to."""
    def __init__(self, settings):
        self.settings = settings
    def serve(self, desk):
        print("a library that prints")
        desk.state(DeviceState.READY)
        while True:
            command = desk.next_command(0.1)
            if command is None:
                continue
            match command.verb:
                case "crash": raise ValueError(command.body["secret"])
                case "hang": time.sleep(600)
                case "lose": raise LinkLost(self.settings["port"], "unplugged")
                case "return": return
                case "babble": os.write(desk._out_fd, b"\\xff" * 64)
            desk.report("echo", {"verb": command.verb, "env": os.environ.get("ECHO", "")})

class Absent:
    def __init__(self, settings):
        self.settings = settings
    def serve(self, desk):
        desk.state(DeviceState.STARTING)
        if not os.path.exists(self.settings["port"]):
            raise LinkLost(self.settings["port"], "missing")
        Echo(self.settings).serve(desk)
'''


@pytest.fixture(autouse=True)
def _drivers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "watched_drivers.py").write_text(dedent(DRIVERS), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))


@pytest.fixture(params=["child", "service"])
def starter_of(request, service_of) -> Callable[..., HostStarter]:
    """Who starts the hosts: we ourselves, or a device service that was told the same devices."""

    def made(*configs: DeviceConfig) -> HostStarter:
        if request.param == "child":
            return HostProcess
        return service_of(*configs).line.start_host

    return made


@pytest.fixture
def watch_of(tmp_path: Path, news, starter_of) -> Iterator[Callable[..., Watch]]:
    watches = []

    def start(driver: str = "Echo", on_news: Any = news, **options: Any) -> Watch:
        config = {
            "name": "echo",
            "driver": f"watched_drivers:{driver}",
            "settings": {"port": str(tmp_path / "port")},
            "env": {"ECHO": "set"},
        }
        starter = starter_of(DeviceConfig(capability=Capability.CODE, **config))
        options["start_host"] = starter
        watch = Watch("echo", Capability.CODE, config, on_news, **options)
        watches.append(watch)
        watch.start()
        return watch

    yield start
    for watch in watches:
        watch.close()


def test_commands_go_in_and_reports_come_out_with_the_environment_of_the_config(watch_of, news):
    watch = watch_of()
    watch.send(Command("hello"))
    assert news.wait_kind("echo").body == {"verb": "hello", "env": "set"}
    assert watch.snapshot.state is DeviceState.READY
    assert watch.snapshot.is_working


def test_a_crash_is_survived_and_its_message_is_printed_nowhere(watch_of, news, capfd):
    watch = watch_of()
    watch.send(Command("crash", {"secret": "11010519491231002X"}))
    news.wait_state(DeviceState.STARTING, code="host_lost")
    mark = news.mark()
    news.wait_state(DeviceState.READY, since=mark, within_s=5)
    watch.close()
    errors = capfd.readouterr().err
    assert "ValueError" in errors
    assert "11010519491231002X" not in errors


def test_a_hung_driver_is_replaced_and_its_standing_order_given_again(watch_of, news):
    watch = watch_of(hang_s=0.8)
    watch.send(Command("arm"))
    news.wait_kind("echo")
    mark, first = news.mark(), watch.host_pid
    watch.send(Command("hang"))
    news.wait_state(DeviceState.STARTING, code="host_hung", since=mark)
    assert news.wait_kind("echo", since=mark).body["verb"] == "arm"
    assert watch.host_pid != first


def test_a_command_that_makes_something_is_not_repeated_after_a_death(watch_of, news):
    watch = watch_of()
    watch.send(Command("print"))
    news.wait_kind("echo")
    assert watch.host_pid is not None
    mark = news.mark()
    os.kill(watch.host_pid, signal.SIGKILL)
    news.wait_state(DeviceState.STARTING, since=mark)
    watch.send(Command("arm"))
    assert news.wait_kind("echo", since=mark).body["verb"] == "arm"


def test_garbage_on_the_pipe_replaces_the_host(watch_of, news):
    watch = watch_of()
    watch.send(Command("babble"))
    news.wait_state(DeviceState.STARTING, code="host_garbled")
    news.wait_state(DeviceState.READY, since=news.mark() - 1)


def test_a_driver_that_dies_at_once_again_and_again_is_a_fault(news, tmp_path):
    watch = Watch("x", Capability.CODE, {"driver": "no.such:Driver"}, news, grace_s=0.1)
    watch.start()
    fault = news.wait_state(DeviceState.FAULT, code="host_lost")
    watch.close()
    assert not fault.in_grace


def test_a_missing_port_is_absent_and_found_soon_after_it_appears(watch_of, news, tmp_path):
    watch = watch_of("Absent")
    news.wait_state(DeviceState.ABSENT, code="missing")
    watch.send(Command("print"))
    refusal = news.wait_kind("command_refused")
    assert refusal.body == {"verb": "print", "code": "device_absent"}
    watch.send(Command("arm"))
    (tmp_path / "port").touch()
    assert news.wait_kind("echo").body["verb"] == "arm"
    states = [n.state for n in news.all if n.kind == "state"]
    assert states.count(DeviceState.READY) == 1
    assert DeviceState.STARTING not in states[states.index(DeviceState.ABSENT) :]


def test_a_device_that_stays_away_has_grace_for_a_while_and_then_none(watch_of, news, tmp_path):
    (tmp_path / "port").touch()
    watch = watch_of("Absent", grace_s=0.3)
    news.wait_state(DeviceState.READY)
    (tmp_path / "port").unlink()
    watch.send(Command("lose"))
    assert news.wait_state(DeviceState.ABSENT).in_grace
    news.wait(lambda n: n.state is DeviceState.ABSENT and not n.in_grace)
    assert not watch.snapshot.in_grace


def test_a_lost_link_opens_again_and_a_returning_driver_is_a_bug_that_is_replaced(watch_of, news):
    watch = watch_of()
    watch.send(Command("lose"))
    news.wait_state(DeviceState.ABSENT, code="unplugged")
    mark = news.mark()
    news.wait_state(DeviceState.READY, since=mark)
    watch.send(Command("return"))
    news.wait_state(DeviceState.STARTING, code="host_lost", since=mark)


def test_a_renewed_device_has_another_process_and_no_order_of_the_last_visit(watch_of, news):
    watch = watch_of()
    watch.send(Command("arm"))
    news.wait_kind("echo")
    mark, first = news.mark(), watch.host_pid
    watch.renew()
    watch.send(Command("hello"))
    assert news.wait_kind("echo", since=mark).body["verb"] == "hello"
    assert watch.host_pid != first
    assert first is not None
    assert not _is_alive(first)


def test_closing_ends_even_a_hung_host(watch_of, news):
    watch = watch_of()
    news.wait_state(DeviceState.READY)
    pid = watch.host_pid
    watch.send(Command("hang"))
    watch.close()
    assert pid is not None
    assert not _is_alive(pid)


def test_a_host_dies_with_a_kiosk_that_is_killed(tmp_path):
    script = f"""
    import sys, time
    sys.path.insert(0, {str(Path(devices.__file__).parents[1])!r})
    from devices.watch import Watch
    from devices.driver import Capability
    def say(news):
        print(watch.host_pid, flush=True)
    config = {{"driver": "watched_drivers:Echo", "settings": {{}}}}
    watch = Watch("x", Capability.CODE, config, say)
    watch.start()
    time.sleep(600)
    """
    with subprocess.Popen([sys.executable, "-c", dedent(script)], stdout=subprocess.PIPE) as kiosk:
        assert kiosk.stdout is not None
        pid = int(kiosk.stdout.readline())
        kiosk.kill()
    _wait_for(lambda: not _is_alive(pid))


def test_a_bay_sends_lasting_commands_to_all_and_others_to_one_that_works(
    news, tmp_path, starter_of
):
    port = {"port": str(tmp_path / "nothing")}
    configs = [
        DeviceConfig("gone", Capability.RECEIPT, "watched_drivers:Absent", port),
        DeviceConfig("first", Capability.RECEIPT, "watched_drivers:Echo", port),
        DeviceConfig("second", Capability.RECEIPT, "watched_drivers:Echo", port),
    ]
    bay = DeviceBay(configs, news, start_host=starter_of(*configs))
    bay.start()
    for name in ("first", "second"):
        news.wait(lambda n, name=name: n.device == name and n.state is DeviceState.READY)
    assert bay.is_working(Capability.RECEIPT)
    assert bay.send(Capability.RECEIPT, Command("print"))
    assert not bay.send(Capability.DOCUMENT, Command("shoot"))
    assert bay.send(Capability.RECEIPT, Command("arm"))
    news.wait(lambda n: n.device == "second" and n.kind == "echo")
    news.wait(lambda n: n.device == "first" and n.body.get("verb") == "arm")
    told = [(n.device, n.body["verb"]) for n in news.all if n.kind == "echo"]
    bay.close()
    assert sorted(told) == [("first", "arm"), ("first", "print"), ("second", "arm")]
    assert {s.device for s in bay.snapshots()} == {"gone", "first", "second"}


def test_closing_a_bay_that_never_started_is_fine(news):
    bay = DeviceBay([DeviceConfig("x", Capability.CODE, "no.such:Driver")], news)
    bay.close()
    bay.send(Capability.CODE, Command("arm"))
    assert not bay.is_working(Capability.CODE)


def _is_alive(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return status.rsplit(")", 1)[1].split()[0] != "Z"


def _wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)
