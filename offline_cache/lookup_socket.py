"""The local socket between kiosk and courier: where it is, who may use it, what a message is.

A message is its length (four bytes, big-endian) and so many bytes of canonical JSON. One
connection carries one question and its answer, so an answer that comes too late reaches nobody.
"""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MAX_MESSAGE = 1 << 20
_LENGTH = struct.Struct(">I")
_CREDENTIALS = struct.Struct("3i")


class SocketGone(Exception):
    """The other side closed, does not speak our messages, or is somebody else."""


@contextmanager
def short_address(path: Path) -> Iterator[str]:
    """An address for `path` that fits into the 108 bytes of sun_path (unix(7)), however long."""
    folder = os.open(path.parent, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


def peer_uid(connection: socket.socket) -> int:
    """The user the other side ran as when it connected or listened (SO_PEERCRED, unix(7))."""
    raw = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    return int(_CREDENTIALS.unpack(raw)[1])


def send_message(connection: socket.socket, body: bytes) -> None:
    """Send one message; raise `SocketGone` or `TimeoutError`."""
    try:
        connection.sendall(_LENGTH.pack(len(body)) + body)
    except TimeoutError:
        raise
    except OSError:
        raise SocketGone from None


def receive_message(connection: socket.socket) -> bytes:
    """Wait for one message; raise `SocketGone`, or `TimeoutError` (after the socket's timeout)."""
    (length,) = _LENGTH.unpack(_take(connection, _LENGTH.size))
    if length > MAX_MESSAGE:
        raise SocketGone
    return _take(connection, length)


def _take(connection: socket.socket, size: int) -> bytes:
    pieces = bytearray()
    while len(pieces) < size:
        try:
            piece = connection.recv(size - len(pieces))
        except TimeoutError:
            raise
        except OSError:
            raise SocketGone from None
        if not piece:
            raise SocketGone
        pieces += piece
    return bytes(pieces)
