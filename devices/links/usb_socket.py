"""A USB device at a unix socket: the backend of pyusb that reaches it.

One JSON object a line each way. The device describes itself {"vid", "pid", "pipes": [address]},
then {"op": "claim"}, {"op": "write", "pipe", "hex"} and {"op": "read", "pipe", "size", "ms"} are
answered by {} or {"hex"}, or by {"errno"}. Ours, for simulators; it is no USB/IP.
"""

from __future__ import annotations

import errno
import json
import os
import socket
from array import array
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import usb.backend
import usb.core

PACKET = 64
_SLOWER_S = 5.0
_CONFIGURATION = 1
_BULK = 2


def folder_address(path: Path) -> tuple[int, str]:
    """A descriptor of its folder and a name of a socket that is short enough for the kernel."""
    fd = os.open(path.parent, os.O_PATH | os.O_DIRECTORY)
    return fd, f"/proc/self/fd/{fd}/{path.name}"


class SocketBackend(usb.backend.IBackend):  # type: ignore[misc]
    """The one device that is served at a path."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = Path(os.path.realpath(path))
        self._line: socket.socket | None = None
        self._answers: Any = None
        self._about: dict[str, Any] = {}

    def enumerate_devices(self) -> Iterator[Any]:
        """The device, if it is plugged in."""
        try:
            self._connect()
        except OSError:
            return
        yield self

    def get_device_descriptor(self, dev: Any) -> Any:
        """What pyusb asks of every device."""
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x0110, bDeviceClass=0xFF, bDeviceSubClass=0,
            bDeviceProtocol=0, bMaxPacketSize0=PACKET, idVendor=self._about["vid"],
            idProduct=self._about["pid"], bcdDevice=0x0100, iManufacturer=0, iProduct=0,
            iSerialNumber=0, bNumConfigurations=1, address=1, bus=1, port_number=1,
            port_numbers=(1,), speed=2,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev: Any, config: int) -> Any:
        """One configuration."""
        if config:
            raise IndexError(config)
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=0, bNumInterfaces=1,
            bConfigurationValue=_CONFIGURATION, iConfiguration=0, bmAttributes=0x80,
            bMaxPower=50, extra_descriptors=[],
        )  # fmt: skip

    def get_interface_descriptor(self, dev: Any, intf: int, alt: int, config: int) -> Any:
        """One interface without alternatives."""
        if intf or alt:
            raise IndexError(intf)
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0,
            bNumEndpoints=len(self._about["pipes"]), bInterfaceClass=0xFF, bInterfaceSubClass=0,
            bInterfaceProtocol=0, iInterface=0, extra_descriptors=[],
        )  # fmt: skip

    def get_endpoint_descriptor(self, dev: Any, ep: int, intf: int, alt: int, config: int) -> Any:
        """A bulk pipe."""
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=self._about["pipes"][ep],
            bmAttributes=_BULK, wMaxPacketSize=PACKET, bInterval=0, bRefresh=0, bSynchAddress=0,
            extra_descriptors=[],
        )  # fmt: skip

    def open_device(self, dev: Any) -> Any:
        """It is open since it was found."""
        return self

    def close_device(self, dev_handle: Any) -> None:
        """Hang up."""
        if self._line is not None:
            self._answers.close()
            self._line.close()
            self._line = None

    def get_configuration(self, dev_handle: Any) -> int:
        """The only one."""
        return _CONFIGURATION

    def claim_interface(self, dev_handle: Any, intf: int) -> None:
        """Have it for ourselves, or EBUSY."""
        self._ask({"op": "claim"}, 0)

    def release_interface(self, dev_handle: Any, intf: int) -> None:
        """Given back by hanging up."""

    def bulk_write(self, dev_handle: Any, ep: int, intf: int, data: array[int], ms: int) -> int:
        """One transfer to the device."""
        self._ask({"op": "write", "pipe": ep, "hex": data.tobytes().hex()}, ms)
        return len(data)

    def bulk_read(self, dev_handle: Any, ep: int, intf: int, buff: array[int], ms: int) -> int:
        """One transfer from the device, into `buff`."""
        answer = self._ask({"op": "read", "pipe": ep, "size": len(buff), "ms": ms}, ms)
        data = bytes.fromhex(answer["hex"])
        buff[: len(data)] = array("B", data)
        return len(data)

    def _connect(self) -> None:
        if self._line is not None:
            return
        fd, name = folder_address(self._path)
        line = socket.socket(socket.AF_UNIX)
        try:
            line.settimeout(_SLOWER_S)
            line.connect(name)
            self._line, self._answers = line, line.makefile("r", encoding="ascii")
            self._about = json.loads(self._answers.readline() or "{}")
        except OSError:
            line.close()
            raise
        finally:
            os.close(fd)
        if not self._about:
            self.close_device(self)
            raise OSError(errno.ENODEV, "unplugged meanwhile")

    def _ask(self, request: dict[str, Any], ms: int) -> dict[str, Any]:
        try:
            if self._line is None:
                raise ConnectionResetError
            self._line.settimeout(ms / 1000 + _SLOWER_S)
            self._line.sendall(json.dumps(request).encode("ascii") + b"\n")
            answer: dict[str, Any] = json.loads(self._answers.readline())
        except (OSError, ValueError) as fault:
            raise usb.core.USBError("unplugged", errno=errno.ENODEV) from fault
        if "errno" in answer:
            raise usb.core.USBError("refused", errno=answer["errno"])
        return answer
