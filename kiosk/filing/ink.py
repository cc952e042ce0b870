"""A signature as a drawing to be filed: SVG (true millimetres) and PNG (300 dots to the inch).

Both show the same smooth line: a quadratic curve through the middles between neighbouring points
(as the screen draws it). Equal strokes make equal bytes. Time is left out: whoever needs it reads
the points themselves.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PIL import Image, ImageDraw

from kiosk.domain.application import InkPoint, Signature

PEN_MM: Final = 0.9
_MARGIN_MM: Final = 2.0
_DPI: Final = 300
_MOST_PX: Final = 4000
"""Of the longer side. Points may come from anywhere; a picture must not fill the memory."""
_FINE: Final = 3
_STEPS: Final = 4
_MM_TO_THE_INCH: Final = 25.4
Place = tuple[float, float]


class NoInk(Exception):
    """Nothing was written: there is nothing to draw."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The part of the glass that holds the ink, in mm."""

    left: float
    top: float
    width: float
    height: float


def ink_svg(signature: Signature) -> bytes:
    """The strokes as one SVG file; raise `NoInk`."""
    sheet = _sheet(signature)
    paths = "".join(f'<path d="{_path(stroke)}"/>' for stroke in signature.strokes if stroke)
    box = f"{sheet.left:.2f} {sheet.top:.2f} {sheet.width:.2f} {sheet.height:.2f}"
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"'
        f' width="{sheet.width:.2f}mm" height="{sheet.height:.2f}mm">'
        f'<g fill="none" stroke="#111" stroke-width="{PEN_MM}" stroke-linecap="round"'
        f' stroke-linejoin="round">{paths}</g></svg>\n'
    )
    return drawn.encode()


def ink_png(signature: Signature) -> bytes:
    """The strokes in black on white; raise `NoInk`."""
    sheet = _sheet(signature)
    longer = max(sheet.width, sheet.height)
    px = min(_DPI / _MM_TO_THE_INCH, _MOST_PX / longer)
    fine = px * _FINE
    size = (max(1, round(sheet.width * px)), max(1, round(sheet.height * px)))
    large = Image.new("L", (size[0] * _FINE, size[1] * _FINE), 255)
    pen = ImageDraw.Draw(large)
    half = PEN_MM * fine / 2
    for stroke in signature.strokes:
        line = [((x - sheet.left) * fine, (y - sheet.top) * fine) for x, y in _curve(stroke)]
        pen.line(line, fill=17, width=max(1, round(2 * half)))
        # Joints of Pillow's own leave hairs of white.
        for x, y in line:
            pen.ellipse((x - half, y - half, x + half, y + half), fill=17)
    made = io.BytesIO()
    dpi = px * _MM_TO_THE_INCH
    large.resize(size, Image.Resampling.BOX).save(made, "PNG", optimize=True, dpi=(dpi, dpi))
    return made.getvalue()


def _sheet(signature: Signature) -> _Sheet:
    points = [point for stroke in signature.strokes for point in stroke]
    if not points:
        raise NoInk
    left, top = min(p.x for p in points), min(p.y for p in points)
    width, height = max(p.x for p in points) - left, max(p.y for p in points) - top
    edge = 2 * _MARGIN_MM
    return _Sheet(left - _MARGIN_MM, top - _MARGIN_MM, width + edge, height + edge)


def _path(stroke: tuple[InkPoint, ...]) -> str:
    first, *rest = stroke
    if not rest:
        return f"M{first.x:.2f} {first.y:.2f}h0"
    parts = [f"M{first.x:.2f} {first.y:.2f}"]
    for (bend_x, bend_y), (x, y) in _bends(stroke):
        parts.append(f"Q{bend_x:.2f} {bend_y:.2f} {x:.2f} {y:.2f}")
    return "".join(parts)


def _bends(stroke: tuple[InkPoint, ...]) -> Iterator[tuple[Place, Place]]:
    """Each curve: what it bends towards, and where it ends."""
    for here, then in pairwise(stroke[1:]):
        yield (here.x, here.y), ((here.x + then.x) / 2, (here.y + then.y) / 2)
    last = stroke[-1]
    yield (last.x, last.y), (last.x, last.y)


def _curve(stroke: tuple[InkPoint, ...]) -> Iterator[Place]:
    """The same line as many short ones."""
    if not stroke:
        return
    x, y = stroke[0].x, stroke[0].y
    yield x, y
    if len(stroke) == 1:
        return
    for (bend_x, bend_y), (end_x, end_y) in _bends(stroke):
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
            yield a * x + b * bend_x + c * end_x, a * y + b * bend_y + c * end_y
        x, y = end_x, end_y
