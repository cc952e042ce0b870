"""Tell the service manager that we are ready and alive (sd_notify(3) of systemd).

A datagram to the socket named in `NOTIFY_SOCKET`; without that variable nobody listens and
nothing is sent. `WATCHDOG_USEC` says how often the manager wants to hear from us.
"""

from __future__ import annotations

import os
import socket
from contextlib import suppress

READY = "READY=1"
ALIVE = "WATCHDOG=1"
ENDING = "STOPPING=1"


def tell(message: str) -> None:
    """Send one message. Never raises: a manager that is not there changes nothing for us."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    # A leading "@" stands for an abstract socket.
    name = "\0" + address[1:] if address.startswith("@") else address
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
        sender.sendto(message.encode(), name)


def alive_every_s() -> float | None:
    """How often to send `ALIVE`: a third of the manager's patience; None when nobody waits.

    `WATCHDOG_PID` is not looked at: a compositor stands between the manager and the kiosk.
    """
    patience_us = os.environ.get("WATCHDOG_USEC", "")
    return int(patience_us) / 3_000_000 if patience_us.isdecimal() and int(patience_us) else None
