"""JPEG pages as one PDF/A-1b file, every JPEG inside as it is: what was handed in, nothing less."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kiosk.filing.jpeg import NoJpeg, dpi_of, jpeg_header
from kiosk.filing.pdf_archive import FIRST_PAGE, MOST_PAGES, POINTS_PER_INCH, archive_of, stream

_OBJECTS: Final = 3
_COLOURS: Final = {1: "/DeviceGray", 3: "/DeviceRGB"}


def pages_to_pdf_a(jpegs: Sequence[bytes]) -> bytes:
    """Return the file, one page per JPEG, each in the size its resolution gives it.

    Raises `NoJpeg` for bytes that are no grey or RGB JPEG, ValueError for none or more than 200.
    """
    if len(jpegs) > MOST_PAGES:
        raise ValueError(f"a PDF of {len(jpegs)} pages")
    return archive_of([_page(jpeg, FIRST_PAGE + _OBJECTS * n) for n, jpeg in enumerate(jpegs)])


def _page(jpeg: bytes, first: int) -> list[bytes]:
    """The objects of one page: the page, what is drawn on it, and its picture."""
    header = jpeg_header(jpeg)
    colours = _COLOURS.get(header.components)
    if colours is None:
        raise NoJpeg(cut=False)
    points = POINTS_PER_INCH / dpi_of(header)
    across, down = header.width * points, header.height * points
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {across:.2f} {down:.2f}] "
        f"/Resources << /XObject << /P {first + 2} 0 R >> >> /Contents {first + 1} 0 R >>"
    )
    drawing = f"q {across:.2f} 0 0 {down:.2f} 0 0 cm /P Do Q\n".encode()
    picture = (
        f"/Type /XObject /Subtype /Image /Width {header.width} /Height {header.height} "
        f"/ColorSpace {colours} /BitsPerComponent 8 /Filter /DCTDecode"
    )
    return [page.encode(), stream("", drawing), stream(picture, jpeg)]
