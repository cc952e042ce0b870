"""A simulated keypad with the digits 1 to 5, on a named pipe that stands for its input device.

Verbs: press {"level": 1..5}, plug, unplug, and fault {"fault"}: 'double' (a bouncing key), 'stuck'
(the key repeats and is never let go), 'overrun' (the kernel lost keys), 'freeze'; '' clears it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from devices.links.evdev import (
    EV_KEY,
    EV_SYN,
    KEY_DOWN,
    KEY_HELD,
    KEY_UP,
    SYN_DROPPED,
    SYN_REPORT,
    InputEvent,
    encode_event,
)
from devices.links.hid_pipe import PipeEndpoint
from devices.simulation import BenchRefused

_FAULTS = frozenset({"", "double", "stuck", "overrun", "freeze"})
_KEY_1 = 2


class SimulatedKeyPad:
    """`devices.simulation.Simulator` of a keypad."""

    name = "review_pad"

    def __init__(self) -> None:
        self._fault = ""
        self._node: PipeEndpoint | None = None

    def start(self, run_dir: Path) -> None:
        """See `Simulator`."""
        self._node = PipeEndpoint(run_dir / "dev" / self.name)
        self._node.plug()

    def stop(self) -> None:
        """See `Simulator`."""
        if self._node is not None:
            self._node.unplug()

    def snapshot(self) -> Mapping[str, Any]:
        """See `Simulator`."""
        node = self._plugged_in()
        return {"plugged": node.is_plugged, "fault": self._fault, "port": str(node.path)}

    def do(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """See `Simulator`."""
        node = self._plugged_in()
        match verb:
            case "plug":
                node.plug()
            case "unplug":
                node.unplug()
            case "fault" if body.get("fault", "") in _FAULTS:
                self._fault = body.get("fault", "")
            case "press" if body.get("level") in (1, 2, 3, 4, 5):
                node.send(self._pressed(_KEY_1 + body["level"] - 1))
            case _:
                raise BenchRefused(f"a keypad cannot do {verb!r} like that")
        return {}

    def _plugged_in(self) -> PipeEndpoint:
        if self._node is None:
            raise BenchRefused("not started")
        return self._node

    def _pressed(self, key: int) -> bytes:
        down, up = _event(EV_KEY, key, KEY_DOWN), _event(EV_KEY, key, KEY_UP)
        match self._fault:
            case "freeze":
                return b""
            case "double":
                return (down + up) * 2
            case "stuck":
                return down + _event(EV_KEY, key, KEY_HELD) * 20
            case "overrun":
                return _event(EV_SYN, SYN_DROPPED, 0) + up
            case _:
                return down + up


def _event(kind: int, code: int, value: int) -> bytes:
    return encode_event(InputEvent(kind, code, value)) + encode_event(
        InputEvent(EV_SYN, SYN_REPORT, 0)
    )
