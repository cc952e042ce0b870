"""Finds a sheet or card lying on the tray.

Several cues propose quadrilaterals (light against the mat, colour against the mat, edges, and the
difference to the empty tray where that is known); each is judged by how much edge there is under
its sides; the best is fitted to the edge with sub-pixel lines. No smallest size is asked for that
would lose a bank card, and a bare mat, which has texture but no straight long edges, gives None.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.materials.paper import WRITTEN, likeness_to_paper, written_share
from kiosk.materials.picture import Grey, Picture, as_picture, fitted
from kiosk.materials.quad import STEEP, Quad, area, in_order, is_convex, refitted, support
from kiosk.materials.rim import Rims

_WORKING_SIDE: Final = 640
_SMALLEST_SHARE: Final = 0.01
_LARGEST_SHARE: Final = 0.985
_EDGE_MARGIN: Final = 0.006
_ENOUGH: Final = 0.5
_DIFFERENT: Final = 16
_FILLED: Final = 0.82
_OUTER: Final = 0.1
_FINGER: Final = 0.09
"""Of the frame's longer side: broader than a thumb, narrower than a card is high."""
_OWN_RIM: Final = 0.3
"""How much an outline loses at most whose rim shows the ground (see `rim`)."""
_SURE: Final = 0.9
_SURELY_PAPER: Final = 0.94
_LIKE_BESIDE: Final = 0.55
_STEEP_EVERYWHERE: Final = 0.8
_AROUND: Final = 1.06
_BUSY: Final = 0.05
"""A mat, or a soft weave, stays below a third of it; wood, checks and clutter are above."""
_WHITE_SHARES: Final = (0.82, 0.68, 0.54, 0.4)

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PageFound:
    """Where a page lies. `corners` are x, y of top left, top right, bottom right and bottom left,
    each 0..1 of the frame. `confidence` is the share of its outline that shows an edge.
    """

    corners: tuple[float, ...]
    confidence: float
    touches_frame: bool


def find_page(frame: Picture, tray: Picture | None = None) -> PageFound | None:
    """Return the page on `frame`, or None. `tray` is a frame of the same camera with nothing on it.

    Any size of frame will do; about 20 ms on one core.
    """
    seen = proposals(frame, tray)
    rims = Rims(seen.soft)
    best = _better(_NOTHING, seen.by_tray, seen, rims)
    if not best.is_sure:
        best = _better(best, seen.quads, seen, rims)
    if best.quad is None:
        return None
    quad = refitted(best.quad, seen.slope)
    confidence = support(quad, seen.slope)
    if confidence < _ENOUGH:
        return None
    if tray is None and (_is_ground(quad, seen.soft, rims) or _is_thing(quad, frame, seen.slope)):
        return None
    return _found(quad, confidence, seen.slope.shape)


def has_writing(frame: Picture, found: PageFound) -> bool:
    """Whether there is something on the page: writing, a photo, a pattern."""
    size = np.array([frame.shape[1], frame.shape[0]], np.float32)
    corners = np.array(found.corners, np.float32).reshape(4, 2) * size - np.float32(0.5)
    return written_share(frame, corners) >= WRITTEN


@dataclass(frozen=True, slots=True, eq=False)
class Proposals:
    """A frame made small and soft, how steep it is, and the outlines worth a look, each once.

    `by_tray` are those that differ from the empty tray, `quads` all others.
    """

    soft: Picture
    slope: Floats
    by_tray: Iterator[Quad]
    quads: Iterator[Quad]


def proposals(frame: Picture, tray: Picture | None = None) -> Proposals:
    """Everything on `frame` that might be a page; nothing when it is all noise."""
    small = fitted(frame, _WORKING_SIDE)
    soft = as_picture(cv2.GaussianBlur(small, (0, 0), 1.2))
    grey = as_picture(cv2.cvtColor(soft, cv2.COLOR_RGB2GRAY))
    slope = _slope(soft)
    if float((slope > STEEP).mean()) > _STEEP_EVERYWHERE:
        nothing: Iterator[Quad] = iter(())  # there is an edge under any outline
        return Proposals(soft, slope, nothing, nothing)
    by_tray = () if tray is None else _tray_masks(soft, tray)
    return Proposals(soft, slope, _outlined(by_tray), _outlined(_masks(soft, grey)))


