"""What can be measured on a picture of a page: one number for one fault, and where it is.

Every measure is meant to see one fault and to be blind to the others. Which number is too much
is said in `judge.py`; how well each parts good from bad is drawn in `docs/judge/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.materials.page import PageFound
from kiosk.materials.picture import Grey, Picture, as_picture, even_sided, fitted

Floats = npt.NDArray[np.float32]
Box = tuple[float, float, float, float]
"""x, y, width and height, each 0..1 of the page."""

WHOLE: Final[Box] = (0.0, 0.0, 1.0, 1.0)
INK: Final = 28
_SIDE: Final = 900
_TILE: Final = 96
_NOISE_SIDE: Final = 512
_BURNT: Final = 250
_SKIN_COLOURED: Final = 0.35
_AT_RIM: Final = 0.012
_WRITTEN: Final = 0.01
_LINES: Final = 3
_STRIPE_DARK: Final = 0.45
_CARD_LINE: Final = 2.5 / 85.6


@dataclass(frozen=True, slots=True)
class Measured:
    """How much of a fault there is, and on which part of the page."""

    value: float
    where: Box = WHOLE


def as_seen(frame: Picture, found: PageFound) -> Picture:
    """The page's part of the frame, small and straight, with the light it really had."""
    quad = _quad(frame, found)
    across, down = (float(np.hypot(*(quad[i] - quad[0]))) for i in (1, 3))
    scale = _SIDE / max(across, down, 1.0)
    size = (max(16, round(across * scale)), max(16, round(down * scale)))
    flat = np.array([[0, 0], [size[0], 0], size, [0, size[1]]], np.float32)
    move = cv2.getPerspectiveTransform(quad, flat)
    return as_picture(cv2.warpPerspective(frame, move, size, flags=cv2.INTER_AREA))


def ink_of(page: Picture) -> Grey:
    """How much each point differs from its surroundings; the outermost rim does not count."""
    small = fitted(as_picture(cv2.cvtColor(even_sided(page), cv2.COLOR_RGB2GRAY)), _SIDE)
    # The ground changes slowly: its median is taken on a half, at a fifth of the time.
    half = cv2.resize(small, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_NEAREST)
    ground = cv2.resize(cv2.medianBlur(half, 15), small.shape[::-1])
    ink = as_picture(cv2.absdiff(ground, small))
    rim = max(2, round(0.02 * min(ink.shape)))
    ink[:rim], ink[-rim:], ink[:, :rim], ink[:, -rim:] = 0, 0, 0, 0
    return ink


def brightness_of(seen: Picture) -> Measured:
    """The light tones of a page, 0..255."""
    red, green, blue = cv2.split(seen)
    return Measured(float(np.percentile(cv2.max(cv2.max(red, green), blue), 95)))


def burnt_of(seen: Picture) -> tuple[Measured, ...]:
    """First how much of the page has no tone left, then each such place, the largest first."""
    red, green, blue = cv2.split(seen)
    darkest = cv2.min(cv2.min(red, green), blue)
    burnt = cv2.threshold(darkest, _BURNT, 255, cv2.THRESH_BINARY)[1]
    burnt = as_picture(cv2.morphologyEx(burnt, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8)))
    spots = sorted(_patches(burnt), key=lambda spot: -spot.value)
    return (Measured(float((burnt > 0).mean())), *spots)


def softness_of(page: Picture, ink: Grey, enlarged: float) -> Measured:
    """How little further blur would change the most written-on part (`sharpness_lost`).

    `enlarged`: how many times larger the page is than the camera saw it (`enlargement`).
    """
    grey = as_picture(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY))
    x, y, width, height = _busiest(grey, ink)
    part = grey[y : y + height, x : x + width]
    if enlarged > 1.0:
        size = (max(2, round(width / enlarged)), max(2, round(height / enlarged)))
        part = as_picture(cv2.resize(part, size, interpolation=cv2.INTER_AREA))
    whole_height, whole_width = grey.shape
    where = (x / whole_width, y / whole_height, width / whole_width, height / whole_height)
    return Measured(sharpness_lost(part), where)


