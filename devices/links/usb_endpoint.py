"""The device's end of `usb_socket`, for simulators: pipes that a host may claim."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import queue
import socket
import threading
from collections import deque
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from devices.links.usb_socket import folder_address

_POST_S = 0.2


class UsbEndpoint:
    """A USB device that is reached through the socket `path`.

    `hear` is called on the endpoint's own thread with each transfer (pipe, bytes).
    """

    def __init__(
        self, path: Path, about: Mapping[str, Any], hear: Callable[[int, bytes], None]
    ) -> None:
        self._path = path
        self._about = dict(about)
        self._hear = hear
        self._plugging: _Plugging | None = None

    @property
    def is_plugged(self) -> bool:
        """Whether the cable is in."""
        return self._plugging is not None

    def plug(self) -> None:
        """Put the cable in: the socket appears."""
        if self._plugging is None:
            self._plugging = _Plugging(self._path, self._about, self._hear)

    def unplug(self) -> None:
        """Pull the cable: whoever has the device open loses it."""
        plugging, self._plugging = self._plugging, None
        if plugging is not None:
            plugging.cut()

    def post(self, job: Callable[[], None]) -> None:
        """Have `job` run on the endpoint's thread, and wait a moment for it."""
        if (plugging := self._plugging) is not None:
            plugging.post(job)

    def send(self, pipe: int, data: bytes) -> None:
        """Offer one transfer to the host."""
        if (plugging := self._plugging) is not None:
            plugging.offer(pipe, data)

    def pause(self, seconds: float) -> None:
        """Be slow, but not to an unplugging. On the endpoint's thread only."""
        if (plugging := self._plugging) is not None:
            plugging.gone.wait(seconds)


class _Plugging:
    """One plugging-in: a listening socket, its hosts, and the thread that is the device."""

    def __init__(
        self, path: Path, about: dict[str, Any], hear: Callable[[int, bytes], None]
    ) -> None:
        self.gone = threading.Event()
        self._path, self._about, self._hear = path, about, hear
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._offered: dict[int, deque[bytes]] = {}
        self._changed = threading.Condition()
        self._owner: socket.socket | None = None
        self._hosts: list[socket.socket] = []
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        self._server = socket.socket(socket.AF_UNIX)
        fd, name = folder_address(path)
        self._server.bind(name)
        os.close(fd)
        self._server.listen()
        self._threads = [self._thread(self._work), self._thread(self._accept)]

    def post(self, job: Callable[[], None]) -> None:
        done = threading.Event()

        def run() -> None:
            job()
            done.set()

        self._jobs.put(run)
        if threading.current_thread() is not self._threads[0]:
            done.wait(_POST_S)

    def offer(self, pipe: int, data: bytes) -> None:
        with self._changed:
            self._offered.setdefault(pipe, deque()).append(data)
            self._changed.notify_all()

    def cut(self) -> None:
        self._path.unlink(missing_ok=True)
        self.gone.set()
        self._jobs.put(None)
        with self._changed:
            self._changed.notify_all()
        for end in (self._server, *self._hosts):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join()
        self._server.close()

    def _thread(self, run: Callable[[], None]) -> threading.Thread:
        thread = threading.Thread(target=run, name=str(self._path), daemon=True)
        thread.start()
        return thread

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None and not self.gone.is_set():
            job()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while not self.gone.is_set():
                host, _ = self._server.accept()
                self._hosts.append(host)
                self._threads.append(self._thread(partial(self._serve, host)))

    def _serve(self, host: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError), host, host.makefile("r") as requests:
            host.sendall(json.dumps(self._about).encode("ascii") + b"\n")
            for line in requests:
                answer = self._answer(host, json.loads(line))
                if self.gone.is_set():
                    return
                host.sendall(json.dumps(answer).encode("ascii") + b"\n")
        with self._changed:
            if self._owner is host:
                self._owner = None

    def _answer(self, host: socket.socket, request: dict[str, Any]) -> dict[str, Any]:
        if request["op"] == "claim":
            return self._claim(host)
        if self._owner is not host:
            return {"errno": errno.EACCES}
        pipe = request["pipe"]
        if pipe not in self._about["pipes"]:
            return {"errno": errno.ENOENT}
        if request["op"] == "write":
            data = bytes.fromhex(request["hex"])
            self._jobs.put(lambda: self._hear(pipe, data))
            return {}
        return self._taken(pipe, request["size"], request["ms"] / 1000)

    def _claim(self, host: socket.socket) -> dict[str, Any]:
        with self._changed:
            if self._owner not in (None, host):
                return {"errno": errno.EBUSY}
            self._owner = host
            self._offered.clear()
            return {}

    def _taken(self, pipe: int, size: int, timeout_s: float) -> dict[str, Any]:
        with self._changed:
            waiting = self._offered.setdefault(pipe, deque())
            self._changed.wait_for(lambda: waiting or self.gone.is_set(), timeout_s)
            if not waiting:
                return {"errno": errno.ETIMEDOUT}
            data = waiting.popleft()
            if len(data) > size:
                waiting.appendleft(data[size:])
            return {"hex": data[:size].hex()}
