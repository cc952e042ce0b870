"""Pictures that cross from the camera's process to the kiosk: layout, and the reading side.

The memory is a memfd: it has no name in any file system and is gone with the last process that
holds it, whatever was killed. Its owner hands it to the kiosk over an abstract socket (unix(7)),
and seals its size, so a crashing driver cannot pull pages from under the kiosk (memfd_create(2)).

Each slot carries a sequence number: 0 while it is being written or after it was wiped. A reader
copies and looks again; a picture that changed meanwhile is not handed out.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from devices.hand_over import Fetch, fetch
from kiosk.materials.picture import NotAPicture, from_jpeg
from kiosk.ports import PictureGone

Picture = npt.NDArray[np.uint8]

SLOTS: Final = 3
PREVIEW_SIDE: Final = 960
"""The longer side of a preview picture, in pixels."""

HEADER: Final = struct.Struct("=QII")
"""Sequence number, then width and height of a preview or the byte length of a still."""

FIRST_SLOT: Final = 4096
"""Headers come before it."""

SLOT_BYTES: Final = PREVIEW_SIDE * PREVIEW_SIDE * 3
STILL_BYTES: Final = 16 * 1024 * 1024
STILL_OFFSET: Final = FIRST_SLOT + SLOTS * SLOT_BYTES
TOTAL_BYTES: Final = STILL_OFFSET + STILL_BYTES
SEALS: Final = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL

_ADDRESS: Final = re.compile(r"@menkou-camera-\d{1,10}-[0-9a-f]{16}")
_TRIES: Final = 3


def header_place(slot: int) -> int:
    """Where the header of a preview slot is; the still's is that of slot `SLOTS`."""
    return slot * HEADER.size


def socket_name(address: str) -> bytes:
    """An address as reports carry it ("@name"), as the kernel wants it."""
    return b"\0" + address[1:].encode()


@dataclass(frozen=True, slots=True, eq=False)
class _Memory:
    address: str
    view: mmap.mmap


class FrameReader:
    """Takes pictures out of the memory that 'frame' and 'still' reports speak of.

    Fulfils `kiosk.ports.FrameSource`. Use it from one thread at a time. Everything handed out
    is a copy; take a still as soon as it is reported, for `preview_off` wipes it.
    """

    def __init__(self, fetch: Fetch = fetch) -> None:
        """`fetch` brings the memory over: from a child of ours, unless told otherwise."""
        self._fetch = fetch
        self._memory: _Memory | None = None

    def preview(self, body: Mapping[str, Any]) -> Picture:
        """The RGB picture of a 'frame' report, or a newer one if that was overwritten already.

        Raises `PictureGone` when the preview went off or the camera's process ended.
        """
        slot = _number(body, "slot", SLOTS - 1)
        view = self._mapped(body)
        for _ in range(_TRIES):
            sequence, width, height = HEADER.unpack_from(view, header_place(slot))
            size = width * height * 3
            if not sequence or not 0 < size <= SLOT_BYTES:
                break
            start = FIRST_SLOT + slot * SLOT_BYTES
            pixels = view[start : start + size]
            if HEADER.unpack_from(view, header_place(slot))[0] == sequence:
                return np.frombuffer(pixels, np.uint8).reshape(height, width, 3).copy()
        raise PictureGone("frame")

    image = preview

    def jpeg(self, body: Mapping[str, Any]) -> bytes:
        """The JPEG of a 'still' report, as the camera made it; raise `PictureGone`."""
        size = _number(body, "size", STILL_BYTES)
        sequence = _number(body, "sequence", 2**63)
        view = self._mapped(body)
        if HEADER.unpack_from(view, header_place(SLOTS))[:2] != (sequence, size):
            raise PictureGone("still")
        jpeg = view[STILL_OFFSET : STILL_OFFSET + size]
        if HEADER.unpack_from(view, header_place(SLOTS))[0] != sequence:
            raise PictureGone("still")
        return jpeg

    def still(self, body: Mapping[str, Any]) -> Picture:
        """The full RGB picture of a 'still' report, upright; raise `PictureGone`."""
        try:
            return from_jpeg(self.jpeg(body))
        except NotAPicture as fault:
            raise PictureGone("still") from fault

    def forget(self) -> None:
        """Let go of the memory. The next report maps it again."""
        if self._memory is not None:
            self._memory.view.close()
            self._memory = None

    def _mapped(self, body: Mapping[str, Any]) -> mmap.mmap:
        address = body.get("shm")
        if self._memory is not None and self._memory.address == address:
            return self._memory.view
        self.forget()
        if not isinstance(address, str) or not _ADDRESS.fullmatch(address):
            raise PictureGone("address")
        self._memory = _Memory(address, self._map(address))
        return self._memory.view

    def _map(self, address: str) -> mmap.mmap:
        try:
            handle = self._fetch(address, b"")
        except OSError as fault:
            raise PictureGone("host") from fault
        try:
            sealed = fcntl.fcntl(handle, fcntl.F_GET_SEALS) & SEALS == SEALS
            if not sealed or os.fstat(handle).st_size != TOTAL_BYTES:
                raise PictureGone("layout")
            return mmap.mmap(handle, TOTAL_BYTES, mmap.MAP_SHARED, mmap.PROT_READ)
        except OSError as fault:
            raise PictureGone("layout") from fault
        finally:
            os.close(handle)


def _number(body: Mapping[str, Any], word: str, highest: int) -> int:
    value = body.get(word)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= highest:
        raise PictureGone(word)
    return value
