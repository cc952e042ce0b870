"""The recogniser process: `python -m kiosk.recogniser_process`, pages on standard input.

Neural networks read papers of people here, away from the kiosk: what they cost in memory, what
they crash on and what stays in their memory ends with this process, which ends with the visit.
"""

from __future__ import annotations

import os
import resource
import socket
from typing import Final

from kiosk import wire
from kiosk.materials.picture import NotAPicture, from_jpeg
from kiosk.materials.recognise.document import read_page
from kiosk.materials.recognise.reader import TextReader
from kiosk.recogniser import DONE, FAULT, MEMORY_CAP, READ, THREADS, Order
from offline_cache.child import bind_to_parent
from offline_cache.frames import Frame, PipeClosed, receive, send

_POLITE: Final = 5
"""Niceness: the screen comes first."""


def main() -> None:
    """Read pages until the kiosk closes our standard input."""
    bind_to_parent()
    os.nice(_POLITE)
    # What is written privately, not what is mapped: libraries and models map far more than they
    # use. Beyond it allocations fail, and the process with them; the kiosk starts another.
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_CAP, MEMORY_CAP))
    reader = TextReader(THREADS)
    with socket.socket(fileno=0) as pipe:
        while True:
            try:
                send(pipe, _answer(reader, receive(pipe)))
            except PipeClosed:
                return


def _answer(reader: TextReader, asked: Frame) -> Frame:
    if asked.verb != READ:
        raise PipeClosed
    order = wire.decode(Order, asked.head)
    try:
        page = from_jpeg(asked.body)
    except NotAPicture:
        return Frame(FAULT, b"not_a_picture")
    return Frame(DONE, b"", wire.encode(read_page(reader, page, whole=order.whole)))


if __name__ == "__main__":
    main()
