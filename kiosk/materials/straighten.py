"""Makes a flat, upright, evenly lit page of what the camera saw at an angle."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.materials.picture import Picture, as_picture, even_sided, fitted

Floats = npt.NDArray[np.float32]


class Shape(StrEnum):
    """What a material is laid down as, named as service items name it."""

    A4 = "a4"
    CARD = "card"
    PHOTO = "photo"


_A4: Final = (1654, 2339)
"""210 x 297 mm (ISO 216) at 200 dpi."""

_CARD: Final = (1011, 638)
"""85.60 x 53.98 mm (ISO/IEC 7810 ID-1) at 300 dpi."""

_SAME_PROPORTIONS: Final = 0.08
_FILLS_TRAY: Final = 0.62
_LONGEST: Final = 3600
_SHORTEST: Final = 32
_TRIM: Final = 0.0015
_GROUND_SIDE: Final = 64
_BAND: Final = 64
_WHITE: Final = 250.0
_MOST_GAIN: Final = 2.2
_PAPER_SPAN: Final = 0.2
_PAPER_SHARE: Final = 0.4


def straighten(
    image: Picture, corners: Sequence[float], shape: Shape | str, *, slant: float = 0.0
) -> Picture:
    """Return the page inside `corners` (see `PageFound`), its light made even.

    `slant`: degrees clockwise by which the writing is turned on the page; it is made level, in
    the same single step, and what comes in from beside the page is painted over as paper.

    A full sheet becomes A4 at 200 dpi, a card ID-1 at 300 dpi, upright or lying as they were
    laid. Anything else, and an "a4" material that is plainly smaller than A4 (a booklet, a
    certificate), keeps its own proportions in the camera's resolution. Raises ValueError for a
    shape no item knows.
    """
    height, width = image.shape[:2]
    scale = np.array([width, height], np.float32)
    quad = np.array(corners, np.float32).reshape(4, 2) * scale - 0.5
    size = _size(quad, Shape(shape), (width, height))
    move = _levelling(size, slant)
    page = even(_warped(image, quad, size, move))
    return _without_wedges(page, move) if slant else page


def even(page: Picture) -> Picture:
    """Make the paper of a page white and evenly lit; ink, stamps and photos keep their colour.

    One gain per place is used for all three colours, so red stays red. A page whose ground is
    not paper (a bank card, a photo) is only made brighter as a whole.
    """
    halves = fitted(even_sided(page), max(page.shape) // 2)
    small = as_picture(cv2.resize(halves, _ground_size(page), interpolation=cv2.INTER_AREA))
    paper = _is_paper(small)
    if float(paper.mean()) < _PAPER_SHARE:
        return _brightened(page)
    ground = _ground(small, paper)
    gain = np.clip(_WHITE / np.maximum(ground, 1.0), 1.0, _MOST_GAIN).astype(np.float32)
    return _lit(page, gain)


def _lit(page: Picture, gain: Floats) -> Picture:
    """Each point times the gain of its place; band by band, so that the processor's cache does."""
    height, width = page.shape[:2]
    wide = cv2.resize(gain, (width, len(gain)), interpolation=cv2.INTER_LINEAR)
    lit = np.empty_like(page)
    for top in range(0, height, _BAND):
        rows = min(_BAND, height - top)
        # Where the centres of these rows lie among the rows of the gain.
        at = (np.arange(top, top + rows) + 0.5) * (len(gain) / height) - 0.5
        low = np.clip(np.floor(at), 0, len(gain) - 1).astype(np.intp)
        share = np.clip(at - low, 0, 1).astype(np.float32)[:, None]
        part = wide[low] * (1 - share) + wide[np.minimum(low + 1, len(gain) - 1)] * share
        band = cv2.merge([part, part, part])
        cv2.multiply(page[top : top + rows], band, lit[top : top + rows], dtype=cv2.CV_8U)
    return lit


def _size(quad: Floats, shape: Shape, frame: tuple[int, int]) -> tuple[int, int]:
    top, right, bottom, left = (float(np.hypot(*(quad[(i + 1) % 4] - quad[i]))) for i in range(4))
    width, height = (top + bottom) / 2, (left + right) / 2
    long, short = max(width, height), max(min(width, height), 1.0)
    if shape is Shape.CARD:
        return _lying_as(_CARD, width, height)
    fills = long > _FILLS_TRAY * max(frame)
    if shape is Shape.A4 and fills and abs(long / short / (297 / 210) - 1) < _SAME_PROPORTIONS:
        return _lying_as(_A4, width, height)
    factor = min(1.0, _LONGEST / long)
    return max(_SHORTEST, round(width * factor)), max(_SHORTEST, round(height * factor))


