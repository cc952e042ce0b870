"""The kiosk's end of the recogniser process: ask, wait at most so long, replace it.

Started at the first page of a visit and killed when the visit is over: a network's memory cannot
be wiped from outside. A page it cannot read is no fault of the visit, which goes on without.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kiosk import wire
from kiosk.materials.recognise.values import Reading
from kiosk.ports import NotRead
from kiosk.visit_process import OrderFailed, VisitProcess
from offline_cache.frames import Frame

READ: Final = b"R"
DONE: Final = b"D"
FAULT: Final = b"F"
THREADS: Final = 2
MEMORY_CAP: Final = 900 << 20
"""Bytes. A whole A4 page needs about half of it."""
DEADLINE_S: Final = 20.0
"""For one page, the loading of the networks included, on a slow machine that does other things."""


@dataclass(frozen=True, slots=True)
class Order:
    """How to read a page. `whole`: all of it, even where a few regions would do."""

    whole: bool = False


class Recogniser:
    """At most one process. `read` is called from one thread, `forget` and `close` from any."""

    def __init__(
        self, module: str = "kiosk.recogniser_process", deadline_s: float = DEADLINE_S
    ) -> None:
        self._process = VisitProcess(module, deadline_s)

    @property
    def pid(self) -> int | None:
        """The process that is running, for measuring it and for tests that kill it."""
        return self._process.pid

    def read(self, jpeg: bytes, *, whole: bool = False) -> Reading:
        """Read one page. Raises `NotRead`: 'late', 'gone', 'not_a_picture' or 'given_up'."""
        try:
            answer = self._process.ask(Frame(READ, wire.encode(Order(whole)), jpeg))
        except OrderFailed as fault:
            raise NotRead(fault.code) from None
        if answer.verb == FAULT:
            raise NotRead(answer.head.decode("ascii"))
        return wire.decode(Reading, answer.body)

    def forget(self) -> None:
        """End the process, memory and all; the next page starts another. Returns at once."""
        self._process.forget()

    def close(self) -> None:
        """End the process for good."""
        self._process.close()
