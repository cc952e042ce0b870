"""Says in a JPEG how it must be turned, without touching its picture data (CIPA DC-008, Exif)."""

from __future__ import annotations

import struct
from typing import Final

_ORIENTATIONS: Final = {90: 6, 180: 3, 270: 8}
_APP1: Final = 0xE1


def turned_by(jpeg: bytes, degrees: int) -> bytes:
    """Return `jpeg` with a note that it is to be shown turned clockwise by `degrees`."""
    if degrees % 360 == 0:
        return jpeg
    return jpeg[:2] + _segment(_ORIENTATIONS[degrees % 360]) + jpeg[2:]


def _segment(orientation: int) -> bytes:
    # One big-endian TIFF directory with one entry: tag 0x0112, type SHORT, one value.
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
    body = b"Exif\0\0" + tiff
    return struct.pack(">BBH", 0xFF, _APP1, len(body) + 2) + body
