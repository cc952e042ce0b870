"""Photos of codes with their truth: a folder of `NAME.png|jpg|webp` and `NAME.txt` or `NAME.bin`.

The folder is named by MENKOU_CODE_PHOTOS; the photo sets of ZXing and ZXing-C++ (Apache-2.0) are
laid out like that. Pictures without truth hold nothing readable: whatever is read there is false.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from benchmarks.code_peers import READERS, Grey
from benchmarks.figures import Result, figure, ms
from kiosk.materials.load import PictureRefused, load_picture

_KINDS = {".png", ".jpg", ".webp"}


def photos(folder: Path) -> Iterator[tuple[Path, Grey, bytes | None]]:
    """Each photo in grey, and what it says (None: nothing)."""
    for path in sorted(p for p in folder.rglob("*") if p.suffix in _KINDS):
        truth = next((t for t in map(path.with_suffix, (".txt", ".bin")) if t.exists()), None)
        try:
            picture = load_picture(path)
        except PictureRefused:
            continue
        said = truth.read_bytes() if truth else None
        yield path, np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8), said


def measure(_: Path, *, quick: bool) -> Result:
    """Read every photo with every reader."""
    folder = os.environ.get("MENKOU_CODE_PHOTOS", "")
    if not folder:
        raise SystemExit("MENKOU_CODE_PHOTOS names no folder of photos")
    looked_at = list(photos(Path(folder)))[:: 8 if quick else 1]
    tallies = {name: _tally(reader, looked_at) for name, reader in READERS.items()}
    mine = tallies.pop("Menkou")
    figures = [
        figure("a photo", "ms", ms(mine.took), peer_name=name, peer=ms(peer.took))
        for name, peer in tallies.items()
    ]
    notes = [f"{name}: {tally}." for name, tally in {"Menkou": mine, **tallies}.items()]
    return Result("codes", "photos of codes", tuple(figures), tuple(notes))


@dataclass(slots=True)
class _Tally:
    """What one reader did."""

    read: list[bool] = field(default_factory=list)
    qr: list[bool] = field(default_factory=list)
    false: list[bool] = field(default_factory=list)
    took: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{sum(self.read)} of {len(self.read)} photos read exactly, of QR codes {sum(self.qr)}"
            f" of {len(self.qr)}; false {sum(self.false)} of {len(self.false)} without code"
        )


def _tally(
    reader: Callable[[Grey], list[bytes]], looked_at: list[tuple[Path, Grey, bytes | None]]
) -> _Tally:
    tally = _Tally()
    for path, grey, truth in looked_at:
        begun = time.perf_counter()
        said = reader(grey)
        tally.took.append(time.perf_counter() - begun)
        if truth is None:
            tally.false.append(bool(said))
            continue
        hit = any(s.strip() == truth.strip() for s in said)
        tally.read.append(hit)
        if re.search(r"(?<!micro)qrcode", path.parent.name):
            tally.qr.append(hit)
    return tally
