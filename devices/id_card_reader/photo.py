"""The picture of a card's chip (WLT), decoded by somebody else's code in a process of its own.

The format is closed and no decoder comes with Menkou. One that a city is licensed for registers
under the entry point group `menkou.wlt`: a function that takes the 1024 bytes of the chip and
returns `PHOTO_BYTES` bytes of RGB. Whatever it does - crash, spin, eat memory, return nonsense -
costs the resident nothing but the picture. That a picture has 102 x 126 pixels of 24 bits follows
public code that calls vendors' libraries; it is unverified on hardware.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from enum import StrEnum
from importlib.metadata import entry_points
from typing import Final

from kiosk.domain.card_photo import PHOTO_BYTES, PHOTO_WIDTH

GROUP: Final = "menkou.wlt"
WLT_BYTES: Final = 1024
LOADED: Final = b"L"
"""What the process says when the decoder is imported; the pixels follow."""
LOADING_S: Final = 5.0
DECODING_S: Final = 2.0
_PROCESS: Final = "devices.id_card_reader.photo_process"
_CHUNK: Final = 65536
_NOISE: Final = 40
"""Mean step from one pixel to the next. A face has 3 to 15, random bytes have 85."""


class PhotoTrouble(StrEnum):
    """Why there is no picture although a decoder was named: the code of the state `degraded`."""

    NO_DECODER = "photo_no_decoder"
    LATE = "photo_late"
    CRASHED = "photo_crashed"
    WRONG = "photo_wrong"


def decoders() -> tuple[str, ...]:
    """The names of the decoders that are installed."""
    return tuple(sorted(entry.name for entry in entry_points(group=GROUP)))


def is_believable(rgb: bytes) -> bool:
    """Whether pixels can be a photograph: of the right size, neither one colour nor noise."""
    if len(rgb) != PHOTO_BYTES:
        return False
    green = rgb[1::3]
    if len(set(green)) < 8:
        return False
    steps = [abs(a - b) for a, b in _neighbours(green)]
    return sum(steps) < _NOISE * len(steps)


class Darkroom:
    """Decodes one picture at a time. Nothing here waits. Use it from the driver's main thread."""

    def __init__(self, decoder: str) -> None:
        """`decoder` is a registered name; '' for none."""
        self._decoder = decoder
        self._process: subprocess.Popen[bytes] | None = None
        self._heard = bytearray()
        self._until = 0.0
        missing = bool(decoder) and decoder not in decoders()
        self.trouble = PhotoTrouble.NO_DECODER.value if missing else ""
        """Why the last picture did not come; '' when all is well."""

    @property
    def can_decode(self) -> bool:
        """Whether a picture may come of it."""
        return bool(self._decoder) and self.trouble != PhotoTrouble.NO_DECODER

    @property
    def is_busy(self) -> bool:
        """Whether a picture is being decoded."""
        return self._process is not None

    def begin(self, wlt: bytes) -> None:
        """Start decoding; a picture that is still being decoded is dropped."""
        self.drop()
        if not self.can_decode:
            return
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", _PROCESS, self._decoder],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # what a library prints may be about a person
            )
        except OSError:
            self.trouble = PhotoTrouble.CRASHED.value
            return
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        os.set_blocking(self._process.stdout.fileno(), False)
        self._until = time.monotonic() + LOADING_S
        try:
            os.write(self._process.stdin.fileno(), wlt[:WLT_BYTES].ljust(WLT_BYTES, b"\0"))
        except BrokenPipeError:
            return  # the end of its output says so

    def look(self) -> bytes | None:
        """What has become of it: None as long as it goes on, the pixels, or b'' (see `trouble`)."""
        if self._process is None:
            return b""
        # Who closes its output has not ended yet, and may never do so.
        has_ended = self._read() and self._process.poll() is not None
        if not has_ended and len(self._heard) <= len(LOADED) + PHOTO_BYTES:
            if time.monotonic() < self._until:
                return None
            self.trouble = PhotoTrouble.LATE.value
            return self._nothing()
        rgb = bytes(self._heard[len(LOADED) :])
        if has_ended and self._process.returncode != 0:
            self.trouble = PhotoTrouble.CRASHED.value
        elif not is_believable(rgb):
            self.trouble = PhotoTrouble.WRONG.value
        else:
            self.trouble = ""
            self.drop()
            return rgb
        return self._nothing()

    def drop(self) -> None:
        """End what is being decoded, memory and all."""
        process, self._process = self._process, None
        self._heard = bytearray()
        if process is None:
            return
        process.kill()
        process.wait()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        process.stdout.close()

    def _nothing(self) -> bytes:
        self.drop()
        return b""

    def _read(self) -> bool:
        """Take what has arrived; return whether that was the end."""
        assert self._process is not None
        assert self._process.stdout is not None
        while len(self._heard) <= len(LOADED) + PHOTO_BYTES:
            try:
                data = os.read(self._process.stdout.fileno(), _CHUNK)
            except BlockingIOError:
                return False
            if not data:
                return True
            if not self._heard:
                self._until = time.monotonic() + DECODING_S
            self._heard += data
        return False


def _neighbours(plane: bytes) -> Iterator[tuple[int, int]]:
    for start in range(0, len(plane), PHOTO_WIDTH):
        row = plane[start : start + PHOTO_WIDTH]
        yield from itertools.pairwise(row)
