"""Where the program begins: `run` loads its own command only, every other word the command line."""

from __future__ import annotations

import sys

from kiosk.forgetful import become_forgetful


def main() -> int:
    """Run what the command line asks for; return the exit status."""
    words = sys.argv[1:]
    if words[:1] != ["run"]:
        from kiosk.cli import main as command_line

        return command_line()
    become_forgetful()
    from kiosk.cli_run import main as run

    return run(words[1:])
