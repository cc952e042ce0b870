"""Contrast as it is drawn: measured on the picture, not on the palette (WCAG 2.2 formula)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from ui.audit.facts import Box

Picture = NDArray[np.uint8]
_FEW = 6
_SIDE_PX = 8
# How far out from a control its ring reaches.
RING_MM: Final = 2.0


def picture_of(image: QImage) -> Picture:
    """The pixels of a picture: height, width, red green blue."""
    # Windows are grabbed in this format or one like it: nothing to convert, as a rule.
    like = QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied
    plain = image if image.format() in like else image.convertToFormat(like[0])
    words: Any = np.frombuffer(plain.constBits(), "<u4").reshape(plain.height(), -1)
    blue_first = words[:, : plain.width()].copy().view(np.uint8).reshape(plain.height(), -1, 4)
    pixels: Picture = blue_first[..., 2::-1]
    return pixels


def _linear() -> NDArray[np.float64]:
    part = np.arange(256) / 255
    table: NDArray[np.float64] = np.where(
        part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4
    )
    return table


# What each of the 256 values of red, green and blue adds to the luminance.
_RED, _GREEN, _BLUE = (_linear() * share for share in (0.2126, 0.7152, 0.0722))


def _luminance(pixels: Picture) -> NDArray[np.float64]:
    light: NDArray[np.float64] = (
        _RED[pixels[..., 0]] + _GREEN[pixels[..., 1]] + _BLUE[pixels[..., 2]]
    )
    return light


def _against(ground: float, others: NDArray[np.float64]) -> NDArray[np.float64]:
    light, dark = np.maximum(others, ground), np.minimum(others, ground)
    ratio: NDArray[np.float64] = (light + 0.05) / (dark + 0.05)
    return ratio


def _crop(picture: Picture, box: Box) -> Picture:
    top, bottom = max(0, round(box.top)), max(0, round(box.bottom))
    left, right = max(0, round(box.left)), max(0, round(box.right))
    return picture[top:bottom, left:right]


def _commonest(pixels: Picture) -> Picture:
    packed = pixels.reshape(-1, 3).astype(np.uint32) @ np.array([65536, 256, 1], np.uint32)
    values, counts = np.unique(packed, return_counts=True)
    most = int(values[counts.argmax()])
    return np.array([most >> 16, most >> 8 & 255, most & 255], np.uint8)


def ink_contrast(picture: Picture, box: Box) -> float | None:
    """Contrast of the ink in a box against the commonest colour there; None if it is too small.

    Edges of letters are half ink, half ground: the tenth of the ink that stands out most counts.
    """
    crop = _crop(picture, box)
    if crop.shape[0] < _FEW or crop.shape[1] < _FEW:
        return None
    ground = float(_luminance(_commonest(crop)))
    ratios = _against(ground, _luminance(crop).ravel())
    ink = np.sort(ratios[ratios > 1.05])
    if ink.size < _FEW:
        return 1.0
    return float(np.median(ink[-max(_FEW, ink.size // 10) :]))


def edge_contrast(picture: Picture, box: Box, seen: Box) -> float | None:
    """Contrast of a control's outline, or of its fill, against what is around it.

    None when nothing is drawn there: then its words alone say what it is.
    """
    sides = [_side(inner, outer) for inner, outer in _strips(picture, box, seen)]
    if not sides:
        return None
    ratio = float(np.median(sides))
    return ratio if ratio > 1.15 else None


def ring_contrast(image: QImage, box: Box, room: Box, px_per_mm: float) -> float:
    """Contrast of the ring around a focused control against what is beyond it; 0.0 without one.

    `room`: where the ring may be seen. Two lines of pixels at least must stand out that much, on
    half of the sides in sight.
    """
    deep = round(RING_MM * px_per_mm)
    # The whole picture would have to be copied for each press of Tab.
    left, top = round(box.left) - deep - 2, round(box.top) - deep - 2
    size = round(box.width) + 2 * deep + 5, round(box.height) + 2 * deep + 5
    picture = picture_of(image.copy(QRect(left, top, *size)))
    room = room.cut(Box(0, 0, image.width(), image.height()))
    rims = _rims(picture, box.moved(-left, -top), room.moved(-left, -top), deep + 1)
    sides = sorted(
        float(np.sort(_against(float(np.median(rim[deep:])), rim[:deep]))[-2]) for rim in rims
    )
    return sides[len(sides) // 2] if sides else 0.0


def _rims(picture: Picture, box: Box, room: Box, deep: int) -> Iterator[NDArray[np.float64]]:
    """Lightness outwards from the middle of each side that is in sight."""
    left, top, right, bottom = round(box.left), round(box.top), round(box.right), round(box.bottom)
    x, y = (left + right) // 2, (top + bottom) // 2
    across, down = slice(max(0, x - 8), x + 8), slice(max(0, y - 8), y + 8)
    if room.top <= top - deep:
        yield np.median(_luminance(picture[top - deep : top, across]), axis=1)[::-1]
    if room.bottom >= bottom + deep:
        yield np.median(_luminance(picture[bottom : bottom + deep, across]), axis=1)
    if room.left <= left - deep:
        yield np.median(_luminance(picture[down, left - deep : left]), axis=0)[::-1]
    if room.right >= right + deep:
        yield np.median(_luminance(picture[down, right : right + deep]), axis=0)


def _side(inner: Picture, outer: Picture) -> float:
    around = float(np.median(_luminance(outer)))
    lines = np.median(_luminance(inner), axis=1)
    return float(_against(around, lines).max())


def _strips(picture: Picture, box: Box, seen: Box) -> Iterator[tuple[Picture, Picture]]:
    """For each side in sight: rows of pixels just inside (one per depth) and just outside."""
    height, width = picture.shape[:2]
    if (
        min(seen.width, seen.height) < 4 * _SIDE_PX
        or seen.cut(Box(_SIDE_PX, _SIDE_PX, width - 2 * _SIDE_PX, height - 2 * _SIDE_PX)).is_empty()
    ):
        return
    x, y = round(seen.left + seen.width / 2), round(seen.top + seen.height / 2)
    left, top, right, bottom = round(box.left), round(box.top), round(box.right), round(box.bottom)
    across, down = slice(max(0, x - 8), x + 8), slice(max(0, y - 8), y + 8)
    if seen.left <= box.left and left >= _SIDE_PX:
        turned = picture[down, left : left + _SIDE_PX].swapaxes(0, 1)
        yield turned, picture[down, left - 5 : left - 3]
    if seen.right >= box.right and right <= width - _SIDE_PX:
        turned = picture[down, right - _SIDE_PX : right].swapaxes(0, 1)
        yield turned, picture[down, right + 3 : right + 5]
    if seen.top <= box.top and top >= _SIDE_PX:
        yield picture[top : top + _SIDE_PX, across], picture[top - 5 : top - 3, across]
    if seen.bottom >= box.bottom and bottom <= height - _SIDE_PX:
        yield picture[bottom - _SIDE_PX : bottom, across], picture[bottom + 3 : bottom + 5, across]
