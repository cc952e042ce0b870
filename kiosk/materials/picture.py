"""Pictures as arrays (height x width x 3, RGB), and their way to JPEG and back."""

from __future__ import annotations

import io
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

Picture = npt.NDArray[np.uint8]
Grey = npt.NDArray[np.uint8]

DEFAULT_QUALITY: Final = 75
"""An A4 page at 200 dpi becomes about 150 to 350 KB."""

_THUMBNAIL_SIDE: Final = 320
_THUMBNAIL_QUALITY: Final = 70
_LARGEST_SIDE: Final = 12_000
_COLOURLESS: Final = 24
_COLOURED_SHARE: Final = 0.0004
_CARD_PIXELS: Final = (1011, 638)


class NotAPicture(ValueError):
    """Bytes that are no JPEG that can be decoded."""

    def __init__(self, size: int) -> None:
        super().__init__(f"{size} bytes are not a picture")
        self.size = size


def from_jpeg(jpeg: bytes) -> Picture:
    """Decode a JPEG, turned upright as its Exif note says; raise `NotAPicture`."""
    if not jpeg.startswith(b"\xff\xd8"):
        raise NotAPicture(len(jpeg))
    try:
        decoded = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error as fault:  # a header that claims an absurd size
        raise NotAPicture(len(jpeg)) from fault
    if decoded is None or max(decoded.shape) > _LARGEST_SIDE:
        raise NotAPicture(len(jpeg))
    return as_picture(cv2.cvtColor(decoded, cv2.COLOR_BGR2RGB))


def to_jpeg(page: Picture, quality: int = DEFAULT_QUALITY) -> bytes:
    """Encode a page. One without colour is stored grey. The resolution is noted in the file."""
    picture = Image.fromarray(page)
    if is_colourless(page):
        picture = picture.convert("L")
    dpi = dots_per_inch(page)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, dpi=(dpi, dpi), optimize=True)
    return out.getvalue()


def thumbnail(page: Picture) -> bytes:
    """A small JPEG of a page, for the strip beside the live picture."""
    small = fitted(page, _THUMBNAIL_SIDE)
    out = io.BytesIO()
    Image.fromarray(small).save(out, "JPEG", quality=_THUMBNAIL_QUALITY)
    return out.getvalue()


def dots_per_inch(page: Picture) -> int:
    """The resolution `straighten` gave a page: 300 for cards, 200 otherwise."""
    height, width = page.shape[:2]
    return 300 if (max(width, height), min(width, height)) == _CARD_PIXELS else 200


def is_colourless(page: Picture) -> bool:
    """Whether a page holds no colour worth keeping. A small red stamp is worth keeping."""
    small = fitted(page, 800)
    red, green, blue = cv2.split(small)
    span = cv2.subtract(cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue))
    return float((as_picture(span) > _COLOURLESS).mean()) < _COLOURED_SHARE


def fitted(picture: Picture, side: int) -> Picture:
    """`picture` made smaller, if need be, so that its longer side is `side`."""
    height, width = picture.shape[:2]
    scale = side / max(height, width)
    if scale >= 1:
        return picture
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    # Half of even sides is the one step that has a fast way: the mean of exactly four points.
    while scale <= 0.5 and not (picture.shape[0] | picture.shape[1]) & 1:
        half = (picture.shape[1] // 2, picture.shape[0] // 2)
        picture, scale = (
            as_picture(cv2.resize(picture, half, interpolation=cv2.INTER_AREA)),
            scale * 2,
        )
    return as_picture(cv2.resize(picture, size, interpolation=cv2.INTER_AREA))


def even_sided(picture: Picture) -> Picture:
    """The same picture without an odd last row or column, for what is only made smaller."""
    height, width = picture.shape[:2]
    return picture[: height - (height & 1 and height > 1), : width - (width & 1 and width > 1)]


def as_picture(array: npt.NDArray[np.generic]) -> Picture:
    """What OpenCV returned, with the type we know it has."""
    return np.asarray(array, np.uint8)
