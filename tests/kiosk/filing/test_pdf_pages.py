"""Pages become one PDF/A, every JPEG untouched."""

from __future__ import annotations

import io
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests_pdf import is_valid_pdf_a

from kiosk.filing.jpeg import NoJpeg, jpeg_header
from kiosk.filing.pdf_pages import pages_to_pdf_a
from kiosk.materials.picture import to_jpeg


def page(width: int, height: int) -> bytes:
    picture = np.full((height, width, 3), 250, np.uint8)
    picture[height // 4 : height // 2, width // 4 : width // 2] = (200, 30, 30)
    return to_jpeg(picture)


GREY = to_jpeg(np.full((638, 1011, 3), 90, np.uint8))


def test_every_jpeg_is_inside_untouched() -> None:
    jpegs = [page(1654, 2339), GREY]
    document = pages_to_pdf_a(jpegs)
    assert all(jpeg in document for jpeg in jpegs)
    assert b"/Count 2" in document
    assert b"/DeviceGray" in document


def test_preflight_finds_it_valid(tmp_path: Path) -> None:
    file = tmp_path / "material.pdf"
    file.write_bytes(pages_to_pdf_a([page(1654, 2339), GREY]))
    assert is_valid_pdf_a(file)


def test_pages_have_their_true_size() -> None:
    boxes = re.findall(rb"MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pages_to_pdf_a([page(1654, 2339)]))
    ((width, height),) = boxes
    assert float(width) * 25.4 / 72 == pytest.approx(210, abs=0.2)
    assert float(height) * 25.4 / 72 == pytest.approx(297, abs=0.2)


def test_a_resolution_in_centimetres_counts_too() -> None:
    in_inches = page(200, 300)
    assert jpeg_header(in_inches).dpi == 200
    at = in_inches.index(b"JFIF\0") + 7
    metric = in_inches[:at] + b"\x02" + (118).to_bytes(2) * 2 + in_inches[at + 5 :]
    assert jpeg_header(metric).dpi == pytest.approx(299.7, abs=0.1)
    silent = in_inches[:at] + b"\x00" + (1).to_bytes(2) * 2 + in_inches[at + 5 :]
    assert jpeg_header(silent).dpi == 0


def test_the_table_of_objects_points_at_every_object() -> None:
    document = pages_to_pdf_a([page(200, 300), page(300, 200)])
    table = int(re.search(rb"startxref\n(\d+)\n", document)[1])
    assert document[table:].startswith(b"xref\n0 12\n")
    for number, place in enumerate(re.findall(rb"(\d{10}) 00000 n", document), start=1):
        assert document[int(place) :].startswith(b"%d 0 obj" % number)


def test_equal_pages_make_equal_files_without_a_trace_of_when_or_who() -> None:
    document = pages_to_pdf_a([page(200, 300)])
    assert document == pages_to_pdf_a([page(200, 300)])
    assert not re.search(rb"CreationDate|Producer|Author|/Info <<", document)


def test_what_is_no_jpeg_is_refused() -> None:
    png, cmyk = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (4, 4)).save(png, "PNG")
    Image.new("CMYK", (4, 4)).save(cmyk, "JPEG")
    cut = page(200, 300)[:-400]
    for nonsense in (b"", b"\xff\xd8\xff", png.getvalue(), cmyk.getvalue(), cut):
        with pytest.raises(NoJpeg):
            pages_to_pdf_a([nonsense])
    for count in (0, 201):
        with pytest.raises(ValueError, match=f"{count} pages"):
            pages_to_pdf_a([GREY] * count)
