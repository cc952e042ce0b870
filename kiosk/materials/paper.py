"""Says how much a place looks like paper with something on it, not like a box or a table."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.materials.picture import Picture

_SIDE: Final = 72
_RIM: Final = 6
_INK: Final = 14.0
_MUCH_INK: Final = 0.05
_COLOURED: Final = 0.6
WRITTEN: Final = 0.2
"""Of `written_share`: what nearly every page is above, and a thing without writing below."""
_PATCH: Final = 400
_GROUND: Final = 21
_INKED: Final = 18
_OFF_RIM: Final = 14
_PLACES: Final = 12
_SOME: Final = 0.02
_AT_LEAST: Final = 0.45
"""A blue card on a bare mat is a page too, if nothing else is there."""


def likeness_to_paper(picture: Picture, quad: npt.NDArray[np.float32]) -> float:
    """From 0.45 (a flat coloured patch) to 1 (light, without colour, written on)."""
    side = _SIDE - 1
    flat = np.array([[0, 0], [side, 0], [side, side], [0, side]], np.float32)
    move = cv2.getPerspectiveTransform(quad.astype(np.float32), flat)
    patch = cv2.warpPerspective(picture, move, (_SIDE, _SIDE), flags=cv2.INTER_LINEAR)
    inner = patch[_RIM:-_RIM, _RIM:-_RIM].astype(np.float32)
    red, green, blue = cv2.split(inner)
    light = cv2.max(cv2.max(red, green), blue)
    span = light - cv2.min(cv2.min(red, green), blue)
    colour = float(np.median(span / np.maximum(light, 1.0)))
    grey = (red + green + blue) / 3
    written = float((np.abs(cv2.Laplacian(grey, cv2.CV_32F)) > _INK).mean())
    white = max(0.0, 1.0 - colour / _COLOURED)
    return _AT_LEAST + (1 - _AT_LEAST) * (0.5 * white + 0.5 * min(1.0, written / _MUCH_INK))


def written_share(picture: Picture, quad: npt.NDArray[np.float32]) -> float:
    """The share (0..1) of a page's places, a twelfth wide and high, with something on them.

    `quad` in pixels. A form, a card or a photo has some 0.2 at least, a box of one colour nothing,
    even where a shadow or a pen lies across it.
    """
    flat = np.array([[0, 0], [_PATCH, 0], [_PATCH, _PATCH], [0, _PATCH]], np.float32)
    move = cv2.getPerspectiveTransform(quad.astype(np.float32), flat)
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    patch = cv2.warpPerspective(grey, move, (_PATCH, _PATCH), flags=cv2.INTER_LINEAR)
    differs = cv2.absdiff(cv2.medianBlur(patch, _GROUND), patch)
    inked = (differs > _INKED)[_OFF_RIM:-_OFF_RIM, _OFF_RIM:-_OFF_RIM].astype(np.float32)
    places = cv2.resize(inked, (_PLACES, _PLACES), interpolation=cv2.INTER_AREA)
    return float((places > _SOME).mean())
