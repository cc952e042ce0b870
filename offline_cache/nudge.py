"""A word to the courier that there is something new: a datagram without content.

It carries nothing and promises nothing. If it is lost the courier looks by itself a second later.
"""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from pathlib import Path

from kiosk.local_socket import bind

_NAME = "courier.nudge"


class Bell:
    """Rings for the courier of a state directory, whether there is one or not."""

    def __init__(self, state_dir: Path) -> None:
        """Get ready, so that ringing costs next to nothing. Raises `OSError`."""
        # By the descriptor the address fits into sun_path, however long the folder's is (unix(7)).
        self._folder = os.open(state_dir, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
        self._address = f"/proc/self/fd/{self._folder}/{_NAME}"
        self._sender = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)

    def ring(self) -> None:
        """Wake the courier. Never waits, never fails."""
        with suppress(OSError):
            self._sender.sendto(b".", self._address)

    def close(self) -> None:
        """Ring no more."""
        self._sender.close()
        os.close(self._folder)


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
