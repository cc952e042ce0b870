"""Pages with one known fault each, and pages without, as the document camera would see them.

Everything is invented. Half 0 is for tuning; half 1 was never looked at while tuning. Light,
place and writing vary in every picture, so that no measure can live on one of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.page_grounds import ground
from benchmarks.page_makers import PAPERS, drawn

Picture = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]

FRAME: Final = (1920, 1440)
_DOTS: Final = FRAME[0] / 332.0
"""Pixels a millimetre: an A4 page comes at about 147 dpi."""

GOOD: Final = ("good", "dark_sharp", "shadowed", "held_at_rim")
FAULTY: Final = (
    "defocused", "defocused_dark", "moved", "dark", "burnt", "glare", "noisy",
    "finger", "far", "blank", "two", "back",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taken:
    """One frame, what is wrong with it ("good" and its like: nothing), and the true corners."""

    kind: str
    paper: str
    frame: Picture
    corners: tuple[float, ...]

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong."""
        return self.kind in GOOD


def taken(
    each: int,
    *,
    half: int,
    kinds: tuple[str, ...] = GOOD + FAULTY,
    papers: tuple[str, ...] = tuple(PAPERS),
) -> Iterator[Taken]:
    """`each` frames of every kind and paper."""
    for k, kind in enumerate(GOOD + FAULTY):
        for p, paper in enumerate(PAPERS):
            if kind not in kinds or paper not in papers or (kind == "back" and paper != "card"):
                continue
            for i in range(each):
                yield _taken(kind, paper, np.random.default_rng((k, p, i, half, 77)))


def _taken(kind: str, paper: str, rng: np.random.Generator) -> Taken:
    frame = ground(str(rng.choice(["black mat", "grey mat"])), FRAME, rng)
    scale = float(rng.uniform(0.36, 0.5)) if kind == "far" else 1.0
    corners = _corners(paper, scale, rng, aside=kind == "two")
    if kind == "two":
        _lay(frame, _sheet("good", paper, rng), _beside(paper, rng))
    _lay(frame, _sheet(kind, paper, rng), corners)
    if kind in ("finger", "held_at_rim"):
        _thumb(frame, corners, over=kind == "finger", rng=rng)
    shown = _exposed(frame, kind, corners, rng)
    share = (corners + 0.5) / np.array(FRAME, np.float32)
    return Taken(kind, paper, shown, tuple(float(v) for v in share.ravel()))


def _sheet(kind: str, paper: str, rng: np.random.Generator) -> Picture:
    if kind == "blank":
        plain = drawn(paper, rng)
        plain[:] = np.median(plain.reshape(-1, 3), axis=0).astype(np.uint8)
        return plain
    sheet = drawn(paper, rng)
    if paper == "form":
        return np.asarray(cv2.rotate(sheet, cv2.ROTATE_90_CLOCKWISE), np.uint8)  # as it is laid
    if kind == "back":
        height = sheet.shape[0]
        top = round(height * float(rng.uniform(0.08, 0.14)))
        sheet[60:300, 440:660] = sheet[5, 5]
        sheet[top : top + round(height * 0.22)] = rng.integers(14, 48, 3)
    return sheet


def _half_of(paper: str) -> tuple[float, float]:
    wide, high = PAPERS[paper]
    return (high / 2, wide / 2) if paper == "form" else (wide / 2, high / 2)


def _corners(paper: str, scale: float, rng: np.random.Generator, *, aside: bool) -> Floats:
    half = np.array(_half_of(paper)) * _DOTS * scale
    if aside:
        half = np.minimum(half, np.array(FRAME) * (0.225, 0.42))
    flat = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    angle = np.deg2rad(float(rng.normal(0, 1.0)))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    placed = flat @ turn
    room = np.maximum(np.array(FRAME) / 2 - np.abs(placed).max(axis=0) - 16, 0)
    centre = np.array(FRAME) / 2 + rng.uniform(-1, 1, 2) * room
    if aside:
        centre = np.array(FRAME) * (0.255, 0.5)
    return np.asarray(placed + centre, np.float32)


def _beside(paper: str, rng: np.random.Generator) -> Floats:
    left = _corners(paper, 1.0, rng, aside=True)
    return np.asarray(left + np.array([FRAME[0] * 0.49, 0], np.float32), np.float32)


def _lay(table: Picture, sheet: Picture, corners: Floats) -> None:
    height, width = sheet.shape[:2]
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32) - 0.5
    shrink = np.sqrt(height * width / max(float(cv2.contourArea(corners)), 1.0))
    soft = cv2.GaussianBlur(sheet, (0, 0), max(0.4, 0.42 * shrink))
    move = cv2.getPerspectiveTransform(flat, corners)
    over = cv2.warpPerspective(soft, move, FRAME, borderMode=cv2.BORDER_REPLICATE)
    mask = np.zeros(table.shape[:2], np.uint8)
    cv2.fillConvexPoly(mask, np.round(corners * 16).astype(np.int32), 255, cv2.LINE_AA, 4)
    cv2.copyTo(over, mask, table)


