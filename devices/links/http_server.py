"""The HTTP side of simulated network devices."""

from __future__ import annotations

import socket
from http.server import ThreadingHTTPServer
from typing import Any


class DroppableServer(ThreadingHTTPServer):
    """A server that can end every conversation at once, as a device that is unplugged does."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True

    def __init__(self, *args: Any) -> None:
        self._lines: set[socket.socket] = set()
        super().__init__(*args)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._lines.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._lines.discard(request)
        super().shutdown_request(request)

    def drop_all(self) -> None:
        """Cut every line that is open now."""
        for line in tuple(self._lines):
            try:
                line.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # gone already

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no news."""
