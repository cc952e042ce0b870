"""The device's end of a serial cable, for simulators: a pseudo terminal with a name.

The kernel lets the device's end see which speed the other end has chosen, so a simulator can
garble what it hears at a wrong one, like a real line.
"""

from __future__ import annotations

import os
import queue
import select
import socket
import termios
import threading
import time
import tty
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from devices.simulation import BenchRefused

_CHUNK = 4096
_PACE_PIECE = 64
_POST_S = 0.2
_PIECE_S = 0.0002
"""Enough for the other end to see every piece by itself."""


class PtyEndpoint:
    """A serial device that is reached through the symlink `path`.

    `hear` is called on the endpoint's own thread with what the host sends, and may call `send`.
    """

    def __init__(self, path: Path, hear: Callable[[bytes], None]) -> None:
        self.path = path
        self.baud: int | None = None
        self.is_paced = False
        self.piece = 0
        self.noise = b""
        self._hear = hear
        self._plug_lock = threading.Lock()
        self._wire: _Wire | None = None

    @property
    def is_plugged(self) -> bool:
        """Whether the cable is in."""
        return self._wire is not None

    def plug(self) -> None:
        """Put the cable in: the symlink appears."""
        with self._plug_lock:
            if self._wire is None:
                self._wire = _Wire(self)

    def unplug(self) -> None:
        """Pull the cable: the symlink goes and whoever has the port open loses it."""
        with self._plug_lock:
            wire, self._wire = self._wire, None
        if wire is not None:
            wire.cut()

    def post(self, job: Callable[[], None]) -> None:
        """Have `job` run on the endpoint's thread; without a cable it is dropped.

        Returns when it has run, or after a moment when the device is slow.
        """
        wire = self._wire
        if wire is not None:
            wire.post(job)

    def send(self, data: bytes) -> None:
        """Send bytes to the host. On the endpoint's thread only."""
        wire = self._wire
        if wire is not None:
            wire.send(data)

    def pause(self, seconds: float) -> None:
        """Be slow, but not to an unplugging. On the endpoint's thread only."""
        wire = self._wire
        if wire is not None:
            wire.gone.wait(seconds)

    def disturb(self, body: Mapping[str, Any]) -> None:
        """Make it a bad line: {"piece": bytes at a time, "noise": hex before each answer}.

        Nothing of it loses a byte; {} is a good line. Raise `BenchRefused`.
        """
        try:
            piece, noise = int(body.get("piece", 0)), bytes.fromhex(body.get("noise", ""))
        except (TypeError, ValueError):
            raise BenchRefused("a line has a 'piece' in bytes and 'noise' in hex") from None
        if piece < 0:
            raise BenchRefused("a piece has 1 byte or more, and 0 means as it comes")
        self.piece, self.noise = piece, noise

    def heard(self, data: bytes) -> None:
        """Called by the wire with what arrived."""
        self._hear(data)


class _Wire:
    """One plugging-in: a pseudo terminal and the thread that owns it."""

    def __init__(self, endpoint: PtyEndpoint) -> None:
        self.gone = threading.Event()
        self._endpoint = endpoint
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        os.set_blocking(self._master, False)
        self._wake_out, self._wake_in = socket.socketpair()
        self._jobs: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._link()
        self._thread = threading.Thread(target=self._run, name=str(endpoint.path), daemon=True)
        self._thread.start()

    def post(self, job: Callable[[], None]) -> None:
        done = threading.Event()

        def run() -> None:
            job()
            done.set()

        self._jobs.put(run)
        self._wake()
        if threading.current_thread() is not self._thread:
            done.wait(_POST_S)

    def cut(self) -> None:
        self._endpoint.path.unlink(missing_ok=True)
        self.gone.set()
        self._wake()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def send(self, data: bytes) -> None:
        speed = _BAUDS.get(termios.tcgetattr(self._master)[5], 9600)
        if self._endpoint.baud not in (None, speed):
            data = _garbled(data)
        data = self._endpoint.noise + data
        step = _PACE_PIECE if self._endpoint.is_paced else self._endpoint.piece or len(data)
        begun = time.monotonic()
        for start in range(0, len(data), max(1, step)):
            piece = data[start : start + step]
            self._write(piece)
            # By the clock of the whole frame: sleeping a little too long after each piece adds up.
            due = begun + (start + len(piece)) * 10 / speed
            if self._endpoint.piece and self.gone.wait(_PIECE_S):
                return
            if self._endpoint.is_paced and self.gone.wait(max(0.0, due - time.monotonic())):
                return

    def _write(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest and not self.gone.is_set():
            try:
                rest = rest[os.write(self._master, rest) :]
            except BlockingIOError:
                # Nobody reads. A real line would lose the bytes; wait a little first.
                if not select.select([], [self._master], [], 0.5)[1]:
                    return

    def _run(self) -> None:
        try:
            while not self.gone.is_set():
                ready, _, _ = select.select([self._master, self._wake_out.fileno()], [], [])
                if self._wake_out.fileno() in ready:
                    self._wake_out.recv(1)
                while not self._jobs.empty() and not self.gone.is_set():
                    self._jobs.get()()
                if self._master in ready and not self.gone.is_set():
                    self._endpoint.heard(self._read())
        finally:
            os.close(self._master)
            os.close(self._slave)
            self._wake_in.close()
            self._wake_out.close()

    def _read(self) -> bytes:
        data = os.read(self._master, _CHUNK)
        speed = _BAUDS.get(termios.tcgetattr(self._master)[5], 9600)
        return data if self._endpoint.baud in (None, speed) else _garbled(data)

    def _wake(self) -> None:
        try:
            self._wake_in.send(b"!")
        except OSError:
            return  # the thread has just ended

    def _link(self) -> None:
        path = self._endpoint.path
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.ttyname(self._slave))
        fresh.replace(path)


def _garbled(data: bytes) -> bytes:
    return bytes((byte * 7 + 0x35) & 0xFF for byte in data)


_BAUDS = {
    getattr(termios, f"B{speed}"): speed
    for speed in (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800)
}
