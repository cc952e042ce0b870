"""Commands of GM65-class code scanners, and the codes that come in between: bytes to meaning, pure.

Source: public drivers of the GM65 / GM861 module. A command is

    7E 00 | type | count | address, 2 bytes | data | CRC-16/XMODEM over type..data, big-endian

and its reply 02 00 | 00 | count | data | CRC. Replies share the line with scanned codes, so a
reply is looked for only while a command waits for one. Codes are raw bytes and a suffix.
"""

from __future__ import annotations

import binascii
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

LONGEST_CODE = 4096
"""Bytes. The largest QR code holds 2,953."""

_COMMAND_HEAD = b"\x7e\x00"
_REPLY_HEAD = b"\x02\x00\x00"
_UNCHECKED = b"\xab\xcd"
_SHORTEST_COMMAND = 8


class BadScannerFrame(Exception):
    """These bytes are not a command of this family."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: type 7 reads `data[0]` bytes at `address`, 8 writes, 9 saves to flash."""

    kind: int
    address: int
    data: bytes


READ, WRITE, SAVE = 7, 8, 9
TRIGGER = Command(WRITE, 0x0002, b"\x01")
STOP = Command(WRITE, 0x0002, b"\x00")
READ_BAUD = Command(READ, 0x002A, b"\x02")


class Suffix(StrEnum):
    """How a code ends. NONE: with silence."""

    CR = "cr"
    LF = "lf"
    CRLF = "crlf"
    NONE = "none"


_SUFFIX_BYTES = {Suffix.CR: b"\r", Suffix.LF: b"\n", Suffix.CRLF: b"\r\n", Suffix.NONE: b""}


def suffix_bytes(suffix: Suffix) -> bytes:
    """The bytes of a suffix."""
    return _SUFFIX_BYTES[suffix]


def encode_command(command: Command) -> bytes:
    """Return a command as a frame with its real checksum."""
    count = 1 if command.kind == READ else len(command.data)
    body = bytes((command.kind, count)) + command.address.to_bytes(2) + command.data
    return _COMMAND_HEAD + body + _crc(body)


def decode_command(frame: bytes) -> Command:
    """Return the command in a frame; raise `BadScannerFrame`. `AB CD` means "not checked"."""
    body, crc = frame[len(_COMMAND_HEAD) : -2], frame[-2:]
    if not frame.startswith(_COMMAND_HEAD) or len(frame) < _SHORTEST_COMMAND:
        raise BadScannerFrame("no head, or too short")
    if crc not in (_UNCHECKED, _crc(body)):
        raise BadScannerFrame("wrong checksum")
    return Command(body[0], int.from_bytes(body[2:4]), body[4:])


def encode_reply(data: bytes) -> bytes:
    """Return a reply as a frame."""
    body = bytes((0, len(data))) + data
    return _REPLY_HEAD[:2] + body + _crc(body)


def acknowledgement() -> bytes:
    """The reply to a write: one zero byte."""
    return encode_reply(b"\x00")


@dataclass(frozen=True, slots=True)
class Reply:
    """The module answered a command."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Code:
    """A whole code was scanned."""

    payload: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Spoiled:
    """Something came that is no whole code."""

    why: Literal["too_long", "incomplete"]


Heard = Reply | Code | Spoiled


class ScanBuffer:
    """Takes the stream apart into replies and codes."""

    def __init__(self, suffix: Suffix) -> None:
        self._suffix = suffix_bytes(suffix)
        self._pending = bytearray()
        self._is_overlong = False
        self.expects_reply = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is waiting for its end."""
        return not self._pending and not self._is_overlong

    def feed(self, data: bytes) -> list[Heard]:
        """Return what is complete now."""
        self._pending += data
        heard: list[Heard] = []
        while (thing := self._next()) is not None:
            heard.append(thing)
        return heard

    def silence(self) -> list[Heard]:
        """The line has been quiet: what waits is a code, or with a suffix set, half of one."""
        rest = bytes(self._pending).strip(b"\r\n")
        overlong = self._is_overlong
        self.clear()
        if overlong:
            return [Spoiled("too_long")]
        if not rest:
            return []
        return [Spoiled("incomplete") if self._suffix else Code(rest)]

    def clear(self) -> None:
        """Forget what has arrived."""
        self._pending.clear()
        self._is_overlong = False

    def _next(self) -> Heard | None:
        return self._reply() or self._code()

    def _reply(self) -> Reply | None:
        at = self._pending.find(_REPLY_HEAD) if self.expects_reply else -1
        if at < 0 or len(self._pending) <= at + 3:
            return None
        end = at + 4 + self._pending[at + 3]
        body = bytes(self._pending[at + 2 : end])
        if bytes(self._pending[end : end + 2]) != _crc(body):
            return None
        del self._pending[at : end + 2]
        self.expects_reply = False
        return Reply(body[2:])

    def _code(self) -> Code | Spoiled | None:
        at = self._pending.find(self._suffix) if self._suffix else -1
        if at < 0:
            if len(self._pending) > LONGEST_CODE:
                self._pending.clear()
                self._is_overlong = True
            return None
        payload = bytes(self._pending[:at]).lstrip(b"\r\n")
        del self._pending[: at + len(self._suffix)]
        if self._is_overlong or len(payload) > LONGEST_CODE:
            self._is_overlong = False
            return Spoiled("too_long")
        return Code(payload) if payload else self._code()


def _crc(body: bytes) -> bytes:
    return binascii.crc_hqx(body, 0).to_bytes(2)
