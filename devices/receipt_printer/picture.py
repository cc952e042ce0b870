"""The paper of the simulated printer: orders in, the receipt as a picture and as text out."""

from __future__ import annotations

from dataclasses import dataclass, field

from PIL import Image
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

from devices.receipt_printer.layout import columns_of
from devices.receipt_printer.raster import CELL_DOTS, LINE_DOTS, write
from devices.receipt_printer.stream import Order

PAPER_DOTS = 576
DRAWN = "▨"
"""Stands in the recovered text for a line that came as dots."""

_MARGIN = 24
_LEVELS = {48: ERROR_CORRECT_L, 49: ERROR_CORRECT_M, 50: ERROR_CORRECT_Q, 51: ERROR_CORRECT_H}


@dataclass(frozen=True, slots=True)
class PrintedSlip:
    """One cut-off receipt: ink on white, and its lines as far as they came as text."""

    page: Image.Image = field(repr=False)
    lines: tuple[str, ...] = field(repr=False)


class Paper:
    """A roll of 80 mm paper at 203 dpi under the print head."""

    def __init__(self) -> None:
        self.unknown = 0
        """How many orders no printer would know; stays 0 for our own driver."""
        self._roll: list[Image.Image] = []
        self._lines: list[str] = []
        self._reset()

    def take(self, order: Order) -> PrintedSlip | None:
        """Carry out one order; a cut returns the slip."""
        match order.name:
            case "text":
                self._text += self._decoded(order.content)
            case "line_feed":
                self._end_line()
            case "feed":
                self._end_line()
                self._roll.append(_blank(LINE_DOTS * order.value))
            case "raster":
                self._add_raster(order)
            case "symbol":
                self._symbol(order)
            case "cut":
                return self._cut()
            case "unknown":
                self.unknown += 1
            case _:
                self._set(order)
        return None

    def clear(self) -> None:
        """Forget the line in the making; what is on the paper stays there."""
        self._text = ""

    def _reset(self) -> None:
        self._text = ""
        self._chinese = self._bold = False
        self._align = self._scale = 0
        self._module, self._level, self._payload = 3, ERROR_CORRECT_L, b""

    def _set(self, order: Order) -> None:
        match order.name:
            case "init":
                self._reset()
            case "chinese_on" | "chinese_off":
                self._chinese = order.name == "chinese_on"
            case "align":
                self._align = order.value & 1
            case "bold":
                self._bold = bool(order.value & 1)
            case "size":
                self._scale = order.value & 1

    def _decoded(self, char: bytes) -> str:
        # Without FS & a Chinese byte pair comes out as two Latin characters, as on real paper.
        return char.decode("gb18030" if self._chinese else "cp437", "replace")

    def _end_line(self) -> None:
        scale = self._scale + 1
        row = _blank(LINE_DOTS * scale)
        used = columns_of(self._text) * CELL_DOTS * scale
        start = max(PAPER_DOTS - used, 0) // 2 if self._align else 0
        write(row, (start, 0), self._text, scale=scale, bold=self._bold)
        self._roll.append(row)
        self._lines.append(self._text)
        self._text = ""

    def _add_raster(self, order: Order) -> None:
        if not order.content:
            return
        bits = Image.frombytes("1", (order.value * 8, order.height), order.content)
        row = _blank(order.height)
        row.paste(bits, (0, 0))
        self._roll.append(row)
        self._lines.append(DRAWN)

    def _symbol(self, order: Order) -> None:
        match order.value:
            case 67:
                self._module = int.from_bytes(order.content[:1]) or 3
            case 69:
                self._level = _LEVELS.get(int.from_bytes(order.content[:1]), ERROR_CORRECT_L)
            case 80:
                self._payload = order.content[1:]
            case 81:
                self._print_symbol()

    def _print_symbol(self) -> None:
        code = QRCode(error_correction=self._level, box_size=self._module, border=0)
        code.add_data(self._payload, optimize=0)
        try:
            matrix = code.get_matrix()
        except (DataOverflowError, ValueError):
            return  # a printer prints nothing then
        side = len(matrix) * self._module
        dots = Image.new("L", (len(matrix), len(matrix)))
        dots.putdata([255 * dark for line in matrix for dark in line])
        row = _blank(side)
        row.paste(
            dots.resize((side, side), Image.Resampling.NEAREST), ((PAPER_DOTS - side) // 2, 0)
        )
        self._roll.append(row)

    def _cut(self) -> PrintedSlip:
        if self._text:
            self._end_line()
        ink = _blank(sum(row.height for row in self._roll) + 2 * _MARGIN)
        y = _MARGIN
        for row in self._roll:
            ink.paste(row, (0, y))
            y += row.height
        slip = PrintedSlip(ink.point(lambda dot: 255 - dot), tuple(self._lines))
        self._roll, self._lines = [], []
        return slip


def _blank(height: int) -> Image.Image:
    """Unprinted paper, as ink: 0 is none."""
    return Image.new("L", (PAPER_DOTS, height), 0)
