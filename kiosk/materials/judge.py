"""Says what is wrong with a picture of a page, and where, before anybody has to read it.

Every measure is meant to see one fault and to be blind to the others: sharpness is measured by
how much a further blur changes the page (Crete et al., "The blur effect", SPIE 6492, 2007),
which does not mind dim light, as the customary variance of the Laplacian does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.materials.page import PageFound
from kiosk.materials.picture import Grey, Picture, as_picture

Floats = npt.NDArray[np.float32]
Box = tuple[float, float, float, float]
"""x, y, width and height, each 0..1 of the page."""

WHOLE: Final[Box] = (0.0, 0.0, 1.0, 1.0)


class Fault(StrEnum):
    """What may be wrong with a page."""

    BLURRED = "blurred"
    TOO_DARK = "too_dark"
    TOO_BRIGHT = "too_bright"
    GLARE = "glare"
    CUT_OFF = "cut_off"
    BLANK = "blank"
    SAME_PAGE = "same_page"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One fault, and the part of the page it concerns."""

    code: Fault
    where: Box = WHOLE


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """What a page looks like from afar: enough to know it again, too little to read."""

    detail: npt.NDArray[np.float32]


# Tuned on synthetic pages of known faults; to be confirmed with the camera of each site.
_BLURRED: Final = 0.43
_DARK: Final = 100.0
_BURNT: Final = 250
_BURNT_SHARE: Final = 0.3
_GLARE_SHARE: Final = 0.004
_INK: Final = 28
_BLANK_SHARE: Final = 0.0006
_SAME: Final = 0.88
_SIDE: Final = 900
_TILE: Final = 96


def judge(
    page: Picture,
    frame: Picture,
    found: PageFound,
    earlier: Sequence[Fingerprint] = (),
) -> tuple[Verdict, ...]:
    """Return the faults of `page`, straightened from `found` on `frame`; empty when it is good.

    Light is judged on the frame, because straightening evens it. `earlier` are the fingerprints
    of pages already taken for this material.
    """
    seen = _as_seen(frame, found)
    verdicts = [*_light(seen)]
    if found.touches_frame:
        verdicts.append(Verdict(Fault.CUT_OFF, _cut_side(found)))
    ink = _ink(page)
    if float((ink > _INK).mean()) < _BLANK_SHARE:
        return (*verdicts, Verdict(Fault.BLANK))
    blurred = _blurred(page, ink, _enlarged(page, frame, found))
    if blurred is not None:
        verdicts.append(Verdict(Fault.BLURRED, blurred))
    print_now = fingerprint(page)
    if any(_likeness(print_now, other) > _SAME for other in earlier):
        verdicts.append(Verdict(Fault.SAME_PAGE))
    return tuple(verdicts)


def fingerprint(page: Picture) -> Fingerprint:
    """What to know `page` by when it comes again."""
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, (72, 72), interpolation=cv2.INTER_AREA).astype(np.float32)
    detail = cv2.GaussianBlur(small, (0, 0), 0.8) - cv2.GaussianBlur(small, (0, 0), 6.0)
    return Fingerprint(np.asarray(detail, np.float32))


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


def _as_seen(frame: Picture, found: PageFound) -> Picture:
    """The page's part of the frame, small and straight, with the light it really had."""
    height, width = frame.shape[:2]
    quad = np.array(found.corners, np.float32).reshape(4, 2) * np.array([width, height], np.float32)
    across, down = (float(np.hypot(*(quad[i] - quad[0]))) for i in (1, 3))
    scale = _SIDE / max(across, down, 1.0)
    size = (max(16, round(across * scale)), max(16, round(down * scale)))
    flat = np.array([[0, 0], [size[0], 0], size, [0, size[1]]], np.float32)
    move = cv2.getPerspectiveTransform(quad, flat)
    return as_picture(cv2.warpPerspective(frame, move, size, flags=cv2.INTER_AREA))


def _light(seen: Picture) -> list[Verdict]:
    red, green, blue = cv2.split(seen)
    darkest = as_picture(cv2.min(cv2.min(red, green), blue))
    brightest = as_picture(cv2.max(cv2.max(red, green), blue))
    if float(np.percentile(brightest, 95)) < _DARK:
        return [Verdict(Fault.TOO_DARK)]
    burnt = as_picture(cv2.threshold(darkest, _BURNT, 255, cv2.THRESH_BINARY)[1])
    burnt = as_picture(cv2.morphologyEx(burnt, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8)))
    if float((burnt > 0).mean()) > _BURNT_SHARE:
        return [Verdict(Fault.TOO_BRIGHT)]
    return _glare(burnt)


