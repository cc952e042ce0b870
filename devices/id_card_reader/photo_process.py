"""One picture, one process: `python -m devices.id_card_reader.photo_process DECODER`.

The 1024 bytes of the chip come on stdin; out come a letter when the decoder is imported, and the
pixels. It may use little memory, write no file (a picture of a person never touches the disk) and
print nothing; it ends with the driver. Exit status 1: the decoder raised; 4: it returned no bytes.
"""

from __future__ import annotations

import os
import resource
import sys
import threading
from collections.abc import Callable
from importlib.metadata import entry_points
from typing import Final

from devices.id_card_reader.photo import GROUP, LOADED, WLT_BYTES
from devices.lifeline import die_with_parent, leave_no_core_dump
from kiosk.domain.card_photo import PHOTO_BYTES

MEMORY_CAP: Final = 128 << 20
"""Bytes, written privately."""
NO_BYTES: Final = 4


def main(decoder: str) -> None:
    """Decode what stdin brings; never returns."""
    die_with_parent()
    leave_no_core_dump()
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_CAP, MEMORY_CAP))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    out_fd = _quiet()
    wlt = _read_exactly(WLT_BYTES)
    threading.Thread(target=_end_with_stdin, daemon=True).start()
    # Whatever it raises ends this process; the message, which may quote the picture, goes nowhere.
    decode = _loaded(decoder)
    os.write(out_fd, LOADED)
    rgb = decode(wlt)
    if not isinstance(rgb, bytes | bytearray | memoryview):
        os._exit(NO_BYTES)
    # One byte more than is right is enough to be seen as wrong.
    _write(out_fd, bytes(rgb)[: PHOTO_BYTES + 1])
    os._exit(0)  # without the library's own endings


def _loaded(decoder: str) -> Callable[[bytes], bytes]:
    (entry,) = entry_points(group=GROUP, name=decoder)
    decode: Callable[[bytes], bytes] = entry.load()
    return decode


def _quiet() -> int:
    out_fd = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return out_fd


def _read_exactly(size: int) -> bytes:
    taken = b""
    while len(taken) < size:
        data = os.read(0, size - len(taken))
        if not data:
            os._exit(1)
        taken += data
    return taken


def _write(fd: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(fd, rest) :]


def _end_with_stdin() -> None:
    while os.read(0, 4096):
        continue
    os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1])
