"""The kiosk's end of the process that makes pages of strangers' photos.

A picture from a phone is the one thing on this machine anybody may have made up byte by byte, so
it is decoded where a fault of a library reaches nothing: capped in memory, without the visit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from kiosk import wire
from kiosk.materials.judge import Fingerprint
from kiosk.ports import FinishedPhoto, NotAPage
from kiosk.visit_process import OrderFailed, VisitProcess
from offline_cache.frames import Frame

FINISH: Final = b"P"
DONE: Final = b"D"
FAULT: Final = b"F"
MEMORY_CAP: Final = 500 << 20
"""Bytes, written privately."""
DEADLINE_S: Final = 20.0


@dataclass(frozen=True, slots=True)
class FinishOrder:
    """What to make of a photo. `earlier`: what the pages before are known by, as float32."""

    shape: str
    earlier: tuple[bytes, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """What became of it, on its way through the pipe."""

    jpeg: bytes = field(repr=False)
    thumbnail: bytes = field(repr=False)
    detail: bytes = field(repr=False)
    faults: tuple[str, ...] = ()


class Finisher:
    """At most one process. `finish` is called from one thread, `forget` and `close` from any."""

    def __init__(self, module: str = "kiosk.finisher_process", deadline_s: float = DEADLINE_S):
        self._process = VisitProcess(module, deadline_s)

    @property
    def pid(self) -> int | None:
        """The process that is running, for measuring it and for tests that kill it."""
        return self._process.pid

    def finish(self, photo: bytes, shape: str, earlier: Sequence[Fingerprint]) -> FinishedPhoto:
        """Make a page of a photo. Raises `NotAPage` ('late', 'gone', 'given_up' and the rest)."""
        order = FinishOrder(shape, tuple(known.detail.tobytes() for known in earlier))
        try:
            answer = self._process.ask(Frame(FINISH, wire.encode(order), photo))
        except OrderFailed as fault:
            raise NotAPage(fault.code) from None
        if answer.verb == FAULT:
            raise NotAPage(answer.head.decode("ascii"))
        page = wire.decode(FinishedPage, answer.body)
        known = fingerprint_of(page.detail)
        return FinishedPhoto(page.jpeg, page.thumbnail, known, page.faults)

    def forget(self) -> None:
        """End the process, memory and all; the next photo starts another. Returns at once."""
        self._process.forget()

    def close(self) -> None:
        """End the process for good."""
        self._process.close()


def fingerprint_of(detail: bytes) -> Fingerprint:
    """A fingerprint as it crosses the pipe: a square of float32."""
    values = np.frombuffer(detail, np.float32)
    side = round(len(values) ** 0.5)
    return Fingerprint(values.reshape(side, side))
