"""Make `handwriting.npz` out of fonts under the SIL Open Font License: what lines characters have.

    apt-get download fonts-noto-cjk-extra fonts-lxgw-wenkai   # and unpack them with dpkg -x
    python -m ui.input.build_handwriting FONT[:INDEX] …

Every character is drawn with every font, thinned to its lines, shaken as hands shake, and turned
into direction features; a linear discriminant (Fisher) keeps what tells characters apart. No
outline of a font is in the result: only class means in a space of 160 numbers.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ui.input.build_general import general_characters
from ui.input.handwriting import MODEL
from ui.input.lexicon import shipped_lexicon
from ui.input.shape import LENGTH, Floats, features, small_picture

_GLYPH = 72
_KEPT = 160
_SHAKEN = 3
_BATCH = 512

Font = ImageFont.FreeTypeFont


def characters() -> str:
    """GB 2312, the general table, and the characters of names the keyboard knows."""
    rows = (bytes([high, low]) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    common = "".join(row.decode("gb2312", "ignore") for row in rows)
    lexicon = shipped_lexicon()
    names = "".join(name for name, _ in lexicon.surnames) + "".join(lexicon.given)
    return "".join(dict.fromkeys(common + "".join(general_characters()) + names))


def font_of(argument: str) -> Font:
    """A font file, or one face of a collection: PATH:INDEX."""
    path, _, index = argument.partition(":")
    return ImageFont.truetype(path, _GLYPH - 8, index=int(index or 0))


def _drawn(character: str, font: Font) -> NDArray[np.bool_]:
    image = Image.new("L", (_GLYPH + 24, _GLYPH + 24))
    ImageDraw.Draw(image).text((12, 4), character, fill=255, font=font)
    return np.asarray(image) > 110


def _thinned(shapes: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Thin many pictures at once (Zhang and Suen, CACM 27, 1984)."""
    shapes = shapes.copy()
    for _ in range(24):
        changed = False
        for half in (0, 1):
            gone = _removable(shapes, half)
            changed = changed or bool(gone.any())
            shapes &= ~gone
        if not changed:
            break
    return shapes


def _removable(shapes: NDArray[np.bool_], half: int) -> NDArray[np.bool_]:
    around = np.pad(shapes, ((0, 0), (1, 1), (1, 1)))
    height, width = shapes.shape[1:]
    steps = ((0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0), (0, 0))
    p = [around[:, y : y + height, x : x + width] for y, x in steps]
    count = sum(n.astype(np.int8) for n in p)
    crossings = sum((~a & b).astype(np.int8) for a, b in zip(p, [*p[1:], p[0]], strict=True))
    north, east, south, west = p[0], p[2], p[4], p[6]
    if half == 0:
        open_side = ~(north & east & south) & ~(east & south & west)
    else:
        open_side = ~(north & east & west) & ~(north & south & west)
    inner = (count >= 2) & (count <= 6) & (crossings == 1)
    return np.asarray(shapes & inner & open_side)


def shaken(points: Floats, rng: np.random.Generator, strength: float) -> Floats:
    """The same lines from another hand: slanted, stretched, wavy."""
    size = float(np.ptp(points, 0).max()) or 1.0
    unit = (points - points.mean(0)) / size
    turn = np.eye(2) + rng.normal(0, 0.09 * strength, (2, 2))
    moved = unit @ turn.T
    for _ in range(3):
        wave = rng.normal(0, 5.5, 2)
        push = rng.normal(0, 0.022 * strength, 2)
        moved = moved + np.sin(moved @ wave + rng.uniform(0, 6.3))[:, None] * push
    return np.asarray(moved * size, np.float32)


def lines_of(text: str, font: Font) -> Iterator[Floats]:
    """The thinned lines of each character as points."""
    for start in range(0, len(text), _BATCH):
        drawn = np.stack([_drawn(c, font) for c in text[start : start + _BATCH]])
        for thin in _thinned(drawn):
            down, right = np.nonzero(thin)
            yield np.stack([right, down], 1).astype(np.float32)


def samples(text: str, font: Font, rng: np.random.Generator) -> Iterator[tuple[int, Floats]]:
    """Small pictures of each character: as drawn, and shaken."""
    for index, points in enumerate(lines_of(text, font)):
        # A face that lacks the character draws nothing or a box; a box would teach nonsense.
        if len(points) < 4:
            continue
        yield index, small_picture(points)
        for _ in range(_SHAKEN):
            yield index, small_picture(shaken(points, rng, 1.0))


def _featured(text: str, fonts: list[Font]) -> tuple[NDArray[np.int32], Floats]:
    rng = np.random.default_rng(1)
    labels: list[int] = []
    rows: list[Floats] = []
    waiting: list[Floats] = []
    for font in fonts:
        for index, picture in samples(text, font, rng):
            labels.append(index)
            waiting.append(picture)
            if len(waiting) == _BATCH:
                rows.append(features(np.stack(waiting)))
                waiting = []
    if waiting:
        rows.append(features(np.stack(waiting)))
    return np.array(labels, np.int32), np.concatenate(rows)


def discriminant(labels: NDArray[np.int32], rows: Floats) -> tuple[Floats, Floats, Floats]:
    """What to subtract, what to project on, and the mean of every class there."""
    classes = int(labels.max()) + 1
    centre = rows.mean(0)
    sums = np.zeros((classes, LENGTH), np.float64)
    np.add.at(sums, labels, rows)
    means = sums / np.bincount(labels, minlength=classes)[:, None].clip(1)
    inner = rows - means[labels].astype(np.float32)
    within = inner.T @ inner / len(rows) + 2e-4 * np.eye(LENGTH)
    lifted = means - centre
    between = lifted.T @ lifted / classes
    root = np.linalg.inv(np.linalg.cholesky(within.astype(np.float64)))
    _, vectors = np.linalg.eigh(root @ between @ root.T)
    projection = (root.T @ vectors[:, ::-1][:, :_KEPT]).astype(np.float32)
    return centre, projection, (lifted @ projection).astype(np.float32)


def build(fonts: list[Font]) -> None:
    """Write the model."""
    text = characters()
    labels, rows = _featured(text, fonts)
    centre, projection, means = discriminant(labels, rows)
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-6)
    # One byte a number: the places of 7,000 classes need no more.
    scale = np.abs(means).max(1, keepdims=True) / 127
    np.savez_compressed(
        MODEL,
        characters=np.array(text),
        centre=centre.astype(np.float32),
        projection=projection.astype(np.float16),
        means=np.round(means / scale).astype(np.int8),
        scale=scale.astype(np.float16),
    )


if __name__ == "__main__":
    began = time.monotonic()
    build([font_of(argument) for argument in sys.argv[1:]])
    sys.stderr.write(f"{MODEL.name}: {time.monotonic() - began:.0f} s\n")
