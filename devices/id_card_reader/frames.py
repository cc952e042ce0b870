"""Frames of the SAM_V identity card module ("GA 450" family): bytes to meaning and back, pure.

Source: the serial protocol pages and SDK headers of SAM_V readers (CSDN zhangbijun1230 85242964,
softs.im "身份证阅读器通信协议"). A frame is

    AA AA AA 96 69 | length, 2 bytes, big-endian | content | XOR of length and content

where the length counts content and checksum. Content may hold the preamble: only the length
ends a frame. A request's content is command, parameter, data; an answer's is three status bytes,
of which only the third decides (the first two are the card's own words, passed through), then data.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from functools import reduce
from operator import xor

PREAMBLE = bytes.fromhex("AAAAAA9669")
# A frame with one byte of the preamble lost to a glitch was seen: AA 00 AA AA 96 69 ...
_SYNC = PREAMBLE[1:]
_HEAD = len(_SYNC) + 2
_SHORTEST = 3
_LONGEST = 4096


class BadFrame(Exception):
    """These bytes are not a frame. `why` never repeats them, they may be a card's content."""

    def __init__(self, why: str) -> None:
        super().__init__(f"not a SAM_V frame: {why}")
        self.why = why


class WrongChecksum(BadFrame):
    """A frame that was damaged on the line: asking again helps."""


class Status(IntEnum):
    """The third status byte (SW3)."""

    REQUEST_CHECKSUM_ERROR = 0x10
    REQUEST_LENGTH_ERROR = 0x11
    UNKNOWN_COMMAND = 0x21
    NOT_AUTHORISED = 0x23
    UNRECOGNISED_ERROR = 0x24
    CARD_REJECTS_SAM = 0x31
    SAM_REJECTS_CARD = 0x32
    VERIFICATION_ERROR = 0x33
    UNKNOWN_CARD_TYPE = 0x40
    READ_FAILED = 0x41
    RANDOM_FAILED = 0x47
    SELF_TEST_FAILED = 0x60
    SAM_NOT_AUTHORISED = 0x66
    FIND_FAILED = 0x80
    SELECT_FAILED = 0x81
    OK = 0x90
    NOTHING_THERE = 0x91
    CARD_FOUND = 0x9F


@dataclass(frozen=True, slots=True)
class Request:
    """What the host asks of the module."""

    command: int
    parameter: int
    data: bytes = b""


RESET = Request(0x10, 0xFF)
CHECK_STATUS = Request(0x11, 0xFF)
READ_MODULE_ID = Request(0x12, 0xFF)
FIND_CARD = Request(0x20, 0x01)
SELECT_CARD = Request(0x20, 0x02)
READ_TEXT_AND_PHOTO = Request(0x30, 0x01)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the module says. `status` is SW3: a `Status`, or a number we do not know."""

    status: int
    data: bytes = field(default=b"", repr=False)
    card_words: bytes = b"\0\0"


@dataclass(frozen=True, slots=True)
class ModuleId:
    """The number of a SAM_V module, as printed on its housing."""

    family: int
    maker: int
    date: int
    serial: int
    check: int

    def __str__(self) -> str:
        return f"{self.family:02}.{self.maker:02}-{self.date}-{self.serial:09}-{self.check:09}"


def encode_request(request: Request) -> bytes:
    """Return a request as a frame."""
    return _framed(bytes((request.command, request.parameter)) + request.data)


def decode_request(frame: bytes) -> Request:
    """Return the request in a frame; raise `BadFrame`."""
    content = _content(frame)
    if len(content) < 2:
        raise BadFrame("too short for a request")
    return Request(content[0], content[1], content[2:])


def encode_answer(answer: Answer) -> bytes:
    """Return an answer as a frame."""
    return _framed(answer.card_words + bytes((answer.status,)) + answer.data)


def decode_answer(frame: bytes) -> Answer:
    """Return the answer in a frame; raise `BadFrame`."""
    content = _content(frame)
    if len(content) < 3:
        raise BadFrame("too short for an answer")
    return Answer(content[2], content[3:], content[:2])


def encode_card(text: bytes, photo: bytes) -> bytes:
    """Return the data of a read answer: two lengths (big-endian), text, photo."""
    return len(text).to_bytes(2) + len(photo).to_bytes(2) + text + photo


def card_text_of(data: bytes) -> bytes:
    """Return the text block out of a read answer's data; raise `BadFrame`."""
    text, photo = _sections(data)
    del photo
    return data[4 : 4 + text]


def card_photo_of(data: bytes) -> bytes:
    """Return the picture out of a read answer's data, as it is (WLT); raise `BadFrame`."""
    text, photo = _sections(data)
    return data[4 + text : 4 + text + photo]


def _sections(data: bytes) -> tuple[int, int]:
    if len(data) < 4:
        raise BadFrame("too short for a card")
    text, photo = int.from_bytes(data[0:2]), int.from_bytes(data[2:4])
    if len(data) < 4 + text + photo:
        raise BadFrame("card shorter than it says")
    return text, photo


def encode_module_id(module: ModuleId) -> bytes:
    """Return the 16 bytes of a module number (little-endian, unlike the frame's lengths)."""
    numbers = ((module.family, 2), (module.maker, 2), (module.date, 4))
    rest = ((module.serial, 4), (module.check, 4))
    return b"".join(number.to_bytes(size, "little") for number, size in numbers + rest)


def decode_module_id(data: bytes) -> ModuleId:
    """Return a module number; raise `BadFrame`."""
    if len(data) != 16:
        raise BadFrame("a module number has 16 bytes")
    cuts = ((0, 2), (2, 4), (4, 8), (8, 12), (12, 16))
    return ModuleId(*(int.from_bytes(data[a:b], "little") for a, b in cuts))


class FrameBuffer:
    """Finds whole frames in whatever pieces the line delivers, past noise and glitches."""

    def __init__(self) -> None:
        self._pending = bytearray()

    def feed(self, data: bytes) -> list[bytes]:
        """Return the frames that are complete now, preamble included, checksum unchecked."""
        self._pending += data
        frames = []
        while self._sync() and len(self._pending) >= (end := _HEAD + self._length()):
            frames.append(PREAMBLE[:1] + bytes(self._pending[:end]))
            del self._pending[:end]
        return frames

    def clear(self) -> None:
        """Forget a frame that never ended."""
        self._pending.clear()

    def _sync(self) -> bool:
        """Cut the noise in front; return whether a believable head of a frame is there."""
        while True:
            start = self._pending.find(_SYNC)
            if start < 0:
                del self._pending[: max(0, len(self._pending) - len(_SYNC) + 1)]
                return False
            del self._pending[:start]
            if len(self._pending) < _HEAD:
                return False
            if _SHORTEST <= self._length() <= _LONGEST:
                return True
            del self._pending[:1]

    def _length(self) -> int:
        return int.from_bytes(self._pending[len(_SYNC) : _HEAD])


def _framed(content: bytes) -> bytes:
    body = (len(content) + 1).to_bytes(2) + content
    return PREAMBLE + body + bytes((reduce(xor, body),))


def _content(frame: bytes) -> bytes:
    if not frame.startswith(PREAMBLE) or len(frame) < len(PREAMBLE) + 2 + _SHORTEST:
        raise BadFrame("no preamble, or nothing behind it")
    body = frame[len(PREAMBLE) :]
    if int.from_bytes(body[:2]) != len(body) - 2:
        raise BadFrame("length does not fit")
    if reduce(xor, body) != 0:
        raise WrongChecksum("wrong checksum")
    return body[2:-1]
