"""A pcscd with its virtual reader for one command alone, in namespaces of its own.

    python -m devices.social_card_reader.private_service COMMAND ...

is the inside: `in_private_service` says how to get there. Two of them side by side know nothing of
each other, nor of the machine's own pcscd: the virtual reader has one TCP port and pcscd one
socket, and both are alone in there. The command has no network but the loopback.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from devices.lifeline import die_with_parent
from devices.social_card_reader.virtual_reader import OURS, start_service

_DRIVER: Final = Path("/usr/lib/pcsc/drivers/serial/libifdvpcd.so")
_SOCKETS: Final = Path("/run/pcscd")
_OF_ONES_OWN: Final = ("unshare", "--mount", "--net", "--pid", "--mount-proc", "--fork",
                       "--kill-child")  # fmt: skip
_NO_READER: Final = 3


def why_not() -> str:
    """Why no private pcscd can run here; '' when it can."""
    if not shutil.which("pcscd") or not _DRIVER.exists():
        return "pcscd or its virtual reader (vsmartcard-vpcd) is not installed"
    if not shutil.which("unshare"):
        return "unshare is not installed"
    tried = subprocess.run([*_OF_ONES_OWN, "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "namespaces of one's own are not permitted here"


def in_private_service(command: Sequence[str]) -> list[str]:
    """The command line that runs `command` beside a pcscd of its own."""
    return [*_OF_ONES_OWN, sys.executable, "-m", __spec__.name, *command]


def main(command: Sequence[str]) -> int:
    """Start the service, run the command, return its status; 3 when there is no reader."""
    die_with_parent(signal.SIGKILL)
    _SOCKETS.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "none", str(_SOCKETS)], check=True)
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    if not start_service():
        print("private pcscd: its virtual reader does not listen", file=sys.stderr)
        return _NO_READER
    # Everything in here ends with this process, which is the first of its namespace.
    return subprocess.run(command, env={**os.environ, OURS: "1"}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
