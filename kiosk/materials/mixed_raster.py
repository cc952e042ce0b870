"""A page as two layers: sharp black text as one bit per pixel, everything else small and soft.

Mixed raster content (ITU-T T.44 in spirit): the mask is coded with CCITT Group 4 (ITU-T T.6), the
ground below it as a JPEG of a third of the resolution. Stamps, photos and grey handwriting are in
the ground and keep their colour. One page of a form takes a fifteenth of its JPEG.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from kiosk.materials.picture import Grey, Picture, as_picture

_GROUND_PART: Final = 3
_GROUND_QUALITY: Final = 40
_INK_BELOW: Final = 118
_SPAN_BELOW: Final = 48
"""A pixel whose colours lie farther apart is coloured ink: a stamp or a blue pen."""
_PAPER_ABOVE: Final = 236
_PAPER_SPAN: Final = 26
_SPECK: Final = 6
_STRIP_OFFSETS: Final = 273
_ROWS_PER_STRIP: Final = 278
_STRIP_SIZES: Final = 279


@dataclass(frozen=True, slots=True)
class Layers:
    """One page. `mask` is Group 4 data, a set bit is ink; `ground` a JPEG shown below it."""

    width: int
    height: int
    dpi: int
    mask: bytes = field(repr=False)
    ground: bytes = field(repr=False)
    ground_width: int
    ground_height: int


def layers_of(page: Picture, dpi: int) -> Layers:
    """Part a page into text and ground. Its paper should be white (see `straighten.even`)."""
    ink = _ink(page)
    ground = _ground(page, ink)
    out = io.BytesIO()
    Image.fromarray(ground).save(out, "JPEG", quality=_GROUND_QUALITY, optimize=True)
    height, width = page.shape[:2]
    return Layers(
        width, height, dpi, _group4(ink), out.getvalue(), ground.shape[1], ground.shape[0]
    )


def _ink(page: Picture) -> Grey:
    """Where dark ink without colour is, without specks."""
    red, green, blue = cv2.split(page)
    brightest = cv2.max(cv2.max(red, green), blue)
    span = cv2.subtract(brightest, cv2.min(cv2.min(red, green), blue))
    dark = (as_picture(brightest) < _INK_BELOW) & (as_picture(span) < _SPAN_BELOW)
    mask = dark.astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    areas = stats[:, cv2.CC_STAT_AREA]
    # A large dark patch is a photo's shadow, not a letter: it looks better soft.
    largest = round(0.02 * mask.size)
    keep = (areas >= _SPECK) & (areas <= largest)
    keep[0] = False
    return np.asarray(keep[labels], np.uint8)


def _ground(page: Picture, ink: Grey) -> Picture:
    """The page without its text, which is replaced by what surrounds it, made small."""
    around = cv2.dilate(ink, np.ones((5, 5), np.uint8))
    clear = np.asarray(1 - as_picture(around), np.float32)
    height, width = page.shape[:2]
    size = max(1, width // _GROUND_PART), max(1, height // _GROUND_PART)
    share = cv2.resize(clear, size, interpolation=cv2.INTER_AREA)
    kept = cv2.resize(page * clear[..., None], size, interpolation=cv2.INTER_AREA)
    wide = (0, 0), 6.0
    share_near, kept_near = cv2.GaussianBlur(share, *wide), cv2.GaussianBlur(kept, *wide)
    near = kept_near / np.maximum(share_near, 1e-3)[..., None]
    alone = kept / np.maximum(share, 1e-3)[..., None]
    filled = np.where((share > 0.2)[..., None], alone, np.where(
        (share_near > 1e-3)[..., None], near, 255.0))  # fmt: skip
    return _white_paper(as_picture(np.clip(filled, 0, 255)))


def _white_paper(ground: Picture) -> Picture:
    """Bare paper exactly white: its grain is most of what a JPEG would store."""
    span = ground.max(axis=2).astype(np.int16) - ground.min(axis=2)
    paper = (ground.min(axis=2) > _PAPER_ABOVE - 20) & (span < _PAPER_SPAN)
    # Only where nothing else is near, or pale seals would fray at their edges.
    bare = cv2.erode(paper.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool)
    white = ground.copy()
    white[bare] = 255
    return white


def _group4(ink: npt.NDArray[np.uint8]) -> bytes:
    """One strip of Group 4 data. libtiff writes several unless told the height of one."""
    height = ink.shape[0]
    out = io.BytesIO()
    Image.fromarray((ink == 0).astype(np.uint8) * 255).convert("1", dither=Image.Dither.NONE).save(
        out, "TIFF", compression="group4", tiffinfo={_ROWS_PER_STRIP: height}
    )
    with Image.open(io.BytesIO(out.getvalue())) as written:
        offsets = written.tag_v2[_STRIP_OFFSETS]  # type: ignore[attr-defined]
        sizes = written.tag_v2[_STRIP_SIZES]  # type: ignore[attr-defined]
    assert len(offsets) == len(sizes) == 1
    return out.getvalue()[offsets[0] : offsets[0] + sizes[0]]
