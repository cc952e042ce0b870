"""Frames of a button pad by its profile: bytes to meaning and back, pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from operator import xor

from devices.review_pad.profile import Checksum, PadProfile


@dataclass(frozen=True, slots=True)
class PadFrame:
    """One frame, either way: a number and its data."""

    number: int
    data: bytes = field(default=b"", repr=False)


def encode(profile: PadProfile, frame: PadFrame) -> bytes:
    """Return a frame as bytes."""
    body = bytes((1 + len(frame.data), frame.number)) + frame.data
    return profile.start + body + checksum(profile.checksum, body)


def checksum(kind: Checksum, body: bytes) -> bytes:
    """The end of a frame whose LEN..DATA is `body`."""
    match kind:
        case Checksum.NONE:
            return b""
        case Checksum.SUM:
            return bytes((sum(body) & 0xFF,))
        case Checksum.XOR:
            return bytes((reduce(xor, body),))


class PadBuffer:
    """Finds whole, undamaged frames in whatever pieces the line delivers."""

    def __init__(self, profile: PadProfile) -> None:
        self._profile = profile
        self._pending = bytearray()

    def feed(self, data: bytes) -> list[PadFrame]:
        """Return the frames that are complete now. Damaged ones are dropped: a key is no proof."""
        self._pending += data
        frames = []
        while (size := self._whole_size()) is not None:
            frame = self._decoded(bytes(self._pending[:size]))
            if frame is not None:
                frames.append(frame)
            # After damage the next frame may begin inside: go on one byte further only.
            del self._pending[: size if frame is not None else 1]
        return frames

    def clear(self) -> None:
        """Forget a frame that never ended."""
        self._pending.clear()

    def _whole_size(self) -> int | None:
        start = self._profile.start
        while True:
            at = self._pending.find(start)
            keep = len(self._pending) - len(start) + 1 if at < 0 else at
            del self._pending[: max(0, keep)]
            if at < 0 or len(self._pending) <= len(start):
                return None
            length = self._pending[len(start)]
            if length == 0:
                del self._pending[:1]
                continue
            size = len(start) + 1 + length + len(checksum(self._profile.checksum, b"\0"))
            return size if len(self._pending) >= size else None

    def _decoded(self, frame: bytes) -> PadFrame | None:
        skip = len(self._profile.start)
        body = frame[skip : skip + 1 + frame[skip]]
        if frame[skip + len(body) :] != checksum(self._profile.checksum, body):
            return None
        return PadFrame(body[1], body[2:])
