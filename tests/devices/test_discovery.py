"""What is plugged in, told from a sysfs of our own making; and a device that changes its node."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from devices.discovery import node_of, plugged_in, serial_ports, usb_devices, video_nodes
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


def plug_input(machine, node: str, *, keys: str, axes: str = "0") -> None:
    sys, dev = machine
    plug(machine, "input", node, usb="05e0:1200", where="1-4")
    (dev / "input").mkdir(exist_ok=True)
    (dev / "input" / node).touch()
    (sys / "class" / "input" / node / "device" / "capabilities").mkdir()
    for name, bits in (("key", keys), ("abs", axes)):
        (sys / "class" / "input" / node / "device" / "capabilities" / name).write_text(bits)


def test_of_the_nodes_of_one_scanner_the_wanted_one_is_found(machine):
    sys, dev = machine
    plug_input(machine, "event3", keys="10000000000000 0")  # a power button: no letters
    plug_input(machine, "event4", keys="1000000000007 ff980000000007ff fffffffffffffffe")
    plug(machine, "hidraw", "hidraw0", usb="05e0:1200", where="1-4")
    descriptor = sys / "class" / "hidraw" / "hidraw0" / "device" / "report_descriptor"
    descriptor.write_bytes(bytes.fromhex("058c0902a101"))
    assert node_of("usb:05e0:1200", *machine, port_kind="keys") == str(dev / "input" / "event4")
    assert node_of("usb:05e0:1200", *machine, port_kind="hid_pos") == str(dev / "hidraw0")
    assert node_of("usb:05e0:1200", *machine, port_kind="serial") is None


def test_a_touch_screen_is_never_taken_for_a_signature_pad(machine):
    zeros = " 0" * 5  # bits 0x140 (a pen) and 0x14a (a touch) stand in the sixth word
    plug_input(machine, "event5", keys="1c01" + zeros, axes="1000003")
    plug_input(machine, "event6", keys="400" + zeros, axes="3")
    kinds = {Path(p.node).name: p.port_kind for p in plugged_in(*machine)}
    assert kinds == {"event5": "pen"}


def test_a_usb_device_without_any_node_is_there_all_the_same(machine):
    usb = machine[0] / "bus" / "usb" / "devices" / "1-7"
    usb.mkdir(parents=True)
    (usb / "idVendor").write_text("0400\n")
    (usb / "idProduct").write_text("c35a\n")
    assert node_of("usb:0400:c35a", *machine, port_kind="usb") is not None
    assert [p.usb_id for p in usb_devices(*machine)] == ["0400:c35a"]
