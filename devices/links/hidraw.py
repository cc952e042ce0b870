"""A HID device by its raw reports (`/dev/hidrawN`), for what the kernel has no driver for.

A read gives one input report, its number first where the device numbers them (kernel,
Documentation/hid/hidraw.rst). There is no grab for hidraw; see `hid_node` for what we do instead.
"""

from __future__ import annotations

import fcntl
import os
from types import TracebackType

from devices.driver import LinkLost
from devices.links.hid_node import claim, discard_node, found_node, is_device, losing, read_node

_LARGEST_REPORT = 4096
_WRITE, _READ = 1, 2
_SET_FEATURE = 0x06


class HidLink:
    """An open hidraw node, ours alone. Raises `LinkLost` from every method."""

    def __init__(self, port: str, port_kind: str) -> None:
        self.port = port
        node = found_node(port, port_kind)
        with losing(port):
            self._is_device = is_device(node)
            mode = os.O_RDWR if self._is_device else os.O_RDONLY
            self._fd = os.open(node, mode | os.O_NONBLOCK)
        try:
            with losing(port):
                claim(self._fd)
        except LinkLost:
            self.close()
            raise

    def __enter__(self) -> HidLink:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read_report(self, timeout_s: float) -> bytes:
        """One input report; b'' when none came in time."""
        return read_node(self._fd, self.port, size=_LARGEST_REPORT, timeout_s=timeout_s)

    def set_feature(self, number: int, data: bytes) -> None:
        """Send a feature report (HIDIOCSFEATURE). A pipe has none and is left as it is."""
        report = bytes((number,)) + data
        request = ((_WRITE | _READ) << 30) | (len(report) << 16) | (ord("H") << 8) | _SET_FEATURE
        if self._is_device:
            with losing(self.port):
                fcntl.ioctl(self._fd, request, report)

    def discard(self) -> None:
        """Drop what has arrived so far."""
        discard_node(self._fd, self.port, size=_LARGEST_REPORT)

    def close(self) -> None:
        """Let go of it; never fails."""
        try:
            os.close(self._fd)
        except OSError:
            return  # the device is gone
