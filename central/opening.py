"""Opening sealed cases for a process that has no private key, over a socket.

Who shows a case to an officer asks the judge's process, which holds the keys, for this one case;
the keys themselves never cross. One question at a time: kind, case id, length, sealed bytes;
then a status, a length, and what was in them (or the code of `SealBroken`).
"""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from typing import Protocol
from uuid import UUID

import msgspec

from kiosk.sealed import OpenedPage, SealBroken

_QUESTION = struct.Struct(">c16sQ")
_ANSWER = struct.Struct(">cQ")
_FORM, _PAGES, _OPENED, _BROKEN = b"f", b"p", b"o", b"b"
_LIMIT_S = 60.0
AWAY = "opener_away"
"""Code of `SealBroken` while nobody is there who could open: ask again later."""


class Opener(Protocol):
    """Whoever can open sealed bytes. Both raise `SealBroken`."""

    def form(self, case_id: UUID, sealed: bytes) -> bytes: ...

    def pages(self, case_id: UUID, container: bytes) -> list[OpenedPage]: ...


class AskingOpener:
    """Opens by asking. Any thread may; they take turns."""

    def __init__(self) -> None:
        self._line: socket.socket | None = None
        self._turn = threading.Lock()

    def connect(self, line: socket.socket | None) -> None:
        """Ask over this line from now on; None: there is nobody to ask."""
        with self._turn:
            self._hang_up()
            self._line = line
            if line is not None:
                line.settimeout(_LIMIT_S)

    def form(self, case_id: UUID, sealed: bytes) -> bytes:
        """What was sealed as a form; raise `SealBroken`."""
        return self._ask(_FORM, case_id, sealed)

    def pages(self, case_id: UUID, container: bytes) -> list[OpenedPage]:
        """What was sealed as pages; raise `SealBroken`."""
        said = self._ask(_PAGES, case_id, container)
        return msgspec.msgpack.decode(said, type=list[OpenedPage])

    def _ask(self, kind: bytes, case_id: UUID, sealed: bytes) -> bytes:
        with self._turn:
            if self._line is None:
                raise SealBroken(AWAY)
            try:
                self._line.sendall(_QUESTION.pack(kind, case_id.bytes, len(sealed)))
                self._line.sendall(sealed)
                status, size = _ANSWER.unpack(_received(self._line, _ANSWER.size))
                said = _received(self._line, size)
            except (OSError, EOFError):
                # Half an answer may be under way: this line is of no use any more.
                self._hang_up()
                raise SealBroken(AWAY) from None
        if status != _OPENED:
            raise SealBroken(said.decode("ascii"))
        return said

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None


def answer_openings(line: socket.socket, opener: Opener) -> None:
    """Answer questions until the line ends."""
    with contextlib.suppress(OSError, EOFError):
        while True:
            kind, raw_id, size = _QUESTION.unpack(_received(line, _QUESTION.size))
            status, said = _opened(opener, kind, UUID(bytes=raw_id), _received(line, size))
            line.sendall(_ANSWER.pack(status, len(said)))
            line.sendall(said)


def _opened(opener: Opener, kind: bytes, case_id: UUID, sealed: bytes) -> tuple[bytes, bytes]:
    try:
        if kind == _FORM:
            return _OPENED, opener.form(case_id, sealed)
        return _OPENED, msgspec.msgpack.encode(opener.pages(case_id, sealed))
    except SealBroken as fault:
        return _BROKEN, fault.code.encode("ascii")


def _received(line: socket.socket, size: int) -> bytes:
    whole = bytearray(size)
    rest = memoryview(whole)
    while rest:
        count = line.recv_into(rest)
        if not count:
            raise EOFError
        rest = rest[count:]
    return bytes(whole)
