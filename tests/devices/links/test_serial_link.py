"""The serial link on a real pseudo terminal: every way to lose it is one error."""

from __future__ import annotations

import os
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.driver import LinkLost
from devices.links.pty import PtyEndpoint
from devices.links.serial import SerialLink


class Parrot:
    """Says back what it hears."""

    def __init__(self, path: Path) -> None:
        self.endpoint = PtyEndpoint(path, self._hear)

    def _hear(self, heard: bytes) -> None:
        self.endpoint.send(heard)


@pytest.fixture
def parrot(tmp_path: Path) -> Iterator[PtyEndpoint]:
    endpoint = Parrot(tmp_path / "dev" / "parrot").endpoint
    endpoint.plug()
    yield endpoint
    endpoint.unplug()


def read_exactly(link: SerialLink, size: int) -> bytes:
    heard = b""
    while len(heard) < size and (piece := link.read_some(5)):
        heard += piece
    return heard


def test_every_byte_goes_there_and_back(parrot):
    everything = bytes(range(256)) * 8
    with SerialLink(str(parrot.path), 115200) as link:
        link.write(everything)
        assert read_exactly(link, len(everything)) == everything
        assert link.read_some(0) == b""


def test_a_missing_port_is_lost_at_once(tmp_path):
    with pytest.raises(LinkLost) as lost:
        SerialLink(str(tmp_path / "none"), 9600)
    assert lost.value.why == "missing"


def test_a_port_that_somebody_holds_is_in_use(parrot):
    with SerialLink(str(parrot.path), 9600), pytest.raises(LinkLost) as lost:
        SerialLink(str(parrot.path), 9600)
    assert lost.value.why == "in_use"


def test_a_port_that_is_no_serial_port_is_lost(tmp_path):
    path = tmp_path / "file"
    path.touch()
    with pytest.raises(LinkLost):
        SerialLink(str(path), 9600)


@pytest.mark.parametrize("method", ["read_some", "write", "discard", "drain", "set_baud"])
def test_every_method_says_that_the_cable_was_pulled(method, parrot):
    arguments = {"read_some": [5.0], "write": [b"x"], "drain": [0.1], "set_baud": [9600]}
    with SerialLink(str(parrot.path), 115200) as link:
        parrot.unplug()
        with pytest.raises(LinkLost) as lost:
            getattr(link, method)(*arguments.get(method, []))
    assert lost.value.port == str(parrot.path)


def test_a_replugged_device_opens_again_under_its_name(parrot):
    with SerialLink(str(parrot.path), 9600):
        parrot.unplug()
        assert not parrot.path.is_symlink()
        parrot.plug()
        with SerialLink(str(parrot.path), 9600) as again:
            again.write(b"hello")
            assert read_exactly(again, 5) == b"hello"


def test_a_wrong_speed_garbles_and_the_right_one_does_not(parrot):
    parrot.baud = 19200
    with SerialLink(str(parrot.path), 9600) as link:
        link.write(b"hello")
        assert read_exactly(link, 5) != b"hello"
        link.set_baud(19200)
        link.write(b"hello")
        assert read_exactly(link, 5) == b"hello"


def test_draining_leaves_nothing(parrot):
    with SerialLink(str(parrot.path), 9600) as link:
        link.write(b"x" * 500)
        assert link.read_some(5)
        link.drain(0.1)
        assert link.read_some(0) == b""


def test_a_device_that_takes_no_bytes_is_stuck():
    device, host = os.openpty()
    try:
        tty.setraw(host)
        with SerialLink(os.ttyname(host), 115200) as link, pytest.raises(LinkLost) as lost:
            link.write(bytes(1_000_000))
        assert lost.value.why == "stuck"
    finally:
        os.close(device)
        os.close(host)
