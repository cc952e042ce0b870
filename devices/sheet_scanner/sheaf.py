"""The writing side of scanned pages (see `frames.py`), in the driver's own process.

Every page is a memfd of its own, sealed against any change, handed to the kiosk's process over
an abstract socket and to nobody else. It has no name in any file system.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import socket
import struct
import threading
from typing import Any, Final

from devices.sheet_scanner.frames import NUMBER, SEALS, socket_name

MOST_BYTES: Final = 192 * 1024 * 1024
"""Most bytes that wait to be fetched at one time."""

_CREDENTIALS: Final = struct.Struct("3i")
_ASK_S: Final = 1.0


class SheafFull(Exception):
    """The kiosk does not fetch the pages as fast as they come."""


class PageSheaf:
    """Pages by number. Numbers go up and are never used twice."""

    def __init__(self) -> None:
        self.address = f"@menkou-sheet-{os.getpid()}-{secrets.token_hex(8)}"
        self._pages: dict[int, tuple[int, int]] = {}
        self._lock = threading.Lock()
        self._last = 0
        self._desk = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._desk.bind(socket_name(self.address))
        self._desk.listen(4)
        threading.Thread(target=self._hand_over, name="page-sheaf", daemon=True).start()

    def put(self, jpeg: bytes) -> dict[str, Any]:
        """Seal a page; return the body of its report. Raises `SheafFull`."""
        with self._lock:
            if sum(size for _, size in self._pages.values()) + len(jpeg) > MOST_BYTES:
                raise SheafFull
            handle = os.memfd_create("menkou-sheet", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
            rest = memoryview(jpeg)
            while rest:
                rest = rest[os.write(handle, rest) :]
            fcntl.fcntl(handle, fcntl.F_ADD_SEALS, SEALS)
            self._last += 1
            self._pages[self._last] = handle, len(jpeg)
            return {"shm": self.address, "number": self._last, "size": len(jpeg)}

    def wipe(self) -> None:
        """Let go of every page: one nobody else holds is gone for good."""
        with self._lock:
            for handle, _ in self._pages.values():
                os.close(handle)
            self._pages.clear()

    def close(self) -> None:
        """Hand out nothing any more."""
        self.wipe()
        self._desk.close()

    def _hand_over(self) -> None:
        while True:
            try:
                line, _ = self._desk.accept()
            except OSError:
                return  # closed
            with line:
                asked = line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
                pid, _, _ = _CREDENTIALS.unpack(asked)
                if pid in (os.getppid(), os.getpid()):
                    self._answer(line)

    def _answer(self, line: socket.socket) -> None:
        """A page goes once: afterwards only the kiosk has it."""
        try:
            line.settimeout(_ASK_S)
            asked = line.recv(NUMBER.size, socket.MSG_WAITALL)
            if len(asked) != NUMBER.size:
                return
            with self._lock:
                handle, _ = self._pages.pop(NUMBER.unpack(asked)[0], (-1, 0))
            if handle < 0:
                return
            try:
                socket.send_fds(line, [b"p"], [handle])
            finally:
                os.close(handle)
        except OSError:
            return  # the asker left again