def _found(quad: Quad, confidence: float, shape: tuple[int, ...]) -> PageFound:
    height, width = shape[:2]
    scaled = (in_order(quad) + 0.5) / np.array([width, height], np.float32)
    touches = bool((scaled < _EDGE_MARGIN).any() or (scaled > 1 - _EDGE_MARGIN).any())
    inside = np.clip(scaled, 0.0, 1.0)
    return PageFound(tuple(float(v) for v in inside.ravel()), confidence, touches)


@dataclass(frozen=True, slots=True, eq=False)
class _Best:
    """The best outline so far, its score, and whether it leaves no doubt."""

    quad: Quad | None
    score: float
    is_sure: bool = False


_NOTHING: Final = _Best(None, 0.0)


def _better(best: _Best, quads: Iterator[Quad], seen: Proposals, rims: Rims) -> _Best:
    for quad in quads:
        clear = support(quad, seen.slope)
        # Of two outlines as clear, the outer: a photo on a sheet is not the sheet.
        shown = clear * area(quad) ** _OUTER
        if shown <= best.score:
            continue
        like = likeness_to_paper(seen.soft, quad)
        if shown * like <= best.score:
            continue
        own = rims.own(quad)
        score = shown * like * (1 - _OWN_RIM * (1 - own))
        if score > best.score:
            best = _Best(quad, score, min(clear, like, own) > _SURE)
    return best


def _is_ground(quad: Quad, soft: Picture, rims: Rims) -> bool:
    """Whether an outline is a piece of the ground: neither paper nor unlike what is beside it."""
    return likeness_to_paper(soft, quad) <= _SURELY_PAPER and rims.own(quad) < _LIKE_BESIDE


def _is_thing(quad: Quad, frame: Picture, slope: Floats) -> bool:
    """Whether it is one thing among many: nothing is written on it, and around it all is edges.

    A blank sheet on a mat is a page.
    """
    beside = np.ones(slope.shape, np.uint8)
    middle = quad.mean(axis=0)
    cv2.fillConvexPoly(beside, np.round(middle + _AROUND * (quad - middle)).astype(np.int32), (0,))
    if not beside.any() or float((slope[beside > 0] > STEEP).mean()) < _BUSY:
        return False
    scale = frame.shape[1] / slope.shape[1]
    return written_share(frame, (quad + 0.5) * np.float32(scale) - np.float32(0.5)) < WRITTEN


def _outlined(masks: Iterable[Grey]) -> Iterator[Quad]:
    return (quad for mask in _with_hands_off(masks) for quad in _quads(mask))


def _with_hands_off(masks: Iterable[Grey]) -> Iterator[Grey]:
    """Each mask, and each without what is narrower than a card is high: fingers, pens, straps."""
    for mask in masks:
        yield mask
        width = round(_FINGER * max(mask.shape)) | 1
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (width, width))
        yield as_picture(cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel))


def _tray_masks(soft: Picture, tray: Picture) -> Iterator[Grey]:
    """Where the frame is not as the empty tray was."""
    known = _tray_in_this_light(soft, tray)
    yield _closed(_above(_largest(as_picture(cv2.absdiff(soft, known))), _DIFFERENT))
    # A shadow only darkens, so what is lighter than the tray was is no shadow.
    yield _closed(_above(_largest(as_picture(cv2.subtract(soft, known))), _DIFFERENT))


def _masks(soft: Picture, grey: Grey) -> Iterator[Grey]:
    """Black and white proposals of where the page is, the most telling first."""
    yield _closed(_above(_unlike_border(soft), 40))
    _, light = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    yield _closed(as_picture(light))
    # White is light in every colour, which most things on a table are not.
    white = as_picture(cv2.min(cv2.min(*cv2.split(soft)[:2]), cv2.split(soft)[2]))
    lightest = float(np.percentile(white, 99))
    for share in _WHITE_SHARES:
        yield _closed(_above(white, round(share * lightest)))
    edges = cv2.Canny(grey, 30, 90)
    yield as_picture(cv2.morphologyEx(edges, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)))


