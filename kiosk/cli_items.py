"""`menkou items check DIR`: is this service item good?"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `menkou items`."""
    parser.add_argument("what", choices=["check"])
    parser.add_argument("folder", type=Path, help="a folder with an item.json")


def run(options: argparse.Namespace) -> int:
    """Check one item; return the exit status."""
    from kiosk.services.package import PackageRefused, check_item

    try:
        item = check_item((options.folder / "item.json").read_bytes())
    except (OSError, PackageRefused) as fault:
        print(f"menkou items: {fault}", file=sys.stderr)
        return 1
    print(f"{item.code} {item.version}: good")
    return 0
