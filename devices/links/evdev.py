"""A Linux input device, grabbed: keys and pens reach us and nobody else - no window, no IME.

The events are `struct input_event` of the kernel's input.h on a 64-bit machine: two longs of
time, type, code, value. A grab ends when the node is closed, however the process ended.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass, field
from types import TracebackType

import evdev

from devices.driver import LinkLost
from devices.links.hid_node import claim, discard_node, found_node, is_device, losing, read_node

EV_SYN, EV_KEY, EV_ABS = 0, 1, 3
SYN_REPORT, SYN_DROPPED = 0, 3
KEY_UP, KEY_DOWN, KEY_HELD = 0, 1, 2

_EVENT = struct.Struct("llHHi")
_MANY = 64 * _EVENT.size
_MICRO = 1_000_000


@dataclass(frozen=True, slots=True)
class InputEvent:
    """One event. What was typed or written stands in no repr. `at_s` is the kernel's clock."""

    kind: int
    code: int = field(repr=False)
    value: int = field(repr=False)
    at_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Axis:
    """The range of one absolute axis. `per_mm` is 0 where the device does not say."""

    least: int
    most: int
    per_mm: int = 0


def encode_event(event: InputEvent) -> bytes:
    """The bytes of one event, for simulators and recorded streams."""
    seconds, micros = divmod(round(event.at_s * _MICRO), _MICRO)
    return _EVENT.pack(seconds, micros, event.kind, event.code, event.value)


class EventCutter:
    """Takes a stream apart into events. A device gives whole ones, a pipe may not."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[InputEvent]:
        """The events that are whole now."""
        data = self._rest + data
        whole = len(data) - len(data) % _EVENT.size
        self._rest = data[whole:]
        return [
            InputEvent(kind, code, value, seconds + micros / _MICRO)
            for seconds, micros, kind, code, value in _EVENT.iter_unpack(data[:whole])
        ]


class InputLink:
    """An open, grabbed input device. Raises `LinkLost` from every method.

    `why` is 'missing', 'in_use' (somebody else has grabbed it), 'no_access' (its node is not
    ours to read: a udev rule is missing) or 'unplugged'.
    """

    def __init__(self, port: str, port_kind: str) -> None:
        self.port = port
        node = found_node(port, port_kind)
        self._device: evdev.InputDevice[str] | None = None
        with losing(port):
            if is_device(node):
                self._device = evdev.InputDevice(node)
                self._fd = self._device.fd
            else:
                self._fd = os.open(node, os.O_RDONLY | os.O_NONBLOCK)
        self._cutter = EventCutter()
        try:
            with losing(port):
                claim(self._fd)
                if self._device is not None:
                    self._device.grab()
        except LinkLost:
            self.close()
            raise

    def __enter__(self) -> InputLink:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read_some(self, timeout_s: float) -> list[InputEvent]:
        """The events that have arrived; none when there were none in time."""
        return self._cutter.feed(read_node(self._fd, self.port, size=_MANY, timeout_s=timeout_s))

    def discard(self) -> None:
        """Drop what has arrived so far."""
        discard_node(self._fd, self.port, size=_MANY)
        self._cutter = EventCutter()

    def axis(self, code: int) -> Axis | None:
        """The range of an absolute axis, or None when this is no device that could say."""
        if self._device is None:
            return None
        try:
            axis = self._device.absinfo(code)
        except OSError:
            return None
        return Axis(axis.min, axis.max, axis.resolution) if axis.max > axis.min else None

    def close(self) -> None:
        """Let go of it; never fails."""
        try:
            if self._device is not None:
                self._device.close()
            else:
                os.close(self._fd)
        except OSError:
            return  # the device is gone, and so is the grab
