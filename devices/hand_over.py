"""How a picture leaves a host process: its memory is handed over an abstract socket (unix(7)).

A host gives it to its parent only. Where that is the device service, the service fetches it for
the kiosk (`devices.broker`), which may not even reach abstract names: they belong to a network
namespace, and the screen has one of its own.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable

ADDRESS = re.compile(r"@menkou-[a-z]+-(\d{1,10})-[0-9a-f]{16}")
"""An address as reports carry it; the number is the host's process id."""
CONNECT_S = 2.0

Fetch = Callable[[str, bytes], int]
"""Takes an address and what to say there (the number of a page; nothing for the camera); returns a
descriptor of the memory, for the caller to close. Raises `OSError` when there is none."""


def fetch(address: str, said: bytes) -> int:
    """Fetch from a host that is our own child. Raises `OSError`."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(CONNECT_S)
        line.connect(b"\0" + address[1:].encode())
        if said:
            line.sendall(said)
        return received(line)


def received(line: socket.socket) -> int:
    """The one descriptor that comes on a line. Raises `OSError`."""
    _, handles, _, _ = socket.recv_fds(line, 1, 1)
    if not handles:
        raise ConnectionAbortedError("nothing was handed over")
    return handles[0]
