"""A small ICC profile (ICC.1:1998-09, version 2) that says "these colours are sRGB"."""

from __future__ import annotations

import struct
from typing import Final

_WHITE: Final = (0.9642, 1.0, 0.8249)
"""D50, as every profile's connection space has it."""
_RED: Final = (0.43607, 0.22249, 0.01392)
_GREEN: Final = (0.38515, 0.71687, 0.09708)
_BLUE: Final = (0.14307, 0.06061, 0.71410)
"""The primaries of IEC 61966-2-1, adapted to D50."""
_GAMMA: Final = 0x0233
"""2.2 in eight fractional bits: close to the curve of the standard, in two bytes."""


def srgb_profile() -> bytes:
    """The profile: always the same bytes, with a date of its own (2000-01-01)."""
    tags = {
        b"desc": _description(b"sRGB"),
        b"cprt": b"text\0\0\0\0public domain\0",
        b"wtpt": _xyz(_WHITE),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
        b"rTRC": struct.pack(">4sIIH", b"curv", 0, 1, _GAMMA),
    }
    place = 128 + 4 + 12 * (len(tags) + 2)
    table, body = [], bytearray()
    for name, content in tags.items():
        padded = content + bytes(-len(content) % 4)
        shared = (b"rTRC", b"gTRC", b"bTRC") if name == b"rTRC" else (name,)
        table += [struct.pack(">4sII", n, place + len(body), len(content)) for n in shared]
        body += padded
    size = place + len(body)
    return _header(size) + struct.pack(">I", len(table)) + b"".join(table) + bytes(body)


def _header(size: int) -> bytes:
    head = struct.pack(
        ">I4sI4s4s4s6H4s", size, b"none", 0x02100000, b"mntr", b"RGB ", b"XYZ ",
        2000, 1, 1, 0, 0, 0, b"acsp",
    )  # fmt: skip
    head += bytes(24) + struct.pack(">I", 0) + _fixed(_WHITE)
    return head.ljust(128, b"\0")


def _fixed(values: tuple[float, float, float]) -> bytes:
    return struct.pack(">3i", *(round(v * 65536) for v in values))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return struct.pack(">4sI", b"XYZ ", 0) + _fixed(values)


def _description(name: bytes) -> bytes:
    text = name + b"\0"
    return struct.pack(">4sII", b"desc", 0, len(text)) + text + bytes(4 + 4 + 2 + 1 + 67)
