"""The command line: `menkou run | demo | screens | items | outbox | technician | read`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk import (
    cli_code,
    cli_devices,
    cli_outbox,
    cli_read,
    cli_run,
    cli_screens,
    cli_technician,
    demo,
)
from kiosk.forgetful import become_forgetful


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status."""
    parser = argparse.ArgumentParser(prog="menkou", description="Menkou (门口) service terminal")
    commands = parser.add_subparsers(dest="command", required=True)
    cli_run.add_arguments(commands.add_parser("run", help="run the kiosk of a settings file"))
    demo.add_arguments(commands.add_parser("demo", help="everything on one machine, simulated"))
    _items_command(commands.add_parser("items", help="check service item packages"))
    cli_screens.add_arguments(commands.add_parser("screens", help="draw or audit every screen"))
    cli_technician.add_arguments(commands.add_parser("technician", help="who may maintain it"))
    cli_devices.add_arguments(commands.add_parser("devices", help="try, read, simulate, prove"))
    cli_code.add_arguments(commands.add_parser("code", help="what codes on pictures say"))
    cli_outbox.add_arguments(commands.add_parser("outbox", help="what waits for the platform"))
    cli_read.add_arguments(commands.add_parser("read", help="what a picture of a document says"))
    options = parser.parse_args(arguments)
    if arguments is None and options.command in ("run", "demo"):
        become_forgetful()
    match options.command:
        case "run":
            return cli_run.run(options)
        case "demo":
            return demo.run(options)
        case "screens":
            return cli_screens.run(options)
        case "devices":
            return cli_devices.run(options)
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


def _items_command(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["check"])
    parser.add_argument("folder", type=Path, help="a folder with an item.json")


def _check_items(options: argparse.Namespace) -> int:
    from kiosk.services.package import PackageRefused, check_item

    try:
        item = check_item((options.folder / "item.json").read_bytes())
    except (OSError, PackageRefused) as fault:
        print(f"menkou items: {fault}", file=sys.stderr)
        return 1
    print(f"{item.code} {item.version}: good")
    return 0
