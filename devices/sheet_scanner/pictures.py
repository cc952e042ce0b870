"""Pictures of sheets as JPEG: made from SANE's pixels, or checked as a scanner sent them.

A page that stops half way must never pass for a whole one, and a picture's header is read before
its pixels are: a few bytes may claim an absurd size.
"""

from __future__ import annotations

import io
import warnings
from typing import Final

from PIL import Image

from devices.sheet_scanner.faults import ScanCode, ScanFault

PAGE_BYTES: Final = 24 * 1024 * 1024
"""Most bytes of one page's JPEG. An A4 page in colour at 300 dpi is about 1 to 4 MB."""

_LONGEST_SIDE: Final = 12_000
_MOST_PIXELS: Final = 60_000_000
_QUALITY: Final = 90


def jpeg_of(page: Image.Image, dpi: int) -> bytes:
    """Encode what SANE gave. Raises `ScanFault` 'too_large'."""
    if page.mode not in ("L", "RGB"):
        page = page.convert("L" if page.mode in ("1", "I", "I;16") else "RGB")
    out = io.BytesIO()
    page.save(out, "JPEG", quality=_QUALITY, dpi=(dpi, dpi))
    return _within(out.getvalue())


def checked_jpeg(data: bytes) -> bytes:
    """Return `data` when it is one whole JPEG; raise `ScanFault` 'bad_picture', 'truncated' ..."""
    _within(data)
    if not data.startswith(b"\xff\xd8\xff"):
        raise ScanFault(ScanCode.BAD_PICTURE, "not a JPEG")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("JPEG",)) as page:
                width, height = page.size
                if max(width, height) > _LONGEST_SIDE or width * height > _MOST_PIXELS:
                    raise ScanFault(ScanCode.TOO_LARGE, f"{width}x{height}")
                page.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise ScanFault(ScanCode.TOO_LARGE, "more pixels than any page") from None
    except (OSError, SyntaxError, ValueError):
        # Pillow's words for a file that ends early are an OSError like any other damage.
        code = ScanCode.BAD_PICTURE if b"\xff\xd9" in data[-64:] else ScanCode.TRUNCATED
        raise ScanFault(code, f"{len(data)} bytes") from None
    return data


def _within(data: bytes) -> bytes:
    if len(data) > PAGE_BYTES:
        raise ScanFault(ScanCode.TOO_LARGE, f"{len(data)} bytes")
    return data
