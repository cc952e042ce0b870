"""Pages become one PDF, every JPEG untouched."""

from __future__ import annotations

import io
import re

import numpy as np
import pytest
from PIL import Image

from kiosk.materials.pdf import pages_to_pdf
from kiosk.materials.picture import NotAPicture, to_jpeg


def page(width: int, height: int, colour=(250, 250, 250)) -> bytes:
    picture = np.full((height, width, 3), colour, np.uint8)
    picture[height // 4 : height // 2, width // 4 : width // 2] = (200, 30, 30)
    return to_jpeg(picture)


def test_every_jpeg_is_inside_untouched():
    jpegs = [page(1654, 2339), page(1011, 638)]
    document = pages_to_pdf(jpegs)
    assert all(jpeg in document for jpeg in jpegs)
    assert b"/Count 2" in document


def test_pages_have_their_true_size():
    boxes = re.findall(rb"MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pages_to_pdf([page(1654, 2339)]))
    ((width, height),) = boxes
    assert float(width) * 25.4 / 72 == pytest.approx(210, abs=0.2)
    assert float(height) * 25.4 / 72 == pytest.approx(297, abs=0.2)


def test_the_table_of_objects_points_at_every_object():
    document = pages_to_pdf([page(200, 300), page(300, 200)])
    table = int(re.search(rb"startxref\n(\d+)\n", document)[1])
    assert document[table:].startswith(b"xref\n0 9\n")
    for number, place in enumerate(re.findall(rb"(\d{10}) 00000 n", document), start=1):
        assert document[int(place) :].startswith(b"%d 0 obj" % number)


def test_equal_pages_make_equal_files():
    assert pages_to_pdf([page(200, 300)]) == pages_to_pdf([page(200, 300)])


def test_what_is_no_jpeg_is_refused():
    png = io.BytesIO()
    Image.new("RGB", (4, 4)).save(png, "PNG")
    cmyk = io.BytesIO()
    Image.new("CMYK", (4, 4)).save(cmyk, "JPEG")
    for nonsense in (b"", b"\xff\xd8\xff", png.getvalue(), cmyk.getvalue()):
        with pytest.raises(NotAPicture):
            pages_to_pdf([nonsense])
    with pytest.raises(ValueError, match="0 pages"):
        pages_to_pdf([])
