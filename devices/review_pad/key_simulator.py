"""A simulated keypad with the digits 1 to 5, on a named pipe that stands for its input device.

Verbs: press {"level": 1..5}, plug, unplug, and fault {"fault"}: 'double' (a bouncing key), 'stuck'
(the key repeats and is never let go), 'overrun' (the kernel lost keys), 'freeze'; '' clears it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

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
from devices.links.hid_pipe import PipedDevice

_KEY_1 = 2


class SimulatedKeyPad(PipedDevice):
    """`devices.simulation.Simulator` of a keypad."""

    name = "review_pad"
    FAULTS: ClassVar = frozenset({"", "double", "stuck", "overrun", "freeze"})

    def do(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """See `Simulator`."""
        if verb != "press" or body.get("level") not in (1, 2, 3, 4, 5):
            return super().do(verb, body)
        self._plugged_in().send(self._pressed(_KEY_1 + body["level"] - 1))
        return {}

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