def _unlike_border(soft: Picture) -> Grey:
    """How far each point is from the colour of the frame's border, 16 being its usual spread."""
    lab = cv2.cvtColor(soft, cv2.COLOR_RGB2LAB)
    band = lab[_border(soft)].astype(np.int16)
    ground = np.median(band, axis=0)
    # Not the widest spread: a page that runs out of the frame lies on part of the border.
    spread = np.maximum(2.5 * np.percentile(np.abs(band - ground), 55, axis=0), 4.0)
    levels = np.abs(np.arange(256)[:, None] - ground) * 16.0 / spread
    table = np.clip(levels, 0, 255).astype(np.uint8).reshape(256, 1, 3)
    return _largest(as_picture(cv2.LUT(lab, table)))


def _largest(picture: Picture) -> Grey:
    """The largest of the three colours at each point (numpy's own is ten times slower here)."""
    red, green, blue = cv2.split(picture)
    return as_picture(cv2.max(cv2.max(red, green), blue))


def _tray_in_this_light(soft: Picture, tray: Picture) -> Picture:
    """The empty tray as it would look now: lamp and exposure may have changed since."""
    height, width = soft.shape[:2]
    known = cv2.resize(tray, (width, height), interpolation=cv2.INTER_AREA)
    known = cv2.GaussianBlur(known, (0, 0), 1.2)
    border = _border(soft)
    gain = (np.median(soft[border], axis=0) + 1.0) / (np.median(known[border], axis=0) + 1.0)
    lit = np.clip(np.arange(256)[:, None] * gain, 0, 255).astype(np.uint8)
    return as_picture(cv2.LUT(known, lit.reshape(256, 1, 3)))


def _border(picture: Picture) -> npt.NDArray[np.bool_]:
    """The outermost band of a frame, where the mat usually shows."""
    height, width = picture.shape[:2]
    band = max(3, round(min(height, width) * 0.02))
    border = np.ones((height, width), np.bool_)
    border[band:-band, band:-band] = False
    return border


def _above(values: Grey, level: int) -> Grey:
    return as_picture(cv2.threshold(values, level, 255, cv2.THRESH_BINARY)[1])


def _closed(mask: Grey) -> Grey:
    kernel = np.ones((5, 5), np.uint8)
    opened = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    return as_picture(cv2.morphologyEx(opened, cv2.MORPH_CLOSE, kernel, iterations=2))


def _slope(soft: Picture) -> Floats:
    """How steep the picture is at each point, over all three colours."""
    steepest = np.zeros(soft.shape[:2], np.float32)
    for colour in cv2.split(soft):
        across = cv2.Sobel(colour, cv2.CV_32F, 1, 0)
        down = cv2.Sobel(colour, cv2.CV_32F, 0, 1)
        cv2.max(steepest, cv2.magnitude(across, down), steepest)
    return steepest


def _quads(mask: Grey) -> Iterator[Quad]:
    """Four-cornered outlines of the larger patches of a mask."""
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    whole = float(mask.size)
    for outline in sorted(outlines, key=cv2.contourArea, reverse=True)[:3]:
        hull = np.asarray(cv2.convexHull(outline), np.int32)
        if not _SMALLEST_SHARE < cv2.contourArea(hull) / whole < _LARGEST_SHARE:
            continue
        yield from _four_cornered(hull)


def _four_cornered(hull: npt.NDArray[np.int32]) -> Iterator[Quad]:
    hull_area = cv2.contourArea(hull)
    length = cv2.arcLength(hull, True)
    for tolerance in (0.02, 0.04, 0.07):
        polygon = cv2.approxPolyDP(hull, tolerance * length, True)
        if len(polygon) == 4:
            quad = polygon.reshape(4, 2).astype(np.float32)
            if is_convex(quad) and area(quad) > _FILLED * hull_area:
                yield quad
                break
    box = cv2.boxPoints(cv2.minAreaRect(hull)).astype(np.float32)
    if hull_area > _FILLED * area(box):
        yield box
