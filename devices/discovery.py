"""What is plugged in, and which node of the kernel a device has now.

A port in the settings may be a path (best one under /dev/serial/by-id), or a device by what it
is: "usb:VID:PID" or "usb:VID:PID:SERIAL" in hex, looked up anew at every opening, so the node may
change. Read from sysfs, which is there with and without udev; the layout is the kernel's
Documentation/ABI (`/sys/class/tty/*/device`, `idVendor`, `idProduct`, `serial`).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

SYS = Path("/sys")
DEV = Path("/dev")
_USB = "usb:"


@dataclass(frozen=True, slots=True)
class Plugged:
    """Something plugged in: `port_kind` as in `DriverSpec`, and how it may be named in settings.

    `usb_id` is "vid:pid" in hex, '' when it is not on USB. `by_id` is its steady name, if any.
    """

    port_kind: str
    node: str
    by_id: str = ""
    usb_id: str = ""
    serial_number: str = ""
    says: str = ""

    @property
    def steadiest_name(self) -> str:
        """The name to put into settings: one that outlives unplugging and restarts."""
        if self.by_id:
            return self.by_id
        if self.usb_id:
            return _USB + ":".join(filter(None, (self.usb_id, self.serial_number)))
        return self.node


def serial_ports(sys: Path = SYS, dev: Path = DEV) -> list[Plugged]:
    """Serial ports that have hardware behind them."""
    found = []
    for tty in sorted((sys / "class" / "tty").glob("*")):
        hardware = tty / "device"
        if hardware.exists() and (dev / tty.name).exists():
            found.append(_described("serial", hardware, dev / tty.name, dev / "serial" / "by-id"))
    return found


def video_nodes(sys: Path = SYS, dev: Path = DEV) -> list[Plugged]:
    """Cameras. A UVC camera has a second node for metadata, which is left out (index 1)."""
    found = []
    for video in sorted((sys / "class" / "video4linux").glob("*")):
        if _text(video / "index") in ("", "0") and (dev / video.name).exists():
            links = dev / "v4l" / "by-id"
            found.append(_described("video", video / "device", dev / video.name, links))
    return found


def node_of(port: str, sys: Path = SYS, dev: Path = DEV) -> str | None:
    """The node that `port` names now, or None when it is not plugged in."""
    if not port.startswith(_USB):
        real = os.path.realpath(port)
        return real if os.path.exists(real) else None
    vendor, _, rest = port.removeprefix(_USB).lower().partition(":")
    product, _, number = rest.partition(":")
    for plugged in (*serial_ports(sys, dev), *video_nodes(sys, dev)):
        same = plugged.usb_id == f"{vendor}:{product}"
        if same and number in ("", plugged.serial_number.lower()):
            return plugged.node
    return None


def _described(port_kind: str, hardware: Path, node: Path, links: Path) -> Plugged:
    usb = _usb_parent(hardware.resolve())
    vendor, product = (_text(usb / name) for name in ("idVendor", "idProduct")) if usb else ("", "")
    return Plugged(
        port_kind=port_kind,
        node=str(node),
        by_id=_link_to(node, links),
        usb_id=f"{vendor}:{product}" if vendor else "",
        serial_number=_text(usb / "serial") if usb else "",
        says=_text(usb / "product") if usb else "",
    )


def _usb_parent(hardware: Path) -> Path | None:
    return next((p for p in (hardware, *hardware.parents) if (p / "idVendor").exists()), None)


def _link_to(node: Path, links: Path) -> str:
    for link in sorted(links.glob("*")):
        if os.path.realpath(link) == str(node):
            return str(link)
    return ""


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace").strip()
    except OSError:
        return ""
