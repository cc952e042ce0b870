"""Reads what a JPEG says of itself before anything is decoded (ITU-T T.81, annex B)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

_START_OF_SCAN: Final = 0xDA
_NOT_FRAMES: Final = (0xC4, 0xC8, 0xCC)
_PROGRESSIVE: Final = (0xC2, 0xC6, 0xCA, 0xCE)
_JFIF: Final = 0xE0
_CM_PER_INCH: Final = 2.54
_USUAL_DPI: Final = 200.0
"""What our pages have where a file does not say."""
_ALONE: Final = (0x01, *range(0xD0, 0xD9))


class NoJpeg(ValueError):
    """Bytes that are no whole JPEG. `cut`: it began well and has no end."""

    def __init__(self, *, cut: bool) -> None:
        super().__init__("JPEG cut short" if cut else "no JPEG")
        self.cut = cut


@dataclass(frozen=True, slots=True)
class JpegHeader:
    """The size a JPEG claims, in pixels, and whether it comes in several scans.

    `components`: 1 is grey, 3 is colour. `dpi` is 0 where the file does not say.
    """

    width: int
    height: int
    progressive: bool
    components: int = 3
    dpi: float = 0.0

    @property
    def pixels(self) -> int:
        """How many pixels it claims."""
        return self.width * self.height


def jpeg_header(content: bytes) -> JpegHeader:
    """Walk the segments up to the first scan; raise `NoJpeg`.

    A file without an end-of-image marker after its first scan is cut off: decoders fill the rest
    with grey, which must not pass for a page.
    """
    if not content.startswith(b"\xff\xd8"):
        raise NoJpeg(cut=False)
    found: JpegHeader | None = None
    dpi = 0.0
    at = 2
    while True:
        at, kind = _marker(content, at)
        if kind in _ALONE:
            continue
        if at + 2 > len(content):
            raise NoJpeg(cut=True)
        length = int.from_bytes(content[at : at + 2])
        if kind == _JFIF:
            dpi = _resolution(content[at : at + length])
        if 0xC0 <= kind <= 0xCF and kind not in _NOT_FRAMES:
            found = _frame(content[at : at + length], kind)
        if kind == _START_OF_SCAN:
            break
        at += max(length, 2)
    if found is None:
        raise NoJpeg(cut=False)
    # Within a scan 0xFF is always followed by 0x00 or a restart marker, so this is the true end.
    if content.find(b"\xff\xd9", at) < 0:
        raise NoJpeg(cut=True)
    return replace(found, dpi=dpi)


def dpi_of(header: JpegHeader) -> float:
    """The resolution of a page, or the one ours usually have."""
    return header.dpi if header.dpi > 1 else _USUAL_DPI


def _resolution(segment: bytes) -> float:
    """What the JFIF segment says (ITU-T T.871, 10.1), in dots per inch; 0 for a mere ratio."""
    if len(segment) < 14 or segment[2:7] != b"JFIF\0":
        return 0.0
    density = int.from_bytes(segment[10:12])
    return {1: float(density), 2: density * _CM_PER_INCH}.get(segment[9], 0.0)


def _marker(content: bytes, at: int) -> tuple[int, int]:
    """The next marker: where its segment begins, and its kind."""
    if at >= len(content):
        raise NoJpeg(cut=True)
    if content[at] != 0xFF:
        raise NoJpeg(cut=False)
    while at < len(content) and content[at] == 0xFF:
        at += 1
    if at >= len(content):
        raise NoJpeg(cut=True)
    return at + 1, content[at]


def _frame(segment: bytes, kind: int) -> JpegHeader:
    if len(segment) < 8:
        raise NoJpeg(cut=True)
    height, width = int.from_bytes(segment[3:5]), int.from_bytes(segment[5:7])
    return JpegHeader(width, height, kind in _PROGRESSIVE, segment[7])
