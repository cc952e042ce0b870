"""The ways a picture is prepared before a reader looks at it again, in the order they pay.

Order and members were chosen by what each still gained after all before it, on the tuning half of
the generated codes (`./dev bench code_stress` prints the gain of every step). The last seven gained
nothing there; they only run when all before them found nothing, and stay until they have been
measured on more photos.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np

from kiosk.materials.code_finders import eyes_in
from kiosk.materials.code_grid import LARGEST, sampled
from kiosk.materials.code_readers import CodeFormat, RawCode, by_zbar, by_zxing
from kiosk.materials.picture import Grey, as_picture

EVERY: Final = tuple(CodeFormat)
SQUARE: Final = tuple(f for f in CodeFormat if f not in ("Code128", "EAN13", "EAN8", "PDF417"))
_PAD: Final = 24

Prepared = tuple[Grey, float, float]
"""A picture, how much larger it is, and how far it was moved (pixels of the larger one)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One more way to look. `read` takes the grey picture and returns codes in its pixels."""

    name: str
    read: Callable[[Grey, Sequence[CodeFormat]], list[RawCode]]


def _prepared(name: str, prepare: Callable[[Grey], Prepared]) -> Step:
    def read(grey: Grey, formats: Sequence[CodeFormat]) -> list[RawCode]:
        picture, scale, moved = prepare(grey)
        return [_placed(code, scale, moved) for code in by_zxing(picture, formats)]

    return Step(name, read)


def _placed(code: RawCode, scale: float, moved: float) -> RawCode:
    return replace(code, corners=tuple((v - moved) / scale for v in code.corners))


def _larger(grey: Grey, times: float) -> Grey:
    grown = cv2.resize(grey, None, fx=times, fy=times, interpolation=cv2.INTER_CUBIC)
    return as_picture(grown)


def _crisper(grey: Grey, sigma: float, amount: float) -> Grey:
    soft = cv2.GaussianBlur(grey, (0, 0), sigma)
    return as_picture(cv2.addWeighted(grey, 1 + amount, soft, -amount, 0))


def _black_or_white(grey: Grey) -> Grey:
    mean = cv2.ADAPTIVE_THRESH_MEAN_C
    return as_picture(cv2.adaptiveThreshold(grey, 255, mean, cv2.THRESH_BINARY, 31, 5))


def _evened(grey: Grey) -> Grey:
    soft = cv2.GaussianBlur(grey, (0, 0), 1.5)
    return as_picture(cv2.createCLAHE(4, (8, 8)).apply(soft))


def _darker(grey: Grey) -> Grey:
    curve = (255 * (np.arange(256) / 255) ** 1.6).astype(np.uint8)
    return as_picture(cv2.LUT(grey, curve))


def _padded(grey: Grey) -> Grey:
    border = (_PAD,) * 4
    return as_picture(cv2.copyMakeBorder(grey, *border, cv2.BORDER_CONSTANT, value=255))


def by_grid(grey: Grey, formats: Sequence[CodeFormat]) -> list[RawCode]:
    """QR codes on bent or creased paper, module by module (`code_grid`)."""
    return [code for piece in grid_pieces(grey, formats) for code in piece]


def grid_pieces(
    grey: Grey, formats: Sequence[CodeFormat], largest: int = LARGEST
) -> Iterator[list[RawCode]]:
    """The same piece by piece, for whoever cannot wait; codes of up to `largest` modules."""
    if CodeFormat.QR not in formats:
        return
    likely = list(eyes_in(grey))
    yield []
    for eyes in likely:
        for redrawn in sampled(grey, eyes, largest):
            codes = by_zxing(redrawn.picture, (CodeFormat.QR,), pure=True)
            yield [replace(code, corners=redrawn.corners) for code in codes[:1]]
            if codes:
                break


def _grid_softened(grey: Grey, formats: Sequence[CodeFormat]) -> list[RawCode]:
    return by_grid(as_picture(cv2.blur(grey, (3, 3))), formats)


def _zbar(grey: Grey, formats: Sequence[CodeFormat]) -> list[RawCode]:
    return by_zbar(grey) if CodeFormat.QR in formats else []


def _zbar_larger(grey: Grey, formats: Sequence[CodeFormat]) -> list[RawCode]:
    if CodeFormat.QR not in formats:
        return []
    return [_placed(code, 2.0, 0.0) for code in by_zbar(_larger(grey, 2))]


PLAIN: Final = _prepared("as it is", lambda g: (g, 1.0, 0.0))
DEEP: Final = (
    _prepared("twice as large", lambda g: (_larger(g, 2), 2.0, 0.0)),
    _prepared("mean of 4 x 4", lambda g: (as_picture(cv2.blur(g, (4, 4))), 1.0, 0.0)),
    _prepared("three times, crisper", lambda g: (_crisper(_larger(g, 3), 3, 2), 3.0, 0.0)),
    _prepared("crisper", lambda g: (_crisper(g, 3, 4), 1.0, 0.0)),
    Step("module by module", by_grid),
    _prepared("twice, black or white", lambda g: (_black_or_white(_larger(g, 2)), 2.0, 0.0)),
    _prepared("light evened", lambda g: (_evened(g), 1.0, 0.0)),
    _prepared("mean of 6 x 6", lambda g: (as_picture(cv2.blur(g, (6, 6))), 1.0, 0.0)),
    Step("softened, module by module", _grid_softened),
    _prepared("darker", lambda g: (_darker(g), 1.0, 0.0)),
    _prepared("on white", lambda g: (_padded(g), 1.0, float(_PAD))),
    Step("zbar", _zbar),
    Step("zbar, twice as large", _zbar_larger),
)
"""What is tried when a plain look finds nothing."""
