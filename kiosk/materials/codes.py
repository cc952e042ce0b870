"""Reads codes out of a picture, with the bytes they hold.

What a code says is hostile input: sizes and counts are bounded here, nothing is parsed, and
nothing of it is ever part of a repr, a log or an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import cv2
import numpy as np

from kiosk.materials.code_readers import BARS, LONGEST_CODE, CodeFormat, RawCode
from kiosk.materials.code_steps import DEEP, EVERY, PLAIN, SQUARE
from kiosk.materials.code_text import is_text, spells, text_of
from kiosk.materials.picture import Grey, Picture, as_picture, fitted

__all__ = ["LONGEST_CODE", "MOST_CODES", "Code", "CodeFormat", "codes_in", "read_codes"]

MOST_CODES: Final = 8
_DEEP_SIDE: Final = 2000
"""A code that fills less than 1/80 of a frame is not held up to it."""


@dataclass(frozen=True, slots=True)
class Code:
    """One code. `text` is None when the bytes are no text.

    `corners` are x, y in pixels, clockwise from the code's own top left; empty when unknown.
    """

    format: CodeFormat
    payload: bytes = field(repr=False)
    text: str | None = field(repr=False)
    corners: tuple[float, ...] = ()


def read_codes(
    picture: Picture, *, formats: Sequence[CodeFormat] = EVERY, thorough: bool = True
) -> tuple[Code, ...]:
    """The codes on a picture, each once, at most `MOST_CODES`.

    A plain look comes first; only when that finds nothing, and if `thorough`, the slower ways,
    one by one until one finds something. Bars are believed there only when two ways agree.
    """
    grey = as_picture(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY))
    found = PLAIN.read(grey, formats)
    if found or not thorough:
        return as_codes(found)
    small = fitted_grey(grey)
    scale = grey.shape[1] / small.shape[1]
    seen_bars: set[bytes] = set()
    for step in DEEP:
        believed = []
        for code in step.read(small, formats):
            if code.format in BARS and code.payload not in seen_bars:
                seen_bars.add(code.payload)
                continue
            believed.append(code)
        if believed:
            return as_codes(believed, scale)
    return ()


def codes_in(image: Picture) -> tuple[str, ...]:
    """The texts of the square codes on a picture, each once. What is no text is left out."""
    read = read_codes(fitted(image, _DEEP_SIDE), formats=SQUARE)
    return tuple(dict.fromkeys(code.text for code in read if code.text))


def fitted_grey(grey: Grey) -> Grey:
    """A grey picture small enough for the slow ways."""
    return np.asarray(fitted(grey, _DEEP_SIDE), np.uint8)


def _text(raw: RawCode) -> str | None:
    """Bytes without a named character set are judged here; only QR codes carry plain bytes.

    What was told is believed first where the bytes say just that: it knows of the Hanzi mode, in
    which any two bytes are a character, however rare.
    """
    told = raw.told if raw.told and is_text(raw.told) else None
    if raw.named or raw.format in BARS or (told and spells(told, raw.payload)):
        return told
    text = text_of(raw.payload)
    return told if text is None and raw.format is not CodeFormat.QR else text


def as_codes(found: Iterable[RawCode], scale: float = 1.0) -> tuple[Code, ...]:
    """What the libraries read, each payload once, with its text."""
    codes: dict[tuple[CodeFormat, bytes], Code] = {}
    for raw in found:
        text = _text(raw)
        corners = tuple(round(v * scale, 2) for v in raw.corners)
        codes.setdefault((raw.format, raw.payload), Code(raw.format, raw.payload, text, corners))
        if len(codes) >= MOST_CODES:
            break
    return tuple(codes.values())
