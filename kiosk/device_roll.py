"""How the devices are, told to the courier for its heartbeats."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from devices.watch import News
from kiosk.domain.fleet import DeviceStanding
from kiosk.line import LineFault
from kiosk.lookups import REPORT_DEVICES
from offline_cache.lookup_line import LookupLine

_AGAIN_S = 30.0
"""A courier that was replaced knows nothing; it is told again after so long at the latest."""


class DeviceRoll:
    """The newest standing of each device. `note` from any thread, `report` from one."""

    def __init__(self, line: LookupLine, clock: Callable[[], float] = time.monotonic) -> None:
        self._line = line
        self._clock = clock
        self._lock = threading.Lock()
        self._devices: dict[str, DeviceStanding] = {}
        self._told: tuple[DeviceStanding, ...] = ()
        self._tell_at = clock()

    def note(self, news: News) -> None:
        """Take in what a device's watch said; only its state, never what was read."""
        standing = DeviceStanding(news.device, news.capability.value, news.state.value, news.code)
        with self._lock:
            self._devices[news.device] = standing

    def standings(self) -> tuple[DeviceStanding, ...]:
        """How each device is that ever said anything, by name."""
        with self._lock:
            return tuple(self._devices[name] for name in sorted(self._devices))

    def report(self) -> None:
        """Tell the courier what is new, or everything again when it is time."""
        now = self.standings()
        if now == self._told and self._clock() < self._tell_at:
            return
        self._tell_at = self._clock() + _AGAIN_S
        try:
            self._line.ask(REPORT_DEVICES, now)
        except LineFault:
            # It is being replaced; the new one is told in a moment.
            self._tell_at = self._clock() + 1.0
        self._told = now
