"""Reads QR codes on paper that is creased, bent or rolled, where no single perspective fits.

Edges of modules lie on a lattice. Where it lies at each place is measured (`code_phase`), the
modules are counted from the first eye on and sampled where they are, and a clean picture of them
is made for a decoder, which corrects what is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.materials.code_finders import Eyes
from kiosk.materials.code_phase import shifts
from kiosk.materials.picture import Grey, as_picture

Floats = npt.NDArray[np.float32]

_PIXELS: Final = 6
"""Pixels of a module in the flattened picture."""
_MARGIN: Final = 6
"""Modules shown around the code: bent paper leaves its box."""
LARGEST: Final = 177
"""Modules of the largest code a side (ISO/IEC 18004, version 40)."""
_SMALLEST: Final = 21
_SHOWN: Final = 4


@dataclass(frozen=True, slots=True)
class Sampled:
    """A code redrawn flat: dark modules on white with a quiet zone, and its corners as seen."""

    picture: Grey
    corners: tuple[float, ...]


def sampled(grey: Grey, eyes: Eyes, largest: int = LARGEST) -> Iterator[Sampled]:
    """Redraw the code behind `eyes`; its number of modules is counted, then its neighbours.

    One of more than about `largest` modules is left alone: the time grows with their square.
    """
    modules = _guess(eyes)
    if not _SMALLEST - 8 <= modules <= largest + 8:
        return
    flat, back = _flattened(grey, eyes, modules)
    across, down = _lattice(flat)
    first = (_MARGIN + 3.5) * _PIXELS
    far = (_MARGIN + modules - 3.5) * _PIXELS
    counted_x = _between(across, (first, first), (far, first))
    counted_y = _between(down, (first, first), (first, far))
    counted = round(((counted_x + counted_y) / 2 + 7 - 17) / 4) * 4 + 17
    for size in (counted, counted + 4, counted - 4):
        if _SMALLEST <= size <= LARGEST:
            x, y = _places(across, down, size, first)
            yield Sampled(_redrawn(flat, x, y), _corners(x, y, back))


def _guess(eyes: Eyes) -> float:
    """About how many modules the code is wide."""
    tl, tr, bl = eyes.top_left, eyes.top_right, eyes.bottom_left
    across = np.hypot(tr.x - tl.x, tr.y - tl.y) / ((tl.module + tr.module) / 2)
    down = np.hypot(bl.x - tl.x, bl.y - tl.y) / ((tl.module + bl.module) / 2)
    return float(across + down) / 2 + 7


def _flattened(grey: Grey, eyes: Eyes, modules: float) -> tuple[Grey, Floats]:
    """The code with its eyes at their places, and the way back to the picture."""
    first, far = (_MARGIN + 3.5) * _PIXELS, (_MARGIN + modules - 3.5) * _PIXELS
    seen = np.array(
        [[e.x, e.y] for e in (eyes.top_left, eyes.top_right, eyes.bottom_left)], np.float32
    )
    flat = np.array([[first, first], [far, first], [first, far]], np.float32)
    back = cv2.getAffineTransform(flat, seen)
    side = round(modules + 2 * _MARGIN) * _PIXELS
    picture = cv2.warpAffine(
        grey,
        back,
        (side, side),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return as_picture(picture), np.asarray(back, np.float32)


def _lattice(flat: Grey) -> tuple[Floats, Floats]:
    """For each pixel its column and its row in modules, counted from the left and the top edge."""
    eye = int(_MARGIN + 3)
    across, down = shifts(flat, pitch=_PIXELS, start=(eye, eye))
    side = flat.shape[0]
    place = (np.arange(side, dtype=np.float32) + 0.5) / _PIXELS
    fine = [cv2.resize(v, (side, side), interpolation=cv2.INTER_CUBIC) for v in (across, down)]
    return np.asarray(fine[0] + place, np.float32), np.asarray(fine[1] + place[:, None], np.float32)


def _between(lattice: Floats, start: tuple[float, float], end: tuple[float, float]) -> float:
    return _at(lattice, end) - _at(lattice, start)


def _at(lattice: Floats, place: tuple[float, float]) -> float:
    x, y = (int(np.clip(v, 0, lattice.shape[0] - 1)) for v in place)
    return float(lattice[y, x])


def _places(across: Floats, down: Floats, size: int, first: float) -> tuple[Floats, Floats]:
    """Where the middle of each module lies in the flattened picture."""
    # The first eye's middle is the middle of module 3.
    x0 = round(_at(across, (first, first)) - 3.5)
    y0 = round(_at(down, (first, first)) - 3.5)
    wanted = np.arange(size, dtype=np.float32) + 0.5
    column, row = np.meshgrid(wanted + x0, wanted + y0)
    x, y = (column * _PIXELS).astype(np.float32), (row * _PIXELS).astype(np.float32)
    for _ in range(8):
        x += 0.8 * _PIXELS * (column - _sample(across, x, y))
        y += 0.8 * _PIXELS * (row - _sample(down, x, y))
    return x, y


def _sample(values: Floats, x: Floats, y: Floats) -> Floats:
    got = cv2.remap(values, x - 0.5, y - 0.5, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(got, np.float32)


def _redrawn(flat: Grey, x: Floats, y: Floats) -> Grey:
    soft = np.asarray(cv2.GaussianBlur(flat, (0, 0), 0.28 * _PIXELS), np.float32)
    levels = _sample(soft, x, y)
    around = cv2.GaussianBlur(levels, (0, 0), 3.0)
    wide = float(np.median(levels))
    dark = levels < 0.75 * around + 0.25 * wide
    modules = np.pad(np.where(dark, 0, 255).astype(np.uint8), 4, constant_values=255)
    drawn = cv2.resize(modules, None, fx=_SHOWN, fy=_SHOWN, interpolation=cv2.INTER_NEAREST)
    return as_picture(drawn)


def _corners(x: Floats, y: Floats, back: Floats) -> tuple[float, ...]:
    """The outer corners in the picture, clockwise from the first eye."""
    places = [(x[r, c], y[r, c]) for r, c in ((0, 0), (0, -1), (-1, -1), (-1, 0))]
    seen = np.array(places, np.float32) @ back[:, :2].T + back[:, 2]
    return tuple(float(v) for v in seen.ravel())
