"""The empty tray: proven before it is believed, and doubted with every frame.

A page stands out best against a picture of the same tray without it. Such a picture must never
hold anything of a resident's, so it is taken only when several frames in a row show no page, no
change and no writing, and agree with what was known before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.materials.page import find_page
from kiosk.materials.picture import Picture, as_picture, fitted

Floats = npt.NDArray[np.float32]

_SIDE: Final = 640
"""As `find_page` works: a larger picture would only be made smaller again."""
_COARSE: Final = 96
_FRAMES: Final = 6
_MOST_FRAMES: Final = 45
"""Three seconds at 15 frames a second: a tray that is not at rest by then is not at rest."""
_STEADY: Final = 4.0
"""Grey levels a coarse place may change between frames; sensor noise stays below one there."""
_DIFFERS: Final = 12.0
_SAME_SHARE: Final = 0.02
_OTHER_SHARE: Final = 0.5
_GAINS: Final = (0.5, 2.0)
_STEEP: Final = 40.0
_PLAIN_SHARE: Final = 0.003
_WRITTEN_SHARE: Final = 0.012
"""A bank card is above it, and a mat, a rim or a soft weave below (`docs/materials.md`)."""
_LOOKS: Final = 3
_FITS_SHARE: Final = 0.4
_DOUBTS: Final = 15


class Tray(StrEnum):
    """What a look at the tray came to."""

    EMPTY = "empty"
    OCCUPIED = "occupied"
    UNSTEADY = "unsteady"


@dataclass(frozen=True, slots=True, eq=False)
class TrayLook:
    """The outcome of a look; `picture` is there when the tray was proven empty."""

    tray: Tray
    picture: Picture | None = field(default=None, repr=False)
    is_plain: bool = False


class TrayWatch:
    """Fed frames of a tray that nobody uses, says in the end whether it is empty."""

    def __init__(self) -> None:
        self._calm: list[Picture] = []
        self._seen = 0

    def feed(self, frame: Picture) -> TrayLook | None:
        """Take the next frame; None while more are needed. About 25 ms on one core."""
        self._seen += 1
        small = fitted(frame, _SIDE)
        if find_page(small) is not None:
            return TrayLook(Tray.OCCUPIED)
        if self._calm and _change(_coarse(self._calm[0]), _coarse(small)).max() > _STEADY:
            self._calm.clear()
        self._calm.append(small)
        if len(self._calm) < _FRAMES:
            return TrayLook(Tray.UNSTEADY) if self._seen >= _MOST_FRAMES else None
        mean = as_picture(np.mean(self._calm, axis=0).round())
        edges = _steep_share(mean)
        if find_page(mean) is not None or edges > _WRITTEN_SHARE:
            return TrayLook(Tray.OCCUPIED)
        return TrayLook(Tray.EMPTY, mean, edges <= _PLAIN_SHARE)


class TrayMemory:
    """The reference in use. In memory only: it is learnt anew after every start."""

    def __init__(self) -> None:
        self.picture: Picture | None = None
        self._candidate: Picture | None = None
        self._agreed = 0
        self._doubts = 0

    def learn(self, look: TrayLook) -> bool:
        """Take what a look came to; say whether the reference is fresh now.

        A plain, empty tray is believed at once when nothing else is known. Anything else must
        look the same on three looks, which have visits or minutes between them.
        """
        if look.tray is not Tray.EMPTY or look.picture is None:
            return False
        known = self.picture
        share = 1.0 if known is None else unlike_share(known, look.picture)
        if share > _OTHER_SHARE:
            self.picture = None  # the camera was moved, or the light is another one altogether
        if share <= _SAME_SHARE or (known is None and look.is_plain):
            return self._take(look.picture)
        candidate = self._candidate
        same = candidate is not None and unlike_share(candidate, look.picture) <= _SAME_SHARE
        self._candidate, self._agreed = look.picture, self._agreed + 1 if same else 1
        return self._take(look.picture) if self._agreed >= _LOOKS else False

    def for_frame(self, frame: Picture) -> Picture | None:
        """The reference if it still fits what the camera shows, else None; about 0.5 ms.

        It is dropped when it has not fitted for a while: the camera was moved, or the exposure
        has jumped and stays.
        """
        if self.picture is None:
            return None
        if fits(self.picture, frame):
            self._doubts = 0
            return self.picture
        self._doubts += 1
        if self._doubts >= _DOUBTS:
            self.picture, self._doubts = None, 0
        return None

    def _take(self, picture: Picture) -> bool:
        self.picture, self._candidate, self._agreed, self._doubts = picture, None, 0, 0
        return True


def unlike_share(known: Picture, frame: Picture) -> float:
    """The share of the tray (0..1) that differs, the lamp's brightness aside; 1 is another view."""
    one, other = _coarse(known), _coarse(frame)
    if one.shape != other.shape:
        return 1.0
    gain = _gain(one.reshape(-1, 3), other.reshape(-1, 3))
    if not _GAINS[0] <= gain <= _GAINS[1]:
        return 1.0
    return float((_change(one * gain, other) > _DIFFERS).mean())


def fits(known: Picture, frame: Picture) -> bool:
    """Whether the rim of the frame, which a page leaves free for the most part, is as known."""
    one, other = _coarse(known), _coarse(frame)
    if one.shape != other.shape:
        return False
    rim = np.ones(one.shape[:2], np.bool_)
    rim[3:-3, 3:-3] = False
    gain = _gain(one[rim], other[rim])
    if not _GAINS[0] <= gain <= _GAINS[1]:
        return False
    return float((_change(one * gain, other)[rim] <= _DIFFERS).mean()) >= _FITS_SHARE


def _coarse(picture: Picture) -> Floats:
    height, width = picture.shape[:2]
    scale = _COARSE / max(height, width)
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.float32)


def _change(one: Floats, other: Floats) -> Floats:
    """The largest difference over the three colours at each coarse place."""
    return np.asarray(np.abs(one - other).max(axis=2), np.float32)


def _gain(known: Floats, seen: Floats) -> float:
    return (float(np.median(seen)) + 1.0) / (float(np.median(known)) + 1.0)


def _steep_share(picture: Picture) -> float:
    """How much of a picture is edge: nearly nothing on a mat, a tenth on a written page."""
    grey = cv2.GaussianBlur(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), (0, 0), 1.2)
    across = cv2.Sobel(grey, cv2.CV_32F, 1, 0)
    down = cv2.Sobel(grey, cv2.CV_32F, 0, 1)
    return float((np.asarray(cv2.magnitude(across, down)) > _STEEP).mean())
