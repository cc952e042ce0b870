"""`menkou items preview`: pictures of the guide and the form, drawn by the kiosk's own screens."""

from __future__ import annotations

import argparse
import os
import sys

from kiosk.cli_items_files import NotAnItem, item_json_at
from kiosk.services.package import check_item
from kiosk.services.refused import PackageRefused


def run(options: argparse.Namespace) -> int:
    """Draw one item. Returns 0, 1 when the item is refused, 2 for a wrong path or dress."""
    from ui.audit.modes import DRESSES

    if options.dress not in DRESSES:
        print(f"menkou items preview: dresses are {', '.join(DRESSES)}", file=sys.stderr)
        return 2
    try:
        item = check_item(item_json_at(options.path))
    except NotAnItem as fault:
        print(f"menkou items preview: {fault}", file=sys.stderr)
        return 2
    except PackageRefused as refusal:
        print(f"menkou items preview: {refusal}", file=sys.stderr)
        return 1
    from PySide6.QtGui import QGuiApplication

    from ui.app import prefer_software_renderer
    from ui.item_preview import preview

    # Without a screen, so that the pictures are the same on every machine.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    prefer_software_renderer()
    app = QGuiApplication(sys.argv[:1])
    languages = tuple(options.language or ("zh-CN", "en"))
    pictures = preview(app, item, options.out, languages, options.dress)
    print(f"{len(pictures)} pictures: {options.out / 'index.html'}")
    return 0
