"""The command line: `menkou COMMAND …`. Each command lives in a module of its own.

Only the module of the command that was asked for is imported: a kiosk must not wait for libraries
of other commands when it starts.
"""

from __future__ import annotations

import argparse
import importlib
import sys

from kiosk.cli_edge import carried_out, speak_chinese
from kiosk.forgetful import become_forgetful

COMMANDS = {
    "run": ("kiosk.cli_run", "run the kiosk of a settings file"),
    "demo": ("kiosk.demo", "everything on one machine, simulated"),
    "items": ("kiosk.cli_items", "write, check, sign, find service items"),
    "screens": ("kiosk.cli_screens", "draw or audit every screen"),
    "technician": ("kiosk.cli_technician", "who may maintain it"),
    "code": ("kiosk.cli_code", "what codes on pictures say"),
    "courier": ("kiosk.cli_courier", "carry what is kept, as a service"),
    "outbox": ("kiosk.cli_outbox", "what waits for the platform"),
    "enrol": ("kiosk.cli_enrol", "make this kiosk known to the platform"),
    "out-of-order": ("kiosk.cli_out_of_order", "a page for when the kiosk cannot start"),
    "doctor": ("kiosk.cli_doctor", "what is wrong here, and what to do"),
    "readiness": ("kiosk.cli_readiness", "may this terminal be opened? On one page"),
    "log": ("kiosk.cli_log", "bring logs out, for the operator only"),
    "devices": ("kiosk.cli_devices", "try, read, simulate, prove devices"),
    "page": ("kiosk.cli_page", "pages out of photos, judged"),
    "read": ("kiosk.cli_read", "what a picture of a document says"),
    "file": ("kiosk.cli_file", "pages as one PDF/A or OFD"),
}
"""Name: module with `add_arguments(parser)` and `run(options) -> status`, and what it is for."""


def _sees_residents(options: argparse.Namespace) -> bool:
    """Whether what residents show or type is ever in this process, or in one that it starts."""
    is_device_service = options.command == "devices" and options.what == "serve"
    return is_device_service or options.command in ("run", "demo", "courier")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status."""
    if arguments is None:
        speak_chinese()
    given = sys.argv[1:] if arguments is None else arguments
    parser = argparse.ArgumentParser(prog="menkou", description="Menkou (门口) service terminal")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (module, purpose) in COMMANDS.items():
        command = commands.add_parser(name, help=purpose)
        if name in given[:1]:
            importlib.import_module(module).add_arguments(command)
    options, unknown = parser.parse_known_args(given)
    if unknown:
        # Said by the command itself, so that its own words are shown, not the list of commands.
        commands.choices[options.command].error(f"unrecognized arguments: {' '.join(unknown)}")
    if arguments is None and _sees_residents(options):
        become_forgetful()
    chosen = importlib.import_module(COMMANDS[options.command][0])
    if _sees_residents(options):
        return int(chosen.run(options))  # a service that cannot go on crashes, and is logged
    return carried_out(options.command, lambda: int(chosen.run(options)))
