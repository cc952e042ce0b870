"""The serial port of a receipt printer: bytes out, single answer bytes back.

pyserial reports an unplugged cable in four different ways (SerialException, OSError,
termios.error, and a read that returns nothing); here each of them is `LinkLost`.
"""

from __future__ import annotations

import termios
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from select import select
from time import monotonic

import serial

from devices.discovery import node_of
from devices.driver import LinkLost
from devices.links.serial import why_lost

_CHUNK = 512
_WRITE_STEP_S = 0.3


class PrinterSilent(Exception):
    """The printer is there, but takes no bytes or gives no answer."""


class PrinterPort:
    """One open serial port; opening raises `LinkLost` when it is missing or taken."""

    def __init__(self, name: str, baud: int) -> None:
        self._name = name
        self._unclaimed: deque[int] = deque(maxlen=256)
        with self._link():
            node = node_of(name, port_kind="serial") or name
            self._serial = serial.Serial(node, baud, timeout=0, write_timeout=0, exclusive=True)

    def close(self) -> None:
        """Close the port, an unplugged one too; bytes that did not go out are forgotten."""
        try:
            self._serial.reset_output_buffer()
            self._serial.close()
        except (OSError, termios.error):
            return  # the cable is gone already, and the descriptor with it

    def send(self, data: bytes, *, until: float, beat: Callable[[], None]) -> None:
        """Write all of `data`, or raise `PrinterSilent` when `until` (monotonic) passes."""
        for start in range(0, len(data), _CHUNK):
            self._send_chunk(data[start : start + _CHUNK], until, beat)

    def drain(self) -> None:
        """Set aside what has come in: it does not answer the next question."""
        with self._link():
            self._serial.timeout = 0
            self._unclaimed.extend(self._serial.read(4096))

    def forget(self) -> None:
        """Throw away everything that has come in."""
        self.drain()
        self._unclaimed.clear()

    def was_heard(self, fits: Callable[[int], bool]) -> bool:
        """Return whether a byte that `fits` was set aside since `forget`."""
        self.drain()
        return any(map(fits, self._unclaimed))

    def answer(self, fits: Callable[[int], bool], *, timeout_s: float) -> int:
        """Return the next byte that `fits`, setting others aside; raise `PrinterSilent` without."""
        ends_at = monotonic() + timeout_s
        while (left := ends_at - monotonic()) > 0:
            with self._link():
                self._serial.timeout = left
                byte = self._serial.read(1)
            if byte and fits(byte[0]):
                return byte[0]
            self._unclaimed.extend(byte)
        raise PrinterSilent(self._name)

    def _send_chunk(self, chunk: bytes, until: float, beat: Callable[[], None]) -> None:
        rest = chunk
        while rest:
            beat()
            if monotonic() >= until:
                raise PrinterSilent(self._name)
            with self._link():
                _, ready, _ = select([], [self._serial.fileno()], [], _WRITE_STEP_S)
                # Without a time-out, so that the count of bytes that went out is known.
                rest = rest[self._serial.write(rest) or 0 :] if ready else rest

    @contextmanager
    def _link(self) -> Iterator[None]:
        try:
            yield
        except (serial.SerialException, OSError, termios.error) as fault:
            raise LinkLost(self._name, why_lost(fault)) from fault