def _lying_as(size: tuple[int, int], width: float, height: float) -> tuple[int, int]:
    long, short = max(size), min(size)
    return (long, short) if width > height else (short, long)


def _levelling(size: tuple[int, int], slant: float) -> Floats:
    """Turns a page about its middle, against its slant."""
    move = np.eye(3, dtype=np.float32)
    if slant:
        move[:2] = cv2.getRotationMatrix2D((size[0] / 2, size[1] / 2), slant, 1.0)
    return move


def _without_wedges(page: Picture, move: Floats) -> Picture:
    """Paint what lies outside the turned page in the tone that even paper has."""
    height, width = page.shape[:2]
    rim = np.array([[[0, 0], [width, 0], [width, height], [0, height]]], np.float32)
    inside = cv2.perspectiveTransform(rim, move)
    mask = np.zeros((height, width), np.uint8)
    cv2.fillConvexPoly(mask, np.asarray(inside[0].round(), np.int32), (255,))
    page[mask == 0] = round(_WHITE)
    return page


def _warped(image: Picture, quad: Floats, size: tuple[int, int], after: Floats) -> Picture:
    width, height = size
    # A hair is trimmed all round: a page's rim is half mat.
    hair = _TRIM * max(size)
    flat = np.array(
        [
            [-hair, -hair],
            [width - 1 + hair, -hair],
            [width - 1 + hair, height - 1 + hair],
            [-hair, height - 1 + hair],
        ],
        np.float32,
    )
    move = after @ cv2.getPerspectiveTransform(quad, flat)
    enlarges = width * height > 1.2 * cv2.contourArea(quad)
    how = cv2.INTER_CUBIC if enlarges else cv2.INTER_LINEAR
    moved = cv2.warpPerspective(image, move, size, flags=how, borderMode=cv2.BORDER_REPLICATE)
    return as_picture(moved)


def _ground_size(page: Picture) -> tuple[int, int]:
    height, width = page.shape[:2]
    scale = _GROUND_SIDE * 4 / max(height, width)
    return max(8, round(width * scale)), max(8, round(height * scale))


def _is_paper(small: Picture) -> npt.NDArray[np.bool_]:
    """Where a page shows paper: without much colour and not much darker than its light parts."""
    light = small.max(axis=2).astype(np.int16)
    span = light - small.min(axis=2)
    is_light = light > 0.6 * np.percentile(light, 90)
    return np.asarray((span < _PAPER_SPAN * light) & is_light, np.bool_)


def _ground(small: Picture, paper: npt.NDArray[np.bool_]) -> Floats:
    """The brightness the bare paper has at each place, or would have under what covers it.

    Writing and stamps are narrower than the window whose lightest tone is taken, so they do not
    count; under photos and other large dark places the paper around them is carried on.
    """
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    window = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (15, 15))
    light = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, window, borderType=cv2.BORDER_REPLICATE)
    usual = float(np.median(light[paper]))
    bare = cv2.erode(paper.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(np.float32)
    bare *= light > 0.7 * usual
    near, seen = (_smoothed(v, 6.0) for v in (light * bare, bare))
    far, far_seen = (_smoothed(v, 40.0) for v in (light * bare, bare))
    wide = (far + 1e-3 * usual) / (far_seen + 1e-3)
    return np.asarray((near + 0.05 * wide) / (seen + 0.05), np.float32)


def _smoothed(values: Floats, reach: float) -> Floats:
    soft = cv2.GaussianBlur(values, (0, 0), reach, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(soft, np.float32)


def _brightened(page: Picture) -> Picture:
    """Stretch so that the lightest tones are light; never darker, never clipped much."""
    light = float(np.percentile(page[::8, ::8].max(axis=2), 99))
    gain = min(max(235.0 / max(light, 1.0), 1.0), _MOST_GAIN)
    return as_picture(cv2.convertScaleAbs(page, alpha=gain))
