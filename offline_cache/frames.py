"""Frames between the kiosk and its own children: a verb, a small head, a body of any size."""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass, field

MAX_HEAD = 64 * 1024
MAX_BODY = 80 << 20
_SIZES = struct.Struct(">cII")
_TOGETHER = 64 * 1024


class PipeClosed(Exception):
    """The other side is gone, or does not speak our frames."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message. `verb` is a single byte."""

    verb: bytes
    head: bytes = field(default=b"", repr=False)
    body: bytes = field(default=b"", repr=False)


def send(pipe: socket.socket, frame: Frame) -> None:
    """Send one frame whole; raise `PipeClosed` or `TimeoutError` (after the socket's timeout)."""
    try:
        start = _SIZES.pack(frame.verb, len(frame.head), len(frame.body)) + frame.head
        if len(frame.body) <= _TOGETHER:
            # One piece wakes the other side once, not for every part of it.
            pipe.sendall(start + frame.body)
            return
        pipe.sendall(start)
        pipe.sendall(frame.body)
    except TimeoutError:
        raise
    except OSError:
        raise PipeClosed from None


def receive(pipe: socket.socket) -> Frame:
    """Wait for one frame; raise `PipeClosed` at the end, `TimeoutError` if it does not come."""
    verb, head_size, body_size = _SIZES.unpack(_take(pipe, _SIZES.size))
    if head_size > MAX_HEAD or body_size > MAX_BODY:
        raise PipeClosed
    return Frame(verb, _take(pipe, head_size), _take(pipe, body_size))


def _take(pipe: socket.socket, size: int) -> bytes:
    pieces = bytearray()
    while len(pieces) < size:
        try:
            piece = pipe.recv(min(size - len(pieces), 1 << 20))
        except TimeoutError:
            raise
        except OSError:
            raise PipeClosed from None
        if not piece:
            raise PipeClosed
        pieces += piece
    return bytes(pieces)
