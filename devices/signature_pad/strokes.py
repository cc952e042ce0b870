"""Events of a pen become pieces of strokes. Pure: no device, no clock.

A tablet says what changed and then SYN_REPORT: only then the values belong together (the kernel's
Documentation/input/event-codes.rst and multi-touch-protocol.rst, "type A" is not meant here). A pen
writes while BTN_TOUCH holds; one that only hovers says where it is, too, and writes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from devices.links.evdev import EV_ABS, EV_KEY, EV_SYN, SYN_DROPPED, SYN_REPORT, InputEvent

ABS_X, ABS_Y, ABS_PRESSURE = 0, 1, 24
BTN_TOOL_RUBBER, BTN_TOUCH = 0x141, 0x14A
_MS: Final = 1000


@dataclass(frozen=True, slots=True)
class Surface:
    """Where the surface begins, in the device's units, and how many of them are a millimetre."""

    left: float
    top: float
    per_mm_x: float
    per_mm_y: float
    width_mm: float
    height_mm: float
    hardest: float = 0.0
    """The greatest pressure it says; 0 when it says none."""


@dataclass(frozen=True, slots=True)
class PenPoint:
    """Where the pen was: millimetres from the top left, the kernel's milliseconds, 0 to 1 hard."""

    x: float = field(repr=False)
    y: float = field(repr=False)
    at_ms: int = field(repr=False)
    pressure: float = field(default=0.0, repr=False)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of one stroke. `is_new`: the pen was put down at its first point."""

    is_new: bool
    points: tuple[PenPoint, ...] = field(repr=False)


class StrokeCutter:
    """Takes the events of one opening. What was lost in between never becomes a line."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._x: int | None = None
        self._y: int | None = None
        self._pressure = 0
        self._is_down = False
        self._is_rubber = False
        self._is_blind = False
        self._is_new = True
        self._done: list[Piece] = []
        self._points: list[PenPoint] = []

    def feed(self, events: list[InputEvent]) -> None:
        """Take what has arrived."""
        for event in events:
            if event.kind == EV_SYN and event.code == SYN_DROPPED:
                self._is_blind = True
                self._lift()
            elif event.kind == EV_SYN and event.code == SYN_REPORT:
                self._settle(event.at_s)
            elif not self._is_blind:
                self._note(event)

    def take(self) -> list[Piece]:
        """The pieces since the last time; a stroke that goes on will be continued."""
        self._cut()
        done, self._done = self._done, []
        return done

    def _note(self, event: InputEvent) -> None:
        what = (event.kind, event.code)
        if what == (EV_ABS, ABS_X):
            self._x = event.value
        elif what == (EV_ABS, ABS_Y):
            self._y = event.value
        elif what == (EV_ABS, ABS_PRESSURE):
            self._pressure = event.value
        elif what == (EV_KEY, BTN_TOUCH):
            self._is_down = event.value != 0
        elif what == (EV_KEY, BTN_TOOL_RUBBER):
            self._is_rubber = event.value != 0

    def _settle(self, at_s: float) -> None:
        if self._is_blind:
            # The next whole report is good again, but what the pen did meanwhile is not known:
            # it writes on when it is put down anew.
            self._is_blind, self._is_down = False, False
            return
        if not self._is_down or self._is_rubber:
            self._lift()
        elif self._x is not None and self._y is not None:
            self._points.append(self._point(self._x, self._y, at_s))

    def _point(self, x: int, y: int, at_s: float) -> PenPoint:
        surface = self._surface
        hard = self._pressure / surface.hardest if surface.hardest > 0 else 0.0
        return PenPoint(
            round((x - surface.left) / surface.per_mm_x, 2),
            round((y - surface.top) / surface.per_mm_y, 2),
            round(at_s * _MS),
            round(min(1.0, max(0.0, hard)), 3),
        )

    def _lift(self) -> None:
        self._cut()
        self._is_new = True

    def _cut(self) -> None:
        if self._points:
            self._done.append(Piece(self._is_new, tuple(self._points)))
            self._points = []
            self._is_new = False
