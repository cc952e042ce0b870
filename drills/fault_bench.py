"""The bench's side of the fault matrix: wound a device, heal it, know when it is back."""

from __future__ import annotations

import time
from contextlib import suppress

from devices.bench_client import Bench
from devices.simulation import BenchRefused
from drills.fault_cells import Wound
from kiosk.compose import Terminal
from ui.robot import Robot, RobotStuck

BACK_WITHIN_S = 30.0
_USABLE = ("ready", "busy")


class Ward:
    """One device that is made ill and well again."""

    def __init__(self, device: str, bench: Bench, terminal: Terminal, robot: Robot) -> None:
        self._device = device
        self._bench = bench
        self._terminal = terminal
        self._robot = robot
        self._passes_at: float | None = None

    def hurt(self, wound: Wound) -> None:
        """Let the fault begin."""
        verb, body = wound.asks
        self._bench.do(self._device, verb, **body)
        self._passes_at = time.monotonic() + wound.lasts_s if wound.lasts_s else None

    def pass_by(self) -> None:
        """End a fault that lasts for a moment only, when its moment is over."""
        if self._passes_at is not None and time.monotonic() >= self._passes_at:
            self._passes_at = None
            self._bench.do(self._device, "fault", fault="")

    def heal(self) -> bool:
        """End the fault; say whether every device came back."""
        self._passes_at = None
        self._bench.do(self._device, "fault", fault="")
        if self._device == "receipt_printer":
            self._bench.do(self._device, "paper", level="ok")
            self._bench.do(self._device, "cover", open=False)
        if not self._bench.do(self._device, "snapshot")["plugged"]:
            self._bench.do(self._device, "plug")
        if self._device == "sheet_scanner":
            with suppress(BenchRefused):
                self._bench.do(self._device, "take")
        return self.is_whole_again()

    def is_whole_again(self) -> bool:
        """Wait until every device can be used; say whether that came true."""
        try:
            self._robot.wait("every device", self._all_usable, BACK_WITHIN_S)
        except RobotStuck:
            return False
        return True

    def _all_usable(self) -> bool:
        devices = self._terminal.session.devices
        count = len(self._terminal.bay.watches)
        return len(devices) == count and all(d.state in _USABLE for d in devices.values())
