"""Drives a serial code scanner of the GM65 class.

Commands: 'arm' lights it up and reports every code until 'disarm'. Reports: 'code_scanned'
{"text"} (or {"base64"} for bytes that are no text), 'code_refused' {"code"} with 'too_long',
'incomplete'. The same code within 1.5 s is one code.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from devices.code_scanner import frames
from devices.code_scanner.frames import Heard, Reply, ScanBuffer, Suffix
from devices.code_scanner.outlet import CodeOutlet
from devices.driver import Command, Desk, DeviceState, LinkLost
from devices.links.serial import SerialLink
from kiosk import wire

_LOOK_S = 0.05
_TRIES = 3
_INCOMPLETE_S = 0.3  # with a suffix set, a gap on a busy machine is not yet the end
_RESUME_S = 5.0  # a module stops by itself after some seconds; 5 is its usual default, unverified


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    """`suffix` must be what the module was set to. `silence_s` ends a code without one."""

    port: str
    baud: int = 9600
    suffix: Suffix = Suffix.CR
    silence_s: float = 0.05
    answer_timeout_s: float = 0.5


class SerialScanner:
    """`devices.driver.Driver` of a GM65-class scanner."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = wire.convert(ScannerSettings, dict(settings))

    def serve(self, desk: Desk) -> None:
        """See `devices.driver.Driver`."""
        with SerialLink(self._settings.port, self._settings.baud) as link:
            _Service(desk, link, self._settings).run()


class _Service:
    """One opening of the port."""

    def __init__(self, desk: Desk, link: SerialLink, settings: ScannerSettings) -> None:
        self._desk = desk
        self._link = link
        self._settings = settings
        self._buffer = ScanBuffer(settings.suffix)
        self._quiet_s = settings.silence_s if settings.suffix is Suffix.NONE else _INCOMPLETE_S
        self._heard_at = 0.0
        self._outlet = CodeOutlet(desk)
        self._trigger_at = 0.0

    def run(self) -> NoReturn:
        self._link.discard()
        self._tell(frames.STOP)
        self._desk.state(DeviceState.READY)
        while True:
            self._obey(self._desk.next_command(0))
            if self._outlet.is_armed and time.monotonic() >= self._trigger_at:
                self._trigger()
            self._take(self._listen(_LOOK_S))

    def _obey(self, command: Command | None) -> None:
        if not self._outlet.obey(command):
            return
        if self._outlet.is_armed:
            self._link.discard()  # what was scanned before anybody wanted a code
            self._buffer.clear()
            self._trigger_at = 0.0
        else:
            self._tell(frames.STOP)

    def _trigger(self) -> None:
        self._trigger_at = time.monotonic() + _RESUME_S
        self._tell(frames.TRIGGER)  # may bring a code along, which ends this trigger

    def _tell(self, command: frames.Command) -> None:
        """Send a command and wait for its reply; a module that never replies is lost."""
        for _ in range(_TRIES):
            self._buffer.expects_reply = True
            self._link.write(frames.encode_command(command))
            until = time.monotonic() + self._settings.answer_timeout_s
            while time.monotonic() < until:
                heard = self._listen(_LOOK_S)
                self._desk.beat()
                self._take(heard)
                if any(isinstance(thing, Reply) for thing in heard):
                    return
        raise LinkLost(self._settings.port, "silent")

    def _listen(self, timeout_s: float) -> list[Heard]:
        arrived = self._link.read_some(timeout_s)
        if arrived:
            self._heard_at = time.monotonic()
            return self._buffer.feed(arrived)
        if self._buffer.is_empty or time.monotonic() - self._heard_at < self._quiet_s:
            return []
        return self._buffer.silence()

    def _take(self, heard: list[Heard]) -> None:
        for thing in heard:
            if not isinstance(thing, Reply) and self._outlet.is_armed:
                self._trigger_at = min(self._trigger_at, time.monotonic() + _LOOK_S)
                self._outlet.give(thing)
