"""`menkou page FILE… --out DIR`: pages out of photos, straight and judged, a JSON line for each."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.forgetful import give_back_large

if TYPE_CHECKING:
    from kiosk.materials.judge import Fingerprint
    from kiosk.materials.picture import Picture

_SHAPES = ("a4", "card", "photo")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options."""
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a picture of a page")
    parser.add_argument("--out", type=Path, required=True, help="folder for the finished pages")
    parser.add_argument("--tray", type=Path, help="the same tray with nothing on it")
    parser.add_argument("--shape", choices=_SHAPES, default="a4", help="what the page should be")


def run(options: argparse.Namespace) -> int:
    """Print a line per file; return 1 when one was no picture, 2 when the tray's was none."""
    from kiosk.materials.load import PictureRefused, load_picture

    give_back_large()
    tray: Picture | None = None
    if options.tray:
        try:
            tray = load_picture(options.tray)
        except PictureRefused as fault:
            print(f"menkou page: {options.tray}: {fault}", file=sys.stderr)
            return 2
    options.out.mkdir(parents=True, exist_ok=True)
    status = 0
    for line in _lines(options, tray):
        status = max(status, "error" in line)
        print(json.dumps(line, ensure_ascii=False), flush=True)
    return status


def _lines(options: argparse.Namespace, tray: Picture | None) -> Iterator[dict[str, Any]]:
    from kiosk.materials.load import PictureRefused

    earlier: list[Fingerprint] = []
    for number, path in enumerate(options.files, start=1):
        begun = time.perf_counter()
        out = options.out / f"{number:03}-{path.stem}.jpg"
        line: dict[str, Any] = {"file": str(path), "corners": [], "verdicts": [], "out": None}
        try:
            line |= _page(path, tray, options.shape, earlier, out)
        except PictureRefused as fault:
            print(f"menkou page: {path}: {fault}", file=sys.stderr)
            line["error"] = fault.code
        line["ms"] = round(1000 * (time.perf_counter() - begun), 1)
        yield line


def _page(
    path: Path, tray: Picture | None, shape: str, earlier: list[Fingerprint], out: Path
) -> dict[str, Any]:
    from kiosk.materials.finish import finish_page
    from kiosk.materials.picture import to_jpeg
    from kiosk.materials.seek import found_while_decoding

    frame, found = found_while_decoding(path, tray)
    if found is None:
        return {"verdicts": [{"code": "no_page", "where": [0.0, 0.0, 1.0, 1.0]}]}
    done = finish_page(frame, found, tuple(earlier), shape=shape)
    earlier.append(done.mark)
    out.write_bytes(to_jpeg(done.page))
    height, width = frame.shape[:2]
    corners = done.found.corners
    pairs = zip(corners[::2], corners[1::2], strict=True)
    return {
        # Corners of the frame are its outer rim: 0 is the left edge of the first pixel.
        "corners": [[round(x * width, 2), round(y * height, 2)] for x, y in pairs],
        "verdicts": [
            {"code": verdict.code.value, "where": [round(v, 4) for v in verdict.where]}
            for verdict in done.verdicts
        ],
        "out": str(out),
    }
