"""The writing side of the pictures' memory (see `frames.py`), in the camera's own process."""

from __future__ import annotations

import fcntl
import mmap
import os
import secrets
import socket
import struct
import threading
from typing import Any, Final

from devices.document_scanner.frames import (
    FIRST_SLOT,
    HEADER,
    SEALS,
    SLOT_BYTES,
    SLOTS,
    STILL_BYTES,
    STILL_OFFSET,
    TOTAL_BYTES,
    Picture,
    header_place,
    socket_name,
)

_CREDENTIALS: Final = struct.Struct("3i")
_EMPTY_PAGE: Final = bytes(1024 * 1024)


class StillTooLarge(Exception):
    """A JPEG larger than the memory set aside for it."""

    def __init__(self, size: int) -> None:
        super().__init__(f"a still of {size} bytes; there is room for {STILL_BYTES}")
        self.size = size


class PictureRing:
    """Three preview slots and one still, readable by this process and its parent only."""

    def __init__(self) -> None:
        self.address = f"@menkou-camera-{os.getpid()}-{secrets.token_hex(8)}"
        self._handle = os.memfd_create("menkou-camera", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        os.ftruncate(self._handle, TOTAL_BYTES)
        fcntl.fcntl(self._handle, fcntl.F_ADD_SEALS, SEALS)
        self._view = mmap.mmap(self._handle, TOTAL_BYTES)
        self._sequence = 0
        self._desk = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._desk.bind(socket_name(self.address))
        self._desk.listen(4)
        threading.Thread(target=self._hand_over, name="picture-ring", daemon=True).start()

    def put_preview(self, picture: Picture) -> dict[str, Any]:
        """Write an RGB picture into the oldest slot; return the body of its 'frame' report."""
        height, width = picture.shape[:2]
        self._sequence += 1
        slot = self._sequence % SLOTS
        start = FIRST_SLOT + slot * SLOT_BYTES
        self._mark(slot, 0, 0, 0)
        self._view[start : start + picture.nbytes] = picture.tobytes()
        self._mark(slot, self._sequence, width, height)
        return {
            "shm": self.address,
            "slot": slot,
            "width": width,
            "height": height,
            "sequence": self._sequence,
        }

    def put_still(self, jpeg: bytes) -> dict[str, Any]:
        """Write a JPEG; return the body of its 'still' report. Raises `StillTooLarge`."""
        if len(jpeg) > STILL_BYTES:
            raise StillTooLarge(len(jpeg))
        self._sequence += 1
        self._mark(SLOTS, 0, 0, 0)
        self._view[STILL_OFFSET : STILL_OFFSET + len(jpeg)] = jpeg
        self._mark(SLOTS, self._sequence, len(jpeg), 0)
        return {
            "shm": self.address,
            "offset": STILL_OFFSET,
            "size": len(jpeg),
            "sequence": self._sequence,
        }

    def wipe(self) -> None:
        """Overwrite everything with zeros: nobody's papers stay."""
        if not self._sequence:
            return
        for slot in range(SLOTS + 1):
            self._mark(slot, 0, 0, 0)
        for start in range(0, TOTAL_BYTES, len(_EMPTY_PAGE)):
            end = min(start + len(_EMPTY_PAGE), TOTAL_BYTES)
            self._view[start:end] = _EMPTY_PAGE[: end - start]

    def _mark(self, slot: int, sequence: int, first: int, second: int) -> None:
        HEADER.pack_into(self._view, header_place(slot), sequence, first, second)

    def _hand_over(self) -> None:
        # An abstract name has no file mode; who may have the memory is decided here.
        while True:
            line, _ = self._desk.accept()
            with line:
                asked = line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
                pid, _, _ = _CREDENTIALS.unpack(asked)
                if pid in (os.getppid(), os.getpid()):
                    _give(line, self._handle)


def _give(line: socket.socket, handle: int) -> None:
    try:
        socket.send_fds(line, [b"m"], [handle])
    except OSError:
        return  # the asker left again; the next one asks anew
