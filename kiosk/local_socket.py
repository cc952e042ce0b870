"""Sockets between the kiosk's own processes: where they are, and who is at the other end."""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.file_modes import modes_in

_CREDENTIALS = struct.Struct("3i")


@dataclass(frozen=True, slots=True)
class Peer:
    """Who connected, or who listens: as it was at that moment."""

    pid: int
    uid: int


@contextmanager
def short_address(path: Path) -> Iterator[str]:
    """An address for `path` that fits into the 108 bytes of sun_path (unix(7)), however long."""
    folder = os.open(path.parent, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


def bind(unbound: socket.socket, path: Path) -> None:
    """Bind at `path`, in place of whatever was there, for whom the folder is. Raises `OSError`.

    A process that was killed leaves its socket behind.
    """
    path.unlink(missing_ok=True)
    with short_address(path) as address:
        unbound.bind(address)
    path.chmod(modes_in(path.parent).file)


def peer_of(connection: socket.socket) -> Peer:
    """The process at the other end (SO_PEERCRED, unix(7))."""
    raw = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    pid, uid, _ = _CREDENTIALS.unpack(raw)
    return Peer(pid, uid)
