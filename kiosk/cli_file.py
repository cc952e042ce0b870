"""`menkou file FILE… --pdf OUT`: pages of one material as one small PDF/A, or OFD.

Each picture is taken as a finished page (see `menkou page`). `--text` reads the pages and puts an
invisible text layer into the PDF, so that it can be searched.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.filing.ofd import pages_to_ofd
from kiosk.forgetful import give_back_large
from kiosk.materials.load import PictureRefused, load_picture
from kiosk.materials.mixed_raster import layers_of
from kiosk.materials.pdf_a import PdfPage, to_pdf_a
from kiosk.materials.picture import Picture, to_jpeg
from kiosk.materials.recognise.values import TextLine
from kiosk.ports import NotRead
from kiosk.recogniser import Recogniser

_A4_LONG_SIDE_INCHES: float = 297 / 25.4


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--pdf", type=Path, help="write a PDF/A-1b there")
    parser.add_argument("--ofd", type=Path, help="write an OFD (GB/T 33190) there")
    parser.add_argument("--text", action="store_true", help="make the PDF searchable")
    parser.add_argument(
        "--dpi", type=_dpi, default=0, help="72 to 1200; default: as if the page were A4"
    )


def _dpi(word: str) -> int:
    dots = int(word)
    if not 72 <= dots <= 1200:
        raise argparse.ArgumentTypeError("72 to 1200")
    return dots


def run(options: argparse.Namespace) -> int:
    """Write what was asked for; return the exit status."""
    if options.pdf is None and options.ofd is None:
        print("menkou file: --pdf or --ofd is needed", file=sys.stderr)
        return 2
    give_back_large()
    pages: list[Picture] = []
    for file in options.files:
        try:
            pages.append(load_picture(file))
        except PictureRefused as fault:
            print(f"menkou file: {file}: {fault.code}", file=sys.stderr)
            return 1
    if options.pdf is not None:
        options.pdf.write_bytes(_pdf(pages, options.dpi, with_text=options.text))
    if options.ofd is not None:
        options.ofd.write_bytes(pages_to_ofd([to_jpeg(page) for page in pages]))
    return 0


def _pdf(pages: list[Picture], dpi: int, *, with_text: bool) -> bytes:
    texts = _texts(pages) if with_text else [()] * len(pages)
    return to_pdf_a(
        [
            PdfPage(layers_of(page, dpi or _as_a4(page)), lines)
            for page, lines in zip(pages, texts, strict=True)
        ]
    )


def _as_a4(page: Picture) -> int:
    return max(72, round(float(max(page.shape[:2])) / _A4_LONG_SIDE_INCHES))


def _texts(pages: list[Picture]) -> list[tuple[TextLine, ...]]:
    """The lines of each page; a page that cannot be read, or lies wrong, has none."""
    recogniser = Recogniser()
    texts: list[tuple[TextLine, ...]] = []
    try:
        for page in pages:
            try:
                reading = recogniser.read(to_jpeg(page), whole=True)
            except NotRead:
                texts.append(())
                continue
            texts.append(reading.lines if reading.turned == 0 else ())
    finally:
        recogniser.close()
    return texts
