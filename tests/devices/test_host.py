"""The host process alone: what it does with a hostile or vanished kiosk at its pipe."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

import devices
from devices import pipe
from devices.host import BAD_CONFIGURATION, retry_delays

ROOT = str(Path(devices.__file__).parents[1])
DRIVER = """
import resource, sys, time
from pathlib import Path
from devices.driver import DeviceState

class Limits:
    def __init__(self, settings):
        self.settings = settings
    def serve(self, desk):
        print("printed by a library", flush=True)
        desk.state(DeviceState.READY)
        desk.state(DeviceState.READY)
        desk.report("limits", {"core": resource.getrlimit(resource.RLIMIT_CORE)[0],
                               "settings": self.settings})
        while desk.next_command(60):
            desk.report("told", {})

class Sleeper:
    def __init__(self, settings):
        pass
    def serve(self, desk):
        desk.state(DeviceState.READY)
        time.sleep(600)
"""
LIMITS = {"driver": "hosted_drivers:Limits", "settings": {"port": "x"}}

Host = subprocess.Popen[bytes]


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Callable[[bytes], Host]]:
    (tmp_path / "hosted_drivers.py").write_text(dedent(DRIVER), encoding="utf-8")
    started = []

    def start(first: bytes) -> Host:
        process = subprocess.Popen(
            [sys.executable, "-m", "devices.host"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join((ROOT, str(tmp_path)))},
        )
        started.append(process)
        assert process.stdin is not None
        process.stdin.write(first)
        process.stdin.flush()
        return process

    yield start
    for process in started:
        with process:
            process.kill()


def heard_until(process: Host, kind: str) -> list[dict[str, object]]:
    """Everything the host says up to the first report of that kind, beats left out."""
    buffer, heard = pipe.MessageBuffer(), []
    assert process.stdout is not None
    while data := os.read(process.stdout.fileno(), 65536):
        heard += [message for message in buffer.feed(data) if message["t"] != "beat"]
        if any(message.get("kind") == kind for message in heard):
            return heard
    raise AssertionError(heard)


def test_states_come_once_and_nothing_a_library_prints_comes_between(host):
    process = host(pipe.encode(LIMITS))
    assert heard_until(process, "limits") == [
        {"t": "state", "state": "starting", "code": ""},
        {"t": "state", "state": "ready", "code": ""},
        {"t": "report", "kind": "limits", "body": {"core": 0, "settings": {"port": "x"}}},
    ]
    assert process.communicate(timeout=10)[1] == b"printed by a library\n"
    assert process.returncode == 0


def test_commands_that_come_in_one_piece_with_the_first_frame_are_obeyed(host):
    process = host(pipe.encode(LIMITS) + pipe.encode({"verb": "go", "body": {}}))
    assert heard_until(process, "told")


def test_the_end_of_stdin_ends_a_driver_that_does_not_listen(host):
    process = host(pipe.encode({"driver": "hosted_drivers:Sleeper", "settings": {}}))
    process.stdin.close()
    process.stdin = None
    assert process.wait(10) in (0, 1)


def test_a_kiosk_that_says_nothing_at_all_leaves_no_host_behind(host):
    process = host(b"")
    process.communicate(timeout=10)
    assert process.returncode == 0


def test_settings_a_driver_cannot_use_are_one_sentence(host):
    driver = "devices.code_scanner.scanner:SerialScanner"
    process = host(pipe.encode({"driver": driver, "settings": {"port": 3}}))
    errors = process.communicate(timeout=10)[1]
    assert process.returncode == BAD_CONFIGURATION
    assert errors.startswith(b"device host: cannot load devices.code_scanner.scanner")
    assert b"its settings: " in errors
    assert b"$.port" in errors


@pytest.mark.parametrize(
    "config",
    [
        {},
        {"driver": 7},
        {"driver": "no_colon"},
        {"driver": "no.such.module:Driver"},
        {"driver": "devices.pipe:NoSuchThing"},
        {"driver": "hosted_drivers:Limits", "settings": []},
    ],
)
def test_a_first_frame_without_a_driver_is_a_bad_configuration(config, host):
    process = host(pipe.encode(config))
    errors = process.communicate(timeout=10)[1]
    assert process.returncode == BAD_CONFIGURATION
    assert errors.startswith(b"device host: cannot load")


@pytest.mark.parametrize(
    "garbage",
    [b"\xff\xff\xff\xff", b"\x00\x00\x00\x02[]", pipe.encode({"body": {}}), b"\x00\x00\x00\x01{"],
)
def test_garbage_instead_of_a_command_ends_the_host(garbage, host):
    process = host(pipe.encode(LIMITS))
    heard_until(process, "limits")
    process.stdin.write(garbage)
    process.stdin.flush()
    assert process.wait(10) == 0
    assert b"bad frame on the pipe" in process.stderr.read()


def test_tries_to_reopen_are_quick_at_first_and_never_far_apart():
    delays = retry_delays()
    first, *others = [next(delays) for _ in range(50)]
    assert 0.24 <= first <= 0.36
    assert min(others[5:]) >= 3.2
    assert max(others) <= 4.8
