"""Draw every screen from sample contents into PNG files: `python -m ui.gallery --out DIR`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from ui.app import close_kiosk_window, prefer_software_renderer
from ui.rehearsal import Rehearsal, open_rehearsal
from ui.samples import SAMPLES

_SIZES = {"elder": "large", "extra": "extra"}
_THEMES = {"contrast": "dark", "yellow": "yellow"}


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="ui.gallery", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default="", help="samples whose name begins with this")
    parser.add_argument("--mode", default="", choices=["", *_SIZES, *_THEMES])
    parser.add_argument("--lang", default="zh-CN", choices=["zh-CN", "en"])
    parser.add_argument("--size", default="1080x1920")
    return parser.parse_args(argv)


def _draw(kiosk: Rehearsal, out: Path, only: str) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for sample in SAMPLES:
        if sample.name.startswith(only):
            kiosk.show(sample)
            kiosk.window.grabWindow().save(str(out / f"{sample.name}.png"))


def main(argv: list[str] | None = None) -> int:
    """Draw the gallery. Returns 1 when QML warned about anything."""
    asked = _arguments(argv)
    width, height = (int(n) for n in asked.size.split("x"))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    prefer_software_renderer()
    app = QGuiApplication(sys.argv[:1])
    kiosk = open_rehearsal(app, (width, height))
    kiosk.shell.wear(
        size=_SIZES.get(asked.mode, "standard"),
        theme=_THEMES.get(asked.mode, "light"),
        language=asked.lang,
    )
    _draw(kiosk, asked.out, asked.only)
    close_kiosk_window(kiosk.engine, kiosk.window)
    for message in kiosk.warnings:
        print(message, file=sys.stderr)
    return 1 if kiosk.warnings else 0


if __name__ == "__main__":
    raise SystemExit(main())
