"""The command line: `menkou run | demo | screens | items | outbox | technician | read`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from kiosk import cli_code, cli_outbox, cli_read, cli_screens, cli_technician, demo
from kiosk.forgetful import become_forgetful
from kiosk.settings import BadSettings, parse_settings


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status."""
    parser = argparse.ArgumentParser(prog="menkou", description="Menkou (门口) service terminal")
    commands = parser.add_subparsers(dest="command", required=True)
    _run_command(commands.add_parser("run", help="run the kiosk of a settings file"))
    demo.add_arguments(commands.add_parser("demo", help="everything on one machine, simulated"))
    _items_command(commands.add_parser("items", help="check service item packages"))
    cli_screens.add_arguments(commands.add_parser("screens", help="draw or audit every screen"))
    cli_technician.add_arguments(commands.add_parser("technician", help="who may maintain it"))
    cli_code.add_arguments(commands.add_parser("code", help="what codes on pictures say"))
    cli_outbox.add_arguments(commands.add_parser("outbox", help="what waits for the platform"))
    cli_read.add_arguments(commands.add_parser("read", help="what a picture of a document says"))
    options = parser.parse_args(arguments)
    if arguments is None and options.command in ("run", "demo"):
        become_forgetful()
    match options.command:
        case "run":
            return _run(options)
        case "demo":
            return demo.run(options)
        case "screens":
            return cli_screens.run(options)
        case "code":
            return cli_code.run(options)
        case "outbox":
            return cli_outbox.run(options)
        case "technician":
            return cli_technician.run(options)
        case "read":
            return cli_read.run(options)
        case _:
            return _check_items(options)


def _run_command(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--settings", type=Path, default=Path("/etc/menkou/kiosk.toml"))
    parser.add_argument("--check", action="store_true", help="only check the settings")


def _items_command(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["check"])
    parser.add_argument("folder", type=Path, help="a folder with an item.json")


def _run(options: argparse.Namespace) -> int:
    try:
        settings = parse_settings(options.settings.read_bytes(), str(options.settings))
    except (OSError, BadSettings) as fault:
        print(f"menkou: {fault}", file=sys.stderr)
        return 2
    if options.check:
        print(f"{options.settings}: good")
        return 0
    from kiosk.compose import build_terminal, run_until_closed
    from kiosk.compose_technician import EXIT_RESTART

    try:
        terminal = build_terminal(settings, on_warning=lambda text: print(text, file=sys.stderr))
    except BadSettings as fault:
        print(f"menkou: {options.settings}: {fault}", file=sys.stderr)
        return 2
    status = run_until_closed(terminal)
    if status == EXIT_RESTART:
        # A technician asked for it: the same command in a fresh program, with nothing left over.
        os.execv(sys.executable, [sys.executable, "-m", "kiosk", *sys.argv[1:]])
    return status


def _check_items(options: argparse.Namespace) -> int:
    from kiosk.services.package import PackageRefused, check_item

    try:
        item = check_item((options.folder / "item.json").read_bytes())
    except (OSError, PackageRefused) as fault:
        print(f"menkou items: {fault}", file=sys.stderr)
        return 1
    print(f"{item.code} {item.version}: good")
    return 0
