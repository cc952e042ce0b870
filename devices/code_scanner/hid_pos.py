"""Drives a code scanner in its HID-POS mode, by its raw reports.

The best of the USB modes: whole codes, any bytes, no layout of keys. Commands and reports: see
`outlet`.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from devices.code_scanner.frames import Code, Spoiled
from devices.code_scanner.outlet import serve_codes
from devices.code_scanner.pos_reports import ReportJoiner
from devices.driver import Desk
from devices.links.hidraw import HidLink
from kiosk import wire


@dataclass(frozen=True, slots=True)
class PosSettings:
    """`wake_report`: the feature report that takes a scanner out of its keyboard mode, 0 for none.

    Public drivers send report 254 with one byte 1 to Honeywell and Youjie scanners (0c2e, 23d0).
    """

    port: str
    wake_report: int = 0
    silence_s: float = 0.3


class HidPosScanner:
    """`devices.driver.Driver` of a HID-POS scanner."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = wire.convert(PosSettings, dict(settings))

    def serve(self, desk: Desk) -> None:
        """See `devices.driver.Driver`."""
        with HidLink(self._settings.port, "hid_pos") as link:
            if self._settings.wake_report:
                link.set_feature(self._settings.wake_report, b"\x01")
            serve_codes(desk, _Reports(link, self._settings.silence_s))


class _Reports:
    """`CodeSource` of HID-POS reports."""

    def __init__(self, link: HidLink, silence_s: float) -> None:
        self._link = link
        self._silence_s = silence_s
        self._joiner = ReportJoiner()
        self._heard_at = 0.0

    def listen(self, timeout_s: float) -> list[Code | Spoiled]:
        report = self._link.read_report(timeout_s)
        now = time.monotonic()
        if report:
            self._heard_at = now
            return self._joiner.feed(report)
        if not self._joiner.is_empty and now - self._heard_at >= self._silence_s:
            return self._joiner.silence()
        return []

    def pass_over(self) -> None:
        while report := self._link.read_report(0):
            self._heard_at = time.monotonic()
            self._joiner.feed(report)
