"""Drives a pen tablet that Linux knows (HID digitizer) as a signature pad.

The tablet is grabbed: its pen never moves a pointer over the screen. Commands: 'sign' hands on what
is written until 'cancel'. Reports: 'ink' {"size": [width, height], "pieces": [{"is_new", "points":
[[x, y, at_ms, hard]]}]}, x and y in millimetres from the top left, at_ms the kernel's clock, hard
from 0 to 1. How large a unit is comes from the kernel (`input_absinfo.resolution`, units per
millimetre); where the device does not say, from the settings. Nothing of what is written stands in
a log.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from devices.driver import Command, Desk, DeviceState
from devices.links.evdev import Axis, InputLink
from devices.signature_pad.strokes import (
    ABS_PRESSURE,
    ABS_X,
    ABS_Y,
    Piece,
    StrokeCutter,
    Surface,
)
from kiosk import wire

_LOOK_S = 0.02
_PIECE_S = 0.04


@dataclass(frozen=True, slots=True)
class PenPadSettings:
    """`port`: an input device with a pen. The rest is for devices that do not say it themselves.

    `width_mm` and `height_mm` are the size of the surface; `units` how many there are from left to
    right and from top to bottom; `hardest` the greatest pressure.
    """

    port: str
    width_mm: float = 0.0
    height_mm: float = 0.0
    units: tuple[int, int] = (0, 0)
    hardest: int = 0


class PenPad:
    """`devices.driver.Driver` of a pen tablet."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = wire.convert(PenPadSettings, dict(settings))

    def serve(self, desk: Desk) -> None:
        """See `devices.driver.Driver`."""
        with InputLink(self._settings.port, "pen") as link:
            surface = surface_of(link, self._settings)
            if surface is None:
                _wait_for_somebody(desk, link)
            _Service(desk, link, surface).run()


def surface_of(link: InputLink, settings: PenPadSettings) -> Surface | None:
    """How the device's units become millimetres, or None when nobody says."""
    x = _scale(link.axis(ABS_X), settings.units[0], settings.width_mm)
    y = _scale(link.axis(ABS_Y), settings.units[1], settings.height_mm)
    if x is None or y is None:
        return None
    pressure = link.axis(ABS_PRESSURE)
    hardest = settings.hardest if pressure is None else pressure.most
    return Surface(x.least, y.least, x.per_mm, y.per_mm, x.size_mm, y.size_mm, float(hardest))


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where an axis begins, how many units a millimetre has, and how long it is."""

    least: int
    per_mm: float
    size_mm: float


def _scale(axis: Axis | None, units: int, size_mm: float) -> _Scale | None:
    """What the settings say wins: it is said where the device says nothing, or what is wrong."""
    least, span = (axis.least, axis.most - axis.least) if axis is not None else (0, units)
    if size_mm > 0 and span > 0:
        return _Scale(least, span / size_mm, size_mm)
    if axis is None or axis.per_mm <= 0:
        return None
    return _Scale(least, axis.per_mm, span / axis.per_mm)


def _wait_for_somebody(desk: Desk, link: InputLink) -> NoReturn:
    desk.state(DeviceState.FAULT, "no_size")
    while True:
        desk.next_command(0.5)
        link.discard()


class _Service:
    """One opening of the tablet."""

    def __init__(self, desk: Desk, link: InputLink, surface: Surface) -> None:
        self._desk = desk
        self._link = link
        self._surface = surface
        self._cutter: StrokeCutter | None = None
        self._told_at = 0.0

    def run(self) -> NoReturn:
        self._link.discard()
        self._desk.state(DeviceState.READY)
        while True:
            self._obey(self._desk.next_command(0))
            events = self._link.read_some(_LOOK_S)
            if self._cutter is None:
                continue  # nobody is asked to sign: what the pen does is nobody's business
            self._cutter.feed(events)
            if time.monotonic() - self._told_at >= _PIECE_S:
                self._tell(self._cutter.take())

    def _obey(self, command: Command | None) -> None:
        if command is None:
            return
        if command.verb == "sign":
            self._link.discard()
            self._cutter = StrokeCutter(self._surface)
            self._desk.state(DeviceState.BUSY, "signing")
        elif command.verb == "cancel":
            self._cutter = None
            self._desk.state(DeviceState.READY)

    def _tell(self, pieces: list[Piece]) -> None:
        if not pieces:
            return
        self._told_at = time.monotonic()
        told = [
            {
                "is_new": piece.is_new,
                "points": [[p.x, p.y, p.at_ms, p.pressure] for p in piece.points],
            }
            for piece in pieces
        ]
        size = [self._surface.width_mm, self._surface.height_mm]
        self._desk.report("ink", {"size": size, "pieces": told})
