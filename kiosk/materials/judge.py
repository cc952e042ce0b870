"""Says what is wrong with a picture of a page, and where, before anybody has to read it.

The measures are in `measures.py`. Their limits come from the tuning half of generated pages
(`./dev bench judge` draws the curves); they want confirming with the camera of each site.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.materials import measures
from kiosk.materials.measures import INK, WHOLE, Box, Floats, sharpness_lost
from kiosk.materials.page import PageFound
from kiosk.materials.picture import Grey, Picture, even_sided, fitted
from kiosk.materials.second_page import other_page

__all__ = ["WHOLE", "Box", "Fault", "Fingerprint", "Verdict", "fingerprint", "judge",
           "sharpness_lost"]  # fmt: skip


class Fault(StrEnum):
    """What may be wrong with a page."""

    BLURRED = "blurred"
    TOO_DARK = "too_dark"
    TOO_BRIGHT = "too_bright"
    GLARE = "glare"
    CUT_OFF = "cut_off"
    BLANK = "blank"
    SAME_PAGE = "same_page"
    FINGER = "finger"
    NOISY = "noisy"
    TOO_SMALL = "too_small"
    TWO_PAGES = "two_pages"
    WRONG_SIDE = "wrong_side"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One fault, and the part of the page it concerns."""

    code: Fault
    where: Box = WHOLE


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """What a page looks like from afar: enough to know it again, too little to read."""

    detail: npt.NDArray[np.float32]


BLURRED: Final = 0.46
DARK: Final = 88.0
BURNT_SHARE: Final = 0.3
GLARE_SHARE: Final = 0.004
BLANK_SHARE: Final = 0.0006
NOISY: Final = 14.0
FINGER_SHARE: Final = 0.001
LEAST_LINE: Final = 9.0
"""Pixels a line of writing must be high: a Chinese character has up to ten strokes in it."""
STRIPE: Final = 0.6
_PRINT_SIDE: Final = 300
_SAME: Final = 0.88
_CARD: Final = 85.60 / 53.98
_NOT_A_CARD: Final = 0.13


def judge(
    page: Picture,
    frame: Picture,
    found: PageFound,
    earlier: Sequence[Fingerprint] = (),
    *,
    shape: str = "a4",
    front: bool = False,
) -> tuple[Verdict, ...]:
    """Return the faults of `page`, straightened from `found` on `frame`; empty when it is good.

    Light is judged on the frame, because straightening evens it. `earlier` are the fingerprints
    of pages already taken for this material. `front`: only the front of a card will do.
    """
    seen = measures.as_seen(frame, found)
    verdicts = [*_light(seen), *_place(frame, found, shape)]
    ink = measures.ink_of(page)
    if float((ink > INK).mean()) < BLANK_SHARE:
        return (*verdicts, Verdict(Fault.BLANK))
    enlarged = measures.enlargement(page, frame, found)
    verdicts += _detail(page, frame, found, ink, enlarged, shape)
    finger = measures.finger_over(seen)
    if finger.value > FINGER_SHARE:
        verdicts.append(Verdict(Fault.FINGER, finger.where))
    if front and (stripe := measures.stripe_on(page)).value > STRIPE:
        verdicts.append(Verdict(Fault.WRONG_SIDE, stripe.where))
    if earlier and _is_among(earlier, fingerprint(page)):
        verdicts.append(Verdict(Fault.SAME_PAGE))
    return tuple(verdicts)


def fingerprint(page: Picture) -> Fingerprint:
    """What to know `page` by when it comes again."""
    grey = cv2.cvtColor(fitted(even_sided(page), _PRINT_SIDE), cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, (72, 72), interpolation=cv2.INTER_AREA).astype(np.float32)
    detail = cv2.GaussianBlur(small, (0, 0), 0.8) - cv2.GaussianBlur(small, (0, 0), 6.0)
    return Fingerprint(np.asarray(detail, np.float32))


def _light(seen: Picture) -> Iterator[Verdict]:
    if measures.brightness_of(seen).value < DARK:
        yield Verdict(Fault.TOO_DARK)
        return
    whole, *spots = measures.burnt_of(seen)
    if whole.value > BURNT_SHARE:
        yield Verdict(Fault.TOO_BRIGHT)
        return
    for spot in spots:
        if spot.value > GLARE_SHARE:
            yield Verdict(Fault.GLARE, spot.where)


def _place(frame: Picture, found: PageFound, shape: str) -> Iterator[Verdict]:
    if found.touches_frame:
        yield Verdict(Fault.CUT_OFF, _cut_side(found))
    elif shape == "card" and abs(measures.proportion_of(frame, found) / _CARD - 1) > _NOT_A_CARD:
        yield Verdict(Fault.CUT_OFF)  # a hand, or a stripe as dark as the tray, hides a part
    if other_page(frame, found) is not None:
        yield Verdict(Fault.TWO_PAGES)


def _detail(
    page: Picture, frame: Picture, found: PageFound, ink: Grey, enlarged: float, shape: str
) -> Iterator[Verdict]:
    soft = measures.softness_of(page, ink, enlarged)
    line = measures.line_height_of(page, ink, enlarged)
    if shape == "card":  # its lines may be too few to measure, but its size is known
        line = measures.card_line_of(frame, found)
    if soft.value > BLURRED:
        yield Verdict(Fault.BLURRED, soft.where)
    elif 0 < line.value < LEAST_LINE:
        yield Verdict(Fault.TOO_SMALL, line.where)
    if measures.noise_of(frame, found).value > NOISY:
        yield Verdict(Fault.NOISY)


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


def _is_among(earlier: Sequence[Fingerprint], now: Fingerprint) -> bool:
    return any(_likeness(now, other) > _SAME for other in earlier)


def _likeness(one: Fingerprint, other: Fingerprint) -> float:
    """The best correlation of two fingerprints over small shifts, -1..1."""
    inner = one.detail[3:-3, 3:-3]
    matches: Floats = np.asarray(cv2.matchTemplate(other.detail, inner, cv2.TM_CCOEFF_NORMED))
    return float(matches.max())
