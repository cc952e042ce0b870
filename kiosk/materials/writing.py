"""Which way the writing on a page runs: how far it is turned, and whether it stands on its head.

The slant is where the profile of the ink across the lines is sharpest. Which of two ways is up is
said by a small network that the wheel of `rapidocr` ships (PP-OCR's classifier of text direction,
Apache-2.0), run by OpenCV itself: 5 ms a line, and the screen's process loads nothing new.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.materials.picture import Grey, as_picture
from kiosk.materials.recognise.models import models_folder

Floats = npt.NDArray[np.float64]

_DIRECTION: Final = "ch_ppocr_mobile_v2.0_cls_mobile.onnx"
_STRIP: Final = (192, 48)
_MOST_STRIPS: Final = 8
_SURE: Final = 5.0
_SURE_AT_ONCE: Final = 9.0
_STEEPEST: Final = 8.0
"""Degrees. What is turned further lies so on purpose, or the page was not found well."""
_POINTS: Final = 24_000
_LEVEL: Final = 0.015
_FEW: Final = 5_000
_LEAST_POINTS: Final = 300
_CLEAR: Final = 1.25
_ALONG: Final = 1.3
_ONE: Final = threading.Lock()


@dataclass(frozen=True, slots=True)
class Writing:
    """`turns`: quarter turns clockwise that put the page upright, None when nothing says so.

    `slant`: degrees clockwise by which the writing is turned besides, 0.0 when it is unclear.
    """

    turns: int | None
    slant: float


def writing_on(page: Grey, *, lies: bool = False) -> Writing:
    """Look at a page, best 1,000 to 1,500 pixels long. `lies`: its lines run along its long side.

    About 30 ms on one core. A page without lines of writing gives `Writing(None, 0.0)`.
    """
    ink = _ink(page)
    if cv2.countNonZero(ink) < _LEAST_POINTS:
        return Writing(None, 0.0)
    slant = _slant(ink)
    level, letters = (_levelled(part, slant) for part in (page, _without_rules(ink)))
    height, width = page.shape
    stands = height > width if lies else _runs_down(letters)
    if stands is None:
        return Writing(None, slant)
    if stands:
        level, letters = (_quarter_turned(part) for part in (level, letters))
    head_up = _head_up(level, letters)
    if head_up is None:
        return Writing(None, slant)
    return Writing((0 if head_up else 2) + (1 if stands else 0) & 3, slant)


def _ink(page: Grey) -> Grey:
    """Where something is darker than the paper around it; the outermost rim does not count."""
    ink = cv2.adaptiveThreshold(
        page, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 14
    )
    rim = max(2, round(0.02 * min(ink.shape)))
    ink[:rim], ink[-rim:], ink[:, :rim], ink[:, -rim:] = 0, 0, 0, 0
    return as_picture(ink)


def _without_rules(ink: Grey) -> Grey:
    """Long straight lines say where a table is, not where its writing runs."""
    long = max(ink.shape) // 14
    rest = ink
    for size in ((long, 1), (1, long)):
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, size)
        rules = cv2.dilate(cv2.morphologyEx(ink, cv2.MORPH_OPEN, kernel), np.ones((3, 3), np.uint8))
        rest = as_picture(cv2.subtract(rest, rules))
    return rest


def _slant(ink: Grey) -> float:
    """Degrees, to about 0.02: coarsely over the whole range, then ever finer around the best."""
    points = _points_of(ink)
    few = points[:: max(1, len(points) // _FEW)]
    angles = np.arange(-_STEEPEST - 1.2, _STEEPEST + 1.3, 0.4)
    scores = np.array([_sharpness(few, angle, 2.0) for angle in angles])
    best = float(angles[scores.argmax()])
    if scores.max() < _CLEAR * np.median(scores) or abs(best) > _STEEPEST + 0.2:
        return 0.0
    near = best + 0.12 * np.arange(-4, 5)
    best = float(near[np.argmax([_sharpness(few, angle, 1.5) for angle in near])])
    # The top of the peak is rough; a parabola through its upper part is not.
    near = 0.05 * np.arange(-4, 5)
    bend, lean, _ = np.polyfit(near, [_sharpness(points, best + d, 1.0) for d in near], 2)
    best += float(np.clip(-lean / (2 * bend), -0.25, 0.25)) if bend < 0 else 0.0
    return best if abs(best) > _LEVEL else 0.0


def _points_of(ink: Grey) -> Floats:
    """Inked points about the middle, spread over their pixels: rows of pixels are no lines."""
    inked = cv2.findNonZero(ink)
    if inked is None:
        return np.zeros((0, 2))
    points = inked[:: max(1, len(inked) // _POINTS), 0] - np.array(ink.shape[::-1]) / 2
    return points + np.random.default_rng(1).uniform(-0.5, 0.5, points.shape)


def _sharpness(points: Floats, degrees: float, bin_size: float) -> float:
    """How much the ink bundles into lines, along and across, if the page is turned so far."""
    angle = np.deg2rad(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    turned = points @ turn / bin_size
    score = 0.0
    for values in turned.T:
        # Each point counts for both bins it lies between, or the score jumps with rounding.
        low = values - values.min()
        floor = low.astype(np.intp)
        share = low - floor
        size = int(floor.max()) + 2
        count = np.bincount(floor, 1 - share, size) + np.bincount(floor + 1, share, size)
        score += float(np.square(np.diff(count)).sum())
    return score


def _levelled(page: Grey, slant: float) -> Grey:
    if not slant:
        return page
    height, width = page.shape
    move = cv2.getRotationMatrix2D((width / 2, height / 2), slant, 1.0)
    return as_picture(cv2.warpAffine(page, move, (width, height), borderMode=cv2.BORDER_REPLICATE))


def _quarter_turned(page: Grey) -> Grey:
    return as_picture(cv2.rotate(page, cv2.ROTATE_90_CLOCKWISE))


def _runs_down(ink: Grey) -> bool | None:
    """Whether the lines of a level page run from top to bottom; None when there are none."""
    along, across = (_banded(ink.mean(axis=axis)) for axis in (1, 0))
    if max(along, across) <= 0.0 or 1 / _ALONG < along / max(across, 1e-9) < _ALONG:
        return None
    return across > along


def _banded(profile: Floats) -> float:
    """How much a profile goes up and down from line to line, margins left aside."""
    inked = np.flatnonzero(profile > 0.1 * profile.max()) if profile.max() > 0 else np.zeros(0)
    if len(inked) < 8:
        return 0.0
    part = profile[int(inked[0]) : int(inked[-1]) + 1].astype(np.float32).reshape(-1, 1)
    wide = cv2.GaussianBlur(part, (1, 0), 0, sigmaY=14.0)
    return float(np.square(cv2.GaussianBlur(part, (1, 0), 0, sigmaY=1.5) - wide).mean())


def _head_up(page: Grey, letters: Grey) -> bool | None:
    """Whether the lines of a page stand on their feet; None when they do not agree."""
    total = 0.0
    for count, strip in enumerate(_strips(page, letters), start=1):
        up, down = _chances(strip)
        total += float(np.log((up + 0.01) / (down + 0.01)))
        if count > 2 and abs(total) > _SURE_AT_ONCE:
            break
    return None if abs(total) < _SURE else total > 0


def _strips(page: Grey, letters: Grey) -> list[Grey]:
    """The beginnings of the longest lines, each four times as long as high."""
    reach = max(9, page.shape[1] // 50)
    joined = cv2.morphologyEx(letters, cv2.MORPH_CLOSE, np.ones((3, reach), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    boxes = [
        (x, y, w, h)
        for x, y, w, h, size in stats[1:count].tolist()
        if 9 <= h <= page.shape[0] // 6 and w > 3 * h and size > 0.3 * w * h
    ]
    strips = []
    for x, y, w, h in sorted(boxes, key=lambda box: -box[2])[:_MOST_STRIPS]:
        air = max(1, h // 8)
        part = page[max(0, y - air) : y + h + air, max(0, x - air) : x + min(w, 4 * h) + air]
        strips.append(part)
    return strips


def _chances(strip: Grey) -> tuple[float, float]:
    """How likely a line stands upright, and on its head."""
    width, height = _STRIP
    wide = min(width, max(1, round(strip.shape[1] * height / strip.shape[0])))
    values = cv2.resize(strip, (wide, height)).astype(np.float32) / 127.5 - 1.0
    padded = np.zeros((1, 3, height, width), np.float32)
    padded[0, :, :, :wide] = values
    with _ONE:  # a network of OpenCV keeps its input between the two calls
        network = _network()
        network.setInput(padded)
        said = np.asarray(network.forward(), np.float64).ravel()
    return float(said[0]), float(said[1])


@cache
def _network() -> cv2.dnn.Net:
    return cv2.dnn.readNetFromONNX(str(models_folder() / _DIRECTION))
