"""From a picture with a page on it to the finished, judged page: the one chain for every way in.

Document camera, sheet feeder, phone and command line go through here, so a page is held to the
same measure however it came.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import cv2
import numpy as np

from kiosk.materials.card_back import completed
from kiosk.materials.judge import Fingerprint, Verdict, fingerprint, judge
from kiosk.materials.page import PageFound
from kiosk.materials.picture import Grey, Picture, as_picture, fitted
from kiosk.materials.straighten import Shape, straighten
from kiosk.materials.writing import Writing, writing_on

_READ_AT: Final = 1200
_PLAIN: Final = Writing(None, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class FinishedPage:
    """A page, what is wrong with it, and what to know it by. `found`: from its own top left on."""

    page: Picture = field(repr=False)
    found: PageFound
    verdicts: tuple[Verdict, ...]
    mark: Fingerprint = field(repr=False)


def finish_page(
    frame: Picture,
    found: PageFound,
    earlier: Sequence[Fingerprint] = (),
    *,
    shape: Shape | str = Shape.A4,
    front: bool = False,
) -> FinishedPage:
    """Turn the page upright, straighten, clean and judge it.

    `shape` and `front` are what is known of the document (see `judge`). A page that does not say
    which way is up stays as it was laid. Raises ValueError for a shape no item knows.
    """
    wanted = Shape(shape)
    if wanted is Shape.CARD:
        found = completed(frame, found)
    upright, slant = placed_upright(frame, found, wanted)
    page = straighten(frame, upright.corners, wanted, slant=slant)
    verdicts = judge(page, frame, upright, earlier, shape=wanted, front=front)
    return FinishedPage(page, upright, verdicts, fingerprint(page))


def placed_upright(frame: Picture, found: PageFound, shape: Shape) -> tuple[PageFound, float]:
    """`found` beginning at the page's own top left, and the slant of its writing in degrees.

    What is known of the document: the lines of a card run along it, so only its two long sides
    can be up; a card and a photo are as straight as their rim, whatever is printed on them.
    """
    written = _PLAIN
    if shape is not Shape.PHOTO:
        written = writing_on(_in_grey(frame, found), lies=shape is Shape.CARD)
    slant = written.slant if shape is Shape.A4 else 0.0
    if not written.turns:
        return found, slant
    corners = np.roll(np.array(found.corners).reshape(4, 2), written.turns, axis=0)
    return replace(found, corners=tuple(float(v) for v in corners.ravel())), slant


def _in_grey(frame: Picture, found: PageFound) -> Grey:
    """The page, flat and small, as it lies."""
    height, width = frame.shape[:2]
    quad = np.array(found.corners, np.float32).reshape(4, 2) * np.array([width, height], np.float32)
    across, down = (float(np.hypot(*(quad[i] - quad[0]))) for i in (1, 3))
    # From a picture about as fine as what comes out: so no fine line falls between two points.
    scale = min(1.0, _READ_AT / max(across, down, 1.0))
    small = fitted(frame, max(64, round(scale * max(height, width))))
    size = (max(16, round(across * scale)), max(16, round(down * scale)))
    flat = np.array([[0, 0], [size[0], 0], size, [0, size[1]]], np.float32)
    quad *= small.shape[1] / width
    move = cv2.getPerspectiveTransform(quad - np.float32(0.5), flat - np.float32(0.5))
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    return as_picture(cv2.warpPerspective(grey, move, size, borderMode=cv2.BORDER_REPLICATE))
