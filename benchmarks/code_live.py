"""The live look for codes: processor time of a frame of 1920 x 1080."""

from __future__ import annotations

import time
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.code_peers import by_pyzbar
from benchmarks.figures import Result, figure, ms
from devices.document_scanner.papers import phone
from devices.document_scanner.scene import SENSOR, Placing, expose, render
from kiosk.materials.code_live import CodeSeeker

Picture = npt.NDArray[np.uint8]
_TOKEN = "opaque-token-0123456789"
_CYCLE = 180
"""Frames after which every slow way had its turn."""


def measure(folder: Path, *, quick: bool) -> Result:
    """Frames with a phone on the mat and frames without, each through all turns."""
    del folder  # nothing is written
    rounds = 1 if quick else 4
    spent: list[float] = []
    peer: list[float] = []
    for frame in (_tray(""), _tray(_TOKEN, blur=9.0)):
        seeker = CodeSeeker()
        for _ in range(_CYCLE * rounds):
            begun = time.process_time()
            seeker.feed(frame)
            spent.append(time.process_time() - begun)
        for _ in range(3 * rounds):
            begun = time.process_time()
            by_pyzbar(np.asarray(cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY), np.uint8))
            peer.append(time.process_time() - begun)
    notes = [
        f"mean over all turns {1000 * float(np.mean(spent)):.1f} ms, dearest frame"
        f" {1000 * max(spent):.1f} ms",
        f"a sharp code is read at frame {_read_at(_tray(_TOKEN))}",
    ]
    what = "processor time of a live frame, nothing readable on it"
    figures = (figure(what, "ms", ms(spent), peer_name="pyzbar", peer=ms(peer)),)
    return Result("code_live", "codes under the camera, live", figures, tuple(notes))


def _read_at(frame: Picture) -> int:
    seeker = CodeSeeker()
    return next((n for n in range(1, _CYCLE + 1) if seeker.feed(frame)), 0)


def _tray(text: str, blur: float = 0.0) -> Picture:
    placing = Placing(angle=8.0, blur=blur)
    scene = render(phone(text) if text else None, placing, scale=1920 / SENSOR[0])
    return expose(scene, (1920, 1080), seed=1)
