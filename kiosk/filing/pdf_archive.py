"""What every PDF/A-1b file of ours has around its pages (ISO 19005-1, ISO 32000-1).

Equal pages make equal bytes: no date, no producer, no name; the file's id is a digest of its
content. Checked with Apache PDFBox preflight in the tests, not with a certified validator.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final

from kiosk.filing.srgb import srgb_profile

MOST_PAGES: Final = 200
FIRST_PAGE: Final = 6
"""The number of the first object that is not the archive's own."""
POINTS_PER_INCH: Final = 72.0
_XMP: Final = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
    "<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
    '<?xpacket end="w"?>'
)


def archive_of(pages: Sequence[Sequence[bytes]], more: Sequence[bytes] = ()) -> bytes:
    """Return the file. Every page is as many objects as the others, its `/Page` first.

    `more` are the objects after them. Raises ValueError for no page, or more than `MOST_PAGES`.
    """
    if not 1 <= len(pages) <= MOST_PAGES:
        raise ValueError(f"a PDF of {len(pages)} pages")
    each = len(pages[0])
    kids = " ".join(f"{FIRST_PAGE + each * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Metadata 3 0 R /OutputIntents [4 0 R] >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        stream("/Type /Metadata /Subtype /XML", _XMP.encode()),
        b"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
        b"/Info (sRGB IEC61966-2.1) /DestOutputProfile 5 0 R >>",
        stream("/N 3", srgb_profile()),
    ]
    for page in pages:
        objects += page
    return _written([*objects, *more])


def stream(entries: str, content: bytes) -> bytes:
    """A stream object with its length."""
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
