"""The finisher's process: `python -m kiosk.finisher_process`, photos on standard input."""

from __future__ import annotations

import os
import resource
import socket
from typing import Final

from kiosk import wire
from kiosk.finisher import (
    DONE,
    FAULT,
    FINISH,
    MEMORY_CAP,
    FinishedPage,
    FinishOrder,
    fingerprint_of,
)
from kiosk.materials.finish import finish_page
from kiosk.materials.load import PictureRefused, load_picture
from kiosk.materials.page import PageFound, find_page
from kiosk.materials.picture import Picture, fitted, thumbnail, to_jpeg
from kiosk.materials.straighten import Shape
from offline_cache.child import bind_to_parent
from offline_cache.frames import Frame, PipeClosed, receive, send

_POLITE: Final = 5
"""Niceness: the screen comes first."""
_LONGEST_SIDE: Final = 4200
"""Pixels: what a page is made of. More than an A4 sheet at 300 dpi has; phones have far more."""
_WHOLE: Final = (0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0)


def main() -> None:
    """Finish photos until the kiosk closes our standard input."""
    bind_to_parent()
    os.nice(_POLITE)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_CAP, MEMORY_CAP))
    with socket.socket(fileno=0) as pipe:
        while True:
            try:
                send(pipe, _answer(receive(pipe)))
            except PipeClosed:
                return


def _answer(asked: Frame) -> Frame:
    if asked.verb != FINISH:
        raise PipeClosed
    order = wire.decode(FinishOrder, asked.head)
    try:
        photo = fitted(load_picture(asked.body), _LONGEST_SIDE)
    except PictureRefused as fault:
        return Frame(FAULT, fault.code.encode("ascii"))
    found = _found(photo, order.shape)
    if found is None:
        return Frame(FAULT, b"no_page")
    earlier = [fingerprint_of(known) for known in order.earlier]
    made = finish_page(photo, found, earlier, shape=order.shape)
    faults = tuple(verdict.code.value for verdict in made.verdicts)
    detail = made.mark.detail.tobytes()
    done = FinishedPage(to_jpeg(made.page), thumbnail(made.page), detail, faults)
    return Frame(DONE, b"", wire.encode(done))


def _found(photo: Picture, shape: str) -> PageFound | None:
    """The page on a photo. A portrait out of a phone's album has no table around it."""
    found = find_page(photo)
    if found is None and shape == Shape.PHOTO:
        return PageFound(_WHOLE, 1.0, False)
    return found


if __name__ == "__main__":
    main()
