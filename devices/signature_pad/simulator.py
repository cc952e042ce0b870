"""A simulated pen tablet, on a named pipe that stands for its input device.

Verbs: write {"strokes": [[[x, y], ...], ...]} in millimetres, '' for a sample; plug, unplug, and
fault {"fault"}: 'half' (an event breaks off), 'overrun' (the kernel lost some), 'hover' (the pen
never touches), 'freeze'; '' clears it. The surface is 100 x 60 mm, 100 units a millimetre.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from math import sin
from typing import Any, ClassVar, Final

from devices.links.evdev import (
    EV_ABS,
    EV_KEY,
    EV_SYN,
    SYN_DROPPED,
    SYN_REPORT,
    InputEvent,
    encode_event,
)
from devices.links.hid_pipe import PipedDevice, PipeEndpoint
from devices.signature_pad.strokes import ABS_PRESSURE, ABS_X, ABS_Y, BTN_TOUCH
from devices.simulation import BenchRefused

WIDTH_MM: Final = 100
HEIGHT_MM: Final = 60
PER_MM: Final = 100
HARDEST: Final = 2047
_STEP_S: Final = 0.0075  # 133 points a second, as many tablets say
_MOST_POINTS: Final = 1000
SAMPLE: Final = tuple(
    tuple((12 + 36 * word + 0.7 * i, 30 + 12 * sin(i / 4 + word)) for i in range(40))
    for word in range(2)
)
"""Two waves that nobody signs with, in millimetres."""


class SimulatedPenPad(PipedDevice):
    """`devices.simulation.Simulator` of a pen tablet."""

    name = "signature_pad"
    FAULTS: ClassVar = frozenset({"", "half", "overrun", "hover", "freeze"})

    def snapshot(self) -> Mapping[str, Any]:
        """See `Simulator`."""
        surface = {
            "width_mm": WIDTH_MM,
            "height_mm": HEIGHT_MM,
            "units": [WIDTH_MM * PER_MM, HEIGHT_MM * PER_MM],
            "hardest": HARDEST,
        }
        return {**super().snapshot(), "settings": surface}

    def do(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """See `Simulator`."""
        if verb != "write":
            return super().do(verb, body)
        self._write(self._plugged_in(), _strokes(body.get("strokes") or SAMPLE))
        return {}

    def _write(self, node: PipeEndpoint, strokes: list[list[tuple[float, float]]]) -> None:
        if self._fault == "freeze":
            return
        events = list(written(strokes, began_at=time.time(), touches=self._fault != "hover"))
        if self._fault == "overrun":
            events[len(events) // 2 : len(events) // 2] = [InputEvent(EV_SYN, SYN_DROPPED, 0)]
        stream = b"".join(encode_event(event) for event in events)
        if self._fault == "half":
            # A device hands out whole events; a stream that breaks in one is another device's.
            stream = stream[: len(stream) // 2 // 24 * 24]
        node.send(stream)


def written(
    strokes: Iterable[Iterable[tuple[float, float]]], *, began_at: float, touches: bool = True
) -> Iterable[InputEvent]:
    """What the kernel says of a pen that writes these strokes, millimetres, from `began_at`."""
    at = began_at
    for stroke in strokes:
        for number, (x, y) in enumerate(stroke):
            at += _STEP_S
            yield InputEvent(EV_ABS, ABS_X, round(x * PER_MM), at)
            yield InputEvent(EV_ABS, ABS_Y, round(y * PER_MM), at)
            if number == 0 and touches:
                yield InputEvent(EV_KEY, BTN_TOUCH, 1, at)
            yield InputEvent(EV_ABS, ABS_PRESSURE, HARDEST // 2 if touches else 0, at)
            yield InputEvent(EV_SYN, SYN_REPORT, 0, at)
        at += 10 * _STEP_S
        yield InputEvent(EV_KEY, BTN_TOUCH, 0, at)
        yield InputEvent(EV_SYN, SYN_REPORT, 0, at)


def _strokes(wanted: Any) -> list[list[tuple[float, float]]]:
    try:
        strokes = [[(float(x), float(y)) for x, y in stroke] for stroke in wanted]
    except (TypeError, ValueError):
        raise BenchRefused("strokes are lists of [x, y] in millimetres") from None
    if sum(len(stroke) for stroke in strokes) > _MOST_POINTS:
        raise BenchRefused(f"more than {_MOST_POINTS} points")
    return strokes
