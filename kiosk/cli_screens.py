"""`menkou screens`: draw every screen (`shoot`), or look for faults on every screen (`audit`)."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.brand import Brand
from kiosk.settings import BadSettings, parse_settings

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of both verbs."""
    verbs = parser.add_subparsers(dest="verb", required=True)
    shoot = verbs.add_parser("shoot", help="a picture of every screen in every mode")
    shoot.add_argument("--out", type=Path, required=True, help="folder for PNG and index.html")
    audit = verbs.add_parser("audit", help="names, sizes, contrast, clipping, focus; 0 = no fault")
    audit.add_argument("--json", action="store_true", help="the report as JSON")
    for verb in (shoot, audit):
        verb.add_argument(
            "--only", default="", help="samples whose name begins with this, or with one of a,b,c"
        )
        verb.add_argument("--mode", default="", help="modes that contain this, as in elder-en")
        verb.add_argument("--settings", type=Path, help="a kiosk's settings: wear their [brand]")
        verb.add_argument(
            "--panel", default="", help="another panel: pixels and width in mm, as 2160x3840@529"
        )
        verb.add_argument("--reduced", action="store_true", help="the modes of the tests only")


def run(options: argparse.Namespace) -> int:
    """Shoot or audit. Returns 0, 1 when there are findings, 2 when nothing was chosen."""
    from ui.audit.modes import AUDITED, PICTURED, REDUCED
    from ui.audit.panel import USUAL, Panel
    from ui.gallery import GALLERY

    every = REDUCED if options.reduced else PICTURED if options.verb == "shoot" else AUDITED
    # A mode that is not among the usual ones (large, yellow, long words) is drawn when asked for.
    modes = tuple(mode for mode in every if options.mode in str(mode)) or tuple(
        mode for mode in AUDITED if options.mode in str(mode)
    )
    begins = tuple(options.only.split(","))
    samples = tuple(sample for sample in GALLERY if sample.name.startswith(begins))
    beside = _beside(options, begins)
    if not modes or not (samples or beside):
        print("menkou screens: no such sample or mode", file=sys.stderr)
        return 2
    try:
        brand = _brand(options.settings)
        panel = Panel.of(options.panel) if options.panel else USUAL
    except (OSError, BadSettings, ValueError) as fault:
        print(f"menkou screens: {fault}", file=sys.stderr)
        return 2
    app = _application()
    if options.verb == "shoot":
        from ui.shoot import shoot

        pictures = shoot(
            app,
            options.out,
            modes=modes,
            samples=samples,
            brand=brand,
            panel=panel,
            beside=beside,
        )
        print(f"{len(pictures)} pictures: {options.out / 'index.html'}")
        return 0
    from ui.audit.report import report_of
    from ui.audit.visit import looks

    report = report_of(looks(app, modes, samples, brand, panel))
    print(report.as_json() if options.json else report.as_text())
    return 1 if report.findings else 0


def _beside(options: argparse.Namespace, begins: tuple[str, ...]) -> tuple[str, ...]:
    from ui.shoot_beside import BESIDE

    if options.verb != "shoot":
        return ()
    return tuple(name for name in BESIDE if name.startswith(begins))


def _brand(path: Path | None) -> Brand | None:
    return None if path is None else parse_settings(path.read_bytes(), str(path)).brand.brand()


def _application() -> QGuiApplication:
    from PySide6.QtGui import QGuiApplication

    from ui.app import prefer_software_renderer

    # Without a screen, so that the pictures are the same on every machine.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    prefer_software_renderer()
    return QGuiApplication(sys.argv[:1])
