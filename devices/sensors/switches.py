"""Switches of a Linux input device: the headset socket (ALSA jack), a door contact (gpio-keys).

The bytes are `struct input_event` of the kernel's input.h on a 64-bit machine: two longs of time,
type, code, value. Codes: SW_HEADPHONE_INSERT 0x02, SW_MACHINE_COVER 0x10 (set means closed).
"""

from __future__ import annotations

import array
import fcntl
import os
import struct
from collections.abc import Iterable

from devices.driver import LinkLost

EV_SW = 0x05
SW_HEADPHONE_INSERT = 0x02
SW_MACHINE_COVER = 0x10
_EVENT = struct.Struct("llHHi")
_STATE_BYTES = 8
_EVIOCGSW = (2 << 30) | (_STATE_BYTES << 16) | (ord("E") << 8) | 0x1B


def encode_event(code: int, value: int) -> bytes:
    """One switch event, for the simulator."""
    return _EVENT.pack(0, 0, EV_SW, code, value)


def decode_events(data: bytes) -> tuple[list[tuple[int, bool]], bytes]:
    """Switch events as (code, is set), and the rest that is no whole event yet."""
    whole = len(data) - len(data) % _EVENT.size
    events = (_EVENT.unpack_from(data, at) for at in range(0, whole, _EVENT.size))
    return [(code, value != 0) for _, _, kind, code, value in events if kind == EV_SW], data[whole:]


class SwitchPanel:
    """An open input device. Raises `LinkLost` when it is missing or gone."""

    def __init__(self, port: str) -> None:
        self._port = port
        self._pending = b""
        try:
            self._fd = os.open(port, os.O_RDONLY | os.O_NONBLOCK)
        except OSError as fault:
            raise LinkLost(port, "missing") from fault

    def close(self) -> None:
        """Let go of it."""
        os.close(self._fd)

    def standing(self, codes: Iterable[int]) -> list[tuple[int, bool]]:
        """How the switches are now, without waiting for one to change."""
        state = array.array("B", bytes(_STATE_BYTES))
        try:
            fcntl.ioctl(self._fd, _EVIOCGSW, state)
        except OSError:
            return []  # no input device, such as the pipe of a simulator: it will tell
        return [(code, bool(state[code // 8] >> code % 8 & 1)) for code in codes]

    def changes(self) -> list[tuple[int, bool]]:
        """What has changed since the last call; never waits."""
        try:
            data = os.read(self._fd, 64 * _EVENT.size)
        except BlockingIOError:
            return []
        except OSError as fault:
            raise LinkLost(self._port, "unplugged") from fault
        if not data and not os.path.exists(self._port):
            raise LinkLost(self._port, "unplugged")
        events, self._pending = decode_events(self._pending + data)
        return events
