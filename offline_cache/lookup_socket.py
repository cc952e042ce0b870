"""The local socket between kiosk and courier: what a message is.

A message is its length (four bytes, big-endian) and so many bytes of canonical JSON. One
connection carries one question and its answer, so an answer that comes too late reaches nobody.
"""

from __future__ import annotations

import socket
import struct

MAX_MESSAGE = 1 << 20
_LENGTH = struct.Struct(">I")


class SocketGone(Exception):
    """The other side closed, does not speak our messages, or is somebody else."""


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
