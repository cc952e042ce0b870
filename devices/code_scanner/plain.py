"""Drives a scanner that sends plain text over a serial line, each code ended by CR, LF or both.

The default of most corded scanners with a USB-CDC or RS-232 cable (Honeywell, Newland,
Datalogic; unverified on hardware). It takes no commands, so it lights up when it pleases: what
comes while nobody wants a code is dropped. Commands and reports: see `outlet`.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from devices.code_scanner.frames import Code, Reply, ScanBuffer, Spoiled, Suffix
from devices.code_scanner.outlet import serve_codes
from devices.driver import Desk
from devices.links.serial import SerialLink
from kiosk import wire

_INCOMPLETE_S = 0.3


@dataclass(frozen=True, slots=True)
class PlainSettings:
    """`suffix` must be what the scanner was set to. `silence_s` ends a code without one."""

    port: str
    baud: int = 9600
    suffix: Suffix = Suffix.CR
    silence_s: float = 0.05


class PlainScanner:
    """`devices.driver.Driver` of a scanner that sends lines."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = wire.convert(PlainSettings, dict(settings))

    def serve(self, desk: Desk) -> None:
        """See `devices.driver.Driver`."""
        with SerialLink(self._settings.port, self._settings.baud) as link:
            serve_codes(desk, _Lines(link, self._settings))


class _Lines:
    """`CodeSource` of a serial line."""

    def __init__(self, link: SerialLink, settings: PlainSettings) -> None:
        self._link = link
        self._buffer = ScanBuffer(settings.suffix)
        self._quiet_s = settings.silence_s if settings.suffix is Suffix.NONE else _INCOMPLETE_S
        self._heard_at = 0.0

    def listen(self, timeout_s: float) -> list[Code | Spoiled]:
        arrived = self._link.read_some(timeout_s)
        now = time.monotonic()
        heard = []
        if arrived:
            self._heard_at = now
            heard = self._buffer.feed(arrived)
        elif not self._buffer.is_empty and now - self._heard_at >= self._quiet_s:
            heard = self._buffer.silence()
        return [thing for thing in heard if not isinstance(thing, Reply)]

    def pass_over(self) -> None:
        while arrived := self._link.read_some(0):
            self._heard_at = time.monotonic()
            self._buffer.feed(arrived)
