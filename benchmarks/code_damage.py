"""What light, glass, hands and screens do to a code. Each takes a picture and a seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
Damage = Callable[[Grey, np.random.Generator], Grey]


def _grey(values: npt.NDArray[np.generic]) -> Grey:
    return np.clip(values, 0, 255).astype(np.uint8)


def turned(picture: Grey, degrees: float) -> Grey:
    """Turned about its middle, nothing cut off."""
    height, width = picture.shape
    move = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    cosine, sine = abs(move[0, 0]), abs(move[0, 1])
    size = (round(height * sine + width * cosine), round(height * cosine + width * sine))
    move[:, 2] += ((size[0] - width) / 2, (size[1] - height) / 2)
    out = cv2.warpAffine(
        picture, move, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return _grey(out)


def defocus(sigma: float) -> Damage:
    """Out of focus; `sigma` in pixels."""
    return lambda picture, _: _grey(cv2.GaussianBlur(picture, (0, 0), sigma))


def motion(length: int) -> Damage:
    """Moved by `length` pixels while the shutter was open."""

    def harm(picture: Grey, rng: np.random.Generator) -> Grey:
        kernel = np.zeros((length, length), np.float32)
        angle = rng.uniform(0, np.pi)
        middle = (length - 1) / 2
        reach = np.array([np.cos(angle), np.sin(angle)]) * middle
        start, end = (middle - reach).round().astype(int), (middle + reach).round().astype(int)
        cv2.line(kernel, start.tolist(), end.tolist(), 1.0)
        return _grey(cv2.filter2D(picture, -1, kernel / kernel.sum()))

    return harm


def contrast(levels: int) -> Damage:
    """Faint: `levels` of grey between ink and paper."""
    return lambda picture, _: _grey(120 + (picture.astype(np.float32) - 120) / 195 * levels)


def turn(degrees: float) -> Damage:
    """Turned on the table."""
    return lambda picture, _: turned(picture, degrees)


def perspective(lean: float) -> Damage:
    """Held at an angle: corners pulled in by up to `lean` of the size."""

    def harm(picture: Grey, rng: np.random.Generator) -> Grey:
        height, width = picture.shape
        flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
        pull = rng.uniform(0, lean, (4, 2)) * np.array([width, height])
        inward = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]])
        move = cv2.getPerspectiveTransform(flat, (flat + pull * inward).astype(np.float32))
        out = cv2.warpPerspective(
            picture, move, (width, height), flags=cv2.INTER_LINEAR, borderValue=150
        )
        return _grey(out)

    return harm


def blotch(share: float) -> Damage:
    """A grey blot on that share of the code, off the finder patterns or on them."""

    def harm(picture: Grey, rng: np.random.Generator) -> Grey:
        height, width = picture.shape
        out = picture.copy()
        side = 0.6 * min(height, width)
        radius = round(np.sqrt(share * side * side / np.pi))
        at = (width / 2 + rng.uniform(-0.2, 0.2) * side, height / 2 + rng.uniform(-0.2, 0.2) * side)
        cv2.circle(out, (round(at[0]), round(at[1])), radius, 90, -1)
        return out

    return harm


def moire(amplitude: float) -> Damage:
    """A phone's screen seen by a camera: bright and dark bands of nearly the pixels' pitch."""

    def harm(picture: Grey, rng: np.random.Generator) -> Grey:
        y, x = np.mgrid[: picture.shape[0], : picture.shape[1]].astype(np.float32)
        out = picture.astype(np.float32)
        for _ in range(2):
            pitch, angle = rng.uniform(2.6, 4.5), rng.uniform(0, np.pi)
            wave = np.sin(2 * np.pi / pitch * (x * np.cos(angle) + y * np.sin(angle)))
            out += amplitude / 2 * wave
        return _grey(out)

    return harm


def grain(sigma: float) -> Damage:
    """A dark room: noise on every pixel."""
    return lambda picture, rng: _grey(picture + rng.normal(0, sigma, picture.shape))


def shade(picture: Grey, rng: np.random.Generator) -> Grey:
    """A hard shadow over a part."""
    height, width = picture.shape
    y, x = np.mgrid[:height, :width]
    angle = rng.uniform(0, 2 * np.pi)
    far = (x - width / 2) * np.cos(angle) + (y - height / 2) * np.sin(angle)
    return _grey(np.where(far > 0, picture * 0.3, picture))


def jpeg(quality: int) -> Damage:
    """Sent through a messenger that saves bytes."""

    def harm(picture: Grey, _: np.random.Generator) -> Grey:
        _, coded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
        return _grey(cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE))

    return harm


def bent(depth: float) -> Damage:
    """Paper with waves: lines wander by `depth` of the size."""

    def harm(picture: Grey, rng: np.random.Generator) -> Grey:
        height, width = picture.shape
        y, x = np.mgrid[:height, :width].astype(np.float32)
        phase = rng.uniform(0, 2 * np.pi, 2)
        reach = depth * min(height, width)
        moved_x = x + reach * np.sin(2 * np.pi * y / height * rng.uniform(0.8, 1.6) + phase[0])
        moved_y = y + reach * np.sin(2 * np.pi * x / width * rng.uniform(0.8, 1.6) + phase[1])
        out = cv2.remap(
            picture,
            moved_x.astype(np.float32),
            moved_y.astype(np.float32),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        return _grey(out)

    return harm


def inverted(picture: Grey, _: np.random.Generator) -> Grey:
    """Light on dark, as phones in night mode show it."""
    return _grey(255 - picture)


def clutter(picture: Grey, rng: np.random.Generator) -> Grey:
    """Somewhere in a 1080p frame full of boxes and lines."""
    frame = cv2.resize(rng.integers(60, 200, (68, 120), np.uint8), (1920, 1080))
    for _ in range(60):
        x, y, w, h = (int(v) for v in rng.integers((0, 0, 10, 10), (1900, 1060, 300, 200)))
        cv2.rectangle(
            frame, (x, y), (x + w, y + h), int(rng.integers(0, 255)), int(rng.integers(1, 4))
        )
    height, width = picture.shape
    top, left = int(rng.integers(0, 1080 - height)), int(rng.integers(0, 1920 - width))
    frame[top : top + height, left : left + width] = picture
    return _grey(frame)


HARMS: Final[Mapping[str, Damage]] = {
    "inverted": inverted,
    "defocus 1.5": defocus(1.5),
    "defocus 2.0": defocus(2.0),
    "defocus 2.5": defocus(2.5),
    "defocus 3.0": defocus(3.0),
    "motion 5 px": motion(5),
    "motion 9 px": motion(9),
    "contrast 30": contrast(30),
    "contrast 15": contrast(15),
    "turned 15": turn(15),
    "turned 45": turn(45),
    "perspective 0.12": perspective(0.12),
    "perspective 0.24": perspective(0.24),
    "moire 30": moire(30),
    "moire 60": moire(60),
    "moire 90": moire(90),
    "grain 30": grain(30),
    "grain 60": grain(60),
    "hard shadow": shade,
    "jpeg 10": jpeg(10),
    "bent 0.02": bent(0.02),
    "bent 0.04": bent(0.04),
    "bent 0.06": bent(0.06),
}
