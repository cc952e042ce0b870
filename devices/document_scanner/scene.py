"""What the simulated camera sees: a dark mat, perhaps a paper on it, lamp, lens and sensor.

A scene is upright, as a resident sees the tray. The sensor lies on its side, so a frame is the
scene turned a quarter anticlockwise; the driver turns it back.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from devices.document_scanner.papers import DOTS_PER_MM, Paper

Picture = npt.NDArray[np.uint8]
_Mat = cv2.typing.MatLike

SENSOR: Final = (2592, 1944)
"""Width and height of the sensor, a five-megapixel UVC camera."""

PIXELS_PER_MM: Final = 7.85
_WIDTH, _HEIGHT = SENSOR[1], SENSOR[0]
_TILE: Final = 512


@dataclass(frozen=True, slots=True)
class Placing:
    """How a paper lies: centre as a share of the scene, angle in degrees, and how it is seen.

    `tilt` is how much nearer one end of the paper is (0.02 is a slightly curled sheet); `light`
    is the lamp (1 is normal); `blur` is a defocus in sensor pixels (standard deviation);
    `glare` puts the lamp's mirror image on the paper.
    """

    x: float = 0.5
    y: float = 0.5
    angle: float = 0.0
    tilt: float = 0.0
    light: float = 1.0
    blur: float = 0.0
    glare: bool = False
    scale: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A scene and the truth about it: the paper's corners, normalised to the scene."""

    picture: Picture
    corners: tuple[tuple[float, float], ...] = ()


def render(paper: Paper | None, placing: Placing, *, scale: float = 1.0) -> Scene:
    """Draw the tray with `paper` on it, at `scale` of the sensor's resolution.

    Noise is the sensor's and comes later (`expose`).
    """
    picture = _mat(scale).copy()
    height, width = picture.shape[:2]
    corners: tuple[tuple[float, float], ...] = ()
    if paper is not None:
        quad = _corners(paper, placing) * np.float32(scale)
        _lay(picture, paper, quad)
        corners = tuple((float(x) / width, float(y) / height) for x, y in quad)
        if placing.glare:
            _add_glare(picture, quad)
    return Scene(_see(picture, placing), corners)


def expose(scene: Scene, size: tuple[int, int], seed: int) -> Picture:
    """One camera frame of `size` (width, height): turned, cropped to its shape, with noise."""
    frame = cv2.rotate(scene.picture, cv2.ROTATE_90_COUNTERCLOCKWISE)
    height = round(frame.shape[1] * size[1] / size[0])
    top = (frame.shape[0] - height) // 2
    frame = frame[top : top + height]
    if size != (frame.shape[1], frame.shape[0]):
        frame = cv2.resize(frame, size, interpolation=cv2.INTER_AREA)
    return _with_noise(np.asarray(frame, np.uint8), seed)