def _thumb(table: Picture, corners: Floats, *, over: bool, rng: np.random.Generator) -> None:
    """A thumb from outside: over the writing, or at the rim where nothing is written."""
    side = int(rng.integers(0, 4))
    along = corners[(side + 1) % 4] - corners[side]
    on = corners[side] + along * float(rng.uniform(0.3, 0.7))
    outward = on - corners.mean(axis=0)
    outward /= np.hypot(*outward)
    reach = float(rng.uniform(17, 30) if over else rng.uniform(0, 2)) * _DOTS
    tone = np.array(((224, 172, 142), (198, 134, 100), (141, 85, 54))[int(rng.integers(0, 3))])
    skin = tuple(int(v) for v in tone + rng.integers(-14, 14, 3))
    # The line's round end goes half its width beyond the tip.
    width = round(17 * _DOTS)
    tip = on - outward * (reach - width / 2)
    far = on + outward * 1500
    cv2.line(table, tuple(tip.astype(int).tolist()), tuple(far.astype(int).tolist()), skin, width,
             cv2.LINE_AA)  # fmt: skip
    nail = tuple(int(v) for v in np.clip(tone + 30, 0, 255))
    cv2.circle(table, tuple(tip.astype(int).tolist()), round(5 * _DOTS), nail, -1, cv2.LINE_AA)


def _exposed(table: Picture, kind: str, corners: Floats, rng: np.random.Generator) -> Picture:
    """Lamp, lens and sensor."""
    light = float(rng.uniform(0.78, 0.92))
    light *= {"dark_sharp": float(rng.uniform(0.48, 0.65)), "burnt": float(rng.uniform(1.5, 1.9)),
              "defocused_dark": float(rng.uniform(0.45, 0.65)),
              "dark": float(rng.uniform(0.14, 0.34))}.get(kind, 1.0)  # fmt: skip
    lens = float(rng.uniform(1.9, 4.0)) if kind.startswith("defocused") else 0.6
    soft = np.asarray(cv2.GaussianBlur(table, (0, 0), lens), np.uint8)
    if kind == "moved":
        soft = _moved(soft, rng)
    lit = soft.astype(np.float32) * np.float32(light)
    if kind == "shadowed":
        lit *= _shade(rng)[..., None]
    if kind == "glare":
        lit += _glare(corners, rng)[..., None]
    grain = {"noisy": float(rng.uniform(22, 45)), "dark_sharp": 4.0, "defocused_dark": 4.0,
             "dark": 4.0}.get(kind, float(rng.uniform(1.0, 4.0)))  # fmt: skip
    lit += np.float32(grain) * rng.standard_normal(lit.shape, np.float32)
    return np.asarray(np.clip(lit, 0, 255), np.uint8)


def _shade(rng: np.random.Generator) -> Floats:
    y, x = np.mgrid[: FRAME[1], : FRAME[0]].astype(np.float32)
    angle = float(rng.uniform(0, 2 * np.pi))
    far = (x - FRAME[0] / 2) * np.cos(angle) + (y - FRAME[1] / 2) * np.sin(angle)
    return np.asarray(1 - 0.4 / (1 + np.exp(-(far - rng.uniform(-300, 300)) / 30)), np.float32)


def _moved(picture: Picture, rng: np.random.Generator) -> Picture:
    length = int(rng.integers(9, 17))
    kernel = np.zeros((length, length), np.float32)
    kernel[length // 2] = 1.0 / length
    middle = (length / 2 - 0.5, length / 2 - 0.5)
    turn = cv2.getRotationMatrix2D(middle, float(rng.uniform(0, 180)), 1.0)
    turned = cv2.warpAffine(kernel, turn, (length, length))
    return np.asarray(cv2.filter2D(picture, -1, turned / turned.sum()), np.uint8)


def _glare(corners: Floats, rng: np.random.Generator) -> Floats:
    share = rng.uniform(0.3, 0.7, 2)
    at = corners[0] + (corners[1] - corners[0]) * share[0] + (corners[3] - corners[0]) * share[1]
    reach = float(np.sqrt(cv2.contourArea(corners))) * float(rng.uniform(0.08, 0.14))
    y, x = np.mgrid[: FRAME[1], : FRAME[0]].astype(np.float32)
    spot = np.exp(-(((x - at[0]) ** 2) + ((y - at[1]) ** 2)) / (2 * reach**2))
    return np.asarray(300 * spot, np.float32)
