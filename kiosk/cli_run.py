"""`menkou run`: the kiosk of a settings file.

Loads no more than the first screen needs until that is on the display.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from kiosk.cli_edge import said
from kiosk.settings import BadSettings, Settings, parse_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--settings", type=Path, default=Path("/etc/menkou/kiosk.toml"))
    parser.add_argument("--check", action="store_true", help="only check the settings")


def main(arguments: list[str]) -> int:
    """Run the command from its own words alone; return the exit status."""
    parser = argparse.ArgumentParser(prog="menkou run", description="run the kiosk")
    add_arguments(parser)
    return run(parser.parse_args(arguments))


def run(options: argparse.Namespace) -> int:
    """Check the settings, open the window, run until it is closed; return the exit status."""
    try:
        settings = parse_settings(options.settings.read_bytes(), str(options.settings))
    except (OSError, BadSettings) as fault:
        print(f"menkou: {said(fault)}", file=sys.stderr)
        return 2
    if options.check:
        print(f"{options.settings}: good")
        return 0
    try:
        status = _run(settings)
    except BadSettings as fault:
        print(f"menkou: {options.settings}: {fault}", file=sys.stderr)
        return 2
    from kiosk.compose_technician import EXIT_RESTART

    if status == EXIT_RESTART:
        # A technician asked for it: the same command in a fresh program, with nothing left over.
        os.execv(sys.executable, [sys.executable, "-m", "kiosk", *sys.argv[1:]])
    return status


def _run(settings: Settings) -> int:
    def warn(text: str) -> None:
        print(text, file=sys.stderr)

    from kiosk.doorstep import open_doorstep

    doorstep = open_doorstep(settings, warn)
    doorstep.show_first_frame()
    from kiosk.compose import build_terminal, run_until_closed

    return run_until_closed(build_terminal(settings, on_warning=warn, doorstep=doorstep))
