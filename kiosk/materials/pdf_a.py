"""Pages of one material as one small, searchable PDF/A-1b file: ink, what is below it, and words.

What every such file has around its pages is `kiosk.filing.pdf_archive`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kiosk.filing.pdf_archive import FIRST_PAGE, MOST_PAGES, POINTS_PER_INCH, archive_of, stream
from kiosk.materials.mixed_raster import Layers
from kiosk.materials.pdf_text import fonts_of, text_drawing
from kiosk.materials.recognise.values import TextLine

_OBJECTS = 4


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page: its layers, and the lines read on it, in pixels of the page."""

    layers: Layers
    lines: tuple[TextLine, ...] = field(default=(), repr=False)


def to_pdf_a(pages: Sequence[PdfPage]) -> bytes:
    """Return the file. Raises ValueError for no page, or more than `MOST_PAGES`."""
    if not 1 <= len(pages) <= MOST_PAGES:
        raise ValueError(f"a PDF of {len(pages)} pages")
    fonts = fonts_of("".join(line.text for page in pages for line in page.lines))
    first_font = FIRST_PAGE + _OBJECTS * len(pages)
    names = {f"F{n}": first_font + 3 * n for n in range(len(fonts))}
    drawn = []
    for number, page in enumerate(pages):
        scale = POINTS_PER_INCH / page.layers.dpi
        text = text_drawing(page.lines, fonts, page.layers.height, scale)
        drawn.append(_page(page.layers, text, FIRST_PAGE + _OBJECTS * number, names))
    kept = [made for n, font in enumerate(fonts) for made in font.objects(first_font + 3 * n)]
    return archive_of(drawn, kept)


def _page(layers: Layers, text: bytes, first: int, fonts: dict[str, int]) -> list[bytes]:
    across, down = (side * POINTS_PER_INCH / layers.dpi for side in (layers.width, layers.height))
    listed = " ".join(f"/{name} {number} 0 R" for name, number in fonts.items())
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {across:.2f} {down:.2f}] "
        f"/Resources << /XObject << /G {first + 2} 0 R /M {first + 3} 0 R >> "
        f"/Font << {listed} >> >> /Contents {first + 1} 0 R >>"
    )
    place = f"{across:.2f} 0 0 {down:.2f} 0 0 cm"
    drawing = f"q {place} /G Do Q q {place} 0 0 0 rg /M Do Q\n".encode() + text
    ground = (
        f"/Type /XObject /Subtype /Image /Width {layers.ground_width} "
        f"/Height {layers.ground_height} /ColorSpace /DeviceRGB /BitsPerComponent 8 "
        "/Filter /DCTDecode"
    )
    mask = (
        f"/Type /XObject /Subtype /Image /ImageMask true /Width {layers.width} "
        f"/Height {layers.height} /BitsPerComponent 1 /Filter /CCITTFaxDecode "
        f"/Decode [1 0] /DecodeParms << /K -1 /Columns {layers.width} /Rows {layers.height} >>"
    )
    return [
        page.encode(),
        stream("", drawing),
        stream(ground, layers.ground),
        stream(mask, layers.mask),
    ]
