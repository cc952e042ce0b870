"""Make the README's pictures again: `./dev shell`, then `python docs/screens/make.py`.

Plays one visit with and one without the line, and keeps eight of its pictures: half the size,
few colours, so that a clone stays light.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

_HERE = Path(__file__).parent
_SIZE = (540, 960)
_COMMON = 64
_CHOSEN = {
    "home": "*-Home.png",
    "guide": "*-Guide.png",
    "card": "*-PlaceCard.png",
    "form": "*-FormPage-page2-*.png",
    "scan": "*-Scan.png",
    "check": "*-CheckAnswers.png",
    "accepted": "*-Result.png",
    "kept": "*-Result-offline.png",
}


def play(folder: Path, *options: str) -> None:
    """Play one scripted visit, its pictures into `folder`."""
    command = [sys.executable, "-m", "kiosk", "demo", "--scripted", *options]
    places = ["--state", str(folder / "state"), "--out", str(folder)]
    subprocess.run([*command, *places], check=True)


def reduce(source: Path, target: Path) -> None:
    """Write `source` small."""
    with Image.open(source) as picture:
        small = picture.convert("RGB").resize(_SIZE, Image.Resampling.LANCZOS)
    small.quantize(palette=palette_of(small), dither=Image.Dither.NONE).save(target, optimize=True)


def palette_of(picture: Image.Image) -> Image.Image:
    """The commonest colours as they are, and the rest of the room spread over all others.

    Median cut would mix the few red and green dots away, coverage alone would tint the paper.
    """
    counted = sorted(picture.getcolors(_SIZE[0] * _SIZE[1]), reverse=True)
    common = [level for _, colour in counted[:_COMMON] for level in colour]
    spread = picture.quantize(256 - _COMMON, method=Image.Quantize.MAXCOVERAGE).getpalette()
    palette = Image.new("P", (1, 1))
    palette.putpalette([*common, *spread])
    return palette


def main() -> None:
    """Play and reduce."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        play(folder / "online")
        play(folder / "offline", "--offline-first", "1")
        for name, pattern in _CHOSEN.items():
            reduce(next(folder.glob(f"*/{pattern}")), _HERE / f"{name}.png")


if __name__ == "__main__":
    main()
