"""One host tied to one connection of the kiosk: they hear each other and end together."""

from __future__ import annotations

import select
import socket
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from devices import pipe
from devices.host_line import HostEnded
from devices.host_process import HostProcess

LEAVE_S = 1.3
"""How long a host may take to leave after it was asked to."""
_STUCK_S = 10.0
"""How long the kiosk may leave unread what a host says: longer, and it hangs."""
_CHUNK = 65536
_MOST_UNSENT = 2 * pipe.LIMIT
_GONE = select.POLLHUP | select.POLLERR | select.POLLNVAL


class _KioskGone(Exception):
    """The kiosk's end of the connection is closed, or nobody reads it."""


class Tie:
    """Relays until one of the two ends. For the thread that started the host."""

    def __init__(self, connection: socket.socket, host: HostProcess) -> None:
        self._connection = connection
        self._host = host
        self._cutter = pipe.FrameCutter()
        self._leaves_at: float | None = None
        self._looks_for_room = False
        self._poll = select.poll()
        connection.settimeout(_STUCK_S)
        self._poll.register(connection, select.POLLIN)
        self._poll.register(host.out_fd, select.POLLIN)

    def hold(self) -> int:
        """Relay to the end; return the exit code, which the kiosk was told: the host is gone."""
        why, within_s = "", 0.0
        try:
            self._tell({"t": "started", "pid": self._host.pid})
            self._relay()
        except HostEnded:
            within_s = LEAVE_S
        except pipe.BadPipeFrame:
            why = "garbled"
        except _KioskGone:
            return self._host.end(within_s=0.0)
        code = self._host.end(within_s=within_s)
        with suppress(_KioskGone):
            self._tell({"t": "ended", "code": code, "why": why})
        return code

    def _tell(self, message: Mapping[str, Any]) -> None:
        self._send(pipe.encode(message))

    def _send(self, frames: bytes) -> None:
        try:
            self._connection.sendall(frames)
        except OSError:
            raise _KioskGone from None

    def _relay(self) -> None:
        """Until one ends, which raises, or until the host is overdue or takes nothing any more."""
        while self._host.unsent < _MOST_UNSENT:
            left_s = None if self._leaves_at is None else self._leaves_at - time.monotonic()
            if left_s is not None and left_s <= 0:
                return
            for fd, events in self._poll.poll(None if left_s is None else left_s * 1000):
                if fd == self._host.out_fd:
                    self._from_host()
                elif fd == self._connection.fileno():
                    self._from_kiosk(events)
                else:
                    self._host.flush()
            self._look_for_room(self._host.has_unsent)

    def _from_host(self) -> None:
        self._send(self._cutter.feed(self._host.take()))

    def _from_kiosk(self, events: int) -> None:
        if events & _GONE:
            raise _KioskGone
        try:
            data = self._connection.recv(_CHUNK)
        except OSError:
            raise _KioskGone from None
        if data:
            self._host.pass_on(data)
            return
        # Half closed: it wants the host to leave, and to hear how that went.
        self._look_for_room(False)
        self._host.ask_to_leave()
        self._leaves_at = time.monotonic() + LEAVE_S
        self._poll.modify(self._connection, 0)

    def _look_for_room(self, wanted: bool) -> None:
        if wanted == self._looks_for_room:
            return
        self._looks_for_room = wanted
        if wanted:
            self._poll.register(self._host.in_fd, select.POLLOUT)
        else:
            self._poll.unregister(self._host.in_fd)
