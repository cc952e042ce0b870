"""Pages of one material as one PDF/A-1b file (ISO 19005-1), small, searchable, always the same.

Equal pages make equal bytes: no date, no producer, no name; the file's id is a digest of its
content. Checked with Apache PDFBox preflight in the tests, not with a certified validator.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from kiosk.materials.mixed_raster import Layers
from kiosk.materials.pdf_text import fonts_of, text_drawing
from kiosk.materials.recognise.values import TextLine
from kiosk.materials.srgb import srgb_profile

MOST_PAGES: Final = 200
_POINTS: Final = 72.0
_XMP: Final = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
    "<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
    '<?xpacket end="w"?>'
)
_FIRST_PAGE: Final = 6


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
    first_font = _FIRST_PAGE + 4 * len(pages)
    names = {f"F{n}": first_font + 3 * n for n in range(len(fonts))}
    kids = " ".join(f"{_FIRST_PAGE + 4 * n} 0 R" for n in range(len(pages)))
    profile = srgb_profile()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Metadata 3 0 R /OutputIntents [4 0 R] >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        _stream("/Type /Metadata /Subtype /XML", _XMP.encode()),
        b"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
        b"/Info (sRGB IEC61966-2.1) /DestOutputProfile 5 0 R >>",
        _stream("/N 3", profile),
    ]
    for number, page in enumerate(pages):
        drawn = text_drawing(page.lines, fonts, page.layers.height, _POINTS / page.layers.dpi)
        objects += _page(page.layers, drawn, _FIRST_PAGE + 4 * number, names)
    for number, font in enumerate(fonts):
        objects += font.objects(first_font + 3 * number)
    return _written(objects)


def _page(layers: Layers, text: bytes, first: int, fonts: dict[str, int]) -> list[bytes]:
    across, down = (side * _POINTS / layers.dpi for side in (layers.width, layers.height))
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
        _stream("", drawing),
        _stream(ground, layers.ground),
        _stream(mask, layers.mask),
    ]


def _stream(entries: str, content: bytes) -> bytes:
    head = f"<< {entries} /Length {len(content)} >>\nstream\n".encode()
    return head + content + b"\nendstream"


def _written(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = len(out)
    name = hashlib.sha256(out).hexdigest()[:32]
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /ID [<{name}> <{name}>] >>\n".encode()
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)
