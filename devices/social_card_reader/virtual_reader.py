"""The virtual reader of pcscd (vsmartcard-vpcd): whether it waits for cards, and a service of ours.

A pcscd may be started and ended here only where it is the bench's own, in namespaces that nobody
else sees: `private_service` says so in the environment.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

VPCD_PORT: Final = 35963
"""Where the first virtual reader listens; the second is one higher."""
OURS: Final = "MENKOU_PRIVATE_PCSCD"
"""Set in the environment of what runs beside a pcscd of its own."""

_PID_FILE: Final = Path("/run/pcscd/pcscd.pid")
_SOCKET: Final = Path("/run/pcscd/pcscd.comm")
_WITHIN_S: Final = 5.0


def is_service_ours() -> bool:
    """Whether this process runs beside a pcscd of its own."""
    return OURS in os.environ


def start_service() -> bool:
    """Start pcscd; say whether its reader listens. It ends with the namespaces."""
    quiet = subprocess.DEVNULL
    subprocess.Popen(["pcscd", "--foreground"], stdin=quiet, stdout=quiet, stderr=quiet, cwd="/")
    return wait_for_reader() and _wait(_SOCKET.exists)


def end_service() -> None:
    """End the pcscd that runs here, and wait until its reader is gone."""
    # pcscd ends the number with a line feed and a zero byte.
    os.kill(int(_PID_FILE.read_text("ascii").strip("\n\0")), signal.SIGTERM)
    _wait(lambda: not is_reader_listening() and not _PID_FILE.exists())


def is_reader_listening(port: int = VPCD_PORT) -> bool:
    """Whether a virtual reader waits for a card at that port of this machine."""
    table = Path("/proc/net/tcp").read_text("ascii") + Path("/proc/net/tcp6").read_text("ascii")
    rows = (line.split() for line in table.splitlines())
    return any(len(r) > 3 and r[1].endswith(f":{port:04X}") and r[3] == "0A" for r in rows)


def wait_for_reader(port: int = VPCD_PORT, *, within_s: float = _WITHIN_S) -> bool:
    """Wait until a virtual reader listens; say whether it does."""
    return _wait(lambda: is_reader_listening(port), within_s)


def _wait(is_so: Callable[[], bool], within_s: float = _WITHIN_S) -> bool:
    until = time.monotonic() + within_s
    while not is_so():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True
