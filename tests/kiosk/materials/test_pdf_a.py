"""Pages as PDF/A-1b: small, valid, searchable, the same bytes for the same pages."""

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests_pdf import is_valid_pdf_a

from devices.document_scanner.papers import paper
from kiosk.filing.jpeg import NoJpeg
from kiosk.filing.ofd import pages_to_ofd
from kiosk.filing.srgb import srgb_profile
from kiosk.materials.mixed_raster import layers_of
from kiosk.materials.pdf_a import PdfPage, to_pdf_a
from kiosk.materials.picture import Picture, to_jpeg
from kiosk.materials.recognise.values import TextLine

JARS = Path("/usr/share/java")
LINES = (
    TextLine("授权委托书", 0.99, 0.9, (800, 330, 1600, 330, 1600, 450, 800, 450)),
    TextLine("SPECIMEN 2026", 0.99, 0.9, (300, 700, 900, 700, 900, 760, 300, 760)),
)


def form(dpi: int) -> Picture:
    """A clean A4 letter with a red stamp, with the grain of a camera."""
    size = round(210 / 25.4 * dpi), round(297 / 25.4 * dpi)
    page = np.asarray(paper("mandate_letter").picture.resize(size), np.int16)
    grain = np.random.default_rng(1).normal(0, 2, page.shape).round()
    return np.clip(page + grain.astype(np.int16) + 5, 0, 255).astype(np.uint8)


@pytest.fixture(scope="module")
def document() -> bytes:
    layers = layers_of(form(300), 300)
    return to_pdf_a([PdfPage(layers, LINES), PdfPage(layers)])


def test_a_colour_page_at_300_dpi_takes_at_most_50_kib() -> None:
    assert len(to_pdf_a([PdfPage(layers_of(form(300), 300))])) <= 50 * 1024


def test_preflight_finds_it_valid(document: bytes, tmp_path: Path) -> None:
    file = tmp_path / "material.pdf"
    file.write_bytes(document)
    assert is_valid_pdf_a(file)


def test_it_looks_like_the_page(document: bytes, tmp_path: Path) -> None:
    jars = [JARS / f"{n}.jar" for n in ("pdfbox2", "pdfbox2-tools", "fontbox2", "commons-logging")]
    if shutil.which("java") is None or not all(jar.exists() for jar in jars):
        pytest.skip("Apache PDFBox is not installed (see ./dev)")
    file = tmp_path / "material.pdf"
    file.write_bytes(document)
    subprocess.run(
        ["java", "-cp", ":".join(map(str, jars)), "org.apache.pdfbox.tools.PDFToImage",
         "-dpi", "60", "-endPage", "1", "-imageType", "png", str(file)],
        check=True, capture_output=True,
    )  # fmt: skip
    with Image.open(tmp_path / "material1.png") as drawn:
        shown = np.asarray(drawn.convert("RGB"), np.int16)
    meant = np.asarray(
        Image.fromarray(form(300)).resize((shown.shape[1], shown.shape[0])), np.int16
    )
    assert np.abs(shown - meant).mean() < 6


def test_equal_pages_are_equal_bytes_and_say_nothing_of_when_or_who(document: bytes) -> None:
    layers = layers_of(form(300), 300)
    assert to_pdf_a([PdfPage(layers, LINES), PdfPage(layers)]) == document
    for trace in (b"CreationDate", b"Producer", b"Author", b"/Info <<"):
        assert trace not in document


def test_text_stays_sharp_and_the_stamp_stays_red() -> None:
    page = form(200)
    layers = layers_of(page, 200)
    with Image.open(BytesIO(layers.ground)) as ground:
        pixels = np.asarray(ground, np.int16)
    red = (pixels[..., 0] - pixels[..., 1]) > 60
    assert 0.001 < red.mean() < 0.2
    dark = pixels.max(axis=2) < 110
    assert dark.mean() < 0.001, "the letters are in the mask, not in the ground"
    assert len(layers.mask) > 2000


def test_the_text_can_be_found_in_the_file(document: bytes) -> None:
    mapped = set(re.findall(rb"<[0-9A-F]{2}> <([0-9A-F]{4})>", document))
    wanted = {c.encode("utf-16-be").hex().upper().encode() for line in LINES for c in line.text}
    assert mapped == wanted
    assert b"3 Tr" in document


def test_characters_beyond_the_first_plane_and_more_than_one_font() -> None:
    many = "".join(chr(0x4E00 + n) for n in range(250)) + "𠮷"
    line = TextLine(many, 0.9, 0.9, (10, 10, 600, 10, 600, 40, 10, 40))
    written = to_pdf_a([PdfPage(layers_of(form(100), 100), (line,))])
    assert written.count(b"/Subtype /Type3") == 2
    assert "𠮷".encode("utf-16-be").hex().upper().encode() in written


@pytest.mark.parametrize("value", [0, 128, 255])
def test_a_page_of_one_colour(value: int) -> None:
    page = np.full((400, 300, 3), value, np.uint8)
    assert to_pdf_a([PdfPage(layers_of(page, 200))]).startswith(b"%PDF-1.4")


def test_no_page_is_no_file() -> None:
    with pytest.raises(ValueError, match="0 pages"):
        to_pdf_a([])
    with pytest.raises(ValueError, match="0 pages"):
        pages_to_ofd([])


def test_the_profile_is_one_that_others_read() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    assert ImageCms.getProfileDescription(profile).strip() == "sRGB"


def test_an_ofd_holds_the_pages_unchanged() -> None:
    jpegs = [to_jpeg(form(200)), to_jpeg(np.full((638, 1011, 3), 250, np.uint8))]
    written = pages_to_ofd(jpegs)
    assert written == pages_to_ofd(jpegs)
    with zipfile.ZipFile(BytesIO(written)) as package:
        assert package.testzip() is None
        assert package.read("Doc_0/Res/page_1.jpg") == jpegs[1]
        content = package.read("Doc_0/Pages/Page_1/Content.xml").decode()
    assert "85.60" in content
    assert "54.02" in content


def test_an_ofd_of_nonsense_is_refused() -> None:
    with pytest.raises(NoJpeg):
        pages_to_ofd([b"nonsense"])
