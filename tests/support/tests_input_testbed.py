"""A keyboard and a pen of the kernel that are none: run by the system's python under umockdev.

    umockdev-wrapper /usr/bin/python3 tests_input_testbed.py FOLDER ROOT SITE_PACKAGES

Prints one JSON object: what the link found, read, and said when it was opened twice; what the
surface of the pen is, and the strokes that its recorded events are.
"""

import dataclasses
import json
import sys
from pathlib import Path

folder, root, packages = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
sys.path.insert(0, root)

import gi  # noqa: E402

gi.require_version("UMockdev", "1.0")
from gi.repository import UMockdev  # noqa: E402

sys.path.append(packages)
from devices.driver import LinkLost  # noqa: E402
from devices.links.evdev import InputLink  # noqa: E402
from devices.signature_pad.pad import PenPadSettings, surface_of  # noqa: E402
from devices.signature_pad.strokes import StrokeCutter  # noqa: E402

DEVICES = """P: /devices/pci0/usb1/1-1/1-1:1.0/input/input9/event5
N: input/event5
E: DEVNAME=/dev/input/event5
E: SUBSYSTEM=input
A: dev=13:69
L: device=../../input9

P: /devices/pci0/usb1/1-1/1-1:1.0/input/input9
E: SUBSYSTEM=input
A: capabilities/key=1000000000007 ff980000000007ff febeffdfffefffff fffffffffffffffe
A: capabilities/abs=0

P: /devices/pci0/usb1/1-1
E: SUBSYSTEM=usb
A: idVendor=05e0
A: idProduct=1200
A: serial=S1

P: /devices/pci0/usb1/1-2/1-2:1.0/input/input11/event7
N: input/event7
E: DEVNAME=/dev/input/event7
E: SUBSYSTEM=input
A: dev=13:71
L: device=../../input11

P: /devices/pci0/usb1/1-2/1-2:1.0/input/input11
E: SUBSYSTEM=input
A: capabilities/key=1c03 0 0 0 0 0
A: capabilities/abs=1000003

P: /devices/pci0/usb1/1-2
E: SUBSYSTEM=usb
A: idVendor=056a
A: idProduct=00a5
"""
NODE = "/dev/input/event5"
NAME = b"ACME scanner".ljust(256, b"\0").hex().upper()
KEYS = (b"\xfe" + b"\xff" * 31).ljust(96, b"\0").hex().upper()
ANSWERS = (
    f"@DEV {NODE}",
    "EVIOCGVERSION 0 01000100",
    "EVIOCGID 0 0300E00500120100",
    *(f"EVIOCG{name} 12 {NAME}" for name in ("NAME", "PHYS", "UNIQ")),
    "EVIOCGBIT(0) 4 03000000",
    f"EVIOCGBIT(1) 96 {KEYS}",
    "EVIOCGEFFECTS 0 00000000",
)
TYPED = ((1, 30, 1), (0, 0, 0), (1, 30, 0), (0, 0, 0))

PEN = "/dev/input/event7"


def whole(*numbers: int) -> str:
    """Numbers as the kernel keeps them, in hex."""
    return b"".join(n.to_bytes(4, "little") for n in numbers).hex().upper()


PEN_KEYS = (bytes(40) + b"\1\4").ljust(96, b"\0").hex().upper()  # BTN_TOOL_PEN, BTN_TOUCH
PEN_ANSWERS = (
    f"@DEV {PEN}",
    "EVIOCGVERSION 0 01000100",
    "EVIOCGID 0 03006A05A5000001",
    *(f"EVIOCG{name} 12 {NAME}" for name in ("NAME", "PHYS", "UNIQ")),
    "EVIOCGBIT(0) 4 0B000000",
    f"EVIOCGBIT(1) 96 {PEN_KEYS}",
    "EVIOCGBIT(3) 8 0300000100000000",
    # value, least, most, fuzz, flat, units per millimetre
    f"EVIOCGABS(0) 24 {whole(0, 0, 9600, 4, 0, 100)}",
    f"EVIOCGABS(1) 24 {whole(0, 0, 6000, 4, 0, 100)}",
    f"EVIOCGABS(24) 24 {whole(0, 0, 1023, 0, 0, 0)}",
    "EVIOCGEFFECTS 0 00000000",
)
WRITTEN = (
    (1, 0x140, 1), (3, 0, 1000), (3, 1, 2000), (0, 0, 0),
    (1, 0x14A, 1), (3, 24, 512), (0, 0, 0), (3, 0, 1100), (0, 0, 0), (3, 0, 1200), (0, 0, 0),
    (1, 0x14A, 0), (3, 24, 0), (0, 0, 0), (3, 0, 5000), (0, 0, 0),
    (1, 0x14A, 1), (3, 24, 1023), (0, 0, 0), (1, 0x14A, 0), (0, 0, 0),
)  # fmt: skip

testbed = UMockdev.Testbed.new()
testbed.add_from_string(DEVICES)
(folder / "ioctl").write_text("\n".join(ANSWERS) + "\n")
events = [f"E: 0.0{at} {k:04x} {c:04x} {v}" for at, (k, c, v) in enumerate(TYPED, 1)]
(folder / "events").write_text("\n".join(events) + "\n")
testbed.load_ioctl(NODE, str(folder / "ioctl"))

said = {"read": [], "twice": ""}
with InputLink("usb:05e0:1200:s1", "keys") as link:
    testbed.load_evemu_events(NODE, str(folder / "events"))
    for _ in range(50):
        said["read"] += [(e.kind, e.code, e.value) for e in link.read_some(0.2)]
        if len(said["read"]) >= len(TYPED):
            break
    try:
        InputLink("usb:05e0:1200", "keys")
    except LinkLost as lost:
        said["twice"] = lost.why

(folder / "pen").write_text("\n".join(PEN_ANSWERS) + "\n")
written = [f"E: 1.{at:03} {k:04x} {c:04x} {v}" for at, (k, c, v) in enumerate(WRITTEN)]
(folder / "written").write_text("\n".join(written) + "\n")
testbed.load_ioctl(PEN, str(folder / "pen"))
with InputLink("usb:056a:00a5", "pen") as link:
    surface = surface_of(link, PenPadSettings("usb:056a:00a5"))
    said["surface"] = dataclasses.astuple(surface)
    cutter, seen = StrokeCutter(surface), 0
    testbed.load_evemu_events(PEN, str(folder / "written"))
    for _ in range(50):
        events = link.read_some(0.2)
        cutter.feed(events)
        seen += len(events)
        if seen >= len(WRITTEN):
            break
    said["strokes"] = [[(p.x, p.y, p.pressure) for p in piece.points] for piece in cutter.take()]
print(json.dumps(said))
