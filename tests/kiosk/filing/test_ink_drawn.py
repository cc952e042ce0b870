"""A signature as SVG and PNG: where it was written, smooth, of true size, and never too large."""

from __future__ import annotations

import io
import math
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from PIL import Image

from kiosk.domain.application import InkPoint, Signature
from kiosk.filing.ink import PEN_MM, NoInk, ink_png, ink_svg

SVG = "{http://www.w3.org/2000/svg}"


def line(*points: tuple[float, float]) -> tuple[InkPoint, ...]:
    return tuple(InkPoint(x, y, 8 * n) for n, (x, y) in enumerate(points))


CIRCLE = line(*((50 + 20 * math.cos(a / 4), 30 + 20 * math.sin(a / 4)) for a in range(26)))
SIGNED = Signature((CIRCLE, line((90.0, 30.0)), line((10, 10), (10, 50))))


def grey(content: bytes) -> tuple[np.ndarray, float]:
    """The picture and its pixels to a millimetre."""
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.format == "PNG"
        return np.asarray(picture.convert("L")), picture.info["dpi"][0] / 25.4


def test_the_svg_has_true_millimetres_and_every_stroke() -> None:
    root = ET.fromstring(ink_svg(SIGNED))
    assert root.tag == f"{SVG}svg"
    assert root.attrib["viewBox"] == "8.00 8.00 84.00 44.00"
    assert (root.attrib["width"], root.attrib["height"]) == ("84.00mm", "44.00mm")
    paths = [path.attrib["d"] for path in root.iter(f"{SVG}path")]
    assert len(paths) == 3
    assert paths[1] == "M90.00 30.00h0", "a dot is a dot, with round ends"
    assert paths[2] == "M10.00 10.00Q10.00 50.00 10.00 50.00"


def test_the_png_shows_the_ink_where_it_was_written() -> None:
    ink, px = grey(ink_png(SIGNED))
    assert px == pytest.approx(300 / 25.4, abs=0.01)
    at = lambda x, y: int(ink[round((y - 8) * px), round((x - 8) * px)])  # noqa: E731
    assert all(at(*place) < 60 for place in ((70, 30), (50, 50), (10, 30), (90, 30)))
    assert all(at(*place) == 255 for place in ((50, 30), (80, 30), (30, 10)))
    across = ink[round((30 - 8) * px), : round(4 * px)]
    assert (across < 128).sum() / px == pytest.approx(PEN_MM, abs=0.1)


def test_a_corner_of_few_points_becomes_a_curve() -> None:
    corner = Signature((line((0, 0), (20, 0), (20, 20)),))
    assert b"Q20.00 0.00 20.00 10.00" in ink_svg(corner)
    ink, px = grey(ink_png(corner))
    assert int(ink[round(2 * px), round(22 * px)]) == 255, "the corner itself is rounded off"


def test_equal_strokes_make_equal_files() -> None:
    assert (ink_svg(SIGNED), ink_png(SIGNED)) == (ink_svg(SIGNED), ink_png(SIGNED))


@pytest.mark.parametrize("far", [1e4, 1e9, 1e200])
def test_points_from_nowhere_make_no_large_picture(far: float) -> None:
    content = ink_png(Signature((line((0, 0), (far, far / 3)),)))
    ink, _ = grey(content)
    assert max(ink.shape) <= 4000
    assert len(content) < 200_000


@pytest.mark.parametrize("strokes", [(), ((),), ((), ())])
def test_nothing_written_is_nothing_drawn(strokes: tuple[tuple[InkPoint, ...], ...]) -> None:
    for draw in (ink_svg, ink_png):
        with pytest.raises(NoInk):
            draw(Signature(strokes))
