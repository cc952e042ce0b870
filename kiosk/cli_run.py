"""`menkou run`: the kiosk of a settings file.

Loads no more than the first picture needs until that is on the display; then all settings are
checked, and everything else is built.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.brand import BadBrand
from kiosk.first_look import first_look

if TYPE_CHECKING:
    from kiosk.doorstep import Doorstep
    from kiosk.settings import Settings


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
    """Open the window, check the settings, run until it is closed; return the exit status."""
    file: Path = options.settings
    try:
        data = file.read_bytes()
        doorstep = None if options.check else _first_picture(data)
    except OSError as fault:
        print(f"menkou: {file}: {fault.strerror}", file=sys.stderr)
        return 2
    except BadBrand as fault:
        print(f"menkou: {file}: {fault}", file=sys.stderr)
        return 2
    from kiosk.settings import BadSettings, parse_settings

    try:
        settings = parse_settings(data, str(file))
        settings.check_panel(str(file))
    except BadSettings as fault:
        if doorstep is not None:
            doorstep.close()
        print(f"menkou: {fault}", file=sys.stderr)
        return 2
    if options.check:
        print(f"{file}: good")
        return 0
    try:
        status = _run(settings, doorstep)
    except BadSettings as fault:
        print(f"menkou: {file}: {fault}", file=sys.stderr)
        return 2
    from kiosk.compose_technician import EXIT_RESTART

    if status == EXIT_RESTART:
        # A technician asked for it: the same command in a fresh program, with nothing left over.
        os.execv(sys.executable, [sys.executable, "-m", "kiosk", *sys.argv[1:]])
    return status


def _first_picture(data: bytes) -> Doorstep | None:
    """The window with the first picture on the display; none of settings that look odd."""
    look = first_look(data)
    if look is None:
        return None
    from ui.plain_imports import keep_imports_plain

    keep_imports_plain()
    from kiosk.doorstep import open_doorstep

    doorstep = open_doorstep(look, _warn)
    doorstep.show_first_frame()
    return doorstep


def _run(settings: Settings, doorstep: Doorstep | None) -> int:
    from kiosk.compose import build_terminal, run_until_closed

    return run_until_closed(build_terminal(settings, on_warning=_warn, doorstep=doorstep))


def _warn(text: str) -> None:
    print(text, file=sys.stderr)
