"""A simulated button pad: the invented demo profile on a pseudo terminal, with faults on command.

Verbs: press {"level": 1..5}, line {"piece", "noise"} (see `PtyEndpoint.disturb`),
plug, unplug, and fault {"fault"}: 'half', 'garbled',
'wrong_checksum', 'wrong_status' (frames of a number nobody knows), 'late' (1.2 s), 'double' (a
bouncing key), 'freeze'; '' clears it. Like a pad it lights its
keys only while asked, but a press is sent at any time, as a stuck key would.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from devices.links.pty import PtyEndpoint
from devices.review_pad.frames import PadBuffer, PadFrame, encode
from devices.review_pad.profile import DEMO, read_profile
from devices.simulation import BenchRefused

_FAULTS = frozenset(
    {"", "half", "garbled", "wrong_checksum", "wrong_status", "late", "double", "freeze"}
)
_LATE_S = 1.2
_UNKNOWN_FRAME = 0x7F
_IDLE, _ASKING, _FIRMWARE = 0, 1, 1


class SimulatedPad:
    """`devices.simulation.Simulator` of a review pad."""

    name = "review_pad"

    def __init__(self) -> None:
        self._profile = read_profile(DEMO)
        self._buffer = PadBuffer(self._profile)
        self._fault = ""
        self._ask_until = 0.0
        self._timer: threading.Timer | None = None
        self._endpoint: PtyEndpoint | None = None

    def start(self, run_dir: Path) -> None:
        """See `Simulator`."""
        self._endpoint = PtyEndpoint(run_dir / "dev" / self.name, self._hear)
        self._endpoint.baud = self._profile.baud
        self._endpoint.plug()

    def stop(self) -> None:
        """See `Simulator`."""
        if self._endpoint is not None:
            self._endpoint.unplug()
        self._stop_timer()

    def snapshot(self) -> Mapping[str, Any]:
        """See `Simulator`."""
        return {
            "plugged": self._plugged_in().is_plugged,
            "fault": self._fault,
            "asking": time.monotonic() < self._ask_until,
        }

    def do(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """See `Simulator`."""
        endpoint = self._plugged_in()
        match verb:
            case "plug":
                endpoint.plug()
            case "unplug":
                endpoint.unplug()
                self._ask_until = 0.0
            case "fault" if body.get("fault", "") in _FAULTS:
                self._fault = body.get("fault", "")
            case "line":
                endpoint.disturb(body)
            case "press" if body.get("level") in self._profile.levels.values():
                self._press(body["level"])
            case _:
                raise BenchRefused(f"a review pad cannot do {verb!r} like that")
        return {}

    def _plugged_in(self) -> PtyEndpoint:
        if self._endpoint is None:
            raise BenchRefused("not started")
        return self._endpoint

    def _press(self, level: int) -> None:
        key = next(key for key, means in self._profile.levels.items() if means == level)

        def press() -> None:
            self._ask_until = 0.0
            self._stop_timer()
            self._say(PadFrame(self._profile.answers.key, bytes((key,))), self._fault)

        self._plugged_in().post(press)

    def _hear(self, data: bytes) -> None:
        commands = self._profile.commands
        for frame in self._buffer.feed(data):
            if frame.number == commands.ask and frame.data:
                self._ask(frame.data[0])
            elif frame.number == commands.cancel:
                self._ask_until = 0.0
                self._stop_timer()
            elif frame.number == commands.status:
                state = _ASKING if time.monotonic() < self._ask_until else _IDLE
                status = PadFrame(self._profile.answers.status, bytes((state, _FIRMWARE)))
                self._say(status, "freeze" if self._fault == "freeze" else "")

    def _ask(self, seconds: int) -> None:
        self._stop_timer()
        self._ask_until = time.monotonic() + seconds
        self._timer = threading.Timer(seconds, self._plugged_in().post, [self._give_up])
        self._timer.daemon = True
        self._timer.start()

    def _give_up(self) -> None:
        if self._ask_until and time.monotonic() >= self._ask_until - 0.05:
            self._ask_until = 0.0
            self._say(PadFrame(self._profile.answers.timeout), self._fault)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _say(self, frame: PadFrame, fault: str) -> None:
        data = encode(self._profile, frame)
        match fault:
            case "freeze":
                return
            case "late":
                self._plugged_in().pause(_LATE_S)
            case "wrong_status":
                data = encode(self._profile, PadFrame(_UNKNOWN_FRAME, frame.data))
            case "half":
                data = data[: len(data) // 2]
            case "garbled":
                data = bytes(byte ^ 0x5A for byte in data)
            case "wrong_checksum":
                data = data[:-1] + bytes((data[-1] ^ 0xFF,))
            case "double":
                data += data
        self._plugged_in().send(data)
