"""Frames of the simulated tray, upright, in the preview's size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pytest

from devices.document_scanner.papers import paper
from devices.document_scanner.scene import SENSOR, Picture, Placing, Scene, expose, render

Shown = tuple[Picture, Scene]


def photographed(name: str, size: tuple[int, int], **placing: Any) -> Shown:
    scale = size[0] / SENSOR[0]
    scene = render(paper(name) if name else None, Placing(**placing), scale=scale)
    frame = cv2.rotate(expose(scene, size, seed=1), cv2.ROTATE_90_CLOCKWISE)
    return np.ascontiguousarray(frame, np.uint8), scene


@pytest.fixture(scope="session")
def preview_of() -> Callable[..., Shown]:
    return lambda name, **placing: photographed(name, (960, 720), **placing)


@pytest.fixture(scope="session")
def still_of() -> Callable[..., Shown]:
    return lambda name, **placing: photographed(name, SENSOR, **placing)
