"""A signature as an answer: one line of text, so that a form stays plain JSON.

Points are `x,y,t` in tenths of millimetres and milliseconds since the first touch, joined by
spaces; strokes are joined by `;`. Nothing is rendered.
"""

from __future__ import annotations

import re

from kiosk.domain.application import InkPoint, Signature

LONGEST_INK = 120_000
_INK = re.compile(r"\d{1,5},\d{1,5},\d{1,7}(?:[ ;]\d{1,5},\d{1,5},\d{1,7})*")


def ink_text(signature: Signature) -> str:
    """Return a signature as the text of an answer; "" for one without points."""
    strokes = (
        " ".join(f"{_tenths(p.x)},{_tenths(p.y)},{max(0, p.t_ms)}" for p in stroke)
        for stroke in signature.strokes
    )
    return ";".join(stroke for stroke in strokes if stroke)


def is_ink_text(text: str) -> bool:
    """Whether a text is written as `ink_text` writes it."""
    return len(text) <= LONGEST_INK and _INK.fullmatch(text) is not None


def ink_of(text: str) -> Signature:
    """Return the signature of a text. Raises ValueError where it is none."""
    if not is_ink_text(text):
        raise ValueError("this is not a signature")
    return Signature(
        tuple(tuple(_point(p) for p in stroke.split(" ")) for stroke in text.split(";"))
    )


def _tenths(millimetres: float) -> int:
    return max(0, min(99_999, round(millimetres * 10)))


def _point(text: str) -> InkPoint:
    x, y, t = text.split(",")
    return InkPoint(int(x) / 10, int(y) / 10, int(t))
