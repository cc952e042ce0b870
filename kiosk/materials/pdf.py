"""Puts finished pages into one PDF, their JPEG streams untouched (ISO 32000-1, 7.4.8)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

from PIL import Image, UnidentifiedImageError

from kiosk.materials.picture import NotAPicture

MOST_PAGES: Final = 200
_POINTS_PER_INCH: Final = 72.0
_USUAL_DPI: Final = 200.0
_COLOURS: Final = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}


def pages_to_pdf(jpegs: Sequence[bytes]) -> bytes:
    """Return a PDF with one page per JPEG, each in the size its resolution gives it.

    No date, producer or other trace is written, so equal pages make equal files. Raises
    `NotAPicture` for bytes that are no grey or RGB JPEG, ValueError for none or too many.
    """
    if not 1 <= len(jpegs) <= MOST_PAGES:
        raise ValueError(f"a PDF of {len(jpegs)} pages")
    kids = " ".join(f"{3 + 3 * number} 0 R" for number in range(len(jpegs)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(jpegs)} >>".encode(),
    ]
    for number, jpeg in enumerate(jpegs):
        objects += _page(jpeg, first=3 + 3 * number)
    return _written(objects)


def _page(jpeg: bytes, first: int) -> list[bytes]:
    """The three objects of one page: the page, what is drawn on it, and its picture."""
    width, height, colours, dpi = _described(jpeg)
    across, down = (side * _POINTS_PER_INCH / dpi for side in (width, height))
    drawing = f"q {across:.2f} 0 0 {down:.2f} 0 0 cm /P Do Q".encode()
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {across:.2f} {down:.2f}] "
        f"/Resources << /XObject << /P {first + 2} 0 R >> >> /Contents {first + 1} 0 R >>"
    )
    picture = (
        f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} "
        f"/ColorSpace {colours} /BitsPerComponent 8 /Filter /DCTDecode /Length {len(jpeg)} >>"
    )
    return [
        page.encode(),
        _stream(f"<< /Length {len(drawing)} >>".encode(), drawing),
        _stream(picture.encode(), jpeg),
    ]


def _stream(header: bytes, content: bytes) -> bytes:
    return header + b"\nstream\n" + content + b"\nendstream"


def _described(jpeg: bytes) -> tuple[int, int, str, float]:
    try:
        with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as picture:
            dpi = float(picture.info.get("dpi", (_USUAL_DPI, _USUAL_DPI))[0])
            colours = _COLOURS.get(picture.mode)
            width, height = picture.size
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as fault:
        raise NotAPicture(len(jpeg)) from fault
    if colours is None:
        raise NotAPicture(len(jpeg))
    return width, height, colours, dpi if dpi > 1 else _USUAL_DPI


def _written(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table,
    )
    return bytes(out)
