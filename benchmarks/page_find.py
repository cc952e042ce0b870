"""Finding pages: generated frames with true corners, the half that was never used for tuning."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.figures import Figure, Result, figure, ms
from benchmarks.page_makers import FRAME, Shown, shown
from kiosk.materials.page import find_page, has_writing
from kiosk.materials.picture import fitted
from kiosk.materials.seek import found_while_decoding
from kiosk.materials.straighten import straighten

Floats = npt.NDArray[np.float32]
Find = Callable[[Shown], Floats | None]

_STILL = (4160, 3120)
_MATS = ("black mat", "grey mat")
_TABLES = ("wood", "cloth", "clutter")


def measure(_: Path, *, quick: bool) -> Result:
    """Overlap and corner error, ours and the usual recipe; and a still of 13 megapixels."""
    grounds = _MATS[1:] + _TABLES[:1] if quick else _MATS + _TABLES
    frames = list(shown(1, half=1, grounds=grounds))
    mats = [s for s in frames if s.ground in _MATS]
    tables = [s for s in frames if s.ground in _TABLES]
    notes = []
    for what, some, least in (("mat", mats, 0.98), ("wood, cloth, clutter", tables, 0.95)):
        for name, find in (("tray reference", _with_tray), ("no reference", _alone), _RECIPE):
            notes.append(f"{what}, {name}: {_summary(some, find, least)}")
    empty = [(seen.tray, found) for seen in tables if (found := find_page(seen.tray))]
    taken = sum(has_writing(frame, found) for frame, found in empty)
    notes.append(
        f"pages seen on {len(tables)} empty tables, without reference: {len(empty)}, of which"
        f" {taken} would be taken by themselves"
    )
    figures = _still(frames[0], 2 if quick else 15)
    return Result("page", "pages on mats and tables", figures, tuple(notes))


def _with_tray(seen: Shown) -> Floats | None:
    found = find_page(seen.frame, seen.tray)
    return None if found is None else _pixels(found.corners)


def _alone(seen: Shown) -> Floats | None:
    found = find_page(seen.frame)
    return None if found is None else _pixels(found.corners)


def _pixels(corners: Sequence[float]) -> Floats:
    return np.array(corners, np.float32).reshape(4, 2) * np.array(FRAME, np.float32)


def _customary(seen: Shown) -> Floats | None:
    """The recipe of many tutorials: Canny 75/200, the largest outline with four corners."""
    grey = cv2.GaussianBlur(cv2.cvtColor(seen.frame, cv2.COLOR_RGB2GRAY), (5, 5), 0)
    outlines, _ = cv2.findContours(cv2.Canny(grey, 75, 200), cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for outline in sorted(outlines, key=cv2.contourArea, reverse=True)[:5]:
        corners = cv2.approxPolyDP(outline, 0.02 * cv2.arcLength(outline, True), True)
        if len(corners) == 4 and cv2.isContourConvex(corners):
            return corners.reshape(4, 2).astype(np.float32) + 0.5
    return None


_RECIPE = ("the customary recipe", _customary)


def _summary(frames: list[Shown], find: Find, least: float) -> str:
    overlaps, errors = [], []
    for seen in frames:
        quad = find(seen)
        overlaps.append(0.0 if quad is None else _overlap(quad, seen.corners))
        errors.append(100.0 if quad is None else _error(quad, seen.corners))
    good = np.mean([overlap > least for overlap in overlaps])
    median, bad = np.percentile(errors, (50, 90))
    return (
        f"IoU > {least} in {good:.0%} of {len(frames)}; corners off by"
        f" {median:.3f} % of the diagonal (median), {bad:.3f} (p90)"
    )


def _overlap(one: Floats, other: Floats) -> float:
    if not cv2.isContourConvex(one):
        return 0.0
    shared, _ = cv2.intersectConvexConvex(one, other)
    return float(shared / (cv2.contourArea(one) + cv2.contourArea(other) - shared))


def _error(one: Floats, other: Floats) -> float:
    turned = [np.hypot(*(np.roll(one, k, axis=0) - other).T).mean() for k in range(4)]
    return float(100 * min(turned) / np.hypot(*FRAME))


def _still(seen: Shown, times: int) -> tuple[Figure, ...]:
    large = cv2.resize(seen.frame, _STILL, interpolation=cv2.INTER_CUBIC)
    _, coded = cv2.imencode(".jpg", cv2.cvtColor(large, cv2.COLOR_RGB2BGR))
    content = coded.tobytes()
    tray = fitted(seen.tray, 640)  # as the kiosk keeps it
    spent: dict[str, list[float]] = {"wall": [], "cpu": [], "wall alone": [], "cpu alone": []}
    for _ in range(times):
        began = time.perf_counter(), time.process_time()
        cv2.imdecode(coded, cv2.IMREAD_COLOR)
        _note_time(spent, " alone", began)
        began = time.perf_counter(), time.process_time()
        frame, found = found_while_decoding(content, tray)
        if found is not None:
            straighten(frame, found.corners, "a4")
        _note_time(spent, "", began)
    what = "decode, find and straighten a 13 MP still"
    return tuple(
        figure(f"{what}, {clock} time", "ms", ms(spent[clock]), peer_name="decode it only",
               peer=ms(spent[f"{clock} alone"]))
        for clock in ("wall", "cpu")
    )  # fmt: skip


def _note_time(spent: dict[str, list[float]], suffix: str, began: tuple[float, float]) -> None:
    spent[f"wall{suffix}"].append(time.perf_counter() - began[0])
    spent[f"cpu{suffix}"].append(time.process_time() - began[1])
