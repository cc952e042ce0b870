"""How fast containers may leave: a token bucket for lines that are paid by the byte."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, sleep
from typing import BinaryIO

_BURST_S = 2.0


class Pace:
    """A bucket that fills with `bytes_per_s`; 0 means no limit. For one thread.

    Bytes are taken before they are sent, and the bucket may go below empty by one piece: then
    the next piece waits. Never in advance, so a small piece after a pause leaves at once.
    `on_piece` is called for each: a long upload is a sign of life.
    """

    def __init__(
        self,
        bytes_per_s: float,
        clock: Callable[[], float] = monotonic,
        wait: Callable[[float], None] = sleep,
        on_piece: Callable[[], None] = lambda: None,
    ) -> None:
        self._on_piece = on_piece
        self._rate = bytes_per_s
        self._clock = clock
        self._wait = wait
        self._level = bytes_per_s * _BURST_S
        self._filled_at = clock()

    def take(self, size: int) -> None:
        """Wait until there is room, then count `size` bytes."""
        self._on_piece()
        if self._rate <= 0:
            return
        now = self._clock()
        grown = self._level + (now - self._filled_at) * self._rate
        self._level = min(grown, self._rate * _BURST_S)
        self._filled_at = now
        if self._level < 0:
            self._wait(-self._level / self._rate)
        self._level -= size


class UploadPart:
    """So many bytes of an open file, at a pace, as requests reads a body."""

    def __init__(self, file: BinaryIO, size: int, pace: Pace) -> None:
        self._file = file
        self._left = size
        self._pace = pace

    def __len__(self) -> int:
        """What is left; requests sets Content-Length by it."""
        return self._left

    def read(self, size: int = -1) -> bytes:
        """The next bytes, b'' at the end."""
        wanted = self._left if size < 0 else min(size, self._left)
        piece = self._file.read(wanted)
        self._left -= len(piece)
        if piece:
            self._pace.take(len(piece))
        return piece