@lru_cache(maxsize=2)
def _mat(scale: float) -> Picture:
    """A dark rubber mat: fine grain, soft blotches, no straight lines."""
    if scale != 1.0:
        size = (round(_WIDTH * scale), round(_HEIGHT * scale))
        return np.asarray(cv2.resize(_mat(1.0), size, interpolation=cv2.INTER_AREA), np.uint8)
    random = np.random.default_rng(20260101)
    grain = random.normal(0.0, 3.0, (_HEIGHT, _WIDTH)).astype(np.float32)
    small = random.normal(0.0, 4.0, (_HEIGHT // 64 + 1, _WIDTH // 64 + 1)).astype(np.float32)
    blotch = cv2.resize(small, (_WIDTH, _HEIGHT), interpolation=cv2.INTER_CUBIC)
    shade = cv2.GaussianBlur(grain, (0, 0), 1.0) * 2.0 + blotch + 46.0
    coloured = np.stack([shade * 0.96, shade, shade * 1.05], axis=2)
    return np.clip(coloured, 0, 255).astype(np.uint8)


def _corners(paper: Paper, placing: Placing) -> npt.NDArray[np.float32]:
    half_w = paper.width_mm * PIXELS_PER_MM * placing.scale / 2
    half_h = paper.height_mm * PIXELS_PER_MM * placing.scale / 2
    near, far = 1.0 + placing.tilt, 1.0 - placing.tilt
    flat = np.array(
        [
            [-half_w * far, -half_h],
            [half_w * far, -half_h],
            [half_w * near, half_h],
            [-half_w * near, half_h],
        ]
    )
    angle = np.deg2rad(placing.angle)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    centre = np.array([placing.x * _WIDTH, placing.y * _HEIGHT])
    return np.asarray(flat @ turn + centre, np.float32)


def _lay(picture: Picture, paper: Paper, quad: npt.NDArray[np.float32]) -> None:
    drawn = np.asarray(paper.picture, np.uint8)
    height, width = drawn.shape[:2]
    size = (picture.shape[1], picture.shape[0])
    sheet = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32) - 0.5
    move = cv2.getPerspectiveTransform(sheet, quad - 0.5)
    covers = cv2.warpPerspective(_outline(paper, (width, height)), move, size)
    shrunk = cv2.contourArea(quad) < 0.5 * width * height
    # Warping does not average when it shrinks: soften what would otherwise flicker.
    source = cv2.GaussianBlur(drawn, (0, 0), 0.9) if shrunk else drawn
    seen = cv2.warpPerspective(source, move, size, borderMode=cv2.BORDER_REPLICATE)
    picture[:] = _over(_shadowed(picture, covers), cv2.convertScaleAbs(seen, alpha=0.86), covers)


def _shadowed(picture: Picture, covers: _Mat) -> _Mat:
    reach = picture.shape[1] / _WIDTH * 7
    shade = cv2.GaussianBlur(np.roll(covers, (round(reach), round(reach)), (0, 1)), (0, 0), reach)
    left = cv2.convertScaleAbs(shade, alpha=-0.45, beta=0)
    light = cv2.subtract(np.full_like(left, 255), left)
    return cv2.multiply(picture, cv2.merge([light, light, light]), scale=1 / 255)


def _over(under: _Mat, above: _Mat, covers: _Mat) -> Picture:
    share = cv2.merge([covers, covers, covers])
    rest = cv2.subtract(np.full_like(share, 255), share)
    shown = cv2.multiply(above, share, scale=1 / 255)
    return np.asarray(cv2.add(shown, cv2.multiply(under, rest, scale=1 / 255)), np.uint8)


def _outline(paper: Paper, size: tuple[int, int]) -> Picture:
    width, height = size
    if not paper.corner_mm:
        return np.full((height, width), 255, np.uint8)
    radius = round(paper.corner_mm * DOTS_PER_MM)
    mask = np.zeros((height, width), np.uint8)
    cv2.rectangle(mask, (radius, 0), (width - 1 - radius, height - 1), 255, -1)
    cv2.rectangle(mask, (0, radius), (width - 1, height - 1 - radius), 255, -1)
    for x in (radius, width - 1 - radius):
        for y in (radius, height - 1 - radius):
            cv2.circle(mask, (x, y), radius, 255, -1, cv2.LINE_AA)
    return mask


def _add_glare(picture: Picture, quad: npt.NDArray[np.float32]) -> None:
    x, y = quad.mean(axis=0)
    reach = float(np.linalg.norm(quad[1] - quad[0])) * 0.16
    spot = np.zeros(picture.shape[:2], np.float32)
    cv2.ellipse(spot, ((float(x), float(y)), (reach * 2, reach), 20.0), 1.0, -1)
    bright = cv2.GaussianBlur(spot, (0, 0), reach / 6) * 400.0
    picture[:] = np.clip(picture + bright[:, :, None], 0, 255).astype(np.uint8)


def _see(picture: Picture, placing: Placing) -> Picture:
    """Lamp and lens: light falls off towards the corners and a little to one side."""
    height, width = picture.shape[:2]
    scale = width / _WIDTH
    soft = cv2.GaussianBlur(picture, (0, 0), max(placing.blur, 0.6) * max(scale, 0.5))
    y, x = np.mgrid[-1 : 1 : height // 16 * 1j, -1 : 1 : width // 16 * 1j].astype(np.float32)
    fall = (1.04 - 0.10 * (x * x + y * y) + 0.04 * x) * placing.light
    lamp = cv2.resize(fall, (width, height), interpolation=cv2.INTER_LINEAR)
    lit = cv2.multiply(soft, cv2.merge([lamp, lamp, lamp]), dtype=cv2.CV_8U)
    return np.asarray(lit, np.uint8)


@lru_cache(maxsize=1)
def _noise_tile() -> npt.NDArray[np.int16]:
    random = np.random.default_rng(7)
    return np.asarray(np.round(random.normal(0.0, 2.2, (_TILE, _TILE, 3))), np.int16)


def _with_noise(frame: Picture, seed: int) -> Picture:
    random = np.random.default_rng(seed)
    shift = random.integers(0, _TILE, 2)
    tile = np.roll(_noise_tile(), (int(shift[0]), int(shift[1])), (0, 1))
    rows, columns = -(-frame.shape[0] // _TILE), -(-frame.shape[1] // _TILE)
    noise = np.tile(tile, (rows, columns, 1))[: frame.shape[0], : frame.shape[1]]
    return np.asarray(np.clip(frame + noise, 0, 255), np.uint8)
