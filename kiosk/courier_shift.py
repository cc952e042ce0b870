"""When a courier that is a service carries, begins afresh, and ends."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from kiosk import service_manager

START_ANEW = 75
"""Exit status that asks the service manager for a new start (EX_TEMPFAIL of sysexits.h)."""
_ENDS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
_PATIENCE_S = 1.0
"""How long a step may go on after it was told to end. Every step is durable: it may be killed."""
_ANSWER_S = 0.2


class Shift:
    """One carrying after another, until `end`. All but `carrying` may be used by any thread."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self._lock = threading.Lock()
        self._idle = threading.Event()
        self._idle.set()
        self._end: socket.socket | None = None

    @contextmanager
    def carrying(self) -> Iterator[socket.socket]:
        """A pipe for one carrying: it reads as closed when that has to end."""
        pipe, end = socket.socketpair()
        with pipe, end:
            with self._lock:
                self._end = end
                self._idle.clear()
            if self.over.is_set():
                self._hang_up()
            try:
                yield pipe
            finally:
                with self._lock:
                    self._end = None
                self._idle.set()

    def end(self) -> None:
        """End the carrying, and begin no other."""
        self.over.set()
        self._hang_up()

    def begin_again(self) -> None:
        """End the carrying; the next one tries every line at once.

        One that hangs in a request goes down with the process, after a moment for our answer.
        """
        self._hang_up()
        if not self._idle.wait(_PATIENCE_S):
            threading.Timer(_ANSWER_S, os._exit, (START_ANEW,)).start()

    def _hang_up(self) -> None:
        with self._lock:
            if self._end is not None:
                self._end.shutdown(socket.SHUT_RDWR)


def end_on_signal(shift: Shift) -> None:
    """End the shift on SIGTERM, and the process a second later whatever it is in.

    On a thread of its own, because a Python handler would wait for the step that the main thread
    is in; the descriptor is written to at once (signal.set_wakeup_fd). Call it on the main thread.
    """
    told, ours = socket.socketpair()
    ours.setblocking(False)
    signal.set_wakeup_fd(ours.fileno(), warn_on_full_buffer=False)
    for number in _ENDS:
        signal.signal(number, lambda *_: None)

    def wait() -> None:
        # Both ends stay open in here until the process is gone.
        with told, ours:
            told.recv(1)
            service_manager.tell(service_manager.ENDING)
            shift.end()
            time.sleep(_PATIENCE_S)
            os._exit(0)

    threading.Thread(target=wait, name="signals", daemon=True).start()
