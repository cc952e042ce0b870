"""`menkou out-of-order`: the page that stands where a kiosk should be that cannot start."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options: whatever could be set could be wrong."""


def run(_options: argparse.Namespace) -> int:
    """Show the page until we are told to end."""
    from ui.out_of_order import run as show

    return show()
