"""What is plugged in, told from a sysfs of our own making; and a device that changes its node."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from devices.discovery import node_of, serial_ports, video_nodes
from devices.links.pty import PtyEndpoint
from devices.links.serial import SerialLink


@pytest.fixture
def machine(tmp_path) -> tuple[Path, Path]:
    sys, dev = tmp_path / "sys", tmp_path / "dev"
    for folder in (sys / "class" / "tty", sys / "class" / "video4linux", dev / "serial" / "by-id"):
        folder.mkdir(parents=True)
    return sys, dev


def plug(machine, kind: str, node: str, *, usb: str, number: str = "", where: str = "1-1") -> None:
    sys, dev = machine
    usb_device = sys / "devices" / where
    hardware = usb_device / f"{where}:1.0" / node
    hardware.mkdir(parents=True, exist_ok=True)
    vendor, product = usb.split(":")
    for name, text in (("idVendor", vendor), ("idProduct", product), ("serial", number)):
        (usb_device / name).write_text(text + "\n", "ascii")
    entry = sys / "class" / kind / node
    entry.mkdir(parents=True)
    (entry / "device").symlink_to(hardware)
    (dev / node).touch()


def test_a_usb_serial_port_is_told_by_what_it_is(machine):
    plug(machine, "tty", "ttyUSB0", usb="1a86:7523", number="A1")
    (found,) = serial_ports(*machine)
    assert (found.usb_id, found.serial_number) == ("1a86:7523", "A1")
    assert found.steadiest_name == "usb:1a86:7523:A1"


def test_a_name_by_id_is_the_steadiest(machine):
    plug(machine, "tty", "ttyUSB0", usb="1a86:7523")
    link = machine[1] / "serial" / "by-id" / "usb-ACME-if00"
    link.symlink_to(machine[1] / "ttyUSB0")
    assert serial_ports(*machine)[0].steadiest_name == str(link)


def test_a_terminal_without_hardware_is_no_port(machine):
    (machine[0] / "class" / "tty" / "tty7").mkdir()
    assert serial_ports(*machine) == []


def test_two_of_a_kind_are_told_apart_by_their_serial_numbers(machine):
    plug(machine, "tty", "ttyUSB0", usb="1a86:7523", number="A1", where="1-1")
    plug(machine, "tty", "ttyUSB1", usb="1a86:7523", number="B2", where="1-2")
    assert node_of("usb:1A86:7523:b2", *machine) == str(machine[1] / "ttyUSB1")
    assert node_of("usb:1a86:7523", *machine) == str(machine[1] / "ttyUSB0")
    assert node_of("usb:1a86:9999", *machine) is None


def test_a_cameras_second_node_is_left_out(machine):
    for number in ("0", "1"):
        plug(machine, "video4linux", f"video{number}", usb="0ac8:3450", where="1-3")
        (machine[0] / "class" / "video4linux" / f"video{number}" / "index").write_text(number)
    assert [Path(p.node).name for p in video_nodes(*machine)] == ["video0"]


def test_a_path_is_found_behind_its_link_and_missing_when_it_is_gone(tmp_path):
    endpoint = PtyEndpoint(tmp_path / "reader", lambda heard: None)
    endpoint.plug()
    assert node_of(str(tmp_path / "reader")) == os.path.realpath(tmp_path / "reader")
    with SerialLink(str(tmp_path / "reader"), 9600) as link:
        assert link.read_some(0) == b""
    endpoint.unplug()
    assert node_of(str(tmp_path / "reader")) is None
