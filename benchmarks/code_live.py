"""The live look for codes: processor time of a frame of 1920 x 1080, and frames until it reads."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.code_damage import clutter
from benchmarks.code_makers import Made, stress
from benchmarks.code_peers import by_pyzbar
from benchmarks.figures import Result, figure, ms
from devices.document_scanner.papers import phone
from devices.document_scanner.scene import SENSOR, Placing, expose, render
from kiosk.materials.code_live import CodeSeeker

Picture = npt.NDArray[np.uint8]
_TOKEN: Final = "opaque-token-0123456789"
_SIZE: Final = (1920, 1080)
_LONGEST: Final = 240
"""Frames: sixteen seconds. Every slow way has had several turns everywhere by then."""
_BARS: Final = ("Code128", "EAN13", "PDF417")
_LIMIT_MS: Final = 12.0
_NOISE: Final = 2.0


def measure(folder: Path, *, quick: bool) -> Result:
    """Frames on which nothing can be read, then generated codes lying on a mat."""
    del folder  # nothing is written
    cv2.setNumThreads(1)  # as the kiosk does while it looks for a code
    spent: list[float] = []
    peer: list[float] = []
    for frame in (_tray(""), _tray(_TOKEN, blur=9.0), _cluttered()):
        seeker = CodeSeeker()
        for _ in range(_LONGEST if quick else 3 * _LONGEST):
            spent.append(_timed(seeker, frame)[0])
        grey = np.asarray(cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY), np.uint8)
        for _ in range(2 if quick else 10):
            begun = time.process_time()
            by_pyzbar(grey)
            peer.append(time.process_time() - begun)
    codes = list(_codes(1 if quick else 3))[:: 6 if quick else 1]
    read_at = [_read_at(made, number, spent) for number, made in enumerate(codes)]
    what = "processor time of a live frame, all turns"
    figures = (
        figure(what, "ms", ms(spent), peer_name="pyzbar", peer=ms(peer)),
        figure("frames until a code is read", "frames", [float(n) for n in read_at if n]),
    )
    return Result("code_live", "codes under the camera, live", figures, _notes(spent, read_at))


def _notes(spent: list[float], read_at: list[int]) -> tuple[str, ...]:
    cost = np.array(ms(spent))
    p99, rare = np.percentile(cost, (99, 99.9))
    within = ", ".join(
        f"{sum(0 < n <= frames for n in read_at)} within {frames}" for frames in (1, 15, 45, 90)
    )
    return (
        f"{len(cost)} frames: p99 {p99:.1f} ms, p99.9 {rare:.1f} ms, above {_LIMIT_MS:.0f} ms"
        f" {(cost > _LIMIT_MS).mean():.2%}; a share of the outliers is the machine's",
        f"of {len(read_at)} square codes of the stress set (held-out half), each somewhere on a"
        f" noisy 1080p mat, {sum(n > 0 for n in read_at)} are read: {within} frames",
    )


def _timed(seeker: CodeSeeker, frame: Picture) -> tuple[float, str | None]:
    begun = time.process_time()
    told = seeker.feed(frame)
    return time.process_time() - begun, told


def _codes(each: int) -> Iterator[Made]:
    """What fits on a frame, and is a kind that is looked for live."""
    for made in stress(each, half=1):
        if made.group not in _BARS and max(made.picture.shape) < 0.8 * _SIZE[1]:
            yield made


def _read_at(made: Made, number: int, spent: list[float]) -> int:
    """The frame at which the code is read as it was written, 0 if never."""
    rng = np.random.default_rng((number, 17))
    lying = _lying(made.picture, rng)
    frames = [_grained(lying, rng) for _ in range(2)]
    seeker = CodeSeeker()
    for n in range(1, _LONGEST + 1):
        took, told = _timed(seeker, frames[n % 2])
        spent.append(took)
        if told is not None:
            return n if told.encode() == made.payload else 0
    return 0


def _lying(code: Picture, rng: np.random.Generator) -> npt.NDArray[np.float32]:
    """The code somewhere on an uneven mat."""
    mat = cv2.resize(rng.normal(46, 4, (68, 120)).astype(np.float32), _SIZE)
    room = np.array([_SIZE[1], _SIZE[0]]) - code.shape
    top, left = (rng.uniform(0.1, 0.9, 2) * room).astype(int)
    mat[top : top + code.shape[0], left : left + code.shape[1]] = code
    return np.asarray(mat, np.float32)


def _grained(grey: npt.NDArray[np.float32], rng: np.random.Generator) -> Picture:
    noisy = np.clip(grey + rng.normal(0, _NOISE, grey.shape), 0, 255).astype(np.uint8)
    return np.asarray(cv2.cvtColor(noisy, cv2.COLOR_GRAY2RGB), np.uint8)


def _cluttered() -> Picture:
    """A frame full of boxes and lines, without a code."""
    rng = np.random.default_rng(5)
    return _grained(clutter(np.full((99, 99), 200, np.uint8), rng).astype(np.float32), rng)


def _tray(text: str, blur: float = 0.0) -> Picture:
    placing = Placing(angle=8.0, blur=blur)
    scene = render(phone(text) if text else None, placing, scale=_SIZE[0] / SENSOR[0])
    return expose(scene, _SIZE, seed=1)
