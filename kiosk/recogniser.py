"""The kiosk's end of the recogniser process: ask, wait at most so long, replace it.

Started at the first page of a visit and killed when the visit is over: a network's memory cannot
be wiped from outside. A page it cannot read is no fault of the visit, which goes on without.
"""

from __future__ import annotations

import socket
import subprocess
import threading
from dataclasses import dataclass
from typing import Final

from kiosk import wire
from kiosk.materials.recognise.values import Reading
from kiosk.ports import NotRead
from offline_cache.child import start_child
from offline_cache.frames import Frame, PipeClosed, receive, send

READ: Final = b"R"
DONE: Final = b"D"
FAULT: Final = b"F"
THREADS: Final = 2
MEMORY_CAP: Final = 900 << 20
"""Bytes. A whole A4 page needs about half of it."""
DEADLINE_S: Final = 20.0
"""For one page, the loading of the networks included, on a slow machine that does other things."""
_MOST_FAULTS: Final = 3
"""After so many in one visit we stop trying: something is wrong that another try does not mend."""


@dataclass(frozen=True, slots=True)
class Order:
    """How to read a page. `whole`: all of it, even where a few regions would do."""

    whole: bool = False


class Recogniser:
    """At most one process. `read` is called from one thread, `forget` and `close` from any."""

    def __init__(
        self, module: str = "kiosk.recogniser_process", deadline_s: float = DEADLINE_S
    ) -> None:
        self._module = module
        self._deadline_s = deadline_s
        self._running: subprocess.Popen[bytes] | None = None
        self._pipe: socket.socket | None = None
        self._lock = threading.Lock()
        self._faults = 0
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The process that is running, for measuring it and for tests that kill it."""
        running = self._running
        return None if running is None else running.pid

    def read(self, jpeg: bytes, *, whole: bool = False) -> Reading:
        """Read one page. Raises `NotRead`: 'late', 'gone', 'not_a_picture' or 'given_up'."""
        if self._faults >= _MOST_FAULTS:
            raise NotRead("given_up")
        try:
            answer = self._asked(Frame(READ, wire.encode(Order(whole)), jpeg))
        except TimeoutError:
            self._fail()
            raise NotRead("late") from None
        except (PipeClosed, OSError):
            self._fail()
            raise NotRead("gone") from None
        if answer.verb == FAULT:
            raise NotRead(answer.head.decode("ascii"))
        self._faults = 0
        return wire.decode(Reading, answer.body)

    def forget(self) -> None:
        """End the process, memory and all; the next page starts another. Returns at once."""
        with self._lock:
            self._faults = 0
            self._end()

    def close(self) -> None:
        """End the process for good."""
        with self._lock:
            self._closed = True
            self._end()

    def _asked(self, order: Frame) -> Frame:
        pipe = self._ready_pipe()
        send(pipe, order)
        return receive(pipe)

    def _fail(self) -> None:
        with self._lock:
            self._faults += 1
            self._end()

    def _ready_pipe(self) -> socket.socket:
        with self._lock:
            if self._closed:
                raise PipeClosed
            if self._running is None or self._pipe is None:
                self._running, self._pipe = start_child(self._module)
                self._pipe.settimeout(self._deadline_s)
            return self._pipe

    def _end(self) -> None:
        running, self._running = self._running, None
        pipe, self._pipe = self._pipe, None
        if running is not None:
            running.kill()
            running.wait()  # killed: the kernel takes milliseconds
        if pipe is not None:
            pipe.close()
