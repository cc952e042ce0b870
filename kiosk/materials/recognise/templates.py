"""Where known documents print what: regions that are read without searching the page for text.

Six times faster than reading a whole card. The positions are fractions of the page. They are
modelled on published pictures of such documents, not measured on real ones, so nothing rests on
them alone: a template counts only when the number with a check digit stands where it should, and
a value whose ink runs out of its region is not taken. Otherwise the whole page is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.materials.picture import Grey, Picture, as_picture
from kiosk.materials.recognise.values import Field, Kind

_DARKER: Final = 28
_PADDING: Final = 0.25


class Reads(Protocol):
    """What reads a picture of one line: text, mean and lowest probability of its characters."""

    def read(self, strip: Picture) -> tuple[str, float, float]:
        """Read one line."""


@dataclass(frozen=True, slots=True)
class Region:
    """A place on a page in fractions of width and height. `rows` is how many lines it may hold."""

    left: float
    top: float
    right: float
    bottom: float
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Template:
    """The regions of one kind of document. `key` is the one whose check digit must agree.

    `letter` is the height of its smallest letters as a share of the page's height.
    """

    kind: Kind
    aspect: float
    letter: float
    key: str
    regions: Mapping[str, Region]


_CARD: Final = 85.6 / 53.98

TEMPLATES: Final = (
    Template(
        Kind.ID_CARD_FRONT,
        _CARD,
        0.05,
        "id_number",
        {
            "id_number": Region(0.315, 0.79, 0.97, 0.96),
            "name": Region(0.155, 0.08, 0.62, 0.225),
            "sex": Region(0.155, 0.225, 0.235, 0.345),
            "nation": Region(0.31, 0.225, 0.5, 0.345),
            "birth_date": Region(0.155, 0.345, 0.52, 0.47),
            "address": Region(0.155, 0.47, 0.63, 0.79, rows=3),
        },
    ),
    Template(
        Kind.SOCIAL_CARD,
        _CARD,
        0.05,
        "id_number",
        {
            "id_number": Region(0.555, 0.505, 0.98, 0.61),
            "name": Region(0.555, 0.375, 0.98, 0.48),
            "bank_card": Region(0.555, 0.635, 0.98, 0.74),
        },
    ),
    Template(
        Kind.HOUSEHOLD_PAGE,
        143 / 105,
        0.028,
        "id_number",
        {
            "id_number": Region(0.257, 0.62, 0.575, 0.695),
            "name": Region(0.257, 0.168, 0.575, 0.246),
            "former_name": Region(0.257, 0.258, 0.575, 0.337),
            "sex": Region(0.79, 0.258, 0.94, 0.337),
            "birth_date": Region(0.79, 0.44, 0.94, 0.518),
        },
    ),
    Template(
        Kind.BUSINESS_LICENCE,
        297 / 210,
        0.023,
        "uscc",
        {
            "uscc": Region(0.075, 0.308, 0.45, 0.35),
            "company": Region(0.2, 0.388, 0.75, 0.432),
            "legal_person": Region(0.2, 0.502, 0.6, 0.546),
        },
    ),
)


def fitting(page: Picture) -> Iterator[Template]:
    """The templates whose proportions this page has."""
    height, width = page.shape[:2]
    return (t for t in TEMPLATES if abs(width / height / t.aspect - 1) < 0.05)


def field_in(reader: Reads, page: Picture, name: str, template: Template) -> Field | None:
    """What a region says, or None where it is empty or its ink runs out of it."""
    height, width = page.shape[:2]
    region = template.regions[name]
    part = page[
        round(region.top * height) : round(region.bottom * height),
        round(region.left * width) : round(region.right * width),
    ]
    texts, confidences = [], []
    for strip in text_rows(part, most=region.rows, letter=max(8, round(template.letter * height))):
        text, mean, _ = reader.read(strip)
        texts.append(text.replace(" ", ""))
        confidences.append(mean)
    if not "".join(texts):
        return None
    return Field(name, "".join(texts), min(confidences))


def text_rows(part: Picture, *, most: int, letter: int) -> list[Picture]:
    """The rows of text in a region, cut close; none where ink crosses its upper or lower edge.

    `letter` is the height of its smallest letters in pixels.
    """
    ink = _ink(part, letter)
    spans = _spans(ink.sum(axis=1) / 255.0 >= 2)
    tall = [(top, bottom) for top, bottom in spans if bottom - top >= 0.6 * letter]
    kept = sorted(sorted(tall, key=lambda s: s[0] - s[1])[:most])
    rows = []
    for top, bottom in kept:
        if top <= 1 or bottom >= len(ink) - 1:
            continue
        columns = np.flatnonzero(ink[top:bottom].max(axis=0))
        pad = max(2, round((bottom - top) * _PADDING))
        left, right = max(0, columns[0] - pad), columns[-1] + pad + 1
        rows.append(part[max(0, top - pad) : bottom + pad, left:right])
    return rows


def _ink(part: Picture, letter: int) -> Grey:
    """Where something dark and thin is: letters, but no shading and no fine pattern."""
    grey = as_picture(cv2.GaussianBlur(cv2.cvtColor(part, cv2.COLOR_RGB2GRAY), (0, 0), 1.0))
    kernel = np.ones((letter | 1, letter | 1), np.uint8)  # wider than any stroke
    dark = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, kernel)
    _, mask = cv2.threshold(dark, _DARKER, 255, cv2.THRESH_BINARY)
    return as_picture(mask)


def _spans(full: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where runs of True begin and end; a gap of two rows does not part a letter."""
    joined = np.asarray(
        cv2.morphologyEx(full.astype(np.uint8)[:, None], cv2.MORPH_CLOSE, np.ones((5, 1), np.uint8))
    ).ravel()
    edges = np.flatnonzero(np.diff(np.concatenate(([0], joined, [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
