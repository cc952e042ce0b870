"""Pages on a tray as a camera sees them, with the true corners. All papers are invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.page_grounds import GROUNDS, ground

Picture = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]

FRAME: Final = (960, 720)
_FRAME_MM: Final = 332.0
"""Width the camera sees: an ID-1 card then fills 5.6 % of the frame."""
_FINE: Final = 2
"""Everything is drawn twice as large, so that edges are soft as a lens makes them."""
PAPERS: Final = {"form": (210.0, 297.0), "card": (85.6, 53.98), "booklet": (143.0, 105.0)}
CONDITIONS: Final = ("easy", "dim", "shadow", "glare", "finger", "leaning", "turned", "soft")


@dataclass(frozen=True, slots=True)
class Shown:
    """A frame, the same tray without the paper, and the corners (pixels, clockwise)."""

    ground: str
    paper: str
    condition: str
    frame: Picture
    tray: Picture
    corners: Floats


def shown(each: int, *, half: int, grounds: tuple[str, ...] = GROUNDS) -> Iterator[Shown]:
    """`each` frames of every ground, paper and condition. `half` 1 is never used for tuning."""
    for g, on in enumerate(GROUNDS):
        for p, paper in enumerate(PAPERS):
            for c, condition in enumerate(CONDITIONS):
                for i in range(each if on in grounds else 0):
                    rng = np.random.default_rng((g, p, c, i, half))
                    yield _shown(on, paper, condition, rng)


def _shown(on: str, paper: str, condition: str, rng: np.random.Generator) -> Shown:
    width, height = FRAME[0] * _FINE, FRAME[1] * _FINE
    sheet = drawn(paper, rng)
    table = ground(on, (width, height), rng)
    corners = _corners(paper, condition, rng) * _FINE
    empty = table.copy()
    _lay(table, sheet, corners, rng)
    if condition == "finger":
        _finger(table, corners, rng)
    frame = _exposed(table, condition, rng)
    tray = _exposed(empty, "easy", rng)
    return Shown(on, paper, condition, frame, tray, corners / _FINE)


def drawn(paper: str, rng: np.random.Generator) -> Picture:
    """A paper at 8 dots a millimetre: writing, rules, a stamp or a photo."""
    width, height = (round(8 * mm) for mm in PAPERS[paper])
    ground_of = {"form": (248, 247, 243), "card": (214, 228, 236), "booklet": (244, 240, 226)}
    sheet = np.full((height, width, 3), ground_of[paper], np.uint8)
    if paper == "card":
        shade = np.linspace(-12, 12, width)[None, :, None]
        sheet = np.clip(sheet + shade, 0, 255).astype(np.uint8)
        cv2.rectangle(sheet, (450, 60), (640, 300), (120, 150, 180), -1)
    step = 40 if paper != "card" else 52
    for y in range(70, height - 60, step):
        x = 60 + int(rng.integers(0, 40))
        end = (430 if paper == "card" and y < 320 else width - 70) - int(
            rng.integers(0, width // 3)
        )
        while x < end:
            _glyph(sheet, x, y, rng)
            x += 27 if rng.random() < 0.9 else 70
    if paper != "card":
        cv2.rectangle(sheet, (50, 50), (width - 50, height - 50), (90, 90, 96), 2)
        middle = (width - 330, height - 260)
        cv2.circle(sheet, middle, 150, (198, 40, 44), 7)
        cv2.circle(sheet, middle, 40, (198, 40, 44), -1)
    return sheet


def _glyph(sheet: Picture, x: int, y: int, rng: np.random.Generator) -> None:
    """Strokes in a square: as much ink and as many edges as a Chinese character."""
    ink = (34, 34, 40)
    for _ in range(5):
        a, b = rng.integers(0, 22, (2, 2)).tolist()
        if rng.random() < 0.7:
            b[int(rng.integers(0, 2))] = a[int(rng.integers(0, 2))]
        cv2.line(sheet, (x + a[0], y + a[1]), (x + b[0], y + b[1]), ink, 3, cv2.LINE_AA)


def _corners(paper: str, condition: str, rng: np.random.Generator) -> Floats:
    """Where the paper lies, in pixels of the frame."""
    wide, high = PAPERS[paper]
    dots = FRAME[0] / _FRAME_MM
    if paper == "form":
        wide, high = high, wide  # an A4 page lies along the frame
    most = {"form": 3.0, "card": 45.0, "booklet": 30.0}[paper]
    degrees = (
        float(rng.uniform(-most, most)) if condition == "turned" else float(rng.normal(0, 1.2))
    )
    half = np.array([[-wide, -high], [wide, -high], [wide, high], [-wide, high]]) / 2 * dots
    angle = np.deg2rad(degrees)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    placed = half @ turn
    if condition == "leaning":
        placed *= 1 + rng.uniform(-0.05, 0.01, (4, 1))
    room = np.array(FRAME) / 2 - np.abs(placed).max(axis=0) - 12
    centre = np.array(FRAME) / 2 + rng.uniform(-1, 1, 2) * np.maximum(room, 0)
    return np.asarray(placed + centre, np.float32)


def _lay(table: Picture, sheet: Picture, corners: Floats, rng: np.random.Generator) -> None:
    height, width = sheet.shape[:2]
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    # Pixel centres lie half a pixel inside: corners are given at the paper's true rim.
    move = cv2.getPerspectiveTransform(flat - 0.5, corners - 0.5)
    size = (table.shape[1], table.shape[0])
    over = cv2.warpPerspective(sheet, move, size, flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), move, size)
    shadow = cv2.GaussianBlur(mask, (0, 0), 5)
    shift = rng.uniform(-5, 5, 2)
    moved = cv2.warpAffine(shadow, np.array([[1, 0, shift[0]], [0, 1, shift[1]]], np.float32), size)
    dimmed = table * (1 - 0.35 * (moved[..., None] / 255.0))
    part = mask[..., None] / 255.0
    table[:] = np.clip(dimmed * (1 - part) + over * part, 0, 255).astype(np.uint8)


def _finger(table: Picture, corners: Floats, rng: np.random.Generator) -> None:
    """A thumb that holds a side, coming from outside."""
    side = int(rng.integers(0, 4))
    share = float(rng.uniform(0.3, 0.7))
    on = corners[side] * (1 - share) + corners[(side + 1) % 4] * share
    outward = on - corners.mean(axis=0)
    outward /= np.hypot(*outward)
    tip = on - outward * 30 * _FINE
    skin = tuple(int(v) for v in np.array([222, 172, 142]) + rng.integers(-18, 18, 3))
    far = on + outward * 900 * _FINE
    points = [tuple(int(v) for v in p) for p in (tip, far)]
    cv2.line(table, points[0], points[1], skin, round(30 * _FINE), cv2.LINE_AA)
    nail = tuple(int(v) for v in tip + outward * 14 * _FINE)
    cv2.circle(table, nail, 12 * _FINE, (238, 200, 184), -1, cv2.LINE_AA)


def _exposed(table: Picture, condition: str, rng: np.random.Generator) -> Picture:
    """Lamp, lens and sensor."""
    small = cv2.resize(table, FRAME, interpolation=cv2.INTER_AREA).astype(np.float32)
    y, x = np.mgrid[: FRAME[1], : FRAME[0]].astype(np.float32)
    fall = 1 - 0.18 * (((x / FRAME[0] - 0.5) ** 2) + ((y / FRAME[1] - 0.5) ** 2)) * 2
    light = fall * float(rng.uniform(0.86, 0.94))
    if condition == "dim":
        light = light * 0.45
    if condition == "shadow":
        angle = float(rng.uniform(0, 2 * np.pi))
        far = (x - FRAME[0] / 2) * np.cos(angle) + (y - FRAME[1] / 2) * np.sin(angle)
        light = light * (1 - 0.5 / (1 + np.exp(-(far - rng.uniform(-200, 200)) / 12)))
    small *= light[..., None]
    if condition == "glare":
        at = rng.uniform(0.25, 0.75, 2) * np.array(FRAME)
        spot = np.exp(-(((x - at[0]) ** 2) + ((y - at[1]) ** 2)) / (2 * 90.0**2))
        small += 230 * spot[..., None]
    soft = cv2.GaussianBlur(small, (0, 0), 2.0 if condition == "soft" else 0.6)
    noisy = soft + rng.normal(0, 4.0 if condition == "dim" else 2.0, soft.shape)
    return np.clip(noisy, 0, 255).astype(np.uint8)
