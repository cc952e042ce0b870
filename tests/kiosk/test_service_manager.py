"""What the service manager hears, over a real datagram socket."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from kiosk import service_manager
from kiosk.service_manager import ALIVE, READY


@pytest.mark.parametrize("address", ["{folder}/notify", "@menkou-test-{pid}"])
def test_the_manager_hears_us(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = address.format(folder=tmp_path, pid=os.getpid())
    monkeypatch.setenv("NOTIFY_SOCKET", address)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind("\0" + address[1:] if address.startswith("@") else address)
        manager.settimeout(5)
        service_manager.tell(READY)
        service_manager.tell(ALIVE)
        assert [manager.recv(64), manager.recv(64)] == [b"READY=1", b"WATCHDOG=1"]


def test_without_a_manager_nothing_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    service_manager.tell(READY)
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "gone"))
    service_manager.tell(READY)


@pytest.mark.parametrize(
    ("patience", "every_s"), [("30000000", 10.0), ("", None), ("0", None), ("soon", None)]
)
def test_it_feeds_the_watchdog_three_times_in_its_patience(
    patience: str, every_s: float | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", patience)
    assert service_manager.alive_every_s() == every_s
