"""Pictures from strangers: a phone, a stick, a command line. Everything in them is doubted.

    PictureRefused
     code: no_file, file_too_large, not_a_picture, unsupported, truncated, animated,
           too_small, too_large

What a header claims is looked at before a pixel is decoded, so that a small file cannot ask for
much memory. The limits keep the whole process below 300 MB. The name of a file is not believed.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from kiosk.filing.jpeg import JpegHeader, NoJpeg, jpeg_header
from kiosk.materials.picture import Picture, as_picture

LARGEST_FILE: Final = 64 * 1024 * 1024
LARGEST_SIDE: Final = 16_000
MOST_PIXELS: Final = 26_000_000
"""What is decoded at full size. A larger JPEG is decoded at a half, a quarter or an eighth."""
MOST_OTHER_PIXELS: Final = 12_000_000
"""Pillow needs four bytes for a pixel, and again as much to hand them over."""
MOST_CLEAR_PIXELS: Final = 8_000_000
"""With transparency: it stands beside its paper and beside the two laid together."""
MOST_JPEG_PIXELS: Final = 120_000_000
MOST_PROGRESSIVE_PIXELS: Final = 16_000_000
"""libjpeg keeps every coefficient of a progressive picture: six bytes a pixel at worst."""
SMALLEST_SIDE: Final = 8

_FORMATS: Final = ("PNG", "WEBP", "BMP", "TIFF", "GIF")
_REDUCED: Final[Mapping[int, int]] = {
    1: cv2.IMREAD_COLOR_RGB,
    2: cv2.IMREAD_REDUCED_GRAYSCALE_2 | cv2.IMREAD_COLOR_RGB,
    4: cv2.IMREAD_REDUCED_GRAYSCALE_4 | cv2.IMREAD_COLOR_RGB,
    8: cv2.IMREAD_REDUCED_GRAYSCALE_8 | cv2.IMREAD_COLOR_RGB,
}
_ORIENTATION: Final = 0x0112
_HEIF_BRANDS: Final = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis")
_KNOWN_BUT_NOT_READ: Final = (b"%PDF-", *(b"ftyp" + brand for brand in _HEIF_BRANDS))


class PictureRefused(ValueError):
    """A file that will not be taken as a picture. `code` says why (see the module)."""

    def __init__(self, code: str, width: int = 0, height: int = 0) -> None:
        size = f" ({width} x {height})" if width else ""
        super().__init__(f"{code}{size}")
        self.code = code
        self.width = width
        self.height = height


def load_picture(source: bytes | Path, *, reduce: int = 1) -> Picture:
    """Decode a JPEG, PNG, WebP, BMP, TIFF or GIF, upright as its Exif note says.

    `reduce` (1, 2, 4 or 8) asks for a JPEG at that part of its size, which takes a fraction of
    the time; other formats ignore it. Transparency becomes white paper. Raises `PictureRefused`.
    """
    content = source if isinstance(source, bytes) else content_of(source)
    if content.startswith(b"\xff\xd8"):
        return _jpeg(content, reduce)
    if any(mark in content[:16] for mark in _KNOWN_BUT_NOT_READ):
        raise PictureRefused("unsupported")
    return _other(content)


def content_of(path: Path) -> bytes:
    """The bytes of a regular file of a bearable size; raise `PictureRefused`."""
    try:
        if not path.is_file():  # a pipe or a device could keep us waiting for ever
            raise PictureRefused("no_file")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as fault:
        raise PictureRefused("no_file") from fault
    if len(content) > LARGEST_FILE:
        raise PictureRefused("file_too_large")
    return content


def _jpeg(content: bytes, reduce: int) -> Picture:
    try:
        header = jpeg_header(content)
    except NoJpeg as fault:
        raise PictureRefused("truncated" if fault.cut else "not_a_picture") from fault
    _check_size(header.width, header.height, MOST_JPEG_PIXELS)
    if header.progressive and header.pixels > MOST_PROGRESSIVE_PIXELS:
        raise PictureRefused("too_large", header.width, header.height)
    flag = _REDUCED[max(reduce, _needed_reduction(header))]
    try:
        decoded = cv2.imdecode(np.frombuffer(content, np.uint8), flag)
    except cv2.error as fault:
        raise PictureRefused("not_a_picture", header.width, header.height) from fault
    if decoded is None:
        raise PictureRefused("not_a_picture", header.width, header.height)
    return as_picture(decoded)


def _needed_reduction(header: JpegHeader) -> int:
    return next(part for part in (1, 2, 4, 8) if header.pixels // part**2 <= MOST_PIXELS)


def _other(content: bytes) -> Picture:
    try:
        with warnings.catch_warnings():
            # Pillow warns of large and of damaged pictures; both are judged here.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
                clear = picture.has_transparency_data
                most = MOST_CLEAR_PIXELS if clear else MOST_OTHER_PIXELS
                _check_size(picture.width, picture.height, most)
                if getattr(picture, "n_frames", 1) > 1:
                    raise PictureRefused("animated", picture.width, picture.height)
                return np.asarray(_upright(picture), np.uint8)
    except PictureRefused:
        raise
    except Image.DecompressionBombError as fault:
        raise PictureRefused("too_large") from fault
    except UnidentifiedImageError as fault:
        raise PictureRefused("not_a_picture") from fault
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, IndexError) as fault:
        # Pillow's own list of what a damaged file may raise while it is decoded.
        raise PictureRefused("truncated") from fault


def _upright(picture: Image.Image) -> Image.Image:
    """RGB on white, turned as noted; 16-bit grey keeps its upper eight bits."""
    picture.load()
    turned = picture
    if picture.getexif().get(_ORIENTATION, 1) != 1:
        turned = ImageOps.exif_transpose(picture)
    if turned.mode.startswith("I;16") or turned.mode == "I":
        levels = np.asarray(turned, np.float32) / 257.0
        return Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8)).convert("RGB")
    if turned.has_transparency_data:
        clear = turned.convert("RGBA")
        paper = Image.new("RGBA", clear.size, (255, 255, 255, 255))
        return Image.alpha_composite(paper, clear).convert("RGB")
    return turned if turned.mode == "RGB" else turned.convert("RGB")


def _check_size(width: int, height: int, most: int) -> None:
    if min(width, height) < SMALLEST_SIDE:
        raise PictureRefused("too_small", width, height)
    if max(width, height) > LARGEST_SIDE or width * height > most:
        raise PictureRefused("too_large", width, height)