def sharpness_lost(grey: Grey) -> float:
    """The blur effect of Crete et al.: 0 is perfectly sharp, 1 has nothing left to blur."""
    values = grey.astype(np.float32)
    worst = 0.0
    for axis, kernel in ((0, (1, 9)), (1, (9, 1))):
        softer = cv2.blur(values, kernel)
        change = np.abs(np.diff(values, axis=axis))
        change_left = np.abs(np.diff(softer, axis=axis))
        total = float(change.sum())
        lost = float(np.maximum(change - change_left, 0).sum())
        if total > 0:
            worst = max(worst, (total - lost) / total)
    return worst


def noise_of(frame: Picture, found: PageFound) -> Measured:
    """The sensor's noise on the page, in grey levels (standard deviation).

    After Immerkaer, "Fast noise variance estimation", CVIU 64 (1996); the median, not the mean,
    so that writing does not count.
    """
    height, width = frame.shape[:2]
    middle = _quad(frame, found).mean(axis=0)
    reach = _NOISE_SIDE // 2
    x, y = (int(np.clip(v, 0, most)) for v, most in zip(middle, (width, height), strict=True))
    part = frame[max(0, y - reach) : y + reach, max(0, x - reach) : x + reach, 1]
    kernel = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    change = np.abs(cv2.filter2D(part, cv2.CV_32F, kernel))
    # 6 is the kernel's own gain; 0.6745 turns the median of |x| into a standard deviation.
    return Measured(float(np.median(change)) / 6.0 / 0.6745)


def finger_over(seen: Picture) -> Measured:
    """The share of the page that a finger from outside hides beyond the margin.

    Skin is told by its chroma (Cr 136..180, Cb 80..124: every tone of skin lies there, see Chai
    and Ngan, IEEE CSVT 9 (1999)), by its breadth, and by coming in over the rim. A page or card
    that has such a colour itself is not judged.
    """
    height, width = seen.shape[:2]
    skin = cv2.inRange(cv2.cvtColor(seen, cv2.COLOR_RGB2YCrCb), (30, 136, 80), (250, 180, 124))
    broad = max(5, round(0.022 * max(height, width))) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (broad, broad))
    skin = as_picture(cv2.morphologyEx(skin, cv2.MORPH_OPEN, kernel))
    if float((skin > 0).mean()) > _SKIN_COLOURED:
        return Measured(0.0)
    worst = Measured(0.0)
    from_outside = [patch for patch in _patches(skin) if _at_rim(patch.where)]
    if not from_outside:
        return worst
    left, top, right, bottom = _written(ink_of(seen))
    for patch in from_outside:
        x, y, w, h = patch.where
        over_x = min(x + w, right) - max(x, left)
        over_y = min(y + h, bottom) - max(y, top)
        hidden = max(0.0, over_x) * max(0.0, over_y)
        if hidden > worst.value:
            worst = Measured(hidden, patch.where)
    return worst


def _at_rim(where: Box) -> bool:
    x, y, width, height = where
    return min(x, y, 1 - x - width, 1 - y - height) <= _AT_RIM


