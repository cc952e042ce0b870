"""A serial line: bytes in, bytes out, and one error when the cable is gone.

pyserial raises four unrelated kinds of errors when a device is pulled, `termios.error` among
them; all of them leave here as `LinkLost`. `why` is a machine word: 'missing', 'in_use',
'unplugged', 'stuck'.
"""

from __future__ import annotations

import errno
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

import serial

from devices.discovery import node_of
from devices.driver import LinkLost

_WRITE_TIMEOUT_S = 2.0
_LONGEST_DRAIN_S = 1.5


class SerialLink:
    """An open serial port, 8N1, held exclusively. Raises `LinkLost` from every method."""

    def __init__(self, port: str, baud: int) -> None:
        self.port = port
        node = node_of(port, port_kind="serial")
        if node is None:
            raise LinkLost(port, "missing")
        with self._losing():
            self._serial = serial.Serial(
                node,
                baud,
                timeout=0,
                write_timeout=_WRITE_TIMEOUT_S,
                exclusive=True,
            )

    def __enter__(self) -> SerialLink:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def set_baud(self, baud: int) -> None:
        """Change the speed and drop what arrived at the old one."""
        with self._losing():
            self._serial.baudrate = baud
        self.discard()

    def write(self, data: bytes) -> None:
        """Send everything."""
        with self._losing():
            self._serial.write(data)

    def read_some(self, timeout_s: float) -> bytes:
        """Return what has arrived, at least one byte; b'' when nothing did in time."""
        with self._losing():
            self._serial.timeout = max(0.0, timeout_s)
            first: bytes = self._serial.read(1)
            if not first:
                return b""
            return first + bytes(self._serial.read(self._serial.in_waiting))

    def fileno(self) -> int:
        """What to wait on with others, in `select`."""
        return int(self._serial.fileno())

    def discard(self) -> None:
        """Drop what has arrived so far."""
        with self._losing():
            self._serial.reset_input_buffer()

    def drain(self, quiet_s: float) -> None:
        """Drop everything until the line has been quiet for `quiet_s`.

        After a timeout the late answer would otherwise be taken for the next one.
        """
        until = time.monotonic() + _LONGEST_DRAIN_S
        while time.monotonic() < until and self.read_some(quiet_s):
            pass

    def close(self) -> None:
        """Close the port; never fails."""
        try:
            self._serial.close()
        except (OSError, termios.error):
            return  # the device is gone, and so is the port

    @contextmanager
    def _losing(self) -> Iterator[None]:
        try:
            yield
        except serial.SerialTimeoutException:
            raise LinkLost(self.port, "stuck") from None
        except (serial.SerialException, OSError, termios.error) as fault:
            raise LinkLost(self.port, why_lost(fault)) from fault


def why_lost(fault: BaseException) -> str:
    """The machine word for what pyserial or the kernel raised."""
    code = getattr(fault, "errno", None)
    if code in (errno.ENOENT, errno.ENODEV, errno.ENXIO):
        return "missing"
    if code in (errno.EAGAIN, errno.EBUSY):
        return "in_use"
    return "unplugged"
