"""Lines the printer's own font cannot write, drawn as dots.

Rare characters of names (䶮, 𠮷) are missing in the character ROM of receipt printers; printed as
text they come out as nothing or as another character. A line that holds one is sent as a picture.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from devices.receipt_printer.layout import clusters, columns_of, width

FONT_PATH = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
CELL_DOTS = 12
LINE_DOTS = 30
"""A line of Font A is 24 dots, and 6 dots of spacing, at the usual 203 dpi."""

_MONO_SC = 7  # face of the collection whose Latin letters are exactly half a square wide
_TOP = 7  # the font draws a square from 7 dots below its origin
_INK = 110


class FontMissing(Exception):
    """The font for drawing is not installed. Field: `path`."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True, slots=True)
class Bits:
    """A black and white picture: rows of `width_bytes` bytes, bit 7 leftmost, 1 is black."""

    width_bytes: int
    height: int
    rows: bytes = field(repr=False)


def draw_line(text: str, *, columns: int, scale: int, align: str, bold: bool) -> Bits:
    """Return one line of text as dots over the full width of the paper; raise `FontMissing`.

    The line is aligned here and not by the printer: some models ignore the alignment for rasters.
    """
    page = Image.new("L", (columns * CELL_DOTS, LINE_DOTS * scale), 0)
    spare = max(columns * CELL_DOTS - columns_of(text) * CELL_DOTS * scale, 0)
    write(page, (spare // 2 if align == "center" else 0, 0), text, scale=scale, bold=bold)
    black = page.point(lambda ink: 255 if ink > _INK else 0).convert("1")
    return Bits(black.width // 8, black.height, _without_orders(black.tobytes()))


def _without_orders(rows: bytes) -> bytes:
    """Add a dot where the dots would be a real-time order: printers obey those inside pictures."""
    for second in (b"\x04", b"\x05", b"\x14"):
        rows = rows.replace(b"\x10" + second, b"\x30" + second)
    return rows


def write(page: Image.Image, at: tuple[int, int], text: str, *, scale: int, bold: bool) -> int:
    """Write `text` in white on `page`, every character in its cell; return the x behind it."""
    pen, font = ImageDraw.Draw(page), font_of(24 * scale)
    x, y = at
    for cluster in clusters(text):
        for shift in range(1 + bold * scale):
            pen.text((x + shift, y - (_TOP - 3) * scale), cluster, fill=255, font=font)
        x += width(cluster) * CELL_DOTS * scale
    return x


@lru_cache(maxsize=4)
def font_of(size: int) -> ImageFont.FreeTypeFont:
    """Return the font whose Chinese characters are squares of `size` dots; `FontMissing`."""
    try:
        return ImageFont.truetype(FONT_PATH, size, index=_MONO_SC)
    except OSError as fault:
        raise FontMissing(FONT_PATH) from fault
