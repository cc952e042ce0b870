"""The desk of a driver under test: it is told commands through a queue, and keeps what it says."""

from __future__ import annotations

from collections.abc import Mapping
from queue import Empty, Queue
from typing import Any

from devices.driver import Command, DeviceClosed, DeviceState


class FakeDesk:
    """A `devices.driver.Desk`. None among the commands closes it."""

    def __init__(self) -> None:
        self.commands: Queue[Command | None] = Queue()
        self.said: Queue[tuple[DeviceState, str]] = Queue()
        self.reports: Queue[tuple[str, Mapping[str, Any]]] = Queue()

    def next_command(self, timeout_s: float) -> Command | None:
        # However long a driver would wait: it ends with its test.
        try:
            command = self.commands.get(timeout=min(timeout_s, 0.05))
        except Empty:
            return None
        if command is None:
            raise DeviceClosed
        return command

    def beat(self) -> None:
        pass

    def state(self, state: DeviceState, code: str = "") -> None:
        self.said.put((state, code))

    def report(self, kind: str, body: Mapping[str, Any]) -> None:
        self.reports.put((kind, body))