def line_height_of(page: Picture, ink: Grey, enlarged: float) -> Measured:
    """How many pixels of the camera a line of writing is high where most is written.

    The median height of the bands of ink, along the rows or the columns, whichever shows lines
    more plainly. 0 when there are fewer than three lines to go by.
    """
    grey = as_picture(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY))
    x, y, width, height = _busiest(grey, ink)
    part = cv2.GaussianBlur(grey[y : y + height, x : x + width], (0, 0), 0.8)
    _, dark = cv2.threshold(part, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    along = max((dark.mean(axis=axis) for axis in (0, 1)), key=lambda v: float(v.std()))
    inked = np.concatenate([[0], along > 0.35 * np.percentile(along, 90), [0]]).astype(np.int8)
    turns = np.flatnonzero(np.diff(inked))
    bands = (turns[1::2] - turns[::2])[1:-1]  # the outer two may be cut
    whole_height, whole_width = grey.shape
    where = (x / whole_width, y / whole_height, width / whole_width, height / whole_height)
    return Measured(float(np.median(bands)) / enlarged if bands.size >= _LINES else 0.0, where)


def card_line_of(frame: Picture, found: PageFound) -> Measured:
    """How many pixels of the camera a line on an ID-1 card is high, taken as 2.5 mm of 85.6."""
    quad = _quad(frame, found)
    longest = max(float(np.hypot(*(quad[(i + 1) % 4] - quad[i]))) for i in range(4))
    return Measured(longest * _CARD_LINE)


def stripe_on(page: Picture) -> Measured:
    """How much of a card's width is one dark band, as the magnetic stripe on a back is (0..1).

    ISO/IEC 7811-2 puts it within 5.5 to 15.8 mm of the upper edge of the back.
    """
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    if grey.shape[0] > grey.shape[1]:
        grey = cv2.rotate(grey, cv2.ROTATE_90_CLOCKWISE)
    grey = cv2.resize(grey, (214, 135), interpolation=cv2.INTER_AREA)
    dark = (grey < _STRIPE_DARK * np.median(grey)).astype(np.float32)[:, 4:-4]
    rows = dark.mean(axis=1)
    best = Measured(0.0)
    for top in (*range(5, 26), *range(90, 111)):
        band = float(np.percentile(rows[top : top + 20], 10))
        if band > best.value:
            best = Measured(band, (0.0, top / 135, 1.0, 20 / 135))
    return best


def proportion_of(frame: Picture, found: PageFound) -> float:
    """How many times longer than wide the page is seen."""
    quad = _quad(frame, found)
    sides = [float(np.hypot(*(quad[(i + 1) % 4] - quad[i]))) for i in range(4)]
    across, down = sides[0] + sides[2], sides[1] + sides[3]
    return max(across, down) / max(min(across, down), 1.0)


def enlargement(page: Picture, frame: Picture, found: PageFound) -> float:
    """How much larger the page is than the camera saw it: that much softness is nobody's fault."""
    height, width = frame.shape[:2]
    (x0, y0), (x1, y1) = found.corners[0:2], found.corners[2:4]
    seen = float(np.hypot((x1 - x0) * width, (y1 - y0) * height))
    return max(1.0, float(page.shape[1]) / max(seen, 1.0))


def _quad(frame: Picture, found: PageFound) -> Floats:
    height, width = frame.shape[:2]
    corners = np.array(found.corners, np.float32).reshape(4, 2)
    return np.asarray(corners * np.array([width, height], np.float32), np.float32)


def _patches(mask: Grey) -> list[Measured]:
    """The connected places of a mask, each with its share of the page."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    height, width = mask.shape
    return [
        Measured(size / mask.size, (x / width, y / height, w / width, h / height))
        for x, y, w, h, size in stats[1:count].tolist()
    ]


def _written(ink: Grey) -> tuple[float, float, float, float]:
    """Left, top, right and bottom (0..1) of what is written on the page."""
    rows = np.flatnonzero((ink > INK).mean(axis=1) > _WRITTEN)
    columns = np.flatnonzero((ink > INK).mean(axis=0) > _WRITTEN)
    if not rows.size or not columns.size:
        return 0.0, 0.0, 1.0, 1.0
    height, width = ink.shape
    return (
        float(columns[0]) / width,
        float(rows[0]) / height,
        float(columns[-1] + 1) / width,
        float(rows[-1] + 1) / height,
    )


def _busiest(grey: Grey, ink: Grey) -> tuple[int, int, int, int]:
    """The square with the most ink: x, y, width and height in pixels of the page."""
    height, width = grey.shape
    tile = max(_TILE, round(0.18 * max(height, width)))
    small = max(8, round(tile * ink.shape[0] / height))
    busy = cv2.boxFilter((ink > INK).astype(np.float32), -1, (small, small))
    row, column = divmod(int(busy.argmax()), busy.shape[1])
    y = int(np.clip(row * height / ink.shape[0] - tile / 2, 0, max(0, height - tile)))
    x = int(np.clip(column * width / ink.shape[1] - tile / 2, 0, max(0, width - tile)))
    return x, y, min(tile, width - x), min(tile, height - y)
