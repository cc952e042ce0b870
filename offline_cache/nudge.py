"""A word to the courier that there is something new: a datagram without content.

It carries nothing and promises nothing. If it is lost the courier looks by itself a second later.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path

from kiosk.local_socket import bind, short_address

_NAME = "courier.nudge"


def nudge(state_dir: Path) -> None:
    """Wake the courier of this state directory, if there is one. Never waits, never fails."""
    with (
        suppress(OSError),
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as sender,
        short_address(state_dir / _NAME) as address,
    ):
        sender.sendto(b".", address)


def nudged(state_dir: Path) -> socket.socket:
    """The courier's end: readable when it was nudged. Raises `OSError`."""
    receiver = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
    bind(receiver, state_dir / _NAME)
    return receiver


def drain(receiver: socket.socket) -> None:
    """Forget all nudges so far: one look answers them all."""
    with suppress(BlockingIOError):
        while True:
            receiver.recv(16)
