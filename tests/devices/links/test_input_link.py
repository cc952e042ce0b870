"""Nodes of input devices: python-evdev itself on a mocked kernel, and the pipes of simulators."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

from devices.driver import LinkLost
from devices.links.evdev import EV_KEY, InputEvent, InputLink, encode_event
from devices.links.hid_pipe import PipeEndpoint
from devices.links.hidraw import HidLink

ROOT = Path(__file__).parents[3]
TESTBED = ROOT / "tests" / "support" / "tests_input_testbed.py"


@pytest.fixture
def keyboard(tmp_path):
    endpoint = PipeEndpoint(tmp_path / "dev" / "keyboard")
    endpoint.plug()
    yield endpoint
    endpoint.unplug()


@pytest.mark.skipif(shutil.which("umockdev-wrapper") is None, reason="umockdev is not installed")
def test_a_kernel_device_is_found_grabbed_read_and_held_by_one(tmp_path):
    packages = sysconfig.get_paths()["platlib"]
    done = subprocess.run(
        ["umockdev-wrapper", "/usr/bin/python3", TESTBED, tmp_path, ROOT, packages],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    said = json.loads(done.stdout)
    assert said["read"] == [[1, 30, 1], [0, 0, 0], [1, 30, 0], [0, 0, 0]]
    assert said["twice"] == "in_use"
    assert said["surface"] == [0, 0, 100, 100, 96, 60, 1023]
    assert said["strokes"] == [[[10, 20, 0.5], [11, 20, 0.5], [12, 20, 0.5]], [[50, 20, 1]]]


def test_a_device_that_is_not_there_is_missing(tmp_path):
    with pytest.raises(LinkLost) as lost:
        InputLink(str(tmp_path / "none"), "keys")
    assert lost.value.why == "missing"


def test_two_programs_cannot_have_one_device(keyboard):
    with HidLink(str(keyboard.path), "hid_pos"), pytest.raises(LinkLost) as lost:
        InputLink(str(keyboard.path), "keys")
    assert lost.value.why == "in_use"
    with InputLink(str(keyboard.path), "keys") as link:
        assert link.axis(0) is None


def test_a_pulled_cable_is_noticed_after_what_came_before(keyboard):
    event = InputEvent(EV_KEY, 30, 1)
    with InputLink(str(keyboard.path), "keys") as link:
        keyboard.send(encode_event(event))
        keyboard.unplug()
        assert link.read_some(1) == [event]
        with pytest.raises(LinkLost) as lost:
            link.read_some(1)
    assert lost.value.why == "unplugged"


def test_reports_come_one_by_one_and_can_be_thrown_away(tmp_path):
    endpoint = PipeEndpoint(tmp_path / "hidraw", is_packets=True)
    endpoint.plug()
    with HidLink(str(endpoint.path), "hid_pos") as link:
        endpoint.send(b"first")
        endpoint.send(b"second")
        assert [link.read_report(1), link.read_report(1)] == [b"first", b"second"]
        endpoint.send(b"third")
        link.discard()
        assert link.read_report(0) == b""
        link.set_feature(254, b"\x01")  # a pipe has no features, and takes no harm
    endpoint.unplug()
    assert os.listdir(tmp_path) == []


def test_a_device_whose_node_is_not_ours_to_read_says_so(tmp_path, monkeypatch):
    def refused(*arguments):
        raise PermissionError(13, "denied")

    endpoint = PipeEndpoint(tmp_path / "keyboard")
    endpoint.plug()
    monkeypatch.setattr("devices.links.evdev.os.open", refused)  # root may open anything
    with pytest.raises(LinkLost) as lost:
        InputLink(str(endpoint.path), "keys")
    assert lost.value.why == "no_access"
    endpoint.unplug()
