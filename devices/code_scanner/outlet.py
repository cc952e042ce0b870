"""Codes on their way to the kiosk: only while it wants them, and an echo only once.

The part that every scanner shares, whatever cable it hangs on. Commands: 'arm', 'disarm'.
Reports: 'code_scanned' {"text"} (or {"base64"} for bytes that are no text), 'code_refused'
{"code"} with 'too_long', 'incomplete'.
"""

from __future__ import annotations

import time
from typing import NoReturn, Protocol

from devices.code_scanner.frames import Code, Spoiled
from devices.code_scanner.payload import report_body
from devices.driver import Command, Desk, DeviceState

SAME_CODE_S = 1.5

_LOOK_S = 0.05


class CodeSource(Protocol):
    """A scanner that sends whatever it sees, at once, without being asked."""

    def listen(self, timeout_s: float) -> list[Code | Spoiled]:
        """What was scanned meanwhile; raises `LinkLost`."""

    def pass_over(self) -> None:
        """Drop the codes that have arrived whole; raises `LinkLost`.

        What has only begun stays: its end alone would be taken for another code.
        """


class CodeOutlet:
    """Reports codes while the kiosk wants some."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._last: tuple[bytes, float] = (b"", 0.0)
        self.is_armed = False

    def obey(self, command: Command | None) -> bool:
        """Follow 'arm' and 'disarm'; whether it was one of them."""
        if command is None or command.verb not in ("arm", "disarm"):
            return False
        self.is_armed = command.verb == "arm"
        self._last = (b"", 0.0)
        return True

    def give(self, scanned: Code | Spoiled) -> None:
        """Report a code, or that there was half of one; nothing when nobody wants it."""
        if not self.is_armed:
            return
        if isinstance(scanned, Spoiled):
            self._desk.report("code_refused", {"code": scanned.why})
        elif not self._is_repeated(scanned):
            self._desk.report("code_scanned", report_body(scanned.payload))

    def _is_repeated(self, code: Code) -> bool:
        payload, at = self._last
        now = time.monotonic()
        self._last = (code.payload, now)
        return payload == code.payload and now - at < SAME_CODE_S


def serve_codes(desk: Desk, source: CodeSource) -> NoReturn:
    """Serve a scanner that cannot be asked anything; `LinkLost` and `DeviceClosed` end it.

    It is ready because it could be opened: there is no other evidence before the first code.
    """
    outlet = CodeOutlet(desk)
    source.pass_over()
    desk.state(DeviceState.READY)
    while True:
        if outlet.obey(desk.next_command(0)):
            source.pass_over()  # what was scanned before anybody wanted it
            # Nothing else can show that it has heard: it takes no command and lights no lamp.
            wanted = (DeviceState.BUSY, "armed") if outlet.is_armed else (DeviceState.READY, "")
            desk.state(*wanted)
        for scanned in source.listen(_LOOK_S):
            outlet.give(scanned)
