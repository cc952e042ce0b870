"""QR codes in several modes, drawn to the letter of the standard.

Modes after ISO/IEC 18004:2015, 7.4, and GB/T 18284-2000, 6.4.5 (Hanzi). Blocks, error correction
and masks are the qrcode library's; it has no Hanzi mode. The usual maker that has one (segno
1.6.6) forgets the four bits of the Hanzi subset when it counts what fits: a code that is full to
the brim loses its last character.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from qrcode import constants
from qrcode.base import rs_blocks
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode
from qrcode.util import BitBuffer, create_bytes

Modules = npt.NDArray[np.bool_]
"""True is dark."""

_LEVELS: Final = {
    "L": constants.ERROR_CORRECT_L,
    "M": constants.ERROR_CORRECT_M,
    "Q": constants.ERROR_CORRECT_Q,
    "H": constants.ERROR_CORRECT_H,
}
_ALPHANUMERIC: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_GB2312: Final = "0001"
"""The subset that follows the indicator of the Hanzi mode."""
_LAST_OF_GROUP: Final = (9, 26, 40)
"""Versions up to which the count of characters has the same number of bits."""
_PADS: Final = (0b11101100, 0b00010001)


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters in one mode. `count_bits`: how long their count is, by group of versions."""

    indicator: str
    count: int
    count_bits: tuple[int, int, int]
    bits: str

    def written(self, group: int) -> str:
        """The segment as it stands in a code of that group of versions (0 to 2)."""
        width = self.count_bits[group]
        return self.indicator + (f"{self.count:0{width}b}" if width else "") + self.bits


def numeric(digits: str) -> Segment:
    """Three digits in ten bits."""
    groups = [digits[i : i + 3] for i in range(0, len(digits), 3)]
    bits = "".join(f"{int(group):0{3 * len(group) + 1}b}" for group in groups)
    return Segment("0001", len(digits), (10, 12, 14), bits)


def alphanumeric(text: str) -> Segment:
    """Two of 45 characters in eleven bits. Raises ValueError for any other."""
    values = [_ALPHANUMERIC.index(c) for c in text]
    pairs = [values[i : i + 2] for i in range(0, len(values), 2)]
    bits = "".join(f"{p[0] * 45 + p[1]:011b}" if len(p) == 2 else f"{p[0]:06b}" for p in pairs)
    return Segment("0010", len(text), (9, 11, 13), bits)


def octets(payload: bytes) -> Segment:
    """Bytes as they are."""
    return Segment("0100", len(payload), (8, 16, 16), "".join(f"{byte:08b}" for byte in payload))


def hanzi(text: str) -> Segment:
    """Characters of GB 2312 in 13 bits each. Raises ValueError for any other."""
    bits = ""
    for character in text:
        coded = character.encode("gb18030")
        if len(coded) != 2 or not (0xA1 <= coded[0] <= 0xAA or 0xB0 <= coded[0] <= 0xFA):
            raise ValueError("not in the Hanzi mode")
        first = coded[0] - (0xA1 if coded[0] <= 0xAA else 0xA6)
        bits += f"{first * 0x60 + coded[1] - 0xA1:013b}"
    return Segment("1101" + _GB2312, len(text), (8, 10, 12), bits)


def designator(number: int) -> Segment:
    """What follows is in that character set (AIM ECI: 26 is UTF-8, 32 is GB 18030; below 128)."""
    return Segment("0111", 0, (0, 0, 0), f"{number:08b}")


def drawn(segments: Sequence[Segment], *, error: str = "M") -> Modules:
    """The smallest code that holds the segments. Raises DataOverflowError when none does."""
    level = _LEVELS[error]
    for version in range(1, 41):
        group = bisect_left(_LAST_OF_GROUP, version)
        bits = "".join(segment.written(group) for segment in segments)
        blocks = rs_blocks(version, level)
        room = 8 * sum(block.data_count for block in blocks)
        if len(bits) <= room:
            code = QRCode(version=version, error_correction=level, border=0)
            code.data_cache = create_bytes(_filled(bits, room), blocks)
            code.make(fit=False)
            return np.array(code.modules, np.bool_)
    raise DataOverflowError


def _filled(bits: str, room: int) -> BitBuffer:
    """Terminator, zeros to a whole byte, and the two pads in turn (7.4.10)."""
    bits += "0" * min(4, room - len(bits))
    bits += "0" * (-len(bits) % 8)
    buffer = BitBuffer()
    for i in range(0, len(bits), 8):
        buffer.put(int(bits[i : i + 8], 2), 8)
    for i in range((room - len(bits)) // 8):
        buffer.put(_PADS[i % 2], 8)
    return buffer
