"""A keyboard of the kernel that is none: run by the system's python under umockdev-wrapper.

    umockdev-wrapper /usr/bin/python3 tests_input_testbed.py FOLDER ROOT SITE_PACKAGES

Prints one JSON object: what the link found, read, and said when it was opened twice.
"""

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
print(json.dumps(said))
