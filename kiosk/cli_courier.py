"""`menkou courier`: carry what the kiosk keeps, as a service of its own."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.courier_service import serve
from kiosk.settings import BadSettings, Settings, parse_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--settings", type=Path, default=Path("/etc/menkou/kiosk.toml"))


def run(options: argparse.Namespace) -> int:
    """Carry until SIGTERM; return the exit status: 2 when the settings are wrong."""
    try:
        return serve(_settings(options.settings))
    except BadSettings as fault:
        print(f"menkou courier: {fault}", file=sys.stderr)
        return 2


def _settings(path: Path) -> Settings:
    try:
        return parse_settings(path.read_bytes(), str(path))
    except OSError as fault:
        raise BadSettings(str(path), str(fault.strerror)) from None
