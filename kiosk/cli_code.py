"""`menkou code FILE…`: what the codes on pictures say, a JSON line for each file."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.forgetful import give_back_large

if TYPE_CHECKING:
    from kiosk.materials.codes import Code


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options."""
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a picture")


def run(options: argparse.Namespace) -> int:
    """Print a line per file; return 1 when a file could not be read as a picture."""
    from kiosk.materials.codes import read_codes
    from kiosk.materials.load import PictureRefused, load_picture

    give_back_large()
    status = 0
    for path in options.files:
        line: dict[str, Any] = {"file": str(path)}
        begun = time.perf_counter()
        try:
            codes = read_codes(load_picture(path))
        except PictureRefused as fault:
            line |= {"codes": [], "error": fault.code}
            print(f"menkou code: {path}: {fault}", file=sys.stderr)
            status = 1
        else:
            line["codes"] = [_plain(code) for code in codes]
        line["ms"] = round(1000 * (time.perf_counter() - begun), 1)
        print(json.dumps(line, ensure_ascii=False), flush=True)
    return status


def _plain(code: Code) -> dict[str, Any]:
    said = {"hex": code.payload.hex()} if code.text is None else {"text": code.text}
    corners = list(zip(code.corners[::2], code.corners[1::2], strict=True))
    return {"format": code.format.value, **said, "corners": corners}
