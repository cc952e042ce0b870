"""Pages as an OFD file (GB/T 33190-2016): the national fixed-layout format, beside the PDF.

One JPEG per page, unchanged. Deterministic: entries in fixed order, no date but the one ZIP asks
for. Written after the standard's structure; not verified against a certified reader.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Final

from kiosk.filing.jpeg import dpi_of, jpeg_header

MOST_PAGES: Final = 200
_MM_PER_INCH: Final = 25.4
_NAMESPACE: Final = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_WHEN: Final = (1980, 1, 1, 0, 0, 0)


def pages_to_ofd(jpegs: Sequence[bytes]) -> bytes:
    """Return an OFD file with one page per JPEG. Raises `NoJpeg` or ValueError."""
    if not 1 <= len(jpegs) <= MOST_PAGES:
        raise ValueError(f"an OFD of {len(jpegs)} pages")
    sizes = [_size_mm(jpeg) for jpeg in jpegs]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        _put(package, "OFD.xml", _HEAD + _ofd())
        _put(package, "Doc_0/Document.xml", _HEAD + _document(sizes))
        _put(package, "Doc_0/DocumentRes.xml", _HEAD + _resources(len(jpegs)))
        for number, (size, jpeg) in enumerate(zip(sizes, jpegs, strict=True)):
            _put(package, f"Doc_0/Pages/Page_{number}/Content.xml", _HEAD + _page(number, size))
            _put(package, f"Doc_0/Res/page_{number}.jpg", jpeg)
    return out.getvalue()


def _put(package: zipfile.ZipFile, name: str, content: str | bytes) -> None:
    packed = zipfile.ZIP_STORED if name.endswith(".jpg") else zipfile.ZIP_DEFLATED
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.compress_type = packed
    entry.external_attr = 0o644 << 16
    package.writestr(entry, content)


def _ofd() -> str:
    return (
        f'<ofd:OFD {_NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        "<ofd:DocID>00000000000000000000000000000000</ofd:DocID></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    )


def _document(sizes: Sequence[tuple[float, float]]) -> str:
    pages = "".join(
        f'<ofd:Page ID="{_page_id(n)}" BaseLoc="Pages/Page_{n}/Content.xml"/>'
        for n in range(len(sizes))
    )
    return (
        f"<ofd:Document {_NAMESPACE}><ofd:CommonData>"
        f"<ofd:MaxUnitID>{_page_id(len(sizes))}</ofd:MaxUnitID>"
        f"<ofd:PageArea>{_box(sizes[0])}</ofd:PageArea>"
        "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>"
        f"<ofd:Pages>{pages}</ofd:Pages></ofd:Document>"
    )


def _resources(count: int) -> str:
    media = "".join(
        f'<ofd:MultiMedia ID="{_page_id(n) + 1}" Type="Image" Format="JPEG">'
        f"<ofd:MediaFile>page_{n}.jpg</ofd:MediaFile></ofd:MultiMedia>"
        for n in range(count)
    )
    return (
        f'<ofd:Res {_NAMESPACE} BaseLoc="Res"><ofd:MultiMedias>{media}</ofd:MultiMedias></ofd:Res>'
    )


def _page(number: int, size: tuple[float, float]) -> str:
    first = _page_id(number)
    width, height = size
    return (
        f"<ofd:Page {_NAMESPACE}><ofd:Area>{_box(size)}</ofd:Area><ofd:Content>"
        f'<ofd:Layer ID="{first + 2}" Type="Body"><ofd:ImageObject ID="{first + 3}" '
        f'CTM="{width:.2f} 0 0 {height:.2f} 0 0" Boundary="0 0 {width:.2f} {height:.2f}" '
        f'ResourceID="{first + 1}"/></ofd:Layer></ofd:Content></ofd:Page>'
    )


def _page_id(number: int) -> int:
    return 1 + 4 * number


def _box(size: tuple[float, float]) -> str:
    return f"<ofd:PhysicalBox>0 0 {size[0]:.2f} {size[1]:.2f}</ofd:PhysicalBox>"


def _size_mm(jpeg: bytes) -> tuple[float, float]:
    header = jpeg_header(jpeg)
    scale = _MM_PER_INCH / dpi_of(header)
    return header.width * scale, header.height * scale
