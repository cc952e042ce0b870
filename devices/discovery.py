"""What is plugged in, and which node of the kernel a device has now.

`port_kind` says what a thing can be used as: 'serial', 'video', 'keys' (an input device with
letters or digits), 'pen' (one that says where a pen touches), 'hid_pos' (a hidraw node that
calls itself a code scanner), 'usb' (a USB device as a whole, without a node).

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
_WORD = 64
_DIGITS = (3, 80)  # KEY_2, KEY_KP2: a power button has keys, too, and none of these
_PENS = (0x140,)  # BTN_TOOL_PEN: a touch screen has BTN_TOUCH, too, and must never be taken
_PEN_AXES = frozenset((0, 1))  # ABS_X, ABS_Y
_SCANNER_PAGE = bytes.fromhex("058c0902")  # usage page 0x8C, usage 0x02 (HID usage tables)


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


def input_nodes(sys: Path = SYS, dev: Path = DEV) -> list[Plugged]:
    """Input devices that have keys to type with or a pen to write with."""
    found = []
    for event in sorted((sys / "class" / "input").glob("event*")):
        kind = _input_kind(event / "device" / "capabilities")
        if kind and (dev / "input" / event.name).exists():
            links, node = dev / "input" / "by-id", dev / "input" / event.name
            found.append(_described(kind, event / "device", node, links))
    return found


def hid_nodes(sys: Path = SYS, dev: Path = DEV) -> list[Plugged]:
    """Code scanners in the HID-POS mode: their report descriptor names usage page 0x8C."""
    found = []
    for hidraw in sorted((sys / "class" / "hidraw").glob("*")):
        if _SCANNER_PAGE in _bytes(hidraw / "device" / "report_descriptor"):
            found.append(_described("hid_pos", hidraw / "device", dev / hidraw.name, dev / "none"))
    return found


def usb_devices(sys: Path = SYS, dev: Path = DEV) -> list[Plugged]:
    """Everything on USB. For devices that no driver of the kernel gives a node."""
    return [
        _described("usb", usb, dev / "bus" / "usb" / usb.name, dev / "none")
        for usb in sorted((sys / "bus" / "usb" / "devices").glob("*"))
        if (usb / "idVendor").exists()
    ]


_LISTS = (serial_ports, video_nodes, input_nodes, hid_nodes, usb_devices)


def plugged_in(sys: Path = SYS, dev: Path = DEV) -> list[Plugged]:
    """Everything that can be told, except what is nothing but a USB device."""
    return [found for listed in _LISTS[:-1] for found in listed(sys, dev)]


def node_of(port: str, sys: Path = SYS, dev: Path = DEV, *, port_kind: str = "") -> str | None:
    """The node that `port` names now, or None when it is not plugged in.

    One USB device may have several nodes: `port_kind` says which is meant, '' any.
    """
    if not port.startswith(_USB):
        real = os.path.realpath(port)
        return real if os.path.exists(real) else None
    vendor, _, rest = port.removeprefix(_USB).lower().partition(":")
    product, _, number = rest.partition(":")
    for plugged in (found for listed in _LISTS for found in listed(sys, dev)):
        same = plugged.usb_id == f"{vendor}:{product}" and port_kind in ("", plugged.port_kind)
        if same and number in ("", plugged.serial_number.lower()):
            return plugged.node
    return None


def _input_kind(capabilities: Path) -> str:
    if _bits(capabilities / "abs") >= _PEN_AXES and _has(capabilities / "key", _PENS):
        return "pen"
    return "keys" if _has(capabilities / "key", _DIGITS) else ""


def _has(path: Path, codes: tuple[int, ...]) -> bool:
    bits = _bits(path)
    return any(code in bits for code in codes)


def _bits(path: Path) -> frozenset[int]:
    """The numbers of the bits that are set: hex words of 64 bits, the highest first."""
    found = set()
    for at, word in enumerate(reversed(_text(path).split())):
        number = int(word, 16)
        found |= {at * _WORD + bit for bit in range(_WORD) if number >> bit & 1}
    return frozenset(found)


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
    return _bytes(path).decode("utf-8", "replace").strip()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
