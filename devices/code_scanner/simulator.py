"""A simulated GM65-class scanner: the same bytes on a pseudo terminal, with faults on command.

Verbs: show_code {"text", "encoding"?: "utf-8"|"gb18030"} or {"base64"}, hide_code,
line {"piece", "noise"} (see `PtyEndpoint.disturb`),
plug, unplug, and fault {"fault"}: 'half' (the code breaks off), 'garbled', 'double', 'late' (all
comes 1.2 s too late), 'wrong_checksum' and 'wrong_status' (of replies), 'freeze'; '' clears it. A
code that is shown stays in view until it is read or hidden; like the module it is read only after
a software trigger, and one trigger reads one code.
"""

from __future__ import annotations

import base64
import binascii
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from devices.code_scanner import frames
from devices.links.pty import PtyEndpoint
from devices.simulation import BenchRefused

_FAULTS = frozenset(
    {"", "half", "garbled", "double", "late", "wrong_checksum", "wrong_status", "freeze"}
)
_LATE_S = 1.2
_REFUSED = b"\x01"
"""A reply that is no success; invented: public drivers know the zero byte only."""
_BAUD = 9600
_COMMAND_SIZE = 9


class SimulatedScanner:
    """`devices.simulation.Simulator` of a serial code scanner. Its suffix is CR."""

    name = "code_scanner"

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pending = bytearray()
        self._shown = b""
        self._is_lit = False
        self._fault = ""
        self._endpoint: PtyEndpoint | None = None

    def start(self, run_dir: Path) -> None:
        """See `Simulator`."""
        self._endpoint = PtyEndpoint(run_dir / "dev" / self.name, self._hear)
        self._endpoint.baud = _BAUD
        self._endpoint.plug()

    def stop(self) -> None:
        """See `Simulator`."""
        if self._endpoint is not None:
            self._endpoint.unplug()

    def snapshot(self) -> Mapping[str, Any]:
        """See `Simulator`."""
        return {
            "plugged": self._plugged_in().is_plugged,
            "fault": self._fault,
            "lit": self._is_lit,
            "in_view": bool(self._shown),
        }

    def do(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """See `Simulator`."""
        endpoint = self._plugged_in()
        match verb:
            case "plug":
                endpoint.plug()
            case "unplug":
                endpoint.unplug()
                self._is_lit = False
            case "fault" if body.get("fault", "") in _FAULTS:
                self._fault = body.get("fault", "")
            case "line":
                endpoint.disturb(body)
            case "show_code":
                self._show(payload_of(body))
            case "hide_code":
                self._show(b"")
            case _:
                raise BenchRefused(f"a code scanner cannot do {verb!r} like that")
        return {}

    def _plugged_in(self) -> PtyEndpoint:
        if self._endpoint is None:
            raise BenchRefused("not started")
        return self._endpoint

    def _show(self, payload: bytes) -> None:
        with self._lock:
            self._shown = payload
        self._plugged_in().post(self._read_code)

    def _hear(self, data: bytes) -> None:
        self._pending += data
        while (start := self._pending.find(b"\x7e\x00")) >= 0:
            del self._pending[:start]
            size = _COMMAND_SIZE if len(self._pending) < 4 else self._size()
            if len(self._pending) < size:
                return
            frame = bytes(self._pending[:size])
            del self._pending[:size]
            self._obey(frame)

    def _size(self) -> int:
        # A read carries one byte, how many to read; a write carries what its count says.
        kind, count = self._pending[2], self._pending[3]
        return 8 + (1 if kind == frames.READ else count)

    def _obey(self, frame: bytes) -> None:
        try:
            command = frames.decode_command(frame)
        except frames.BadScannerFrame:
            return  # the module ignores what it does not understand
        if self._fault == "freeze":
            return
        if command == frames.READ_BAUD:
            self._plugged_in().send(frames.encode_reply(b"\x39\x01"))
            return
        self._acknowledge()
        if command in (frames.TRIGGER, frames.STOP):
            self._is_lit = command == frames.TRIGGER
            self._read_code()

    def _acknowledge(self) -> None:
        reply = frames.acknowledgement()
        match self._fault:
            case "late":
                self._plugged_in().pause(_LATE_S)
            case "wrong_checksum":
                reply = reply[:-1] + bytes((reply[-1] ^ 0xFF,))
            case "wrong_status":
                reply = frames.encode_reply(_REFUSED)
        self._plugged_in().send(reply)

    def _read_code(self) -> None:
        with self._lock:
            if not self._shown or not self._is_lit or self._fault == "freeze":
                return
            payload, self._shown, self._is_lit = self._shown, b"", False
        if self._fault == "late":
            self._plugged_in().pause(_LATE_S)
        self._plugged_in().send(self._spoilt(payload + b"\r"))

    def _spoilt(self, data: bytes) -> bytes:
        match self._fault:
            case "half":
                return data[: len(data) // 2]
            case "garbled":
                return bytes(byte ^ 0xA5 for byte in data[:-1]) + data[-1:]
            case "double":
                return data + data
        return data


def payload_of(body: Mapping[str, Any]) -> bytes:
    """The bytes of the code that a 'show_code' shows; raise `BenchRefused`."""
    text, encoding = body.get("text"), body.get("encoding", "utf-8")
    try:
        if isinstance(text, str) and text and encoding in ("utf-8", "gb18030"):
            return text.encode(encoding)
        if isinstance(body.get("base64"), str):
            return base64.b64decode(body["base64"], validate=True)
    except (UnicodeEncodeError, binascii.Error):
        pass
    raise BenchRefused("show_code wants a 'text' or 'base64'")
