"""A process that works for one visit: asked, waited for so long, replaced, and killed at its end.

Started with the first order of a visit. What it costs, crashes on and remembers of people ends
with it: the memory of a library cannot be wiped from outside.
"""

from __future__ import annotations

import socket
import subprocess
import threading
from typing import Final

from offline_cache.child import start_child
from offline_cache.frames import Frame, PipeClosed, receive, send

_MOST_FAULTS: Final = 3
"""After so many in one visit we stop trying: something is wrong that another try does not mend."""


class OrderFailed(Exception):
    """No answer to an order. `code`: late, gone, given_up."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class VisitProcess:
    """At most one process. `ask` is called from one thread, `forget` and `close` from any."""

    def __init__(self, module: str, deadline_s: float) -> None:
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

    def ask(self, order: Frame) -> Frame:
        """Send an order and wait for its answer. Raises `OrderFailed`."""
        if self._faults >= _MOST_FAULTS:
            raise OrderFailed("given_up")
        try:
            pipe = self._ready_pipe()
            send(pipe, order)
            answer = receive(pipe)
        except TimeoutError:
            self._fail()
            raise OrderFailed("late") from None
        except (PipeClosed, OSError):
            self._fail()
            raise OrderFailed("gone") from None
        self._faults = 0
        return answer

    def forget(self) -> None:
        """End the process, memory and all; the next order starts another. Returns at once."""
        with self._lock:
            self._faults = 0
            self._end()

    def close(self) -> None:
        """End the process for good."""
        with self._lock:
            self._closed = True
            self._end()

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
            # The kernel takes milliseconds to give its memory back; a screen waits for us.
            threading.Thread(target=running.wait, name="gone", daemon=True).start()
        if pipe is not None:
            pipe.close()
