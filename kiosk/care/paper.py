"""How much receipt paper went through since the roll was changed: an estimate in millimetres.

Line pitch 30 dots and 48 for large type at 203 dots an inch, 8 dots for each module of a code:
what the common 80 mm printers do by default. Their own near-end sensor is the better witness
where there is one; this is for rolls whose sensor was never set.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from devices.receipt_printer.frames import COLUMNS_80_MM
from devices.receipt_printer.layout import wrap
from kiosk import wire
from kiosk.domain.slip import Slip, SlipPart
from kiosk.ports import Devices

LINE_MM = 3.75
LARGE_MM = 6.0
CODE_MM = 38.0
CUT_MM = 20.0
"""From the print head to the knife, and the line before it."""
NEAR_END = 0.9
_REMEMBERED_JOBS = 50


@dataclass(frozen=True, slots=True)
class Paper:
    """The roll in the printer. `roll_m` is its length as the site says, 0 where it does not."""

    used_m: float
    roll_m: float
    slips: int = 0

    @property
    def is_near_end(self) -> bool:
        """Whether little is left by our count."""
        return bool(self.roll_m) and self.used_m >= self.roll_m * NEAR_END


def length_mm(slip: Slip, columns: int = COLUMNS_80_MM) -> int:
    """About how much paper a slip takes."""
    return round(sum(_part_mm(part, columns) for part in slip) + CUT_MM)


def _part_mm(part: SlipPart, columns: int) -> float:
    match part.kind:
        case "line":
            is_large = part.size == "large"
            room = columns // 2 if is_large else columns
            lines = sum(len(wrap(text, room)) for text in part.text.split("\n"))
            return lines * (LARGE_MM if is_large else LINE_MM)
        case "code":
            return CODE_MM
        case _:
            return LINE_MM


class PaperMeter:
    """The devices' port, which notes on the way how long each slip is. For any thread."""

    def __init__(self, devices: Devices) -> None:
        self._devices = devices
        self._lock = threading.Lock()
        self._jobs: OrderedDict[str, int] = OrderedDict()

    def send(self, capability: str, verb: str, body: Mapping[str, Any] | None = None) -> bool:
        """Pass it on; a slip is measured."""
        if verb == "print" and body is not None:
            self._note(str(body.get("job", "")), body.get("slip"))
        return self._devices.send(capability, verb, body)

    def renew(self, capability: str) -> None:
        """Pass it on."""
        self._devices.renew(capability)

    def take(self, job: object) -> int:
        """The millimetres of a slip that came out; once, however often that is told."""
        with self._lock:
            return self._jobs.pop(str(job), 0)

    def _note(self, job: str, slip: object) -> None:
        try:
            told = length_mm(wire.convert(Slip, slip))
        except wire.BadWireValue:
            return  # the printer's driver refuses it, too
        with self._lock:
            self._jobs[job] = told
            while len(self._jobs) > _REMEMBERED_JOBS:
                self._jobs.popitem(last=False)
