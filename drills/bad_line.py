"""A line that cuts, swallows answers, and delivers twice and late: a TCP relay on loopback.

What is counted as sent is what came from the kiosk's side, so a byte sent twice counts twice.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass

_CHUNK = 16_384
_RECEIVE_BUFFER = 32_768
"""Small, so that what a cut swallows in the socket buffers is not more than a real line holds."""
_REPEATABLE = b"PUT /v1/cases/"
_LATEST_S = 1.0


@dataclass(frozen=True, slots=True)
class Faults:
    """How bad the line is. `cut_every` is the mean of the bytes between two cuts, 0 for never."""

    cut_every: int = 0
    lost_answers: float = 0.0
    repeated: float = 0.0


class BadLine:
    """Relays a port of its own to the platform."""

    def __init__(self, port: int, faults: Faults, chance: random.Random) -> None:
        self.sent = self.cuts = self.answers_lost = self.repeated = 0
        self.port = 0
        self._target = port
        self._faults = faults
        self._chance = chance
        self._left = self._until_cut()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="bad line")
        self._late: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        """The platform, as the kiosk sees it."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result()

    def stop(self) -> None:
        """End, with everything that is under way."""
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _listen(self) -> None:
        place = socket.socket()
        place.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _RECEIVE_BUFFER)
        place.bind(("127.0.0.1", 0))
        self._server = await asyncio.start_server(self._carry, sock=place, limit=_RECEIVE_BUFFER)
        self.port = place.getsockname()[1]

    async def _end(self) -> None:
        self._server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}  # type: ignore[arg-type]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _until_cut(self) -> float:
        every = self._faults.cut_every
        return self._chance.expovariate(1 / every) if every else float("inf")

    async def _carry(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        try:
            far, forth = await asyncio.open_connection("127.0.0.1", self._target)
        except (OSError, asyncio.CancelledError):
            back.transport.abort()
            return
        call = _Call()
        with contextlib.suppress(OSError, asyncio.CancelledError):
            await asyncio.gather(self._up(near, forth, back, call), self._down(far, back, call))
        for end in (back, forth):
            end.transport.abort()

    async def _up(
        self,
        near: asyncio.StreamReader,
        forth: asyncio.StreamWriter,
        back: asyncio.StreamWriter,
        call: _Call,
    ) -> None:
        while chunk := await near.read(_CHUNK):
            self.sent += len(chunk)
            self._left -= len(chunk)
            call.is_asking = True
            if self._left <= 0:
                self.cuts += 1
                # The bytes before the cut arrive; a polite end, or the platform drops them.
                forth.write(chunk[: int(len(chunk) + self._left)])
                self._left = self._until_cut()
                await forth.drain()
                back.transport.abort()
                forth.close()
                return
            self._perhaps_again(chunk)
            forth.write(chunk)
            await forth.drain()
        forth.close()

    async def _down(
        self, far: asyncio.StreamReader, back: asyncio.StreamWriter, call: _Call
    ) -> None:
        while chunk := await far.read(_CHUNK):
            if call.is_asking and self._chance.random() < self._faults.lost_answers:
                self.answers_lost += 1
                back.transport.abort()
                return
            call.is_asking = False
            back.write(chunk)
            await back.drain()
        back.close()

    def _perhaps_again(self, chunk: bytes) -> None:
        """Deliver a small whole request a second time, later than others that come after it."""
        if chunk.startswith(_REPEATABLE) and self._chance.random() < self._faults.repeated:
            self.repeated += 1
            task = asyncio.create_task(self._again(chunk))
            self._late.add(task)
            task.add_done_callback(self._late.discard)

    async def _again(self, request: bytes) -> None:
        await asyncio.sleep(self._chance.uniform(0, _LATEST_S))
        with contextlib.suppress(OSError):
            far, forth = await asyncio.open_connection("127.0.0.1", self._target)
            try:
                forth.write(request)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(far.read(_CHUNK), 10)
            finally:
                forth.transport.abort()


class _Call:
    """One connection: whether a question is open."""

    is_asking = False


@contextlib.contextmanager
def bad_line(port: int, faults: Faults, seed: int) -> Iterator[BadLine]:
    """A bad line to the platform at `port`."""
    line = BadLine(port, faults, random.Random(seed))
    line.start()
    try:
        yield line
    finally:
        line.stop()