def _glare(burnt: Grey) -> list[Verdict]:
    count, _, stats, _ = cv2.connectedComponentsWithStats(burnt)
    height, width = burnt.shape
    verdicts = []
    for x, y, w, h, size in stats[1:count].tolist():
        if size / burnt.size > _GLARE_SHARE:
            verdicts.append(Verdict(Fault.GLARE, (x / width, y / height, w / width, h / height)))
    return verdicts


def _cut_side(found: PageFound) -> Box:
    """The side of the page that lies outside the frame."""
    margin = 0.01
    points = [found.corners[i : i + 2] for i in range(0, 8, 2)]
    outside = [min(x, y, 1 - x, 1 - y) < margin for x, y in points]
    # Corners: top left, top right, bottom right, bottom left.
    for first, second, box in (
        (0, 1, (0.0, 0.0, 1.0, 0.1)),
        (1, 2, (0.9, 0.0, 0.1, 1.0)),
        (2, 3, (0.0, 0.9, 1.0, 0.1)),
        (3, 0, (0.0, 0.0, 0.1, 1.0)),
    ):
        if outside[first] and outside[second]:
            return box
    return WHOLE


def _ink(page: Picture) -> Grey:
    """How much darker than its surroundings each point is; the outermost rim does not count."""
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    height, width = grey.shape
    scale = min(1.0, _SIDE / max(height, width))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ground = cv2.medianBlur(small, 31)
    ink = as_picture(cv2.absdiff(ground, small))
    rim = max(2, round(0.02 * min(ink.shape)))
    ink[:rim], ink[-rim:], ink[:, :rim], ink[:, -rim:] = 0, 0, 0, 0
    return ink


def _enlarged(page: Picture, frame: Picture, found: PageFound) -> float:
    """How much larger the page is than the camera saw it: that much softness is nobody's fault."""
    height, width = frame.shape[:2]
    (x0, y0), (x1, y1) = found.corners[0:2], found.corners[2:4]
    seen = float(np.hypot((x1 - x0) * width, (y1 - y0) * height))
    return max(1.0, float(page.shape[1]) / max(seen, 1.0))


def _blurred(page: Picture, ink: Grey, enlarged: float) -> Box | None:
    """The box of the most written-on part if even that is blurred, else None."""
    grey = as_picture(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY))
    x, y, width, height = _busiest(grey, ink)
    part = grey[y : y + height, x : x + width]
    if enlarged > 1.0:
        size = (max(2, round(width / enlarged)), max(2, round(height / enlarged)))
        part = as_picture(cv2.resize(part, size, interpolation=cv2.INTER_AREA))
    if sharpness_lost(part) <= _BLURRED:
        return None
    whole_height, whole_width = grey.shape
    return x / whole_width, y / whole_height, width / whole_width, height / whole_height


def _busiest(grey: Grey, ink: Grey) -> tuple[int, int, int, int]:
    """The square with the most ink: x, y, width and height in pixels of the page."""
    height, width = grey.shape
    tile = max(_TILE, round(0.18 * max(height, width)))
    small = max(8, round(tile * ink.shape[0] / height))
    busy = cv2.boxFilter((ink > _INK).astype(np.float32), -1, (small, small))
    row, column = divmod(int(busy.argmax()), busy.shape[1])
    y = int(np.clip(row * height / ink.shape[0] - tile / 2, 0, max(0, height - tile)))
    x = int(np.clip(column * width / ink.shape[1] - tile / 2, 0, max(0, width - tile)))
    return x, y, min(tile, width - x), min(tile, height - y)


def _likeness(one: Fingerprint, other: Fingerprint) -> float:
    """The best correlation of two fingerprints over small shifts, -1..1."""
    inner = one.detail[3:-3, 3:-3]
    matches: Floats = np.asarray(cv2.matchTemplate(other.detail, inner, cv2.TM_CCOEFF_NORMED))
    return float(matches.max())
