"""`menkou read FILE…`: what a picture of a document says, a JSON line per file.

    {"file": "card.jpg", "kind": "id_card_front", "ms": 214, "turned": 0,
     "fields": [{"name": "id_number", "text": "…", "confidence": 0.99, "verified": true}, …]}

A file that cannot be read has "error" instead of kind and fields, and the exit status is 1. The
output holds what the document says, so it goes to standard output and nowhere else.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any, Final

from kiosk.forgetful import give_back_large
from kiosk.materials.load import PictureRefused, load_picture
from kiosk.materials.page import find_page
from kiosk.materials.picture import Picture, to_jpeg
from kiosk.materials.recognise.values import Kind, Reading
from kiosk.materials.straighten import Shape, straighten
from kiosk.ports import NotRead
from kiosk.recogniser import Recogniser

_CARD: Final = 85.6 / 53.98


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--whole", action="store_true", help="read all of the page")
    parser.add_argument("--text", action="store_true", help="add the lines of the page")


def run(options: argparse.Namespace) -> int:
    """Read every file; return the exit status."""
    give_back_large()
    recogniser = Recogniser()
    status = 0
    try:
        for file in options.files:
            line = read_file(recogniser, file, whole=options.whole or options.text)
            if not options.text:
                line.pop("text", None)
            if "error" in line:
                status = 1
                recogniser.forget()  # every file is a visit of its own: the next has all its tries
            print(json.dumps(line, ensure_ascii=False), flush=True)
    finally:
        recogniser.close()
    return status


def read_file(recogniser: Recogniser, file: Path, *, whole: bool = False) -> dict[str, Any]:
    """What one file says, as the line that is printed."""
    begun = time.perf_counter()
    try:
        reading = _read(recogniser, load_picture(file), whole=whole)
    except (PictureRefused, NotRead) as fault:
        return {"file": str(file), "error": fault.code, "ms": _ms_since(begun)}
    fields = [
        {
            "name": f.name,
            "text": f.text,
            "confidence": round(f.confidence, 3),
            "verified": f.verified,
        }
        for f in reading.fields
    ]
    return {
        "file": str(file),
        "kind": reading.kind.value,
        "fields": fields,
        "turned": reading.turned,
        "ms": _ms_since(begun),
        "text": [line.text for line in reading.lines],
    }


def _read(recogniser: Recogniser, picture: Picture, *, whole: bool) -> Reading:
    """Read the page that lies on the picture; the picture itself where that says more."""
    found = find_page(picture)
    if found is None:
        return recogniser.read(to_jpeg(picture), whole=whole)
    page = straighten(picture, found.corners, _shape_of(picture, found.corners))
    reading = recogniser.read(to_jpeg(page), whole=whole)
    if reading.kind is not Kind.UNKNOWN:
        return reading
    # Perhaps the picture is a scan, and what was found on it only a part of the page.
    other = recogniser.read(to_jpeg(picture), whole=whole)
    says_more = other.kind is not Kind.UNKNOWN or len(other.lines) > len(reading.lines)
    return other if says_more else reading


def _shape_of(picture: Picture, corners: tuple[float, ...]) -> Shape:
    height, width = picture.shape[:2]
    xs, ys = [x * width for x in corners[0::2]], [y * height for y in corners[1::2]]

    def side(a: int, b: int) -> float:
        return float(((xs[a] - xs[b]) ** 2 + (ys[a] - ys[b]) ** 2) ** 0.5)

    across, down = side(0, 1) + side(2, 3), side(1, 2) + side(3, 0)
    ratio = max(across, down) / max(1.0, min(across, down))
    return Shape.CARD if abs(ratio / _CARD - 1) < 0.06 else Shape.A4


def _ms_since(begun: float) -> int:
    return round((time.perf_counter() - begun) * 1000)
