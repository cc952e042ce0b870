"""A USB device without a driver in the kernel: its bulk pipes, through pyusb and libusb.

A port is usb:VID:PID[:SERIAL]. A path is a device that is served at a unix socket (`usb_socket`):
the same code of pyusb runs, on a backend that reaches a simulator instead of the bus.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

import usb.core
import usb.util

from devices.driver import LinkLost
from devices.links.usb_socket import SocketBackend

_INTERFACE = 0
_IS_IN, _KIND, _BULK = 0x80, 0x03, 0x02
_WRITE_TIMEOUT_MS = 1000
_WHY = {
    errno.EBUSY: "in_use",
    errno.EACCES: "no_access",
    errno.EPERM: "no_access",
    errno.ENOENT: "missing",
    errno.ETIMEDOUT: "stuck",
}


class UsbLink:
    """An open, claimed device. Raises `LinkLost` from every method.

    `why` as with other links, and 'no_library' where libusb is not installed.
    """

    def __init__(self, port: str) -> None:
        self.port = port
        with self._losing():
            self._device = _found(port)
        if self._device is None:
            raise LinkLost(port, "missing")
        try:
            with self._losing():
                interface = self._configured()[(_INTERFACE, 0)]
                usb.util.claim_interface(self._device, _INTERFACE)
        except LinkLost:
            self.close()
            raise
        bulk = [e.bEndpointAddress for e in interface if e.bmAttributes & _KIND == _BULK]
        self.outs = tuple(address for address in bulk if not address & _IS_IN)
        """The pipes to the device, by address."""
        self.ins = tuple(address for address in bulk if address & _IS_IN)
        """The pipes from the device."""

    def __enter__(self) -> UsbLink:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def write_to(self, pipe: int, data: bytes) -> None:
        """Send everything in one transfer."""
        with self._losing():
            self._device.write(pipe, data, _WRITE_TIMEOUT_MS)

    def read_from(self, pipe: int, *, size: int, timeout_s: float) -> bytes:
        """One transfer of at most `size` bytes; b'' when none came in time.

        `size` has to be a multiple of the packet size, or a longer packet is an error.
        """
        try:
            with self._losing():
                # 0 ms would be for ever.
                return bytes(self._device.read(pipe, size, max(1, round(timeout_s * 1000))))
        except LinkLost as lost:
            if lost.why == _WHY[errno.ETIMEDOUT]:
                return b""
            raise

    def close(self) -> None:
        """Let go of it; never fails."""
        try:
            usb.util.dispose_resources(self._device)
        except usb.core.USBError:
            return  # the device is gone, and so is the claim

    def _configured(self) -> Any:
        try:
            return self._device.get_active_configuration()
        except usb.core.USBError as fault:
            if fault.errno in _WHY:
                raise
            self._device.set_configuration()  # nobody has set one yet
            return self._device.get_active_configuration()

    @contextmanager
    def _losing(self) -> Iterator[None]:
        try:
            yield
        except usb.core.NoBackendError as fault:
            raise LinkLost(self.port, "no_library") from fault
        except usb.core.USBError as fault:
            raise LinkLost(self.port, _WHY.get(fault.errno or 0, "unplugged")) from fault


def _found(port: str) -> Any:
    if not port.startswith("usb:"):
        return usb.core.find(backend=SocketBackend(port))
    vendor, _, rest = port.removeprefix("usb:").partition(":")
    product, _, number = rest.partition(":")

    def matches(device: Any) -> bool:
        return not number or str(device.serial_number).lower() == number.lower()

    return usb.core.find(idVendor=int(vendor, 16), idProduct=int(product, 16), custom_match=matches)
